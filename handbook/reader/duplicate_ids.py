"""Ids that stand twice in a handbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from handbook.model import Entry, Handbook
from handbook.model.problems import Problem
from handbook.reader.source_map import Position, SourceMap

COPY = 2
"""As many ids as make a copy of a file, if all of them are taken in one other."""


def taken_ids(book: Handbook, source_map: SourceMap, files: Iterable[str]) -> Iterator[Problem]:
    """Every id that stands for a second time, at the later place; files in the order in which they are read."""
    order = {name: i for i, name in enumerate(files)}
    claims = []
    for _, entries in book.sections():
        for entry in entries:
            claims += [(position, word) for position, word in _ids(entry, source_map)]
    in_order = sorted(claims, key=lambda claim: (order[claim[0].source.name], claim[0].node.start_mark.index))
    first: dict[str, Position] = {}
    taken: dict[str, list[tuple[Position, str]]] = {}
    for position, word in in_order:
        if word in first:
            taken.setdefault(position.source.name, []).append((position, word))
        first.setdefault(word, position)
    held = Counter(position.source.name for position, _ in in_order)
    for name, doubles in taken.items():
        others = {first[word].source.name for _, word in doubles}
        if len(doubles) == held[name] >= COPY and len(others) == 1 and others != {name}:
            yield _copied(doubles[0][0], len(doubles), others.pop())
        else:
            yield from (_taken(position, word, first[word]) for position, word in doubles)


def _ids(entry: Entry, source_map: SourceMap) -> Iterator[tuple[Position, str]]:
    for path, word in [
        (("id",), entry.id),
        *((("was", i), former) for i, former in enumerate(entry.was)),
    ]:
        position = source_map.of(entry, path)
        if word and position:
            yield position, word


def _taken(position: Position, word: str, first: Position) -> Problem:
    place = first.problem("duplicate-id", "", "")
    said = f"The id “{word}” is already taken in {place.file}, line {place.line}."
    return position.problem("duplicate-id", said, "Choose another id.")


def _copied(position: Position, number: int, other: str) -> Problem:
    said = f"All {number} ids of this file stand in {other} too: one of the two is a copy."
    return position.problem("duplicate-id", said, "Take the copy away.")
