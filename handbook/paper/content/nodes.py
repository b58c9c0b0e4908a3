"""HTML, as Markdown makes it, as a small tree of nodes that paper knows how to draw.

A node is a dictionary whose `is` says what it is; a plain text stands for itself. Everything a page may hold
has its node here; anything else is reported, never dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from handbook.paper.content.elements import (
    GROUPS,
    ITS_OWN,
    LINES,
    LOOKS,
    NOTHING,
    TRANSPARENT,
    WRAPPED,
    cells_of,
    is_,
    is_title_of_tab,
    parts_of_definitions,
    parts_of_table,
    parts_of_tabs,
)
from handbook.paper.content.on_screen import marks_of_nothing, take_away
from handbook.text.comparing import self_contained
from handbook.text.html_tree import HEADINGS, Element, parse

Node = dict[str, Any]
"""One of these, by its `is`; `body` is a list of texts and nodes, and `draw` in `typst/prose.typ` draws each of them.

    p, em, strong, mono, del, ins, mark, sub, sup, small, quote    body
    heading      level, name (what links call it by, or nothing), body
    list         ordered, start, items: a list of nodes each
    definitions  items: term (body) and means (nodes)
    table        columns, align (left, right, center or nothing), head and rows: cells with body, across, down
    admonition   kind, title (body), body
    code         text
    image        src (the name of a picture), alt, width (a share such as 50%, points of a screen, or nothing)
    formula      tree (as `formulas.py` makes it), tex, is-block
    missing      url: something that paper has no form for, and where the site has it, or nothing
    link         to (names it may stand under, best first), url, body
    note, again  name, and of a note its body: a footnote, and another mark that points at it
    box          ticked
    rule, br     nothing more
    mention      id, words, badge: an entry in a sentence
    piece        draw (a function in `typst/cards.typ`), view (what it draws)
    card         as a piece, and name, level, title, due (ISO): an entry at home, under its heading

Before each round of typesetting a link, and whatever else names an entry by its `id`, is told `at`, the place where that
stands, and a card `tall`, whether it may break.
"""
Inline = str | Node

CALL = "hb-call"
"""The class of the empty element that stands for a macro; `data-call` is the number of the call."""
MERMAID = "mermaid"
"""The language of drawings that a script draws on the site."""
FORMULA = "arithmatex"
"""The class of what holds a formula in TeX."""
EMOJI = frozenset({"emojione", "twemoji", "gemoji"})
"""The classes of small pictures that stand for a sign."""
SPACES = " \t\n\f\r"
WHITE = re.compile(f"[{SPACES}]+")


class Page(Protocol):
    """What the page that an HTML text belongs to says about what stands on it."""

    def call(self, number: int) -> list[Node]:
        """What stands in the place of a macro, by the number of the call."""

    def link(self, href: str) -> Node:
        """Where a link leads: a node without its words."""

    def picture(self, element: Element) -> Node:
        """A picture."""

    def heading(self, level: int, name: str) -> Node:
        """A heading without its words."""

    def named(self, name: str) -> str:
        """A name that no other page gives to anything."""

    def printed(self, said: str) -> str:
        """Words with the marks they are printed with."""

    def unknown(self, element: Element) -> Node:
        """What stands in the place of something that paper has no form for."""

    def laid_out(self, body: list[Inline]) -> list[Inline]:
        """Words that begin a paragraph, a title or a cell, in the direction in which they are read."""

    def marked_in_vain(self, before: str, mark: str) -> None:
        """A mark that was meant for what is on the screen alone, and is none; and what stands before it on the page."""

    def draws_mermaid(self) -> bool:
        """Whether code in Mermaid is a drawing on the site."""

    def formula(self, element: Element) -> Node | None:
        """A formula; nothing where paper has no form for it."""


def all_nodes(data: Any) -> Iterator[Node]:
    """Every node among some in their order, those that stand inside others too: a card may stand in a note or a list."""
    if isinstance(data, dict):
        if "is" in data:
            yield data
        for value in () if "view" in data else data.values():
            yield from all_nodes(value)
    elif isinstance(data, list):
        for value in data:
            yield from all_nodes(value)


def read_nodes(html: str, page: Page) -> list[Node]:
    """The nodes of an HTML text."""
    root = parse(html)
    for before, mark in marks_of_nothing(root):
        page.marked_in_vain(before, mark)
    take_away(root)
    return _Reader(page, {note.attributes["id"]: note for note in _notes(root)}).flow(root.children)


def _notes(root: Element) -> Iterator[Element]:
    """The footnotes, which Markdown puts at the end of a page."""
    for group in root.find("div"):
        if group.has_class("footnote"):
            yield from (item for item in group.find("li") if item.attributes.get("id", "").startswith("fn:"))
        else:
            yield from _notes(group)


class _Reader:
    def __init__(self, page: Page, notes: dict[str, Element]) -> None:
        self.page = page
        self.notes = notes
        self.said: set[str] = set()
        self.long_forms: set[str] = set()
        self.blocks: dict[str, Callable[[Element], Iterable[Node]]] = {
            "ul": self._list, "ol": self._list, "dl": self._definitions, "table": self._table,
            "menu": self._list, "dir": self._list, "li": self._item, "blockquote": self._quote, "pre": self._code, "hr": lambda _: [{"is": "rule"}], "details": self._details,
            **dict.fromkeys(LINES - HEADINGS, self._paragraph), **dict.fromkeys(GROUPS, self._group),
            **dict.fromkeys(HEADINGS, self._heading),
        }  # fmt: skip

    def flow(self, children: Iterable[Element | str]) -> list[Node]:
        """Blocks in order; words between them are a paragraph of their own."""
        nodes: list[Node] = []
        loose: list[Element | str] = []
        for child in children:
            if isinstance(child, Element) and child.tag in self.blocks:
                nodes += [*self._loose(loose), *self.blocks[child.tag](child)]
                loose = []
            elif isinstance(child, Element) and self._holds_blocks(child):
                nodes += [*self._loose(loose), *self.flow(self._opened(child))]
                loose = []
            else:
                loose.append(child)
        return [*nodes, *self._loose(loose)]

    def _holds_blocks(self, element: Element) -> bool:
        """Whether something for the middle of a sentence stands round whole blocks, as where it is never closed."""
        is_more = element.has_class(CALL) or element.has_class(FORMULA) or self._is_note(element)
        if element.tag in ITS_OWN or is_more:
            return False
        return any(child.tag in self.blocks or self._holds_blocks(child) for child in element.elements())

    def _opened(self, element: Element) -> Iterator[Element | str]:
        """What it stands round; paragraphs and titles in it look as it makes them."""
        if element.tag not in LOOKS:
            self.page.unknown(element)
            yield from element.children
            return
        for child in element.children:
            if isinstance(child, Element) and child.tag not in self.blocks and self._holds_blocks(child):
                yield from self._opened(Element(element.tag, element.attributes, list(self._opened(child))))
            elif not isinstance(child, Element) or child.tag not in self.blocks:
                yield Element(element.tag, element.attributes, [child])
            elif child.tag in LINES or (child.tag in GROUPS and "class" not in child.attributes):
                yield Element(child.tag, child.attributes, [Element(element.tag, element.attributes, child.children)])
            else:
                yield child

    def _loose(self, children: list[Element | str]) -> Iterator[Node]:
        body = self.inline(children)
        if any(not isinstance(part, str) or part.strip() for part in body):
            yield {"is": "p", "body": body}

    def inline(self, children: Iterable[Element | str]) -> list[Inline]:
        """Words and what stands among them, without white space at the ends."""
        return self.page.laid_out(_trimmed(list(self._inline(children))))

    def _inline(self, children: Iterable[Element | str], *, as_typed: bool = False) -> Iterator[Inline]:
        after_break = False
        for child in children:
            if isinstance(child, str):
                said = self_contained(WHITE.sub(" ", child.lstrip(SPACES) if after_break else child))
                yield said if as_typed else self.page.printed(said)
            elif child.tag in WRAPPED and not self._is_note(child):
                yield from self._wrapped(child)
            elif child.has_class(FORMULA):
                yield self.page.formula(child) or {"is": "mono", "body": [child.words().strip()]}
            elif child.has_class("twemoji") and child.tag == "span":
                yield child.attributes.get("title", "").replace(":", "")
            elif child.has_class(CALL):
                yield from self.page.call(int(child.attributes["data-call"]))
            elif child.tag in TRANSPARENT:
                yield from self._inline(child.children)
            else:
                yield from self._special(child)
            after_break = isinstance(child, Element) and child.tag == "br"

    def _special(self, element: Element) -> Iterator[Inline]:
        if element.tag == "a":
            yield from self._link(element)
        elif element.tag == "abbr":
            yield from self._abbreviation(element)
        elif element.tag == "img" and EMOJI & set(element.attributes.get("class", "").split()):
            yield element.attributes.get("title", "").strip(":").replace("_", " ") or element.attributes.get("alt", "")
        elif element.tag == "br":
            yield {"is": "br"}
        elif element.tag == "wbr":
            yield "\u200b"
        elif element.tag == "img":
            yield self.page.picture(element)
        elif element.tag == "sup":
            yield from self._note(next(element.find("a")))
        elif element.tag == "input" and element.attributes.get("type") == "checkbox":
            yield {"is": "box", "ticked": "checked" in element.attributes}
        else:
            yield from self._other(element)

    def _other(self, element: Element) -> Iterator[Inline]:
        """A block in a line, or what nobody makes with Markdown: its words, as a browser shows them."""
        if element.tag == "rt":
            yield from [" (", *self._inline(element.children), ")"]
        elif element.tag in self.blocks:
            yield from [" ", *self._inline(element.children), " "]
        elif element.tag not in NOTHING:
            said = [] if element.tag in ITS_OWN else list(self._inline(element.children))
            missing = self.page.unknown(element)
            yield from said if any(not isinstance(part, str) or part.strip() for part in said) else [missing]

    def _wrapped(self, element: Element) -> Iterator[Inline]:
        """Words that look otherwise; code without a sign in it has no looks."""
        is_code = WRAPPED[element.tag] == "mono"
        body = list(self._inline(element.children, as_typed=is_code))
        is_blank = all(isinstance(part, str) and not part.strip() for part in body)
        yield from body if is_blank else [{"is": WRAPPED[element.tag], "body": body}]

    def _abbreviation(self, element: Element) -> Iterator[Inline]:
        """A short form; where it stands on a page first, the long one follows it."""
        yield from self._inline(element.children)
        long = element.attributes.get("title", "")
        if long and long not in self.long_forms:
            self.long_forms.add(long)
            yield f" ({long})"

    def _link(self, element: Element) -> Iterator[Inline]:
        if element.has_class("headerlink") or element.has_class("footnote-backref"):
            return
        body = list(self._inline(element.children))
        href = element.attributes.get("href", "")
        yield from [self.page.link(href) | {"body": body}] if href and body else body

    def _is_note(self, element: Element) -> bool:
        return element.tag == "sup" and any(link.has_class("footnote-ref") for link in element.elements())

    def _note(self, link: Element) -> Iterator[Node]:
        """A footnote where it is pointed at; pointed at again, it is only named again."""
        name = link.attributes.get("href", "").removeprefix("#")
        if name in self.said:
            yield {"is": "again", "name": self.page.named(name)}
        elif name in self.notes:
            self.said.add(name)
            yield {"is": "note", "name": self.page.named(name), "body": self.flow(self.notes[name].children)}

    def _paragraph(self, element: Element) -> Iterator[Node]:
        yield from self._loose(element.children)

    def _heading(self, element: Element) -> Iterator[Node]:
        body = self.inline(element.children)
        if not _says_something(body):
            yield from [{"is": "p", "body": body}] if body else []
            return
        yield self.page.heading(int(element.tag[1]), element.attributes.get("id", "")) | {"body": body}

    def _group(self, element: Element) -> Iterator[Node]:
        if element.has_class(CALL):
            yield from self.page.call(int(element.attributes["data-call"]))
        elif element.has_class(FORMULA):
            found = self.page.formula(element)
            yield found or {"is": "code", "text": element.words().strip()}
        elif element.has_class("admonition"):
            title = next(element.elements(), Element("p"))
            named = title.has_class("admonition-title")
            kinds = [name for name in element.attributes["class"].split() if name != "admonition"]
            yield {"is": "admonition", "kind": kinds[0] if kinds else "note",
                   "title": self.inline(title.children) if named else [],
                   "body": self.flow(child for child in element.children if not named or child is not title)}  # fmt: skip
        elif element.has_class("tabbed-set"):
            yield from self._tabs(element)
        elif element.has_class("footnote"):
            yield from self._notes_left(element)
        else:
            yield from self.flow(element.children)

    def _notes_left(self, element: Element) -> Iterator[Node]:
        """What stands at the end of a page and in no footnote that something points at."""
        for child in element.children:
            if not isinstance(child, Element):
                yield from self._loose([child])
            elif child.tag == "ol":
                yield from self._notes_left(child)
            elif child.tag == "li":
                yield from () if child.attributes.get("id") in self.said else self.flow(child.children)
            elif child.tag != "hr":
                yield from self.flow([child])

    def _tabs(self, element: Element) -> Iterator[Node]:
        """What the site shows one at a time, one below the other, each under its title."""
        labels = filter(is_title_of_tab, element.find("label"))
        titles = [{"is": "p", "body": [{"is": "strong", "body": self.inline(label.children)}]} for label in labels]
        for child in parts_of_tabs(element):
            if isinstance(child, Element) and (child.has_class("tabbed-block") or child.has_class("tabbed-content")):
                yield from titles[:1]
                del titles[:1]
            yield from self.flow([child])
        yield from titles

    def _details(self, element: Element) -> Iterator[Node]:
        summary = next(element.find("summary"), Element("summary"))
        yield {"is": "admonition", "kind": "details", "title": self.inline(summary.children),
               "body": self.flow(child for child in element.children if child is not summary)}  # fmt: skip

    def _list(self, element: Element) -> Iterator[Node]:
        """Its items; what stands between them belongs to the one before."""
        items: list[list[Node]] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag == "li":
                items.append(self.flow(child.children))
            elif items:
                items[-1] += self.flow([child])
            else:
                yield from self.flow([child])
        start = element.attributes.get("start", "1")
        if items:
            yield {
                "is": "list",
                "ordered": element.tag == "ol",
                "start": int(start) if start.isdigit() else 1,
                "items": items,
            }

    def _item(self, element: Element) -> Iterator[Node]:
        """One that stands in no list."""
        yield {"is": "list", "ordered": False, "start": 1, "items": [self.flow(element.children)]}

    def _definitions(self, element: Element) -> Iterator[Node]:
        items: list[dict[str, Any]] = []
        for child in parts_of_definitions(element):
            if isinstance(child, Element) and child.tag == "dt":
                items.append({"term": self.inline(child.children), "means": []})
            elif items:
                items[-1]["means"] += self.flow([child])
            else:
                yield from self.flow([child])
        yield from [{"is": "definitions", "items": items}] if items else []

    def _table(self, element: Element) -> Iterator[Node]:
        """Its rows; what stands in no cell of it comes before, as in a browser, and so does its caption."""
        parts = list(parts_of_table(element))
        yield from self.flow(part for part in parts if not is_(part, "tr"))
        rows = [cells for part in parts if isinstance(part, Element) and part.tag == "tr" and (cells := cells_of(part))]
        if not rows:
            return
        head = [cells for cells in rows if all(cell.tag == "th" for cell in cells)]
        widest = max(sum(_span(cell, "colspan") for cell in cells) for cells in rows)
        aligned = [_align(cell) for cell in rows[0]]
        yield {"is": "table", "columns": widest, "align": [*aligned, *[""] * (widest - len(aligned))],
               "head": [self._row(cells) for cells in head],
               "rows": [self._row(cells) for cells in rows if cells not in head]}  # fmt: skip

    def _row(self, cells: list[Element]) -> list[Node]:
        return [
            {"body": self.flow(cell.children), "across": _span(cell, "colspan"), "down": _span(cell, "rowspan")}
            for cell in cells
        ]

    def _quote(self, element: Element) -> Iterator[Node]:
        yield {"is": "quote", "body": self.flow(element.children)}

    def _code(self, element: Element) -> Iterator[Node]:
        if element.has_class(MERMAID) or (self.page.draws_mermaid() and _is_written_in(element, MERMAID)):
            yield self.page.unknown(Element("pre", {"class": MERMAID}))
        else:
            yield {"is": "code", "text": element.words().strip("\n")}


def _is_written_in(code: Element, language: str) -> bool:
    return any(each.has_class(f"language-{language}") for each in code.elements())


def _span(cell: Element, name: str) -> int:
    said = cell.attributes.get(name, "1")
    return max(1, int(said)) if said.isdigit() else 1


def _align(cell: Element) -> str:
    found = re.search(r"text-align:\s*(left|right|center)", cell.attributes.get("style", ""))
    return found.group(1) if found else ""


def _says_something(body: Iterable[Inline]) -> bool:
    """Whether there is a sign to be seen in a sentence; a heading without one has no title."""
    return any(
        any(unicodedata.category(sign)[0] not in "ZC" for sign in part)
        if isinstance(part, str)
        else part["is"] == "mention" or _says_something(part.get("body", ()))
        for part in body
    )


def _trimmed(body: list[Inline]) -> list[Inline]:
    """A sentence without white space at its ends and without empty words."""
    if body and isinstance(body[0], str):
        body[0] = body[0].lstrip()
    if body and isinstance(body[-1], str):
        body[-1] = body[-1].rstrip()
    return [part for part in body if part != ""]
