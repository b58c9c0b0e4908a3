"""The start of a shift: the same for everyone on a day, and nothing twice before all have had their turn."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from handbook.project.load import Project
from handbook.views.huddle import Huddle, Rotation, huddle, of_the_day, rotations
from tests.drop_in import FERRY, FOLDERS

FIRST = date(2024, 1, 1)
TEN_YEARS = [FIRST + timedelta(days) for days in range(3653)]
"""Three leap days are among them."""


def every_day(folder: Path = FERRY) -> list[Huddle]:
    turning = rotations(Project.load(folder, FIRST).shown)
    return [huddle(turning, day) for day in TEN_YEARS]


def test_over_ten_years_no_line_and_no_standard_comes_back_before_all_have_been_used() -> None:
    days = every_day()
    book = Project.load(FERRY, FIRST).shown
    for turns, all_of_them in [
        ([day.line.id for day in days if day.line], [line.id for line in book.book.quote.lines]),
        ([day.standard.id for day in days if day.standard], [standard.id for standard in book.standards]),
    ]:
        assert len(turns) == len(TEN_YEARS)
        for start in range(len(turns) - len(all_of_them)):
            assert set(turns[start : start + len(all_of_them)]) == set(all_of_them)


def test_a_tip_about_the_standard_of_the_day_comes_with_it_and_every_tip_has_its_turn() -> None:
    tips = rotations(Project.load(FERRY, FIRST).shown).tips.turns
    visible = set()
    for day in every_day():
        assert day.standard and day.tip
        training = [tip for tip, about in tips if day.standard.id in about]
        assert not training or day.tip in training
        visible.add(day.tip.id)
    assert visible == {tip.id for tip, _ in tips}


def test_every_day_of_ten_years_has_its_story_and_its_question() -> None:
    assert all(day.story and day.question for day in every_day())


def test_a_handbook_that_has_no_tips_questions_and_stories_has_days_all_the_same() -> None:
    day = every_day(FOLDERS / "good" / "minimal")[0]
    assert day.line and day.standard
    assert (day.question, day.tip, day.story) == (None, None, None)


@given(st.integers(1, 400), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_turns_of_any_list_go_round_from_any_day(count: int, first: date) -> None:
    turns = [of_the_day(range(count), first + timedelta(days)) for days in range(count + 1)]
    assert len(turns[:-1]) == len(set(turns)) == count
    assert turns[-1] == turns[0]


STANDARD = Project.load(FERRY, FIRST).shown.standards[0]


@given(st.integers(1, 60), st.integers(1, 9), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_of_several_tips_about_a_standard_one_comes_each_time_it_comes_round(
    standards: int, tips: int, first: date
) -> None:
    rotation = Rotation(tuple((number, (STANDARD.id,)) for number in range(tips)))
    turns = [rotation.on(first + timedelta(standards * time), STANDARD, standards) for time in range(tips)]
    assert set(turns) == set(range(tips))
