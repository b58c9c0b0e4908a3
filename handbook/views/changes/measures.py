"""How the number that a standard is held to has changed: tightened, loosened, or otherwise."""

from __future__ import annotations

from handbook.editions.snapshot import Content
from handbook.views.changes.side import Side

SHARES = ("of_contacts", "of_what")
"""What a measure says besides its number; where both sides say the same it is left out."""


def told_measure(was: Content | None, now: Content | None, before: Side, after: Side) -> str:
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
