"""What somebody handed in, a form or a table: the answers of one visit or more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.results.answer import Answer
from handbook.results.complaint import Complaint
from handbook.results.days import days_meant, hour_meant
from handbook.results.doubles import Visit, counted_once, visit_of
from handbook.results.questionnaire import Questionnaire
from handbook.results.table import FORMULA, Table

Answers = tuple[Answer, ...]


@dataclass(frozen=True)
class HandedIn:
    """One file: its answers visit by visit, and what is not among them."""

    file: Path
    visits: list[Answers]
    unanswered: int = 0
    """How many questions were left open; a phrase that is not ticked was not heard."""
    extra: int = 0
    """How many answers it has to questions that only this form asks; results have no place for them."""

    @property
    def answers(self) -> list[Answer]:
        """The answers of all its visits."""
        return [answer for visit in self.visits for answer in visit]


def read_handed_in_table(file: Path, questionnaire: Questionnaire) -> HandedIn | list[Complaint]:
    """The visits in a table, or everything that is wrong with it. Raises OSError."""
    table = Table(file.name, file.read_bytes, questionnaire.sort).read(
        questionnaire, lambda answer: tidied(answer, questionnaire)
    )
    answers, contradictions = counted_once(table.rows)
    for found in contradictions:
        table.complain_of(found.other, "answer", found.complaint())
    # A formula is written as text, and so it is no reason to refuse a table.
    wrong = [found for found in table.complaints.all() if found.rule != FORMULA]
    return wrong or HandedIn(file, list(by_visit(answers).values()))


def by_visit(answers: Iterable[Answer]) -> dict[Visit, Answers]:
    """Answers by the visit they are about, in their order."""
    visits: dict[Visit, list[Answer]] = defaultdict(list)
    for answer in answers:
        visits[visit_of(answer)].append(answer)
    return {visit: tuple(found) for visit, found in visits.items()}


def tidied(answer: Answer, questionnaire: Questionnaire) -> Answer:
    """An answer with its day and hour as results have them, where only one can be meant, and its texts on one line."""
    days = days_meant(answer.date, questionnaire.locale)
    return answer._replace(
        date=days[0].isoformat() if len(days) == 1 else answer.date,
        hour=hour_meant(answer.hour) if answer.hour else "",
        place=" ".join(answer.place.split()),
        note=" ".join(answer.note.split()),
    )
