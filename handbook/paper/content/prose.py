"""Pages of Markdown as chapters on paper, by way of the same conversion as the site's.

A macro on a page leaves a mark for itself before Markdown is read; afterwards its view stands in the place of the
mark, under the same headings as on the site. Links between pages become links inside the book.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markdown import Markdown

from handbook.model.problems import RULES, Problem
from handbook.pages.front_matter import APPENDIX, FRONT_MATTER, front_matter
from handbook.pages.homes import Index, Placed
from handbook.pages.known_markdown import known_extensions
from handbook.pages.macros import MACROS
from handbook.pages.pieces import Piece
from handbook.pages.sandbox import page_template
from handbook.pages.site import Site
from handbook.paper.content.cards import Kinds, nodes_of_pieces
from handbook.paper.content.conversion import as_looked_at, converter
from handbook.paper.content.direction import all_kept_together
from handbook.paper.content.elements import ITS_OWN
from handbook.paper.content.formulas import NoFormula, bare, formula
from handbook.paper.content.nodes import CALL, MERMAID, Inline, Node, all_nodes, read_nodes
from handbook.paper.content.picture_files import NoPicture, Picture, picture_in
from handbook.paper.content.positions import Places, as_written
from handbook.paper.content.quotation_marks import as_printed
from handbook.text.html_tree import Element
from handbook.text.urls import parts_of
from handbook.views.context import Shown

MADE_BY = {"svg": (":",), "input": ("=== ",)}
"""Signs that extensions of Markdown make an element of."""
TEX = "Write it with the usual commands of TeX: fractions, roots, powers, sums, brackets, tables, Greek letters."
UNHEARD = "Browsers show the words in it, and so does paper. What is meant as words is written as code: `<Enter>`."
DRAWING = "Save it as a picture, and show that."
WIDTH = re.compile(r"(?:^|;)\s*width:\s*([0-9.]+)(px|%)")
LONGEST_ADDRESS = 80
"""Characters of an address that are said in a sentence."""


@dataclass(frozen=True)
class Chapter:
    """A part of a book: its title, how deep it stands, what links call it, and its nodes."""

    title: list[Inline]
    level: int
    name: str = ""
    nodes: list[Node] = field(default_factory=list)

    def cards(self) -> Iterator[Node]:
        """The entries that are at home in it, wherever in it they stand."""
        return (node for node in all_nodes(self.nodes) if node["is"] == "card")


@dataclass
class Prose:
    """Turns pages into chapters; what has no place on paper is in `problems`."""

    shown: Shown
    index: Index
    site: Site
    kinds: Kinds
    problems: list[Problem] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures that are used, by the name they have in the nodes."""
    headings: list[str] = field(default_factory=list)
    """The names that links call headings by."""
    appendix: bool = True
    """Whether the appendix is printed: the pages with `paper: appendix` at their top."""
    draws: bool = True
    """Whether macros are drawn; without that a page is only looked at, and nothing runs that `mkdocs.yml` names."""

    @cached_property
    def kept_off(self) -> frozenset[str]:
        """The pages that are not printed: those with `paper: false` at their top, and an appendix that is not asked for."""
        kept = (False,) if self.appendix else (False, APPENDIX)
        texts = self.index.texts.items()
        return frozenset(page for page, text in texts if front_matter(text).get("paper") in kept)

    def is_in_appendix(self, page: str) -> bool:
        """Whether a page stands at the end of the book, for whoever looks something up."""
        return front_matter(self.index.texts.get(page, "")).get("paper") == APPENDIX

    @cached_property
    def markdown(self) -> Markdown:
        """The converter of what is printed, made once."""
        return converter(self.site.extensions)

    def converted(self, page: str, level: int = 1) -> tuple[PageOnPaper, str]:
        """A page, and the HTML made of it, with marks in the place of its macros."""
        placed = self.index.calls.get(self.index.address_of(page), [])
        around = PageOnPaper(self, page, self.index.texts.get(page, ""), level, placed)
        if self.draws:
            return around, self.markdown.reset().convert(around.marked())
        return around, as_looked_at(around.marked(), known_extensions(self.site))

    def chapter(self, page: str, level: int, title: str = "") -> Chapter:
        """A page as a chapter; it is called by its first heading, else by the title in the menu."""
        around, html = self.converted(page, level)
        text, nodes = around.text, read_nodes(html, around)
        said: list[Inline] = [str(front_matter(text).get("title") or title or Path(page).stem)]
        first = next((node for node in nodes if node["is"] in ("heading", "card")), None)
        if first and first["is"] == "heading" and first["level"] == level:
            nodes.remove(first)
            if first["name"]:
                self.headings.remove(first["name"])
            said = first["body"]
        without_level_gaps(nodes, level)
        return Chapter(said, level, page, nodes)


@dataclass
class PageOnPaper:
    """What a page says about what stands on it."""

    prose: Prose
    page: str
    text: str
    level: int
    placed: list[Placed]
    visible: list[list[Piece]] = field(default_factory=list)

    @cached_property
    def places(self) -> Places:
        """Where something stands on the page."""
        return Places(self.text)

    def marked(self) -> str:
        """The page as Markdown, with a mark in the place of every macro."""
        front = FRONT_MATTER.match(self.text)
        body = self.text[front.end() :] if front else self.text
        left_out = {name: partial(self._left_out, name) for name in self.prose.site.own_macros.names}
        return page_template(body, left_out | dict.fromkeys(MACROS, self._mark)).render()

    def _mark(self, *_: Any, **__: Any) -> str:
        """An empty element that Markdown carries over as it is: a block, or something in the middle of a sentence."""
        if not self.prose.draws:
            return f'<span class="{CALL}" data-call="0"></span>'
        number = len(self.visible)
        placed = self.placed[number]
        pieces = list(MACROS[placed.call.name].pieces(self.prose.shown, **placed.arguments))
        self.visible.append(pieces)
        if pieces and pieces[0].inline:
            return f'<span class="{CALL}" data-call="{number}"></span>'
        return f'\n\n{placed.call.indent}<div class="{CALL}" data-call="{number}"></div>\n\n'

    def _left_out(self, name: str, *_: Any, **__: Any) -> str:
        """Nothing in the place of a macro that only the site can run."""
        said = f"“{name}” is a macro of your own: nothing stands here in print."
        self._report(self.places.next((f"{name}(", name)), "macro-not-on-paper", said)
        return ""

    def call(self, number: int) -> list[Node]:
        """The cards of a macro and what stands around them."""
        if not self.prose.draws:
            return []
        placed = self.placed[number]
        level, kinds = placed.call.level + self.level - 1, self.prose.kinds
        return list(nodes_of_pieces(self.prose.shown, self.visible[number], placed.at_home, level, kinds))

    def link(self, href: str) -> Node:
        """A link to another page, inside the book; to somewhere else with its address."""
        parts = parts_of(href)
        if parts.scheme or parts.netloc:
            return {"is": "link", "url": href, "to": []}
        page, fragment = self._page_at(unquote(parts.path)), unquote(parts.fragment)
        address = self.prose.index.address_of(page)
        public = self.prose.shown.book.handbook.public(f"{address}{fragment and '#'}{fragment}")
        if public and page in self.prose.kept_off:
            return {"is": "link", "to": [], "url": public}
        return {"is": "link", "to": [f"{page}#{fragment}", fragment, page] if fragment else [page]}

    def _page_at(self, way: str) -> str:
        """The page that a way from this one leads to, as it is called or by its address on the site."""
        there = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), way)) if way else self.page
        index = self.prose.index
        addressed = (page for page in index.texts if index.address_of(page) in (there, f"{there}/index.html"))
        return there if there in index.texts else next(addressed, there)

    def picture(self, element: Element) -> Node:
        """A picture from the folder of pages, under a name that follows from what is in it."""
        alt, src = element.attributes.get("alt", ""), element.attributes.get("src", "")
        found = self._picture(src)
        place = self.places.next(as_written(src)) if not alt or isinstance(found, NoPicture) else (1, 1)
        if not alt:
            said = f"The picture “{src}” says nothing to whoever cannot see it."
            cure = f"Write between the brackets what it shows: ![what it shows]({src})."
            self._report(place, "picture-without-words", said, cure)
        if isinstance(found, NoPicture):
            self._report(place, "picture-missing", f"The picture “{_short(src)}” {found.why}.", found.cure)
            return self._nothing()
        name = f"{hashlib.sha256(found.content).hexdigest()[:16]}{found.suffix}"
        self.prose.pictures[name] = found.content
        return {"is": "image", "src": name, "alt": alt, "width": width_of(element)}

    def _picture(self, src: str) -> Picture | NoPicture:
        """What stands at an address, from where the site shows it too."""
        site, parts = self.prose.site, parts_of(src)
        if parts.scheme == "data":
            return NoPicture("stands in the page itself", "Put it into a file in the folder of pages.")
        if parts.scheme or parts.netloc:
            return NoPicture("is on another host", "Put the file into the folder of pages.")
        way = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), unquote(parts.path)))
        has_it = next((one for one in (site, *site.bases) if "\0" not in way and (one.docs / way).is_file()), site)
        return picture_in(has_it.docs, way, has_it.folder, "is not in the folder of pages")

    def heading(self, level: int, name: str) -> Node:
        """A heading, as deep as it stands in the whole book."""
        called = self.named(name) if name else ""
        self.prose.headings += [called] if called else []
        return {"is": "heading", "level": level + self.level - 1, "name": called}

    def named(self, name: str) -> str:
        """A name with the page it stands on."""
        return f"{self.page}#{name}"

    def printed(self, said: str) -> str:
        """Words with the marks of the language of the handbook."""
        return as_printed(self.prose.shown.words, said)

    def laid_out(self, body: list[Inline]) -> list[Inline]:
        """Words, kept together where the handbook is read from the right and they are not."""
        return all_kept_together(body) if self.prose.shown.book.handbook.direction == "rtl" else body

    def marked_in_vain(self, before: str, mark: str) -> None:
        """Report a mark for what is on the screen alone that does nothing."""
        line, column = self.places.next((before + mark, mark))
        place = (line + 2, 1) if before == "\n\n" else (line, column + len(before))
        self._report(place, "mark-in-vain", f"“{mark}” keeps nothing off paper.")

    def draws_mermaid(self) -> bool:
        """Whether `mkdocs.yml` has a fence for it."""
        fences = self.prose.site.extensions.get("pymdownx.superfences", {}).get("custom_fences")
        return isinstance(fences, list) and any(
            isinstance(each, dict) and each.get("name") == MERMAID for each in fences
        )

    def formula(self, element: Element) -> Node | None:
        """A formula in TeX, as a tree; one that cannot be read is reported."""
        script = next(element.find("script"), element)
        tex = bare(script.words())
        try:
            return {"is": "formula", "tree": formula(tex), "tex": tex, "is-block": element.tag == "div"}
        except NoFormula as why:
            place = self.places.next((tex, tex.partition("\n")[0]))
            self._report(place, "not-on-paper", f"“{_short(str(why))}” in a formula has no form on paper.", TEX)
            return None

    def _nothing(self) -> Node:
        """What stands on paper where the site has something else: its address."""
        public = self.prose.shown.book.handbook.public(self.prose.index.address_of(self.page))
        return {"is": "missing", "url": public}

    def unknown(self, element: Element) -> Node:
        """Report something that paper has no form for, at the place it is written or where its words are."""
        if element.has_class(MERMAID):
            self._report(
                self.places.next_code(MERMAID), "not-on-paper", "A drawing in Mermaid has no form on paper.", DRAWING
            )
            return self._nothing()
        first_words = next(iter(element.words().strip().splitlines()), "")
        place = self.places.next((f"<{element.tag}", first_words, *MADE_BY.get(element.tag, ())))
        cure = "" if element.tag in ITS_OWN else UNHEARD
        self._report(place, "not-on-paper", f"“<{element.tag}>” has no form on paper.", cure)
        return self._nothing()

    def _report(self, place: tuple[int, int], rule: str, message: str, cure: str = "") -> None:
        file = self.prose.site.named(self.page)
        self.prose.problems.append(Problem(file, *place, rule, message, cure or RULES[rule].cure))


def width_of(picture: Element) -> str:
    """The width that a page gives a picture: a share such as 50%, or points of a screen; nothing where it gives none."""
    styled = WIDTH.search(picture.attributes.get("style", ""))
    said = "".join(styled.groups()) if styled else picture.attributes.get("width", "")
    said = said.removesuffix("px").strip()
    number = said.removesuffix("%")
    return said if number.replace(".", "", 1).isdecimal() and number.isascii() and float(number) > 0 else ""


def _short(address: str) -> str:
    return address if len(address) <= LONGEST_ADDRESS else f"{address[:LONGEST_ADDRESS]}…"


def without_level_gaps(nodes: list[Node], level: int) -> None:
    """Put titles under a heading of a level right, so that no level is left out on the way down."""
    for node in all_nodes(nodes):
        if "level" in node:
            level = node["level"] = min(node["level"], level + 1)
