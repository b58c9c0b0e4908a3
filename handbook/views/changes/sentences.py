"""What changed about an entry, field by field, in words a manager understands; each field declares how it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from handbook.editions import Difference
from handbook.editions.snapshot import Content, Record
from handbook.model import Measure, Part, Quote, Settings
from handbook.model.declared import Reads
from handbook.model.fields import Shape, shape_at, shapes_by_name
from handbook.views.changes.side import Side
from handbook.views.changes.word_diff import DiffedWords, word_diff

SHARES = ("of_contacts", "of_what")
"""What a measure says besides its number; where both sides say the same it is left out."""


@dataclass(frozen=True)
class ChangeSentence:
    """One thing that changed: a short sentence; of a reworded text its label and its words instead."""

    said: str
    words: list[DiffedWords] = field(default_factory=list)
    label: str = ""


@dataclass(frozen=True)
class Told:
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
            found += _as_one(Told(whole, before.fields.get(top), after.fields.get(top), before, after))
        else:
            found += [point for difference in fields for point in _of_field(difference, before, after)]
    return found


def _part(difference: Difference, record: Record | None) -> type[Part]:
    return record.part if record else Settings if difference.section == "handbook" else Quote


def _of_field(difference: Difference, before: Side, after: Side) -> Iterator[ChangeSentence]:
    shape = shape_at(_part(difference, after.record or before.record), tuple(difference.field.split(".")))
    assert shape is not None, difference
    told = Told(shape, difference.before, difference.after, before, after)
    if difference.field == "id":
        yield told.say("renamed", before=told.was, after=told.now)
    else:
        yield from TELLING[shape.declared.change](told)


def _plainly(told: Told) -> Iterator[ChangeSentence]:
    """By the kind of the field."""
    shape, was, now = told.shape, told.was, told.now
    if shape.many:
        yield ChangeSentence(_listed(told))
    elif was is None or now is None:
        yield _come_or_gone(told)
    elif shape.kind and shape.kind.is_text:
        label = told.label
        reworded = told.after.words("change.reworded", label=label)
        yield ChangeSentence(reworded, word_diff(str(was), str(now)), label)
    elif isinstance(was, int | float) and isinstance(now, int | float) and not isinstance(now, bool):
        yield told.say("raised" if now > was else "lowered", **_both(told))
    else:
        yield told.say("from-to", **_both(told))


def _both(told: Told) -> dict[str, str]:
    return {"before": told.before.said(told.was, told.shape), "after": told.after.said(told.now, told.shape)}


def _come_or_gone(told: Told) -> ChangeSentence:
    if told.was is None:
        return told.say("added", value=told.after.said(told.now, told.shape))
    return told.say("taken-out", value=told.before.said(told.was, told.shape))


def _moved(told: Told) -> Iterator[ChangeSentence]:
    if told.was and told.now:
        yield told.say("moved", **_both(told))
    else:
        yield from _plainly(told)


def _amount(told: Told) -> Iterator[ChangeSentence]:
    before, after, words = told.before.money(told.was), told.after.money(told.now), told.after.words
    if told.was is None or told.now is None:
        none = words("none")
        yield told.say("from-to", before=before or none, after=after or none)
        return
    per = told.after.fields.get("per", "")
    id_ = f"amount-{'raised' if told.now > told.was else 'cut'}{'-each' if per else ''}"
    yield told.say(id_, before=before, after=after, per=words.per(per))


def _in_own_words(told: Told) -> Iterator[ChangeSentence]:
    """In the sentences that the declaration has for it."""
    shape, now, says = told.shape, told.now, told.shape.declared.says
    if shape.many:
        yield ChangeSentence(_listed(told))
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
    value = told.after.quoted(now) if now and shape.points_at else str(now)
    yield ChangeSentence(told.after.words.changed(shape, key, value=value))


def _listed(told: Told) -> str:
    """A list by what was added and what was taken out."""
    words, was, now = told.after.words, told.was or [], told.now or []
    come, gone = [item for item in now if item not in was], [item for item in was if item not in now]
    if not come and not gone:
        return words("change.other-order", label=told.label)
    said = [_some(told, "added", told.after, come), _some(told, "removed", told.before, gone)]
    first, *others = [sentence for sentence in said if sentence]
    return "; ".join([first, *map(words.inside, others)])


def _some(told: Told, key: str, side: Side, items: list[Any]) -> str:
    if not items:
        return ""
    shape, words = told.shape, told.after.words
    if shape.points_at:
        names = side.names(items)
    else:
        names = words.listing(words("quoted", words=side.one(item, shape)) for item in items)
    if key in shape.declared.says:
        return words.changed(shape, key, names=names)
    return words(f"change.list-{key}", label=told.label, names=names)


def _as_one(told: Told) -> Iterator[ChangeSentence]:
    if told.shape.part is Measure:
        yield ChangeSentence(_held_to(told.was, told.now, told.before, told.after))
    elif told.was is None or told.now is None:
        yield _come_or_gone(told)
    else:
        yield told.say("from-to", **_both(told))


def _held_to(was: Content | None, now: Content | None, before: Side, after: Side) -> str:
    """Whether a number was tightened or loosened."""
    words, old, new = after.words, before.measure(was), after.measure(now)
    if was is None or now is None:
        return words("change.measured", measure=new) if was is None else words("change.unmeasured", measure=old)
    if all(was.get(name) == now.get(name) for name in SHARES):
        bare = ({name: value for name, value in side.items() if name not in SHARES} for side in (was, now))
        old, new = (after.measure(side) for side in bare)
    return words(f"change.measure-{_direction(was, now)}", before=old, after=new)


def _direction(was: Content, now: Content) -> str:
    """Tightened where every number that moved asks for more than it did, loosened where every one asks for less."""
    if was.get("what") != now.get("what") or was.keys() - {"of_what"} != now.keys() - {"of_what"}:
        return "changed"
    numbers = [name for name in ("at_most", "at_least", "goal", "limit", "of_contacts") if name in was]
    moved = {(now[name] < was[name]) == _asks_more_when_less(name, now) for name in numbers if now[name] != was[name]}
    return {frozenset({True}): "tightened", frozenset({False}): "loosened"}.get(frozenset(moved), "changed")


def _asks_more_when_less(name: str, measure: Content) -> bool:
    if name in ("goal", "limit"):
        return bool(measure.get("goal", 0) < measure.get("limit", 0))
    return name == "at_most"


def _by_title(told: Told) -> Iterator[ChangeSentence]:
    """Cases go by their titles."""
    old, new = ({case.get("title", ""): case for case in cases or []} for cases in (told.was, told.now))
    words = told.after.words
    for title in dict.fromkeys([*old, *new]):
        if title not in old or title not in new:
            yield told.say("case-added" if title in new else "case-taken-out", title=title)
        elif old[title].get("measure") != new[title].get("measure"):
            said = _held_to(old[title].get("measure"), new[title].get("measure"), told.before, told.after)
            yield told.say("case", title=title, said=words.inside(said))
        elif old[title] != new[title]:
            yield told.say("case-paid", title=title)
    if list(old) != list(new) and set(old) == set(new):
        yield told.say("other-order")


TELLING: dict[Reads, Callable[[Told], Iterator[ChangeSentence]]] = {
    Reads.PLAINLY: _plainly,
    Reads.MOVED: _moved,
    Reads.AMOUNT: _amount,
    Reads.SAID: _in_own_words,
    Reads.AS_ONE: _as_one,
    Reads.BY_TITLE: _by_title,
}
