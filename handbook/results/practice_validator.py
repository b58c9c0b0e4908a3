"""What a note on practice may say: the standards, moments and tips of a handbook, and two days in their order."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.results.answer_validator import AnswerValidator
from handbook.results.complaint import Complaint, complaint
from handbook.results.days import iso_day
from handbook.results.practice import Practice
from handbook.results.slip_validator import no_id, too_long
from handbook.results.table_kinds import COACHING, Wrong


class PracticeValidator:
    """Everything that a note on practice may say, as of a day."""

    kind = COACHING

    def __init__(self, answer_validator: AnswerValidator) -> None:
        """Take what the same handbook asks its shoppers, which knows its days and former ids."""
        self._answer_validator, self._allowed = answer_validator, answer_validator.allowed
        self._about = [*self._allowed.standards, *self._allowed.moments]

    def wrong_with(self, practice: Practice) -> Iterator[Wrong]:
        """What no note can say, column by column."""
        gone = self._allowed.gone
        for column, found in (
            ("date", self._answer_validator.day(practice.date)),
            ("about", no_id("table.no-about", practice.about, self._about, gone)),
            ("tip", practice.tip and no_id("table.no-tip", practice.tip, self._allowed.tips, gone)),
            ("look_again", self._look_again(practice)),
            ("place", too_long(practice.place)),
        ):
            if found:
                yield column, found

    def _look_again(self, practice: Practice) -> Complaint | None:
        day, practised = iso_day(practice.look_again), iso_day(practice.date)
        if day is None:
            return self._answer_validator.no_day(practice.look_again)
        if practised and day < practised:
            return complaint("table.looked-before", day=practice.look_again, practised=practice.date)
        return None
