"""What was practised and is to be looked at again: what is due, what comes, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.scoring.practice import Practised
from handbook.views.context import Ref, Shown
from handbook.views.shop_results.coaching import share_said


@dataclass(frozen=True)
class Looked:
    """A standard or moment that was practised, and what there is to say of it."""

    about: Ref
    said: str


@dataclass(frozen=True)
class Due:
    """What somebody was to look at by now, what comes next, and what came of the rest, the latest last."""

    due: list[Looked]
    coming: list[Looked]
    came: list[Looked]


def due(shown: Shown) -> Due:
    """All notes on practice."""
    notes = sorted(shown.scores.practised, key=lambda one: one.practice.look_again)
    return Due(
        _looked(shown, (one for one in notes if one.is_due)),
        _looked(shown, (one for one in notes if not one.is_over)),
        _looked(shown, (one for one in notes if one.is_over and not one.is_due)),
    )


def _looked(shown: Shown, notes: Iterable[Practised]) -> list[Looked]:
    return [Looked(shown.ref(one.about), _said(shown, one)) for one in notes]


def _said(shown: Shown, one: Practised) -> str:
    words, (_, period) = shown.words, one.periods
    days = {"practised": words.day(period.since), "day": words.day(period.until)}
    if not one.is_over:
        said = words("practice.coming", **days)
    elif one.is_due:
        said = words("practice.too-few", **days)
    else:
        shares = {"before": share_said(shown, one.before), "after": share_said(shown, one.after)}
        came = "unlike" if one.is_real is None else "same" if not one.is_real else "rose" if one.rose else "fell"
        said = words(f"practice.came-{came}", **days, **shares)
    return words("practice.at", place=one.practice.place, said=said) if one.practice.place else said
