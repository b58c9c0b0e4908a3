"""Moments of truth: cards of them, lists, and those that are over in seconds."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from handbook.model.choices import Stage
from handbook.model.kinds import MomentId, RoleId, TouchpointId
from handbook.pages.macro import macro
from handbook.pages.pieces import Pieces, around_some, cards, or_nothing
from handbook.views import for_macros
from handbook.views.context import Shown


@macro
def moments(
    shown: Shown,
    where: TouchpointId = "",
    role: RoleId = "",
    when: Annotated[str, Stage] = "",
    as_: Literal["cards", "list"] = "cards",
) -> Pieces:
    """The moments of truth by touchpoint: all of them, or those at a touchpoint or of a role; as a list, by what happens, or of one stage."""
    if as_ == "cards" and not when:
        yield from or_nothing(shown, _moments(shown, where, role), "moments")
    else:
        view = partial(for_macros.moments_list, where=where, role=role, when=when)
        yield around_some(shown, "moments_list", view, "moments", "moments")


def _moments(shown: Shown, where: str, role: str) -> Pieces:
    for touchpoint in shown.book.touchpoints:
        found = [moment for moment in shown.moments_at.get(touchpoint.id, ()) if not role or role in moment.roles]
        if where in ("", touchpoint.id) and (found or not role):
            yield from cards(shown, [touchpoint], rows=None)
            yield from cards(shown, found, depth=1)


@macro
def moment(shown: Shown, id: MomentId) -> Pieces:
    """One moment of truth."""
    yield from or_nothing(shown, cards(shown, [shown.book.entries[id]]), "moment-in-force")


@macro
def seconds_strip(shown: Shown) -> Pieces:
    """The moments that matter most and are over in fifteen seconds, in the order of a visit."""
    yield around_some(shown, "seconds_strip", for_macros.seconds_strip, "moments", "short-moments")
