"""What an answer meant when it was given: the wording of its standard, as a fingerprint that only meaning changes.

A question that has been put in other words is another question. So answers are kept apart by the wording they were
given under, and what is said of a standard is said of one wording.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from handbook.editions.history import History
from handbook.editions.snapshot import Record, Snapshot
from handbook.model.settings import in_time
from handbook.text.comparing import key

SAID = ("do", "seen", "counts_as", "not_if", "na_if")
APART = ("of_contacts",)
"""What a measure says of how often it is to be kept, which changes nothing about what a yes is."""
MEANS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%‰£$€¥°<>=+−]|-(?=\d)")
"""What carries meaning in a text: words, numbers with their decimal points, signs that are read aloud."""


def fingerprint(fields: Mapping[str, Any]) -> str:
    """Eight hexadecimal digits that change when it changes what a yes to a standard means; case and commas do not."""
    said = [str(fields.get(name) or "") for name in SAID]
    cases = (f"{case.get('title', '')} {_measured(case.get('measure'))}" for case in fields.get("cases") or ())
    return _digest(tuple(said), _measured(fields.get("measure")), tuple(cases))


def _measured(measure: Mapping[str, Any] | None) -> str:
    return " ".join(f"{name} {_number(value)}" for name, value in sorted((measure or {}).items()) if name not in APART)


def _number(value: object) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{Decimal(str(value)).normalize():f}" if is_number else str(value)


@lru_cache(maxsize=1 << 14)
def _digest(said: tuple[str, ...], measure: str, cases: tuple[str, ...]) -> str:
    parts = [*said, measure, *cases]
    meant = "\n".join(" ".join(MEANS.findall(key(part))) for part in parts)
    return hashlib.sha256(meant.encode("utf-8", "surrogatepass")).hexdigest()[:8]


class Wordings:
    """The states a handbook has been in, and which of them an answer was given under; a state goes by its number."""

    def __init__(self, history: History, on: date) -> None:
        """Take them, and the day as of which something is the present wording."""
        self.history, self._on = history, on
        self.states: list[Snapshot] = [*history.frozen, history.now]
        """The frozen editions, the earliest first, and last the files at hand."""
        self._wordings: dict[tuple[int, str], str] = {}

    def state_of(self, edition: str, day: date) -> int:
        """The state an answer was given under: its frozen edition, without one that of its day, else the files at hand."""
        return self._frozen.get(edition, self._now) if edition else self.on_day(day)

    def on_day(self, day: date) -> int:
        """The state that was in force on a day; before all others, the first there is."""
        begun = [state for from_, state in self._in_time if from_ is None or from_ <= day]
        return begun[-1] if begun else self._in_time[0][1] if self._in_time else self._now

    @cached_property
    def present(self) -> int:
        """The state as of the day: the files at hand, unless that day is before the last edition came into force."""
        last = self._in_time[-1][0] if self._in_time else None
        return self._now if last is None or last <= self._on else self.on_day(self._on)

    def record(self, state: int, id_: str) -> Record | None:
        """What a state says of an entry of today, under whichever id it went then."""
        records = self.states[state].records
        return next((found for name in self._called(id_) if (found := records.get(name))), None)

    def wording(self, state: int, id_: str) -> str:
        """The wording of a standard in a state, as a fingerprint; of one that it does not have, that of today."""
        if (state, id_) not in self._wordings:
            record = self.record(state, id_) or self.record(self._now, id_)
            self._wordings[state, id_] = fingerprint(record.fields) if record else ""
        return self._wordings[state, id_]

    def is_present(self, state: int, id_: str) -> bool:
        """Whether a standard means in a state what it means as of the day."""
        return state == self.present or self.wording(state, id_) == self.wording(self.present, id_)

    def since(self, id_: str) -> date | None:
        """The first day of the present wording of a standard; None where no edition says it."""
        found: date | None = None
        for from_, state in reversed(self._until_present()):
            if not self.record(state, id_) or not self.is_present(state, id_):
                break
            found = from_ or found
        return found

    def changed(self, ids: Iterable[str]) -> dict[date, list[str]]:
        """The days from which some standards were put in other words than before, the earliest first, and which."""
        found: dict[date, list[str]] = defaultdict(list)
        for id_ in ids:
            stated = [(from_, state) for from_, state in self._until_present() if self.record(state, id_)]
            for (_, before), (from_, state) in pairwise(stated):
                if from_ and self.wording(before, id_) != self.wording(state, id_):
                    found[from_].append(id_)
        return dict(sorted(found.items()))

    def _until_present(self) -> list[tuple[date | None, int]]:
        numbers = [state for _, state in self._in_time]
        if self.present in numbers:
            return self._in_time[: numbers.index(self.present) + 1]
        return [*self._in_time, (None, self.present)]

    def _called(self, id_: str) -> Iterator[str]:
        yield id_
        entry = self.history.book.entries.get(id_)
        yield from entry.was if entry else ()

    @property
    def _now(self) -> int:
        return len(self.states) - 1

    @cached_property
    def _frozen(self) -> dict[str, int]:
        return {edition.name: number for number, edition in enumerate(self.history.frozen)}

    @cached_property
    def _in_time(self) -> list[tuple[date | None, int]]:
        """The states by the day they came into force; one that is written about and not frozen is the files at hand."""
        states = [(edition.from_, edition.name, number) for number, edition in enumerate(self.history.frozen)]
        ours = (edition for edition in self.history.open_editions if edition.from_)
        states += [(edition.from_, edition.id, self._now) for edition in ours]
        return [(from_, state) for from_, _, state in sorted(states, key=lambda one: in_time(one[0], one[1]))]
