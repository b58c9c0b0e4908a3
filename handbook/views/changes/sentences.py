"""What changed about an entry, field by field, in words a manager understands; each field declares how it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from handbook.editions import Difference
from handbook.editions.snapshot import Record
from handbook.model import Measure, Part, Quote, Settings, Standard
from handbook.model.declared import Reads
from handbook.model.fields import Shape, shape_at, shapes_by_name
from handbook.views.changes.measures import told_measure
from handbook.views.changes.side import ALL, Side
from handbook.views.changes.word_diff import DiffedWords, word_diff


@dataclass(frozen=True)
class ChangeSentence:
    """One thing that changed: a short sentence; of a reworded text its label and its words instead."""

    said: str
    words: list[DiffedWords] = field(default_factory=list)
    label: str = ""


@dataclass(frozen=True)
class FieldChange:
    """A field that differs, and the two sides it stands on."""

    shape: Shape
    was: Any
    now: Any
    before: Side
    after: Side

    @property
    def label(self) -> str:
        """What people see beside it."""
        return self.after.words.label(self.shape)

    def say(self, id_: str, **values: object) -> ChangeSentence:
        """A sentence of the catalogue about it."""
        return ChangeSentence(self.after.words(f"change.{id_}", label=self.label, **values))


def change_sentences(differences: list[Difference], before: Side, after: Side) -> list[ChangeSentence]:
    """Every point of one entry that changed."""
    found: list[ChangeSentence] = []
    for top, group in groupby(differences, key=lambda difference: difference.field.split(".")[0]):
        fields = [difference for difference in group if difference.field]
        if not fields:
            continue
        whole = shapes_by_name(_part(fields[0], after.record or before.record))[top]
        if whole.declared.change is Reads.AS_ONE:
            found += _as_one(FieldChange(whole, before.fields.get(top), after.fields.get(top), before, after))
        else:
            found += [point for difference in fields for point in _of_field(difference, before, after)]
    return found


def _part(difference: Difference, record: Record | None) -> type[Part]:
    return record.part if record else Settings if difference.section == "handbook" else Quote


def _of_field(difference: Difference, before: Side, after: Side) -> Iterator[ChangeSentence]:
    shape = shape_at(_part(difference, after.record or before.record), tuple(difference.field.split(".")))
    assert shape is not None, difference
    change = FieldChange(shape, difference.before, difference.after, before, after)
    if difference.field == "id":
        yield change.say("renamed", before=change.was, after=change.now)
    else:
        yield from TELLING[shape.declared.change](change)


def _plainly(change: FieldChange) -> Iterator[ChangeSentence]:
    """By the kind of the field."""
    shape, was, now = change.shape, change.was, change.now
    if shape.many:
        yield ChangeSentence(_listed(change))
    elif was is None or now is None:
        yield _come_or_gone(change)
    elif shape.kind and shape.kind.is_text:
        label = change.label
        reworded = change.after.words("change.reworded", label=label)
        yield ChangeSentence(reworded, word_diff(str(was), str(now)), label)
    elif isinstance(was, int | float) and isinstance(now, int | float) and not isinstance(now, bool):
        yield change.say("raised" if now > was else "lowered", **_both(change))
    else:
        yield change.say("from-to", **_both(change))


def _both(change: FieldChange) -> dict[str, str]:
    return {
        "before": change.before.said(change.was, change.shape),
        "after": change.after.said(change.now, change.shape),
    }


def _come_or_gone(change: FieldChange) -> ChangeSentence:
    if change.was is None:
        return change.say("added", value=change.after.said(change.now, change.shape))
    return change.say("taken-out", value=change.before.said(change.was, change.shape))


def _moved(change: FieldChange) -> Iterator[ChangeSentence]:
    if change.was and change.now:
        yield change.say("moved", **_both(change))
    else:
        yield from _plainly(change)


def _amount(change: FieldChange) -> Iterator[ChangeSentence]:
    before, after, words = change.before.money(change.was), change.after.money(change.now), change.after.words
    if change.was is None or change.now is None:
        none = words("none")
        yield change.say("from-to", before=before or none, after=after or none)
        return
    per = change.after.fields.get("per", "")
    id_ = f"amount-{'raised' if change.now > change.was else 'cut'}{'-each' if per else ''}"
    yield change.say(id_, before=before, after=after, per=words.per(per))


def _in_own_words(change: FieldChange) -> Iterator[ChangeSentence]:
    """In the sentences that the declaration has for it."""
    shape, now, says = change.shape, change.now, change.shape.declared.says
    if shape.many:
        yield ChangeSentence(_listed(change))
        return
    key = (
        ("yes" if now else "no")
        if "yes" in says
        else "none"
        if now is None
        else str(now)
        if str(now) in says
        else "some"
    )
    value = change.after.quoted(now) if now and shape.points_at else str(now)
    yield ChangeSentence(change.after.words.changed(shape, key, value=value))


def _listed(change: FieldChange) -> str:
    """A list by what was added and what was taken out."""
    words, was, now = change.after.words, change.was or [], change.now or []
    come, gone = [item for item in now if item not in was], [item for item in was if item not in now]
    if not come and not gone:
        return words("change.other-order", label=change.label)
    if "all" in change.shape.declared.says and not {*come}.isdisjoint(ALL):
        return words.changed(change.shape, "all")
    said = [_some(change, "added", change.after, come), _some(change, "removed", change.before, gone)]
    return words.in_a_row(filter(None, said))


def _some(change: FieldChange, key: str, side: Side, items: list[Any]) -> str:
    if not items:
        return ""
    shape, words = change.shape, change.after.words
    if shape.points_at:
        names = side.names(items)
    else:
        names = words.listing(words("quoted", words=side.one(item, shape)) for item in items)
    if key in shape.declared.says:
        return words.changed(shape, key, names=names)
    return words(f"change.list-{key}", label=change.label, names=names)


def _as_one(change: FieldChange) -> Iterator[ChangeSentence]:
    if change.shape.part is Measure:
        told = told_measure(change.was, change.now, change.after.words)
        yield ChangeSentence(told) if told else change.say("reworded")
    elif change.was is None or change.now is None:
        yield _come_or_gone(change)
    else:
        yield change.say("from-to", **_both(change))


def _by_title(change: FieldChange) -> Iterator[ChangeSentence]:
    """Cases go by their titles."""
    old, new = ({case.get("title", ""): case for case in cases or []} for cases in (change.was, change.now))
    words = change.after.words
    for title in dict.fromkeys([*old, *new]):
        if title not in old or title not in new:
            yield change.say("case-added" if title in new else "case-taken-out", title=title)
            continue
        if old[title].get("measure") != new[title].get("measure"):
            told = told_measure(old[title].get("measure"), new[title].get("measure"), words)
            said = told or words("change.reworded", label=words.label(shapes_by_name(Standard)["measure"]))
            yield change.say("case", title=title, said=words.inside(said))
        if old[title].get("if_missed") != new[title].get("if_missed"):
            yield change.say("case-paid", title=title)
    if list(old) != list(new) and set(old) == set(new):
        yield change.say("other-order")


TELLING: dict[Reads, Callable[[FieldChange], Iterator[ChangeSentence]]] = {
    Reads.PLAINLY: _plainly,
    Reads.MOVED: _moved,
    Reads.AMOUNT: _amount,
    Reads.SAID: _in_own_words,
    Reads.AS_ONE: _as_one,
    Reads.BY_TITLE: _by_title,
}
