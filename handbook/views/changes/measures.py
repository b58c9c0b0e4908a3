"""How the number that a standard is held to has changed: tightened, loosened, or otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.editions.snapshot import Content
from handbook.model import Measure
from handbook.words import Words


def told_measure(was: Content | None, now: Content | None, words: Words) -> str:
    """What differs between two measures and nothing else: the number, in how many contacts it is kept, when its clock runs.

    Nothing where both are said in the same words: that it is of cases was left unsaid before.
    """
    if was is None or now is None:
        id_ = "change.measured" if was is None else "change.unmeasured"
        return words(id_, measure=_said(now or was or {}, words))
    told = [
        *_told_number(was, now, words),
        *_told_share(was, now, words),
        *_told_hours(was.get("hours"), now.get("hours"), words),
    ]
    return words.in_a_row(told)


def _said(measure: Content, words: Words) -> str:
    return words.measure(Measure.model_construct(**measure))


def _told_number(was: Content, now: Content, words: Words) -> Iterator[str]:
    about_others = was.get("of_what") != now.get("of_what") and "of_contacts" not in {*was, *now}
    left_out = {"of_contacts", "hours", *(() if about_others else ("of_what",))}
    old, new = ({name: value for name, value in side.items() if name not in left_out} for side in (was, now))
    if old != new:
        id_ = f"change.measure-{_direction(old, new)}"
        yield words(id_, before=_said(old, words), after=_said(new, words))


def _told_share(was: Content, now: Content, words: Words) -> Iterator[str]:
    """In how many contacts it is kept: one that does not say it is not said to be kept in all."""
    old, new = (_share(side, words) for side in (was, now))
    if old and new and old != new:
        is_same = was.get("of_what") == now.get("of_what")
        more = now["of_contacts"] > was["of_contacts"]
        direction = ("tightened" if more else "loosened") if is_same else "changed"
        yield words(f"change.measure-{direction}", before=old, after=new)
    elif new and not old:
        yield words("change.measure-in-share", share=new)
    elif old and not new:
        yield words("change.measure-no-share", share=old)


def _share(measure: Content, words: Words) -> str:
    if "of_contacts" not in measure:
        return ""
    what = measure.get("of_what") or words("measure.contacts")
    return words("measure.share", share=words.percent(measure["of_contacts"]), what=what)


def _told_hours(was: str | None, now: str | None, words: Words) -> Iterator[str]:
    if was != now:
        yield words("change.measure-hours", hours=now) if now else words("change.measure-no-hours")


def _direction(was: Content, now: Content) -> str:
    """Tightened where every number that moved asks for more than it did, loosened where every one asks for less."""
    if was.get("what") != now.get("what") or was.keys() != now.keys():
        return "changed"
    numbers = [name for name in ("at_most", "at_least", "goal", "limit") if name in was]
    moved = {(now[name] < was[name]) == _asks_more_when_less(name, now) for name in numbers if now[name] != was[name]}
    return {frozenset({True}): "tightened", frozenset({False}): "loosened"}.get(frozenset(moved), "changed")


def _asks_more_when_less(name: str, measure: Content) -> bool:
    if name in ("goal", "limit"):
        return bool(measure.get("goal", 0) < measure.get("limit", 0))
    return name == "at_most"
