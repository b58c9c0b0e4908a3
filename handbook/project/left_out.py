"""What a house leaves out and its brand names all the same: nothing is wrong in the brand, so the house is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.model.problems import Problem
from handbook.reader import Reading

PLACES = 3
"""As many places as are named; of more it is said how many there are."""


def left_out_and_needed(reading: Reading, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, with those of the brand that a house brings about, one for each id, where the house leaves it out."""
    needed: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.about in reading.left_out and reading.is_of_base(problem.file):
            needed.setdefault(problem.about, []).append(problem)
        else:
            yield problem
    for id_, found in needed.items():
        said = f"“{id_}” is left out, and needed in {named_places(found)}."
        yield reading.left_out[id_].problem("left-out-needed", said, _cure(found))


def named_places(problems: Iterable[Problem]) -> str:
    """The first places in words, such as `a.yml, line 3; b.yml, line 4, and 2 more`."""
    there = list(dict.fromkeys(f"{it.file}, line {it.line}" for it in sorted(problems)))
    more = f", and {len(there) - PLACES} more" if len(there) > PLACES else ""
    return "; ".join(there[:PLACES]) + more


def _cure(needed: list[Problem]) -> str:
    """What the house can do about an entry, or a page, of the brand."""
    pages = [it.file for it in needed if it.file.endswith(".md")]
    page = f"have a page of your own in the place of {pages[0]}, or name it under exclude_docs" if pages else ""
    entry = "leave out what names it too, or say otherwise in it" if len(pages) < len(needed) else ""
    return f"Leave it in; or {'; and '.join(filter(None, (entry, page)))}."
