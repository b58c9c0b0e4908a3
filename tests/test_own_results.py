"""What results say where one looks anyway: on the cards of standards, moments and treats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from handbook.editions import History
from handbook.model import Gesture, Given, Indicator, Reached
from handbook.results.practice import Practice
from handbook.results.slip import Slip
from handbook.scoring.period import Period, closed_quarters
from handbook.views.context import Shown
from handbook.views.indicators.table import IndicatorRow, indicator_table
from handbook.views.shop_results.gate_light import basics_first, gate_light
from handbook.views.shop_results.in_short import results_in_short
from handbook.views.shop_results.on_cards import creeping, moment_results, standard_results, treat_adds
from handbook.views.shop_results.page import results
from handbook.views.shop_results.practice_due import due
from handbook.views.shop_results.tables import results_tables
from tests.shopping import SMALL, TODAY, shopped, visit

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
    assert [said.partition("\u00a0%")[0][:-2] for said in greet.items] == [
        "Kept in ",
        "Moment boarding: ",
        "Moment call: ",
    ]
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
    assert badge.words == "given on 90\u00a0% of occasions (spring): make it a standard, or let it go"


def watched(house: Shown, **more: Any) -> IndicatorRow:
    """The row of one indicator in the table."""
    one = Indicator.model_construct(**{"id": "one", "title": "One", "kind": "behaviour", "target": ""} | more)
    book = house.book.model_copy(update={"indicators": (one,)})
    return indicator_table(replace(house, book=book)).rows[0]


def slips_of(months: dict[str, list[tuple[str, str, str]]]) -> tuple[Slip, ...]:
    """Slips of some months: by whom each was settled, in how many minutes, at what cost."""
    return tuple(
        Slip(f"{month}-{day:02}", "", "", "pier", "", "", "person", *one, "")
        for month, found in months.items()
        for day, one in enumerate(found, 1)
    )


MINUTES = [("first", str(at), "5") for at in range(1, 11)]


@pytest.mark.parametrize(
    ("counts", "unit", "target", "said", "top", "how"),
    [
        ("minutes", "minutes", "8", "5.5 (2 to 9), the middle of 10 slips", "10", "Dot: half"),
        ("settled", "percent", "80", "100\u00a0% (72 to 100) of 10 slips", "100", "Line: where"),
        ("settled", "of all", "0.8", "1 (0.7 to 1) of 10 slips", "1", "Line: where"),
        ("cost", "GBP", "20", "50 (24 to 92) in 10 slips", "100", "Dot: what"),
        ("repeats", "times", "0", "0 (0 to 3.7) in 10 slips", "4", "Line: between"),
    ],
)
def test_what_slips_add_up_to_has_a_line_in_its_own_unit(
    counts: str, unit: str, target: str, said: str, top: str, how: str
) -> None:
    """With how sure it is, as far as its kind allows; a month without slips is a gap, and one of three says too little."""
    months = {"2027-01": MINUTES, "2027-02": MINUTES, "2027-04": MINUTES[:3], "2027-07": MINUTES[:9]}
    row = watched(shown(1, slips=slips_of(months)), unit=unit, target=target, from_="slips", counts=counts)
    assert row.trend
    assert row.unit == ("" if unit == "percent" else unit), "once, where it need not go with a number"
    points = row.trend.points
    assert points[0].said == f"January\u00a02027: {said}"
    assert [point.title for point in points][1:3] == ["February\u00a02027", "March\u00a02027"]
    assert points[2].said == "March\u00a02027: too few to tell (0 slips)"
    assert row.trend.ticks[-1] == (100, top)
    assert row.trend.how[0].startswith(how)
    is_whole_month = counts in ("cost", "repeats")
    drawn = [bool(point.line) for point in points]
    assert drawn == [True, True, False, is_whole_month, False, False, not is_whole_month], "July is not over"
    assert row.latest.startswith("July\u00a02027, so far" if is_whole_month else "July\u00a02027:")
    assert all(point.line.low <= point.line.at <= point.line.high for point in points if point.line)


def test_of_one_figure_a_period_no_line_is_invented() -> None:
    """A typed amount is a dot, below nought as well, and stands as it is typed; a typed share of so many is as sure as any other."""
    amounts = tuple(Reached.model_construct(period=at, value=value) for at, value in (("2025", -4), ("2026", 12.5)))
    trend = watched(shown(1), unit="points", achieved=amounts, from_="").trend
    assert trend
    assert all(point.line and point.line.low == point.line.at == point.line.high for point in trend.points)
    assert [said for _, said in trend.ticks] == ["−4", "0", "20"]
    assert trend.lacks == [
        "No line: of each period one figure alone is known, and nothing says how far chance could have moved it."
    ]
    small = tuple(Reached.model_construct(period=at, value=value) for at, value in (("2025", 0.0004), ("2026", 12.345)))
    trend = watched(shown(1), unit="points", achieved=small, from_="").trend
    assert trend and [point.said for point in trend.points] == ["2025: 0.0004", "2026: 12.345"]
    shares = tuple(Reached.model_construct(period=at, percent=60, n=n) for at, n in (("2025", 20), ("2026", 200)))
    trend = watched(shown(1), unit="percent", achieved=shares, from_="").trend
    assert trend
    assert [point.said for point in trend.points] == [
        "2025: 60\u00a0% (39 to 78) of 20",
        "2026: 60\u00a0% (53 to 67) of 200",
    ]


@pytest.mark.parametrize("answers", ["134", "111"])
def test_a_mean_is_as_sure_as_its_answers_differ(answers: str) -> None:
    """Of answers from 1 to 5 the mean by Student's t; where all are alike, a dot."""
    days = [date(2027, month, day) for month in (4, 5, 6) for day in range(1, 10)]
    given = [one for at, day in enumerate(days) for one in visit(day, at, {"extra:warm": answers[at % 3]})]
    row = watched(shown(1, answers=tuple(given)), unit="of 5", from_="results", counts="extra:warm")
    assert row.trend
    assert (
        row.trend.points[0].said
        == {
            "134": "April\u00a02027: 2.7 (1.6 to 3.7), the mean of 9 answers",
            "111": "April\u00a02027: 1 of 9",
        }[answers]
    )


def test_results_begin_with_what_one_has_time_for() -> None:
    """Whether the basics are kept well enough, and how many things really changed from quarter to quarter; else, that nobody can say."""
    before, after = closed_quarters(TODAY)
    kept = {"boarding/greet": 0.9, "count": 0.95}
    better = [*shopped(kept | {"count": 0.6}, before, 90, Random(1)), *shopped(kept, after, 90, Random(2))]
    for answers, said in (
        (better, "From April\u00a02027 to June\u00a02027, 1 thing was clearly better than in the three months before."),
        (shopped(kept, after, 90, Random(2)), "Too few visits in the last two quarters to tell what changed."),
    ):
        house = shown(1, answers=tuple(answers))
        assert results_in_short(house, house.scores)[-1] == said
        assert [tile.title for tile in results(house).tiles][:3] == [
            "Basics kept",
            "Visits passed",
            "Visits with a critical no",
        ]


def test_a_place_that_is_bad_in_the_evening_alone_is_seen() -> None:
    """Neither places nor hours show it by themselves: the row of a place has a share for each quarter of the day."""
    chance, answers = Random(1), []
    for number in range(240):
        place, hour = ("North", "South")[number % 2], (10, 20)[number // 2 % 2]
        kept = chance.random() < (0.4 if (place, hour) == ("South", 20) else 0.9)
        answers += visit(TODAY, number, {"boarding/greet": "yes" if kept else "no"}, place=place, hour=str(hour))
    house = shown(1, answers=tuple(answers))
    table = next(one for one in results_tables(house, house.scores) if one.title == "By place and time of day")
    assert table.columns == ["Place", "06:00 to 12:00", "18:00 to 24:00"]
    shares = {row[0]: [int(said.split("\u00a0")[0]) for said in row[1:]] for row in table.rows}
    assert min(shares["North"]) > 80 < shares["South"][0]
    assert shares["South"][1] < 50
    alone = replace(house, answers=tuple(one for one in answers if one.place == "North"))
    assert "By place and time of day" not in [one.title for one in results_tables(alone, alone.scores)]


def test_what_was_practised_is_due_comes_or_has_come_to_something() -> None:
    """By the day of looking again, and by whether enough visits can tell; of a place, where visits say theirs."""
    before, after = Period(date(2026, 7, 1), date(2026, 12, 31)), Period(date(2027, 4, 1), date(2027, 6, 30))
    kept = {"boarding/greet": 0.5, "count": 0.9}
    answers = [
        *shopped(kept, before, 90, Random(3)),
        *shopped({**kept, "boarding/greet": 0.95, "tell": 0.9}, after, 90, Random(4)),
    ]
    notes = (
        Practice("2027-04-01", "", "greet", "", "2027-06-30"),
        Practice("2027-04-01", "", "count", "", "2027-06-29"),
        Practice("2027-04-01", "", "tell", "", "2027-06-28"),
        Practice("2027-07-01", "Pier", "greet", "", "2027-07-09"),
        Practice("2027-07-01", "", "count", "", "2027-09-01"),
    )
    found = due(shown(1, answers=tuple(answers), practice=notes))
    assert [one.said for one in found.due] == [
        "Pier: practised on 1\u00a0July\u00a02027; somebody was to look again on 9\u00a0July\u00a02027; too few visits since then to tell"
    ]
    assert [one.said for one in found.coming] == [
        "practised on 1\u00a0July\u00a02027; look again on 1\u00a0September\u00a02027"
    ]
    assert [(one.about.id, one.said.split("; ")[1].split(":")[0].split(" in ")[0]) for one in found.came] == [
        ("tell", "kept"),
        ("count", "no difference that chance could not make"),
        ("greet", "it rose, by more than chance"),
    ]


def test_what_a_treat_adds_needs_a_day_and_a_moment() -> None:
    """One that nobody knows the beginning of cannot be compared with before."""
    assert not treat_adds(shown(1), Gesture.model_construct(id="cake", from_=None)).is_known
