"""Draw the pieces of a macro: an entry at home is a Markdown heading and a card of one line, elsewhere a short card.

The templates escape by default, and so that no text can be markup a card is raw HTML that Markdown takes
over as it is, and a heading holds no punctuation that Markdown could see.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from handbook.model import Entry
from handbook.pages.addresses import MARKS, PICTURES, SLIP
from handbook.pages.homes import Index, Placed
from handbook.pages.macros import MACROS
from handbook.pages.menu import phone_page, small_page
from handbook.pages.pieces import Piece, Rows
from handbook.views.bars import bar
from handbook.views.claims import Mention
from handbook.views.context import A_FEW, Ref, Shown
from handbook.web import markup
from handbook.web.caches.bytecode import OF_CARDS
from handbook.web.card_templates import CardTemplates
from handbook.web.edit_links import Suggestion, edit_address, place_in_words, suggest_address

LONGEST_LINE = 60
"""Characters of several names that are still read as one line."""
MANY = 4
"""Names in a list that still stand in one column."""


class Changing(NamedTuple):
    """Where a change of an entry is suggested, its place in the files in words, what it says, and where it is edited."""

    suggest: str
    where: str
    says: str
    edit: str


@dataclass(frozen=True)
class Line:
    """An entry as one of several in a table or list: what stands in its line, and the card that this opens to."""

    id: str
    is_home: bool
    row: Any
    card: Any
    template: str
    """What its card is drawn with."""


@dataclass
class Renderer:
    """Draws macros for the page at hand; links are relative to it and always lead somewhere."""

    shown: Shown
    index: Index
    stands_at: Callable[[Entry], tuple[str, int] | None]
    """The file and line of an entry."""
    here: str = ""
    """The address of the page that is being drawn."""
    seen_from: str = ""
    """The address links count from, where an engine moves them with the page afterwards; otherwise that of the page."""
    _counts: dict[str, int] = field(default_factory=dict)
    _many: dict[str, frozenset[type[Entry]]] = field(default_factory=dict)
    _links: dict[Ref, Markup] = field(default_factory=dict)
    """The links that were drawn on the page at hand, which names few entries many times."""
    _links_of: tuple[str, str] = ("", "")

    @cached_property
    def templates(self) -> Environment:
        """Those of cards, which draw links to entries themselves."""
        environment = CardTemplates(
            loader=PackageLoader("handbook.web"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self._finalize,
            auto_reload=False,
            bytecode_cache=OF_CARDS,
        )
        from_right = self.shown.book.handbook.direction == "rtl"
        environment.globals |= {
            "link": self.link,
            "links": self.links,
            "several": self.several,
            "page_link": self.page_link,
            "page_of": self.page_of,
            "page_with": self.page_with,
            "href": lambda id_: Markup(self.href(id_)),
            "mine": self.mine,
            "file": self.file,
            "picture": lambda file: Markup(self._way_to(f"{PICTURES}/{file}")),
            "slip_page": SLIP if self.shown.book.touchpoints else "",
            "marks_page": MARKS,
            "fill": lambda id_: self._way_to(phone_page(id_)),
            "changing": self.changing,
            "bar": partial(bar, from_right=from_right),
            "from_right": from_right,
            "words": self.shown.words,
            "text": self._finalize,
            "is_of_many": lambda kind: any(one.code() == kind for one in self._kinds_of_many()),
            "card": lambda line: Markup(self.draw(line.template, line.card)),
        }
        environment.filters |= {
            "ref": lambda pair: Ref(*pair),
            "as_class": lambda code: code.replace("_", "-"),
            "download": self.download,
            "size": self.size,
            "in_words": self.shown.in_words,
        }
        return environment

    def _finalize(self, value: object) -> Markup:
        """Whatever a template puts out is text, and a text may hold links to entries."""
        if isinstance(value, Markup):
            return value
        text = "" if value is None else str(value)
        return markup.linked(text, self._link_in_text) if "[[" in text else markup.escaped(text)

    def _link_in_text(self, id_: str, words: str) -> Markup:
        return self.link(Ref(id_, words or self.shown.ref(id_).title))

    def link(self, ref: Ref) -> Markup:
        """An entry as a link; where no page shows it, its own small page is its address."""
        if self._links_of != (page := (self.here, self.seen_from)):
            self._links_of, self._links = page, {}
        if ref not in self._links:
            self._links[ref] = self._link(ref)
        return self._links[ref]

    def _link(self, ref: Ref) -> Markup:
        words = markup.escaped(self.shown.in_words(ref.title))
        if ref.id not in self.shown.book.entries and ref.id not in self.shown.history.kinds:
            return words
        return Markup(f'<a href="{self.href(ref.id)}">{words}</a>')

    def download(self, file: str, words: str) -> Markup:
        """A printed file as a link."""
        return Markup(f'<a href="{self._way_to(f"print/{file}")}">{markup.escaped(words)}</a>')

    def links(self, refs: Iterable[Ref]) -> Markup:
        """Several entries as links, with commas between them."""
        links = self._comma.join([self.link(ref) for ref in refs])
        return Markup(f'<span class="hb-links">{links}</span>' if links else "")

    @cached_property
    def _comma(self) -> str:
        return f'<span class="hb-comma">{markup.escaped(self.shown.words("enumeration.separator"))}</span>'

    def several(self, refs: list[Ref]) -> Markup:
        """Several entries: a few short names are a line, many or long ones a list, which can be scanned."""
        if len(refs) < 2 or sum(len(ref.title) for ref in refs) <= LONGEST_LINE:
            return self.links(refs)
        items = "".join([f"<li>{self.link(ref)}</li>" for ref in refs])
        columns = ' class="hb-many"' if len(refs) > MANY else ""
        return Markup(f"<ul{columns}>{items}</ul>")

    def page_link(self, address: str, words: str, looks: str = "") -> Markup:
        """A page as a link, or as what a class makes it look like."""
        given = f' class="{looks}"' if looks else ""
        return Markup(f'<a{given} href="{self._way_to(address)}">{markup.escaped(words)}</a>')

    def page_of(self, ids: list[str]) -> Markup:
        """The address of the page that shows most of some entries; of the first one's own small page where none does."""
        homes = Counter(self.index.homes[id_] for id_ in ids if id_ in self.index.homes)
        return Markup(self._way_to(homes.most_common(1)[0][0] if homes else small_page(ids[0])))

    def page_with(self, macro: str, **given: str) -> Markup:
        """The address of the first page on which a macro is called, and given this; empty where none calls it so."""

        def is_it(placed: Placed) -> bool:
            return placed.call.name == macro and given.items() <= placed.arguments.items()

        pages = (page for page, calls in self.index.calls.items() if any(map(is_it, calls)))
        return Markup(next(map(self._way_to, pages), ""))

    def mine(self, id_: str) -> Markup:
        """Mark something with the roles it is for, so that a script can leave out what binds others."""
        roles = self.shown.roles_of(self.shown.book.entries[id_]) if id_ in self.shown.book.entries else None
        return Markup("") if roles is None else Markup(f' data-hb-for="{" ".join(sorted(roles))}"')

    def changing(self, card: Any) -> Changing:
        """The ways to have the entry of a card changed."""
        shown, entry = self.shown, self.shown.book.entries[card.id]
        settings, place, name = shown.book.handbook, self.stands_at(entry), shown.name_of(entry)
        where, says = place_in_words(shown.words, place), shown.in_words(getattr(card, "said", "") or name)
        suggestion = Suggestion(name, entry.id, says, where)
        return Changing(suggest_address(settings, shown.words, suggestion), where, says, edit_address(settings, place))

    def href(self, id_: str) -> str:
        """The address of an entry as seen from the page at hand."""
        target = self.index.address(id_)
        if not target:
            return self._way_to(small_page(id_))
        page, _, anchor = target.partition("#")
        return f"#{anchor}" if page == self.here else f"{self._way_to(page)}#{anchor}"

    def file(self, path: str) -> str:
        """A file of the site, given from its top, as seen from the page at hand."""
        return self._way_to(path)

    def size(self, number: int) -> str:
        """A number of bytes as people say it."""
        words = self.shown.words
        if number >= 1_000_000:
            return words("downloads.mb", number=round(number / 1_000_000, 1))
        return words("downloads.kb", number=max(1, round(number / 1000)))

    def _way_to(self, address: str) -> str:
        return relative(self.seen_from or self.here, address)

    def macro(self, name: str, page: str, given: dict[str, Any]) -> str:
        """What a macro puts on a page, as Markdown; `page` is the page's address."""
        self.here = page
        placed = self._next_call(name, page)
        pieces = list(MACROS[name].pieces(self.shown, **(placed.arguments if placed else given)))
        if pieces and pieces[0].inline:
            return self._inline(pieces[0].make()[1])
        at_home, level, indent = (
            (placed.at_home, placed.call.level, placed.call.indent) if placed else (frozenset(), 2, "")
        )
        return "\n\n".join(["", *(f"{indent}{block}" for block in self._blocks(pieces, at_home, level)), ""])

    def _next_call(self, name: str, page: str) -> Placed | None:
        """The call that is drawn now: an engine renders the calls of a page in the order they stand there."""
        calls = self.index.calls.get(page, [])
        at = self._counts.get(page, 0)
        self._counts[page] = at + 1
        return calls[at] if at < len(calls) and calls[at].call.name == name else None

    def _blocks(self, pieces: Iterable[Piece], at_home: frozenset[str], level: int) -> Iterator[str]:
        waiting = set(at_home)
        for rows, neighbours in groupby(pieces, key=self._rows):
            if rows:
                lines = [line for piece in neighbours if (line := self._line(rows, piece, waiting))]
                if lines:
                    yield self.draw(rows.template, lines)
            else:
                yield from self._cards(neighbours, waiting, level)

    def _rows(self, piece: Piece) -> Rows | None:
        """How a piece is drawn in one with its neighbours, on the page at hand."""
        if piece.rows and piece.rows.if_many and type(piece.entry) not in self._kinds_of_many():
            return None
        return piece.rows

    def _kinds_of_many(self) -> frozenset[type[Entry]]:
        """The kinds of which more than a few are at home on the page at hand."""
        if self.here not in self._many:
            at_home = (id_ for placed in self.index.calls.get(self.here, ()) for id_ in placed.at_home)
            kinds = Counter(type(self.shown.book.entries[id_]) for id_ in at_home)
            self._many[self.here] = frozenset(kind for kind, number in kinds.items() if number > A_FEW)
        return self._many[self.here]

    def _cards(self, pieces: Iterable[Piece], waiting: set[str], level: int) -> Iterator[str]:
        """Each piece by itself; `waiting` are the entries that are at home here and not drawn yet."""
        for piece in pieces:
            entry = piece.entry
            if piece.overview_of in self._kinds_of_many():
                continue
            template, view = piece.make()
            if entry is None:
                yield self.draw(template, view)
            elif entry.id in waiting:
                waiting.remove(entry.id)
                yield self.heading(self.shown.name_of(entry), entry.id, level + piece.depth)
                yield self.draw(template, view)
            elif not piece.only_at_home:
                yield self.draw("short", view)

    def _line(self, rows: Rows, piece: Piece, waiting: set[str]) -> Line | None:
        """An entry in a table or list; only its home carries its anchor, and some stand nowhere else."""
        assert piece.entry is not None
        is_home = piece.entry.id in waiting
        if piece.only_at_home and not is_home:
            return None
        waiting.discard(piece.entry.id)
        template, card = piece.make()
        row = rows.row(self.shown, piece.entry) if rows.row else rows.says and card.said
        return Line(piece.entry.id, is_home, row, card, template)

    def heading(self, title: str, id_: str, level: int) -> str:
        """An entry's heading, with its anchor."""
        return f"{'#' * min(level, 6)} {markup.in_heading(self.shown.in_words(title))} {{: #{id_} .hb-heading{self.mine(id_)} }}"

    def draw(self, template: str, view: Any) -> str:
        """A template filled with plain data, as one line of HTML."""
        return markup.on_one_line(self.templates.get_template(f"{template}.html").render(view=view))

    def _inline(self, mention: Mention) -> str:
        badge = mention.badge and Markup(' <span class="hb-badge hb-badge--{}">{}</span>').format(
            *astuple(mention.badge)
        )
        return f'<a class="hb-ref" href="{self.href(mention.id)}">{markup.in_heading(self.shown.in_words(mention.words))}</a>{badge or ""}'


@lru_cache(maxsize=4096)
def relative(here: str, target: str) -> str:
    """The relative URL from one page to another; both are given as paths from the top of the site."""
    return quote(posixpath.relpath(target, posixpath.dirname(here) or "."))
