"""What every entry said on every day, as far as it was frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from handbook.editions import Snapshot
from handbook.editions.compare import value_when_left_out
from handbook.editions.history import last_days
from handbook.editions.snapshot import Content, Record
from handbook.editions.unexplained import BOOKKEEPING_FIELDS
from handbook.model import Part
from handbook.model.choices import Status
from handbook.model.declared import Reads
from handbook.model.fields import Shape, shapes, shapes_by_name
from handbook.text.comparing import in_order
from handbook.views.changes.entries import heading_of, section_order
from handbook.views.changes.history import reason_for
from handbook.views.changes.side import Side, name_of
from handbook.views.context import Ref, Shown
from handbook.words import Words

NOT_WORDS = frozenset(("id", "status", *BOOKKEEPING_FIELDS))


@dataclass(frozen=True)
class WordingRow:
    """A field and what stood in it."""

    label: str
    text: str


@dataclass(frozen=True)
class Wording:
    """What an entry said for some time; `from_` and `until` are ISO dates, empty where it is open."""

    period: str
    from_: str
    until: str
    status: str
    standing: str
    """Its status in words, where it is not the usual one."""
    rows: list[WordingRow]


@dataclass(frozen=True)
class EntryWordings:
    """An entry with all its wordings, the latest first."""

    entry: Ref
    wordings: list[Wording]

    @property
    def unchanged(self) -> bool:
        """Whether it says what it has always said, so that its card answers for every day."""
        return len(self.wordings) == 1 and not self.wordings[0].until


@dataclass(frozen=True)
class InForce:
    """An edition and the days it was in force; `from_` and `until` are ISO dates, empty where it is open."""

    edition: Ref
    period: str
    from_: str
    until: str


@dataclass(frozen=True)
class Wordings:
    """The editions with their days, and every entry there was, section by section."""

    editions: list[InForce]
    sections: list[tuple[str, list[EntryWordings]]]


def wordings(shown: Shown) -> Wordings:
    """What was said on which day."""
    words, states = shown.words, shown.history.states
    until = last_days(states)
    editions = [
        InForce(Ref(state.name, state.name), _period(words, state.from_, last), str(state.from_ or ""), str(last or ""))
        for state, last in zip(states, until, strict=True)
    ]
    over_time = _OverTime(words, states, until)
    found: dict[tuple[str, str], list[tuple[int, Record]]] = {}
    for at, state in enumerate(states):
        for id_, record in state.records.items():
            found.setdefault((record.section, id_), []).append((at, record))
    named = sorted(found, key=lambda key: (section_order(key[0]), in_order(name_of(found[key][-1][1], words))))
    sections = groupby(named, key=lambda key: key[0])
    return Wordings(
        editions[::-1],
        [
            (heading_of(section, words), [over_time.wordings(key[1], found[key]) for key in keys])
            for section, keys in sections
        ],
    )


def _period(words: Words, begins: date | None, until: date | None) -> str:
    if not begins:
        return words("period.undated")
    id_ = "period.from-until" if until else "period.from"
    return words(id_, begins=words.day(begins), until=words.day(until))


@dataclass(frozen=True)
class _OverTime:
    """Every state there was, with the last day of each."""

    words: Words
    states: list[Snapshot]
    until: list[date | None]

    def wordings(self, id_: str, held: list[tuple[int, Record]]) -> EntryWordings:
        """The wordings of an entry; neighbouring states that say the same are one."""
        runs: list[tuple[int, int, str, list[WordingRow]]] = []
        for at, record in held:
            status, rows = str(record.fields.get("status", "")), _rows(Side(self.states[at], record, self.words))
            if runs and runs[-1][1] == at - 1 and runs[-1][2:] == (status, rows):
                runs[-1] = (runs[-1][0], at, status, rows)
            else:
                runs.append((at, at, status, rows))
        part = held[-1][1].part
        return EntryWordings(
            Ref(id_, name_of(held[-1][1], self.words)), [self._wording(part, *run) for run in reversed(runs)]
        )

    def _wording(self, part: type[Part], first: int, last: int, status: str, rows: list[WordingRow]) -> Wording:
        begins, ends = self.states[first].from_, self.until[last]
        period, code = _period(self.words, begins, ends), "" if status == Status.ACTIVE else status
        standing = self.words.choice(shapes_by_name(part)["status"], code) if code else ""
        return Wording(period, str(begins or ""), str(ends or ""), code, standing, rows)


def _rows(side: Side) -> list[WordingRow]:
    """What an entry says on one side, field by field."""
    assert side.record is not None
    return list(_fields(side, side.fields, shapes(side.record.part)))


def _fields(side: Side, fields: Content, known: tuple[Shape, ...]) -> Iterator[WordingRow]:
    for shape in known:
        value = fields.get(shape.name)
        if value is None or shape.name in NOT_WORDS or (value == value_when_left_out(shape) and shape.name != "who"):
            continue
        if shape.part and not shape.many and shape.declared.change is not Reads.AS_ONE:
            yield from _fields(side, value, shapes(shape.part))
        else:
            yield WordingRow(side.words.label(shape), side.said(value, shape))


@dataclass(frozen=True)
class Gone:
    """An entry that the handbook no longer holds: what it said last, since when it is gone, and why."""

    id: str
    title: str
    edition: Ref
    day: str
    why: str
    rows: list[WordingRow]


def gone_entries(shown: Shown) -> Iterator[Gone]:
    """Every entry of a frozen edition that is there no longer, under no name."""
    if not shown.history.frozen:
        return
    book, states = shown.book, shown.history.states
    last = {id_: at for at, state in enumerate(states) for id_ in state.records}
    for id_, at in last.items():
        if id_ not in book.entries and id_ not in book.now_called:
            step = next(step for step in shown.history.steps if step.before is states[at])
            reason = reason_for(shown, step, id_)
            edition = Ref("" if step.under_no_edition else step.after.name, step.after.name)
            record = states[at].records[id_]
            rows = _rows(Side(states[at], record, shown.words))
            day = shown.words.day(step.after.from_)
            yield Gone(id_, name_of(record, shown.words), edition, day, reason.why if reason else "", rows)
