"""What a slip may say: the touchpoints, standards and jobs of a handbook, and causes that are no names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from handbook.results.answer_validator import AnswerValidator
from handbook.results.complaint import Complaint, Nearest, complaint
from handbook.results.slip import CAUSES, SETTLED_BY, Slip
from handbook.results.table_kinds import SLIPS, Wrong
from handbook.system.limits import CELL_LENGTH
from handbook.words.unable import Saying

MINUTES = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,2})?")
COST = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,3})?")


class SlipValidator:
    """Everything that a slip may say, as of a day."""

    kind = SLIPS

    def __init__(self, answer_validator: AnswerValidator) -> None:
        """Take what the same handbook asks its shoppers, which knows its days, hours and former ids."""
        self._answer_validator, self._allowed = answer_validator, answer_validator.allowed

    def wrong_with(self, slip: Slip) -> Iterator[Wrong]:
        """What no slip can say, column by column."""
        written, allowed, gone = self._answer_validator, self._allowed, self._allowed.gone
        for column, found in (
            ("date", written.day(slip.date)),
            ("hour", written.hour(slip.hour)),
            ("touchpoint", no_id("table.no-touchpoint", slip.touchpoint, allowed.touchpoints, gone)),
            ("standard", slip.standard and no_id("table.no-standard", slip.standard, allowed.standards, gone)),
            ("role", slip.role and no_id("table.no-role", slip.role, allowed.roles, gone)),
            ("cause", _none_of("table.no-cause", slip.cause, CAUSES)),
            ("settled_by", _none_of("table.no-settled", slip.settled_by, SETTLED_BY)),
            ("minutes", _no_number("table.no-minutes", slip.minutes, MINUTES)),
            ("cost", _no_number("table.no-cost", slip.cost, COST)),
            ("place", too_long(slip.place)),
            ("note", too_long(slip.note)),
        ):
            if found:
                yield column, found


def no_id(message: str, id_: str, known: Sequence[str], gone: Collection[str]) -> Complaint | None:
    """What is said of an id that is not known and never was."""
    if id_ in known or id_ in gone:
        return None
    return complaint(message, Nearest(id_, known, Saying("table.correct-id")), id=id_)


def too_long(text: str) -> Complaint | None:
    """What is said of a text that no spreadsheet holds."""
    if len(text) <= CELL_LENGTH:
        return None
    return complaint("table.long", text=text, number=len(text), most=CELL_LENGTH)


def _none_of(message: str, text: str, allowed: Sequence[str]) -> Complaint | None:
    if text in allowed:
        return None
    cure = Saying("table.no-answer.cure", others=", ".join(allowed[:-1]), last=allowed[-1])
    return complaint(message, cure, text=text)


def _no_number(message: str, text: str, number: re.Pattern[str]) -> Complaint | None:
    return complaint(message, text=text) if text and not number.fullmatch(text) else None
