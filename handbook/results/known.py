"""What was told before: the visits, slips and notes on practice that a handbook has already."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Generic, Protocol

from handbook.results.answer import Answer
from handbook.results.complaint import Complaint, complaint
from handbook.results.doubles import Question, question_of, says_the_same, visit_of
from handbook.results.handed_in import Answers, by_visit
from handbook.results.sort import Row


class Known(Protocol):
    """What was told before, of one sort."""

    def add(self, told: tuple[Any, ...], /) -> bool | Complaint:
        """Take something told; whether it is new, or why it cannot be so."""


class KnownVisits:
    """The visits that were told, with what was answered in each."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        """Begin with those that are entered."""
        self._visits = by_visit(answers)

    def add(self, told: Answers) -> bool | Complaint:
        """Take the answers of a visit; there is only one story of it."""
        visit = visit_of(told[0])
        if visit not in self._visits:
            self._visits[visit] = told
            return True
        known = {question_of(answer): answer for answer in self._visits[visit]}
        return False if all(_is_in(answer, known) for answer in told) else _told_otherwise(told[0])


class KnownRows(Generic[Row]):
    """The rows that were told, each for itself."""

    def __init__(self, rows: Iterable[Row], identity: Callable[[Row], tuple[str, ...]]) -> None:
        """Begin with those that are entered; the identity of a row is all it says."""
        self._identity: Callable[[Row], tuple[str, ...]] = identity
        self._known = set(map(identity, rows))

    def add(self, told: tuple[Row, ...]) -> bool:
        """Take a row; the same one counts once."""
        new = {identity for identity in map(self._identity, told) if identity not in self._known}
        self._known |= new
        return bool(new)


def _is_in(answer: Answer, known: dict[Question, Answer]) -> bool:
    before = known.get(question_of(answer))
    return before is not None and says_the_same(before, answer)


def _told_otherwise(answer: Answer) -> Complaint:
    visit = (answer.date, answer.scorecard, answer.place, answer.hour, answer.visit)
    return replace(complaint("form.told-otherwise", visit=", ".join(filter(None, visit))), line=answer.line)
