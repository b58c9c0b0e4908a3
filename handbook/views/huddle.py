"""What is looked at together at the start of a shift: a line, a standard, a question, a tip and a story, by date.

Everybody sees the same on a day, with nobody deciding it and no server: a list is gone through an entry a day,
in the order of the handbook, and nothing comes twice before all have had their day. `day.js` on the site keeps the
same rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from handbook.model import Line, Question, Standard, Tip
from handbook.model.choices import Audience
from handbook.views.context import Shown, Story

T = TypeVar("T")


@dataclass(frozen=True)
class Rotation(Generic[T]):
    """Things that take turns, each with the ids of the entries it is about."""

    turns: tuple[tuple[T, tuple[str, ...]], ...]

    def on(self, day: date, standard: Standard | None, standards: int) -> T | None:
        """What has its turn on a day; None where nothing takes turns.

        Things that are about the day's standard take turns among themselves, the next each time this standard comes
        round; where none is about it, all of them do, the next every day. `standards` is how many days pass until a
        standard comes round: as many as there are standards.
        """
        about = [thing for thing, ids in self.turns if standard and standard.id in ids]
        if about:
            return about[day.toordinal() // standards % len(about)]
        return of_the_day([thing for thing, _ in self.turns], day)


@dataclass(frozen=True)
class Rotations:
    """Everything that takes turns."""

    lines: tuple[Line, ...]
    standards: tuple[Standard, ...]
    questions: Rotation[Question]
    tips: Rotation[Tip]
    stories: Rotation[Story]


@dataclass(frozen=True)
class Huddle:
    """What a day has to look at; None where a handbook has nothing of the sort."""

    day: date
    line: Line | None
    standard: Standard | None
    question: Question | None
    tip: Tip | None
    story: Story | None


def of_the_day(things: Sequence[T], day: date) -> T | None:
    """Whose turn it is on a day, counted from the first day of the year 1."""
    return things[day.toordinal() % len(things)] if things else None


def rotations(shown: Shown) -> Rotations:
    """Everything that takes turns in a handbook; what is only for executives, or for another occasion, is left out."""
    book = shown.book
    return Rotations(
        tuple(book.quote.lines),
        tuple(shown.standards),
        Rotation(
            tuple(
                (question, question.leads_to) for question in book.questions if question.for_ is not Audience.EXECUTIVE
            )
        ),
        Rotation(
            tuple((tip, tip.about) for tip in book.tips if tip.for_ is not Audience.EXECUTIVE and _in_a_huddle(tip))
        ),
        Rotation(tuple((story, story.about) for story in shown.stories)),
    )


def _in_a_huddle(tip: Tip) -> bool:
    return not tip.when or "huddle" in tip.when


def huddle(turning: Rotations, day: date) -> Huddle:
    """What is looked at on a day."""
    standard, count = of_the_day(turning.standards, day), len(turning.standards)
    return Huddle(
        day,
        of_the_day(turning.lines, day),
        standard,
        turning.questions.on(day, standard, count),
        turning.tips.on(day, standard, count),
        turning.stories.on(day, standard, count),
    )
