"""What changed about an entry, point by point, in words a manager understands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from handbook.editions import Change, Snapshot
from handbook.editions.snapshot import Content, Record
from handbook.model import IfMissed, Measure, Part, Quote, Settings
from handbook.model.base import NAME_FIELDS
from handbook.model.fields import Shape, shape_at
from handbook.views.word_diff import DiffedWords, word_diff
from handbook.words import IN_ENGLISH

LABELS = {
    "do": "What we do", "seen": "The question asked", "adapt": "As good", "promise": "We promise",
    "counts_as": "Yes also if", "not_if": "No if", "na_if": "Does not apply if", "quote": "Drawn from",
    "phrases": "Words", "then": "Then", "review_by": "To be looked at again by", "achieved": "Reached",
    "text": "The words", "instead": "Say instead", "customer_hopes": "They hope", "starts": "Begins",
    "checklist.basics": "Basics", "checklist.delight": "Delight", "checklist.use": "How the list is used",
    "impression.positive": "Went well", "impression.neutral": "Merely done", "impression.negative": "Went wrong",
    "needs_to_know": "Know beforehand", "call_if_more": "For more, call", "may": "What may be done",
    "about": "Trains", "action": "What to do", "also": "Also called", "was": "Former ids", "roles": "Who",
    "says": "What it says", "asks": "What it asks us", "up_to": "The limit", "costs_up_to": "What it may cost",
    "lines": "The order of the lines", "reports_to": "Reports to", "hire_for": "We hire for",
}  # fmt: skip
"""What a field is called beside what changed in it; others go by their own names."""
FLAGS = {
    "critical": ("Newly critical", "No longer critical"),
    "matters_most": ("Now matters most", "No longer matters most"),
    "front_line": ("Now front line", "Now behind the scenes"),
}
STATUSES = {"active": "In force now", "trial": "On trial now", "draft": "A draft again", "retired": "Retired"}
VERDICTS = {"banned": "Newly banned", "avoid": "Now to be avoided", "say": "Now to be said"}
MOVES = ("where", "touchpoint", "group", "department", "place", "stage", "channel")
"""Fields that say where something is."""
WHOM = {"who": ("Now binds", "No longer binds"), "roles": ("Now also for", "No longer for")}
ALL = ("everyone", "everywhere")
GROUPS = {"measure": Measure, "if_missed": IfMissed}
"""Fields that are told as one."""
SHARES = ("of_contacts", "of_what")
"""What a measure says besides its number; where both sides say the same it is left out."""


@dataclass(frozen=True)
class ChangeSentence:
    """One thing that changed: a short sentence; of a reworded text its label and its words instead."""

    said: str
    words: list[DiffedWords] = field(default_factory=list)
    label: str = ""


@dataclass(frozen=True)
class Side:
    """An entry on one side of a comparison, and the names of everything on that side."""

    snapshot: Snapshot
    record: Record | None

    @cached_property
    def fields(self) -> Content:
        """What is written there; nothing of an entry that is not there."""
        return self.record.fields if self.record else {}

    @property
    def title(self) -> str:
        """What the entry is called; a limit by whose it is."""
        if self.record and self.record.section == "empowerment":
            return f"Limit: {self.name(self.fields.get('role', ''))}"
        return name_of(self.fields)

    def name(self, id_: str) -> str:
        """What an entry is called."""
        record = self.snapshot.records.get(id_)
        return name_of(record.fields) if record else id_

    def names(self, ids: Iterable[str]) -> str:
        """What several entries are called, as a sentence lists them."""
        return IN_ENGLISH.listing(id_ if id_ in ALL else f"“{self.name(id_)}”" for id_ in ids)

    @property
    def currency(self) -> str:
        """The currency of that side."""
        return str(self.snapshot.content.get("handbook", {}).get("currency", ""))

    def money(self, value: float | None) -> str:
        """An amount with the currency of that side."""
        return IN_ENGLISH.money(self.currency, value)


def name_of(fields: Content) -> str:
    """What an entry is called, from its fields."""
    said = next((fields[name] for name in NAME_FIELDS if fields.get(name)), fields.get("id", ""))
    return str(said[0] if isinstance(said, list) else said)


def change_sentences(changes: list[Change], before: Side, after: Side) -> list[ChangeSentence]:
    """Every point of one entry that changed, from its changes."""
    found: list[ChangeSentence] = []
    for top, group in groupby(changes, key=lambda change: change.field.split(".")[0]):
        if top in GROUPS:
            found.append(_GROUPED[top](before, after))
        else:
            found += [point for change in group if change.field for point in _of_field(change, before, after)]
    return found


def label_of(path: str) -> str:
    """What a field is called."""
    return LABELS.get(path) or path.replace("_", " ").replace(".", ": ").capitalize()


def said_of(side: Side, value: Any, shape: Shape) -> str:
    """What stands in a field, in words."""
    if shape.name == "measure":
        return IN_ENGLISH.measure(_made(Measure, value))
    if shape.name == "if_missed":
        return _missed(side, value)
    if not shape.many:
        return side.name(value) if _points_at(shape) else _plainly(value)
    if shape.name == "cases":
        return "; ".join(
            f"{case.get('title', '')}: {IN_ENGLISH.measure(_made(Measure, case.get('measure')))}" for case in value
        )
    return side.names(value) if _points_at(shape) else "; ".join(map(_plainly, value))


def _points_at(shape: Shape) -> bool:
    return bool(shape.kind and shape.kind.sections)


def _of_field(change: Change, before: Side, after: Side) -> Iterator[ChangeSentence]:
    field, was, now = change.field, change.before, change.after
    if field in FLAGS:
        yield ChangeSentence(FLAGS[field][0 if now else 1])
    elif field == "level":
        yield ChangeSentence(f"Now a {now}" if now else "No longer a must or a should")
    elif field == "status":
        yield ChangeSentence(STATUSES.get(str(now), f"Now {now}"))
    elif field == "verdict":
        yield ChangeSentence(VERDICTS.get(str(now), f"Now {now}"))
    elif field == "replaced_by":
        yield ChangeSentence(f"“{after.name(now)}” takes its place" if now else "Nothing takes its place")
    elif field == "id":
        yield ChangeSentence(f"Renamed from {was} to {now}")
    elif field in ("up_to", "costs_up_to"):
        yield ChangeSentence(_amount(field, was, now, before, after))
    elif field == "confirmed":
        yield ChangeSentence("Looked at again and confirmed")
    elif field == "cases":
        yield from _cases(was or [], now or [])
    else:
        yield _by_shape(change, _shape(change, after.record or before.record), before, after)


def _shape(change: Change, record: Record | None) -> Shape:
    whole: type[Part] = Settings if change.section == "handbook" else Quote
    part = record.part if record else whole
    shape = shape_at(part, tuple(change.field.split(".")))
    assert shape is not None, change
    return shape


def _amount(field: str, was: Any, now: Any, before: Side, after: Side) -> str:
    if was is None or now is None:
        return f"{label_of(field)}: {before.money(was) or 'none'} → {after.money(now) or 'none'}"
    each = f" {IN_ENGLISH.per(after.fields['per'])}" if "per" in after.fields else ""
    return f"{'Raised' if now > was else 'Cut'} from {before.money(was)} to {after.money(now)}{each}"


def _by_shape(change: Change, shape: Shape, before: Side, after: Side) -> ChangeSentence:
    field, was, now = change.field, change.before, change.after
    points_at = _points_at(shape)
    if shape.many:
        return ChangeSentence(_list(field, was or [], now or [], points_at, before, after))
    if points_at:
        was, now = was and before.name(was), now and after.name(now)
    if shape.kind and shape.kind.is_text and was and now and field not in MOVES:
        label = label_of(field)
        return ChangeSentence(f"{label}, reworded", word_diff(str(was), str(now)), label)
    if field in MOVES and was and now:
        return ChangeSentence(f"Moved from {was} to {now}")
    old, new = _plainly(was), _plainly(now)
    if was is None or now is None:
        return ChangeSentence(
            f"{label_of(field)}, added: {new}" if was is None else f"{label_of(field)}, taken out: {old}"
        )
    if isinstance(was, int | float) and isinstance(now, int | float) and not isinstance(now, bool):
        return ChangeSentence(f"{label_of(field)} {'raised' if now > was else 'lowered'} from {old} to {new}")
    return ChangeSentence(f"{label_of(field)}: {old} → {new}")


def _plainly(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return IN_ENGLISH.number(value)
    if isinstance(value, dict):
        return ", ".join(_plainly(inside) for inside in value.values())
    return str(value)


def _list(field: str, was: list[Any], now: list[Any], points_at: bool, before: Side, after: Side) -> str:
    def told(side: Side, items: list[Any]) -> str:
        return side.names(items) if points_at else IN_ENGLISH.listing(f"“{_plainly(item)}”" for item in items)

    come, gone = [item for item in now if item not in was], [item for item in was if item not in now]
    if not come and not gone:
        return f"{label_of(field)}: in another order"
    if field == "where":
        more, less = "Moved: now at", "Moved: no longer at"
    else:
        more, less = WHOM.get(field, (f"{label_of(field)}: added", f"{label_of(field)}: taken out"))
    said = [*([f"{more} {told(after, come)}"] if come else []), *([f"{less} {told(before, gone)}"] if gone else [])]
    return "; ".join([said[0], *(part[0].lower() + part[1:] for part in said[1:])])


def _measure(before: Side, after: Side) -> ChangeSentence:
    return ChangeSentence(_held_to(before.fields.get("measure"), after.fields.get("measure")))


def _held_to(was: Content | None, now: Content | None) -> str:
    """Whether a number was tightened or loosened."""
    old, new = IN_ENGLISH.measure(_made(Measure, was)), IN_ENGLISH.measure(_made(Measure, now))
    if was is None or now is None:
        return f"Held to a number now: {new}" if was is None else f"No longer held to a number (it was: {old})"
    if all(was.get(name) == now.get(name) for name in SHARES):
        bare = ({name: value for name, value in side.items() if name not in SHARES} for side in (was, now))
        old, new = (IN_ENGLISH.measure(_made(Measure, side)) for side in bare)
    return f"{_direction(was, now)} from {old} to {new}"


def _direction(was: Content, now: Content) -> str:
    """Tightened where every number that moved asks for more than it did, loosened where every one asks for less."""
    if was.get("what") != now.get("what") or was.keys() - {"of_what"} != now.keys() - {"of_what"}:
        return "Changed"
    numbers = [name for name in ("at_most", "at_least", "goal", "limit", "of_contacts") if name in was]
    moved = {(now[name] < was[name]) == _asks_more_when_less(name, now) for name in numbers if now[name] != was[name]}
    return {frozenset({True}): "Tightened", frozenset({False}): "Loosened"}.get(frozenset(moved), "Changed")


def _asks_more_when_less(name: str, measure: Content) -> bool:
    if name in ("goal", "limit"):
        return bool(measure.get("goal", 0) < measure.get("limit", 0))
    return name == "at_most"


def _if_missed(before: Side, after: Side) -> ChangeSentence:
    was, now = before.fields.get("if_missed"), after.fields.get("if_missed")
    old, new = (_missed(side, fields) for side, fields in ((before, was), (after, now)))
    if was is None or now is None:
        return ChangeSentence(f"If missed, added: {new}" if was is None else f"If missed, taken out: {old}")
    return ChangeSentence(f"If missed: {old} → {new}")


def _missed(side: Side, fields: Content | None) -> str:
    return IN_ENGLISH.if_missed(side.currency, _made(IfMissed, fields))


_GROUPED: dict[str, Callable[[Side, Side], ChangeSentence]] = {"measure": _measure, "if_missed": _if_missed}


def _made(part: type[Any], fields: Content | None) -> Any:
    return part.model_construct(**fields) if fields else None


def _cases(was: list[Content], now: list[Content]) -> Iterator[ChangeSentence]:
    """Cases go by their titles."""
    old, new = ({case.get("title", ""): case for case in cases} for cases in (was, now))
    for title in dict.fromkeys([*old, *new]):
        name = f"Case “{title}”"
        if title not in old or title not in new:
            yield ChangeSentence(f"{name}, {'added' if title in new else 'taken out'}")
        elif old[title].get("measure") != new[title].get("measure"):
            said = _held_to(old[title].get("measure"), new[title].get("measure"))
            yield ChangeSentence(f"{name}: {said[0].lower()}{said[1:]}")
        elif old[title] != new[title]:
            yield ChangeSentence(f"{name}: changed in what is paid when it is missed")
    if list(old) != list(new) and set(old) == set(new):
        yield ChangeSentence("Cases: in another order")
