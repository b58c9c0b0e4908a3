"""The index of homes: which page shows which entry, known before anything is rendered.

An entry's home is the first page in menu order whose macro shows it as a card. Only there it carries its
anchor; everything else links to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from handbook.model.problems import Problem
from handbook.pages.arguments import bound
from handbook.pages.calls import Call, read_calls
from handbook.pages.front_matter import wrong_front_matter
from handbook.pages.macros import MACROS
from handbook.pages.manual import REFERENCE
from handbook.pages.pieces import Piece
from handbook.pages.texts import Texts
from handbook.reader.scan.tokens import Finding
from handbook.views.context import Shown


@dataclass(frozen=True)
class Placed:
    """A call on a page, what it is given by name, and the entries that are at home in it."""

    call: Call
    arguments: dict[str, Any]
    at_home: frozenset[str]


@dataclass
class Index(Texts):
    """The pages, the calls on each, and the home of every entry that is shown."""

    calls: dict[str, list[Placed]] = field(default_factory=dict)
    """The calls on each page, by its address, in the order they stand there."""
    homes: dict[str, str] = field(default_factory=dict)
    """The address of the home page by entry id; the anchor is the id."""

    def address(self, id_: str) -> str:
        """Where an entry is at home: `standards/welcome.html#greet`, or an empty text."""
        return f"{self.homes[id_]}#{id_}" if id_ in self.homes else ""


def index_pages(texts: Texts, shown: Shown) -> Index:
    """Find all calls and homes on a handbook's pages; what is wrong with them is in the index's problems."""
    index = Index(**{**vars(texts), "problems": [*texts.problems]})
    found: list[tuple[str, Call, dict[str, Any]]] = []
    macros = frozenset({*texts.own_macros, *MACROS})
    for page, text in texts.texts.items():
        if page in texts.manual and page in REFERENCE:
            continue
        read = read_calls(text, macros)
        index.problems += _findings(index.file(page), [*wrong_front_matter(text), *read.findings])
        for call in read.calls:
            if call.name not in MACROS:
                continue
            arguments, problems = bound(index.file(page), call, shown.book, text)
            index.problems += problems
            if not problems:
                found.append((page, call, arguments))
    _settle(index, found, shown)
    return index


def _findings(file: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    for found in findings:
        yield Problem(file, found.line + 1, found.column + 1, found.rule, found.message, found.cure)


def _settle(index: Index, found: list[tuple[str, Call, dict[str, Any]]], shown: Shown) -> None:
    """Give every entry its home, first the calls that claim one, then those that take what is left."""
    visible = [
        (page, call, arguments, list(MACROS[call.name].pieces(shown, **arguments))) for page, call, arguments in found
    ]
    taken: dict[str, int] = {}
    for weak in (False, True):
        for i, (page, _, _, pieces) in enumerate(visible):
            for id_ in _entries(pieces, weak):
                if id_ not in taken and page not in index.manual:
                    taken[id_] = i
                    index.homes[id_] = index.address_of(page)
    index.calls = {index.address_of(page): [] for page in index.pages}
    for i, (page, call, arguments, pieces) in enumerate(visible):
        here = frozenset(piece.entry.id for piece in pieces if piece.entry and taken.get(piece.entry.id) == i)
        index.calls[index.address_of(page)].append(Placed(call, arguments, here))


def _entries(pieces: list[Piece], weak: bool) -> Iterator[str]:
    return (piece.entry.id for piece in pieces if piece.entry and piece.weak == weak)
