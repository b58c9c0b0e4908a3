"""What somebody handed in, a form or a table: visits with their answers, slips, or notes on practice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic

from handbook.results.answer import Answer
from handbook.results.answer_validator import AnswerValidator
from handbook.results.answer_words import AnswerWords
from handbook.results.complaint import Complaint
from handbook.results.days import days_meant, hour_meant
from handbook.results.duplicates import Visit, counted_once, practised_once, visit_of, written_once
from handbook.results.practice import Practice
from handbook.results.practice_validator import PracticeValidator
from handbook.results.slip import Slip
from handbook.results.slip_validator import SlipValidator
from handbook.results.sniff import first_cells, kind_meant
from handbook.results.table import FORMULA, Table
from handbook.results.table_kinds import COACHING, RESULTS, SLIPS, Row, TableKind, Validator

Answers = tuple[Answer, ...]


@dataclass(frozen=True)
class HandedIn(Generic[Row]):
    """One file: what it tells, piece by piece, and what is not among it."""

    file: Path
    kind: TableKind[Row]
    told: list[tuple[Row, ...]]
    """The answers of each visit; of other kinds each row for itself."""
    unanswered: int = 0
    """How many questions were left open; a phrase that is not ticked was not heard."""
    extra: int = 0
    """How many answers it has to questions that only this form asks; results have no place for them."""

    @property
    def rows(self) -> list[Row]:
        """Everything that it tells, row by row."""
        return [row for piece in self.told for row in piece]


def read_handed_in_table(file: Path, answer_validator: AnswerValidator) -> HandedIn[Any] | list[Complaint]:
    """What is told in a table of any kind, or everything that is wrong with it. Raises OSError."""
    kind, tidy = kind_meant(first_cells(file)), Tidy(answer_validator)
    if kind is SLIPS:
        return _rows_for_themselves(file, SlipValidator(answer_validator), tidy.slip, written_once)
    if kind is COACHING:
        return _rows_for_themselves(file, PracticeValidator(answer_validator), tidy.practice, practised_once)
    return _visits(file, answer_validator, tidy)


def _visits(file: Path, answer_validator: AnswerValidator, tidy: Tidy) -> HandedIn[Answer] | list[Complaint]:
    table = Table(file.name, file.read_bytes, answer_validator.kind).read(answer_validator, tidy.answer)
    answers, contradictions = counted_once(table.rows)
    for found in contradictions:
        table.complain_of(found.other, "answer", found.complaint())
    return _wrong(table) or HandedIn(file, RESULTS, list(by_visit(answers).values()))


def _rows_for_themselves(
    file: Path, expected: Validator[Row], tidied: Callable[[Row], Row], once: Callable[[Iterable[Row]], list[Row]]
) -> HandedIn[Row] | list[Complaint]:
    table = Table(file.name, file.read_bytes, expected.kind).read(expected, tidied)
    return _wrong(table) or HandedIn(file, expected.kind, [(row,) for row in once(table.rows)])


def _wrong(table: Table[Any]) -> list[Complaint]:
    """What is wrong with a table; a formula is written as text, and so it is no reason to refuse one."""
    return [found for found in table.complaints.all() if found.rule != FORMULA]


def by_visit(answers: Iterable[Answer]) -> dict[Visit, Answers]:
    """Answers by the visit they are about, in their order."""
    visits: dict[Visit, list[Answer]] = defaultdict(list)
    for answer in answers:
        visits[visit_of(answer)].append(answer)
    return {visit: tuple(found) for visit, found in visits.items()}


class Tidy:
    """Puts what people wrote as our tables have it: days, hours and answers, where only one can be meant, and texts on one line."""

    def __init__(self, answer_validator: AnswerValidator) -> None:
        """Take who knows how the handbook's language writes days, and says yes."""
        self._locale = answer_validator.locale
        self._meant = AnswerWords(answer_validator.allowed.language, answer_validator.allowed.extras).meant
        self._day, self._hour = lru_cache(self._one_day), lru_cache(hour_meant)

    def answer(self, answer: Answer) -> Answer:
        """An answer as results have it."""
        day, hour = self._day(answer.date), answer.hour and self._hour(answer.hour)
        place, note = _on_one_line(answer.place), _on_one_line(answer.note)
        return answer._replace(date=day, hour=hour, place=place, answer=self._meant(answer), note=note)

    def slip(self, slip: Slip) -> Slip:
        """A slip as the slip book has it."""
        day, hour = self._day(slip.date), slip.hour and self._hour(slip.hour)
        return slip._replace(date=day, hour=hour, place=_on_one_line(slip.place), note=_on_one_line(slip.note))

    def practice(self, practice: Practice) -> Practice:
        """A note on practice as `coaching/` has it."""
        day, again = self._day(practice.date), self._day(practice.look_again)
        return practice._replace(date=day, look_again=again, place=_on_one_line(practice.place))

    def _one_day(self, text: str) -> str:
        days = days_meant(text, self._locale)
        return days[0].isoformat() if len(days) == 1 else text


def _on_one_line(text: str) -> str:
    said = " ".join(text.split())
    return text if said == text else said  # the same text in a million rows is there once
