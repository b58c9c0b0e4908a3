"""What the elements of HTML are to paper, and what belongs to tables, tabs and definitions, well written or not."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.text.html_tree import HEADINGS, Element

WRAPPED = {"em": "em", "i": "em", "cite": "em", "var": "em", "strong": "strong", "b": "strong", "code": "mono",
           "kbd": "mono", "samp": "mono", "tt": "mono", "del": "del", "s": "del", "strike": "del", "ins": "ins", "u": "ins",
           "mark": "mark", "sub": "sub", "sup": "sup", "small": "small"}  # fmt: skip
"""Elements in the middle of a sentence that only change its looks, and the node each becomes."""
TRANSPARENT = frozenset({"span", "q", "time", "label", "bdi", "bdo", "dfn", "acronym", "big", "data", "font", "nobr", "output",
                         "picture", "ruby"})  # fmt: skip
"""Elements in the middle of a sentence that are no more than their words."""
LOOKS = TRANSPARENT.union(WRAPPED, ("a", "abbr"))
"""Elements that may stand round whole blocks and give them their looks."""
NOTHING = frozenset({"col", "colgroup", "rp", "source", "track"})
"""Elements that say something about what they stand in, and show nothing."""
GROUPS = frozenset({"div", "section", "article", "main", "aside", "header", "footer", "figure", "center", "address", "caption",
                    "dd", "dialog", "dt", "fieldset", "form", "hgroup", "nav", "search"})  # fmt: skip
"""Elements that only hold others together; and those that a page may have outside of what they belong to."""
LINES = HEADINGS | {"p", "figcaption", "legend", "summary"}
"""Elements that hold a sentence and no other block."""
ITS_OWN = frozenset({"audio", "button", "canvas", "embed", "iframe", "input", "link", "math", "meta", "meter", "noembed",
                     "noframes", "noscript", "object", "progress", "script", "select", "style", "svg", "template", "textarea",
                     "title", "video", "xmp"})  # fmt: skip
"""Elements of which a browser shows something else than the words in them, or nothing."""


def is_(part: Element | str, *tags: str) -> bool:
    """Whether something is an element of some name."""
    return isinstance(part, Element) and part.tag in tags


def is_title_of_tab(element: Element) -> bool:
    """Whether it is what one taps to see a tab."""
    return element.tag == "label" and element.attributes.get("for", "").startswith("__tabbed")


def parts_of_tabs(element: Element) -> Iterator[Element | str]:
    """What tabs hold, without their titles and what chooses between them."""
    for child in element.children:
        if not isinstance(child, Element):
            yield child
        elif child.has_class("tabbed-content") and any(each.has_class("tabbed-block") for each in child.elements()):
            yield from parts_of_tabs(child)
        elif not (child.tag == "input" or is_title_of_tab(child) or child.has_class("tabbed-labels")):
            yield child


def parts_of_definitions(element: Element) -> Iterator[Element | str]:
    """What a list of definitions holds, in groups or not."""
    for child in element.children:
        if isinstance(child, Element) and child.tag == "div":
            yield from parts_of_definitions(child)
        else:
            yield child


def parts_of_table(element: Element) -> Iterator[Element | str]:
    """The rows of a table, and what stands in no cell."""
    for child in element.children:
        if not isinstance(child, Element) or child.tag not in ("tbody", "tfoot", "thead", "tr"):
            yield child
        elif child.tag == "tr":
            yield from [*(part for part in child.children if not is_(part, "td", "th")), child]
        else:
            yield from parts_of_table(child)


def cells_of(row: Element) -> list[Element]:
    """The cells of a row."""
    return [cell for cell in row.elements() if cell.tag in ("td", "th")]
