"""Times that shoppers took, beside their answers: who was met in 40 seconds was not met within 5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from handbook.results.answer import Answer
from handbook.scoring.wordings import Wordings

SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
"""Of the units that a clock in the hand counts in."""


def contradicted(answers: Iterable[Answer], wordings: Wordings) -> Iterator[tuple[Answer, bool]]:
    """The answers that the time beside them contradicts, by the measure they were given under; and whether it was kept."""
    for answer in answers:
        if answer.seconds and answer.answer in ("yes", "no"):
            state = wordings.state_of(answer.edition, date.fromisoformat(answer.date))
            record = wordings.record(state, answer.item)
            kept = _kept(float(answer.seconds), record.fields) if record else None
            if kept is not None and kept != (answer.answer == "yes"):
                yield answer, kept


def _kept(seconds: float, fields: Mapping[str, Any]) -> bool | None:
    """Whether a time keeps to the measure of a standard; None where that depends on the case, or is no time."""
    measure = fields.get("measure") or {}
    unit = SECONDS.get(str(measure.get("what")))
    if unit is None or fields.get("cases"):
        return None
    least, most = measure.get("at_least"), measure.get("at_most")
    if (limit := measure.get("limit")) is not None and (goal := measure.get("goal")) is not None:
        least, most = (None, limit) if goal < limit else (limit, None)
    if least is None and most is None:
        return None
    return (least is None or seconds >= least * unit) and (most is None or seconds <= most * unit)
