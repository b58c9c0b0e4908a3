"""What was found in each of several houses: shares with how sure they are, side by side, and nothing made of them.

Houses differ by chance as well, and the best of two hundred is mostly the luckiest. So they stand in the order of their
names, each with its interval; and as each has its own wording of what was asked, nothing is added up over houses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbook.scoring.scores import Scores
from handbook.scoring.share import Share
from handbook.text.comparing import in_order
from handbook.views.context import Shown
from handbook.views.shop_results.data import counts
from handbook.views.shop_results.tables import ResultsTable, cells_of, table_of
from handbook.words import Words

BASICS = "basics"


@dataclass(frozen=True)
class HouseResults:
    """A house by its folder and its name, what was found there of all basics and of each standard, and its words."""

    folder: str
    name: str
    basics: Share
    standards: dict[str, Share]
    words: Words


def house_results(folder: str, shown: Shown, scores: Scores) -> HouseResults:
    """What the answers of a house say."""
    found = scores.standards
    kept = {one.id: found[one.id, None] for one in shown.book.standards if (one.id, None) in found}
    return HouseResults(folder, shown.book.handbook.organisation, scores.basics, kept, shown.words)


def houses_table(houses: list[HouseResults], words: Words) -> ResultsTable:
    """How well basics were kept, house by house, each in its own words under heads in those that are given; a house
    without answers says so by its noughts.
    """
    return table_of(words, "results.houses", ([one.name, *cells_of(one.words, one.basics)] for one in by_name(houses)))


def houses_data(houses: list[HouseResults]) -> Iterator[dict[str, Any]]:
    """A share a time, as plain data: of all basics of a house, then of each of its standards."""
    for one in by_name(houses):
        for about, id_, share in ((BASICS, None, one.basics), *(("standard", *pair) for pair in one.standards.items())):
            yield {"house": one.folder, "name": one.name, "about": about, "id": id_, **counts(share)}


def by_name(houses: list[HouseResults]) -> list[HouseResults]:
    """Houses as one looks them up."""
    return sorted(houses, key=lambda one: (in_order(one.name), one.folder))
