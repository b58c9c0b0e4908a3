"""What a coach watches at a touchpoint: the shopper's questions, moment by moment."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Moment, Touchpoint
from handbook.model.fields import shapes_by_name
from handbook.views.context import Ref, Shown
from handbook.views.forms.scorecards import MomentQuestions, chapters


@dataclass(frozen=True)
class Observation:
    """The sheet for a touchpoint."""

    touchpoint: Ref
    begins: str
    """What stands before how a moment begins."""
    chapters: list[MomentQuestions]


def observation(shown: Shown, touchpoint: Touchpoint) -> Observation:
    """The questions of a touchpoint's moments."""
    moments = [moment.id for moment in shown.moments_at.get(touchpoint.id, ())]
    begins = shown.words.label(shapes_by_name(Moment)["starts"])
    return Observation(Ref(touchpoint.id, touchpoint.title), begins, chapters(shown, moments, "observation"))


def observed(shown: Shown) -> list[Touchpoint]:
    """The touchpoints that have a sheet: those with moments."""
    return [touchpoint for touchpoint in shown.book.touchpoints if shown.moments_at.get(touchpoint.id)]
