"""What helps in the middle of work: words, tips, what one may do without asking, and what to do in danger."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from handbook.model import Emergency
from handbook.model.choices import Audience, Verdict
from handbook.model.kinds import RoleId, StandardOrMomentId, TouchpointId
from handbook.pages.macro import macro
from handbook.pages.pieces import NAMES, Pieces, Rows, around, cards, or_nothing
from handbook.views import for_macros
from handbook.views.context import Shown


@macro
def phrases(shown: Shown, verdict: Annotated[str, Verdict] = "") -> Pieces:
    """What to say, what to avoid, what is never said."""
    found = [phrase for phrase in shown.book.phrases if verdict in ("", phrase.verdict)]
    rows = Rows("phrases", for_macros.phrase_row)
    yield from or_nothing(shown, cards(shown, found, rows=rows), "phrases")


@macro
def tips(shown: Shown, about: StandardOrMomentId = "", for_: Annotated[str, Audience] = "") -> Pieces:
    """Coaching tips: all of them, or those about a standard or moment, or for an audience."""
    found = [tip for tip in shown.book.tips if (not about or about in tip.about) and for_ in ("", tip.for_)]
    yield from or_nothing(shown, cards(shown, found, rows=NAMES), "tips")


@macro
def limits(shown: Shown, role: RoleId = "") -> Pieces:
    """What a role may do without asking; without a role, of all roles."""
    found = [limit for limit in shown.book.empowerment if role in ("", limit.role)]
    yield from or_nothing(shown, cards(shown, found, rows=Rows("limits", for_macros.may_do)), "limits")


@macro
def emergencies(shown: Shown, where: TouchpointId = "", role: RoleId = "") -> Pieces:
    """What to do where somebody is in danger: all of it, or what may happen at a touchpoint, or what a role has to know."""
    found = for_macros.first_emergencies(shown, role, where)
    if len(found) > 1:
        yield replace(around("in_danger", for_macros.in_danger, shown, found), overview_of=Emergency)
    rows = Rows("emergencies", for_macros.to_ring, if_many=True)
    yield from or_nothing(shown, cards(shown, found, rows=rows), "emergencies")
