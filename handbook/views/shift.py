"""What a page about the day has to show: everything that takes turns, whose turn it is, and the days ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from handbook.model import Line, Question, Standard, Tip
from handbook.views.context import Ref, Shown, Story
from handbook.views.huddle import Huddle, huddle, rotations

DAYS_AHEAD = 28


@dataclass(frozen=True)
class Turn:
    """Something that has its turn: its name, what it says, and the question it leaves; a story has an address in the site."""

    id: str
    title: str
    says: str = ""
    asks: str = ""
    address: str = ""
    about: tuple[str, ...] = ()
    now: bool = False


@dataclass(frozen=True)
class LabelledRotation:
    """Things of one kind that take turns, under a label."""

    kind: str
    label: str
    turns: list[Turn]


@dataclass(frozen=True)
class DayAhead:
    """A day and what it will look at."""

    day: str
    line: Ref | None
    standard: Ref | None


@dataclass(frozen=True)
class DayPage:
    """A day, in words and as a date, with everything that takes turns and the days ahead."""

    day: str
    date: str
    begins: str
    """The time of day at which a new day begins, by a clock of 24 hours."""
    rotations: list[LabelledRotation]
    ahead: list[DayAhead]


def line_of_the_day(shown: Shown) -> DayPage:
    """The lines of the quote, one of which is the day's."""
    today = huddle(rotations(shown), shown.today)
    return _page(shown, [_lines(shown, today)], [])


def day_in_short(shown: Shown) -> DayPage:
    """The line and the standard of the day, by their names alone."""
    today = huddle(rotations(shown), shown.today)
    standards = [Turn(standard.id, standard.title, now=standard is today.standard) for standard in shown.standards]
    lines = [Turn(line.id, line.says, now=line is today.line) for line in shown.book.quote.lines]
    return _page(shown, [_rotation(shown, "line", lines), _rotation(shown, "standard", standards)], [])


def start_of_shift(shown: Shown) -> DayPage:
    """What a shift starts with, today and on the days ahead."""
    turning = rotations(shown)
    today = huddle(turning, shown.today)
    visible = [
        _lines(shown, today),
        _rotation(shown, "standard", [_standard(s, today) for s in turning.standards]),
        _rotation(shown, "question", [_question(q, today) for q, _ in turning.questions.turns]),
        _rotation(shown, "tip", [_tip(shown, tip, today) for tip, _ in turning.tips.turns]),
        _rotation(shown, "story", [_story(story, today) for story, _ in turning.stories.turns]),
    ]
    days = (shown.today + timedelta(days) for days in range(DAYS_AHEAD))
    return _page(shown, visible, [_ahead(shown, huddle(turning, day)) for day in days])


def _page(shown: Shown, visible: list[LabelledRotation], ahead: list[DayAhead]) -> DayPage:
    day = shown.today
    return DayPage(
        shown.words.weekday(day),
        day.isoformat(),
        shown.book.handbook.day_begins or "00:00",
        [rotation for rotation in visible if rotation.turns],
        ahead,
    )


def _rotation(shown: Shown, kind: str, turns: list[Turn]) -> LabelledRotation:
    return LabelledRotation(kind, shown.words(f"day.{kind}"), turns)


def _lines(shown: Shown, today: Huddle) -> LabelledRotation:
    return _rotation(shown, "line", [_line(line, today) for line in shown.book.quote.lines])


def _line(line: Line, today: Huddle) -> Turn:
    return Turn(line.id, line.says, asks=line.asks, now=line is today.line)


def _standard(standard: Standard, today: Huddle) -> Turn:
    return Turn(standard.id, standard.title, standard.do, standard.seen, now=standard is today.standard)


def _question(question: Question, today: Huddle) -> Turn:
    return Turn(question.id, question.ask, about=question.leads_to, now=question is today.question)


def _tip(shown: Shown, tip: Tip, today: Huddle) -> Turn:
    says = shown.words("day.tip-says", action=tip.action, minutes=shown.words.amount(tip.minutes, "minutes"))
    return Turn(tip.id, tip.title, says, tip.ask, about=tip.about, now=tip is today.tip)


def _story(story: Story, today: Huddle) -> Turn:
    return Turn("", story.title, address=story.address, about=story.about, now=story is today.story)


def _ahead(shown: Shown, day: Huddle) -> DayAhead:
    return DayAhead(
        shown.words.weekday(day.day),
        Ref(day.line.id, day.line.says) if day.line else None,
        Ref(day.standard.id, day.standard.title) if day.standard else None,
    )
