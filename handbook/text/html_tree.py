"""HTML as a tree of elements with their words, for whoever asks what stands in what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from handbook.text.html import RAW_TEXT, Tag, tokens

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements that hold nothing and have no closing tag."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
    "summary", "table", "ul",
}  # fmt: skip
"""Elements that end a paragraph when they begin."""
_ITEMS = frozenset({"dd", "dt", "li"})
_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"tbody", "tfoot", "thead"})
_IN_A_TABLE = _CELLS | _PARTS | {"caption", "col", "colgroup", "tr"}
_ALL_BLOCKS = _BLOCKS | _ITEMS | _IN_A_TABLE
_FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
"""Elements that a closing tag ends though a block in them has not ended; that one stays open."""
_TABLE = frozenset({"table"})
_AROUND_CELLS = _CELLS | {"button", "caption", "object", "table", "template"}
_AROUND_ITEMS = _ALL_BLOCKS - _ITEMS - {"address", "div", "p"}
_WALLS = {"li": _AROUND_CELLS | {"ol", "ul"}, "table": frozenset[str](), **dict.fromkeys(_IN_A_TABLE, _TABLE)}
"""What a closing tag does not reach beyond, where that is not as for all blocks, or for all that stands in a sentence."""
_PARAGRAPH = (frozenset({"p"}), _AROUND_CELLS)
_ENDED_BY = {
    **dict.fromkeys(_BLOCKS, (_PARAGRAPH,)),
    "li": (
        (frozenset({"li"}), _AROUND_ITEMS),
        _PARAGRAPH,
    ),
    **dict.fromkeys(
        ("dd", "dt"),
        (
            (frozenset({"dd", "dt"}), _AROUND_ITEMS),
            _PARAGRAPH,
        ),
    ),
    **dict.fromkeys(_CELLS, ((_CELLS | {"caption"}, _TABLE),)),
    "tr": ((_CELLS | {"caption", "tr"}, _TABLE),),
    **dict.fromkeys(_PARTS, ((_IN_A_TABLE, _TABLE),)),
    "table": (
        _PARAGRAPH,
        (_TABLE, _CELLS | {"caption"}),
    ),
    **dict.fromkeys(("option", "optgroup"), ((frozenset({"option"}), frozenset({"select"})),)),
    **dict.fromkeys(("rp", "rt"), ((frozenset({"rp", "rt"}), frozenset({"ruby"})),)),
}
"""The open elements that end when one begins, and what they are not sought beyond."""


@dataclass(eq=False)
class Element:
    """An element of HTML: its name, its attributes and what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def has_class(self, name: str) -> bool:
        """Whether a class is among its own."""
        return name in self.attributes.get("class", "").split()

    def words(self) -> str:
        """Everything that is written in it."""
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)

    def find(self, *tags: str) -> Iterator[Element]:
        """The elements of some names in it, however deep, but not those inside one that was found."""
        for child in self.elements():
            if child.tag in tags:
                yield child
            else:
                yield from child.find(*tags)

    def elements(self) -> Iterator[Element]:
        """The elements that stand directly in it."""
        return (child for child in self.children if isinstance(child, Element))


def parse(html: str) -> Element:
    """The elements of an HTML text, in one that has no name.

    What is badly closed stands where a browser shows it, by the rules of the HTML standard (13.2.6) for tags that end
    others. What may stand only in a table is passed over elsewhere; what stands between the cells of one stays there.
    """
    open_ = [Element("")]
    at = 0
    for token in tokens(html):
        _add_text(open_[-1], html[at : token.start])
        at = token.end
        if isinstance(token, Tag):
            (_close if token.closes else _open)(open_, token)
    _add_text(open_[-1], html[at:])
    return open_[0]


def _add_text(element: Element, text: str) -> None:
    if text:
        element.children.append(text if element.tag in RAW_TEXT else unescape(text))


def _open(open_: list[Element], tag: Tag) -> None:
    for ended, walls in _ENDED_BY.get(tag.name, ()):
        _end(open_, ended, walls)
    if tag.name in _IN_A_TABLE and not any(element.tag == "table" for element in open_):
        return
    if tag.name in _CELLS and open_[-1].tag != "tr":
        _put(open_, Element("tr"))
    element = Element(tag.name, {name: attribute.value for name, attribute in tag.attributes.items()})
    if tag.name in VOID or tag.closes_itself:
        open_[-1].children.append(element)
    else:
        _put(open_, element)


def _put(open_: list[Element], element: Element) -> None:
    open_[-1].children.append(element)
    open_.append(element)


def _end(open_: list[Element], ended: frozenset[str], walls: frozenset[str]) -> None:
    """End the outermost element of some names on this side of a wall, with all in it."""
    found = 0
    for at in range(len(open_) - 1, 0, -1):
        if open_[at].tag in ended:
            found = at
        if open_[at].tag in walls:
            break
    if found:
        del open_[found:]


def _close(open_: list[Element], tag: Tag) -> None:
    """End the innermost element that a closing tag may mean; one of nothing is passed over."""
    named = HEADINGS if tag.name in HEADINGS else frozenset({tag.name})
    walls = _WALLS.get(tag.name, _AROUND_CELLS if tag.name in _BLOCKS or tag.name in _FORMATTING else _ALL_BLOCKS)
    for at in range(len(open_) - 1, 0, -1):
        if open_[at].tag in named:
            crosses = tag.name in _FORMATTING and any(element.tag in _ALL_BLOCKS for element in open_[at:])
            del open_[at : at + 1 if crosses else len(open_)]
            return
        if open_[at].tag in walls:
            return
