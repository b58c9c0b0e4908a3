"""What results say where one looks anyway: on the cards of standards, moments and treats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from handbook.editions import History
from handbook.model import Gesture, Given, Indicator
from handbook.scoring.period import Period
from handbook.views.context import Shown
from handbook.views.gate_light import basics_first, gate_light
from handbook.views.indicator_table import indicator_table
from handbook.views.own_results import creeping, moment_results, standard_results, treat_adds
from tests.shopping import SMALL, TODAY, shopped

YEAR = Period(date(2026, 7, 1), date(2027, 6, 30))


def shown(share: float, **more: Any) -> Shown:
    """The small handbook after a year of shops in which all was kept so often."""
    kept = {"boarding/greet": share, "count": share, "call/greet": share, "tell": share}
    book = SMALL.book()
    found = Shown(book, TODAY, preview=False, history=History(book), answers=tuple(shopped(kept, YEAR, 60, Random(3))))
    return replace(found, **more)


def test_a_card_says_what_shops_found() -> None:
    """A standard as a whole and in each moment that asks it; a moment its basics and how often it failed."""
    house = shown(0.9)
    greet = standard_results(house, house.book.standards_by_id["greet"])
    assert [said.partition(" %")[0][:-2] for said in greet.items] == ["Kept in ", "Moment boarding: ", "Moment call: "]
    boarding = moment_results(house, house.moments[0])
    assert boarding.items[0].startswith("Basics of the last twelve closed months: ")
    assert boarding.items[1].startswith("Failed in ")
    nothing = replace(house, answers=())
    assert not standard_results(nothing, house.book.standards_by_id["greet"]).is_known


@pytest.mark.parametrize(("share", "state", "stands_first"), [(0.95, "open", ""), (0.5, "shut", "Basics first: ")])
def test_basics_come_before_treats(share: float, state: str, stands_first: str) -> None:
    """While they surely fall short the sentence stands where a moment's treats stood, and over all treats."""
    house = shown(share)
    assert gate_light(house).state == state
    assert basics_first(house, "boarding")[: len("Basics first: ")] == stands_first


def test_a_treat_that_came_more_often_than_not_is_marked() -> None:
    """The latest period that says out of how many decides."""
    given = tuple(
        Given.model_construct(period=period, number=number, of=10) for period, number in (("spring", 9), ("summer", 4))
    )
    assert creeping(shown(1), Gesture.model_construct(given=given)) is None
    badge = creeping(shown(1), Gesture.model_construct(given=given[:1]))
    assert badge
    assert badge.words == "given on 90 % of occasions (spring): make it a standard, or let it go"


def test_a_trend_is_drawn_of_shares_alone() -> None:
    """A number in another unit has no place between nothing and all."""
    house = shown(0.9)
    worked_out: dict[str, Any] = {"kind": "behaviour", "target": "0.9", "from_": "results", "counts": "count"}
    watched = [
        Indicator.model_construct(id=unit, title=unit, unit=unit, **worked_out) for unit in ("percent", "a visit")
    ]
    book = house.book.model_copy(update={"indicators": tuple(watched)})
    drawn = [bool(row.trend) for row in indicator_table(replace(house, book=book)).rows]
    assert drawn == [True, False]


def test_what_a_treat_adds_needs_a_day_and_a_moment() -> None:
    """One that nobody knows the beginning of cannot be compared with before."""
    assert not treat_adds(shown(1), Gesture.model_construct(id="cake", from_=None)).is_known
