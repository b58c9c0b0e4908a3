"""What was told before: the visits, slips and notes on practice that a handbook has already."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Generic, Protocol

from handbook.results.answer import Answer
from handbook.results.complaint import Complaint, complaint
from handbook.results.duplicates import BITS, fingerprint_of_answer, visit_of
from handbook.results.handed_in import Answers
from handbook.results.table import Table
from handbook.results.table_kinds import Row


class Entered(Protocol):
    """What was told before, of one kind."""

    def add(self, told: tuple[Any, ...], /) -> bool | Complaint:
        """Take something told; whether it is new, or why it cannot be so."""


class EnteredVisits:
    """The visits that were told, and what was answered in them: as fingerprints, for there may be a million answers."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        """Begin with those that are entered."""
        self._visits: dict[int, array[int]] = {}
        for answer in answers:
            self._keep(answer)

    def keeps(self, table: Table[Answer]) -> bool:
        """Take the answers of a table, of which nothing else is kept; nothing where anything is said of it."""
        if table.complaints.kept:
            return False
        for answer in table.rows:
            self._keep(answer)
        return True

    def are_sound(self) -> bool:
        """Whether no question of a visit is answered in two ways."""
        return all(len({one >> BITS for one in known}) == len(set(known)) for known in self._visits.values())

    def add(self, told: Answers) -> bool | Complaint:
        """Take the answers of a visit; there is only one story of it."""
        known = self._visits.get(hash(visit_of(told[0])))
        if known:
            is_known = all(_is_among(known, answer) for answer in told)
            return False if is_known else _told_otherwise(told[0])
        for answer in told:
            self._keep(answer)
        return True

    def _keep(self, answer: Answer) -> None:
        visit = hash(visit_of(answer))
        if visit not in self._visits:
            self._visits[visit] = array("Q")
        self._visits[visit].append(fingerprint_of_answer(answer))


class EnteredRows(Generic[Row]):
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


def _is_among(known: array[int], answer: Answer) -> bool:
    """Whether an answer was told; once the time on a form went into the note alone, where it still stands as written."""
    as_once = answer._replace(seconds="") if answer.note else answer
    return fingerprint_of_answer(answer) in known or fingerprint_of_answer(as_once) in known


def _told_otherwise(answer: Answer) -> Complaint:
    visit = (answer.date, answer.scorecard, answer.place, answer.hour, answer.visit)
    return replace(complaint("form.told-otherwise", visit=", ".join(filter(None, visit))), line=answer.line)
