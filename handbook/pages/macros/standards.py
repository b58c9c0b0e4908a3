"""The quote, line by line, and the standards that answer it."""

from __future__ import annotations

from typing import Any, Literal

from handbook.model import Standard
from handbook.model.kinds import AnyId as EntryId
from handbook.model.kinds import LineId, RoleId, StandardId, TouchpointId
from handbook.pages.macro import macro
from handbook.pages.pieces import INLINE, Pieces, around, cards, or_nothing
from handbook.text.comparing import key
from handbook.views import for_macros
from handbook.views.context import Shown


@macro
def quote(shown: Shown) -> Pieces:
    """The guiding quote, line by line, with where it comes from and its other wordings."""
    yield around("quote", for_macros.quote_card, shown)
    yield from cards(shown, shown.book.quote.lines, only_at_home=True)
    yield from cards(shown, shown.book.quote.variants, only_at_home=True)


@macro
def line(shown: Shown, id: LineId) -> Pieces:
    """One line of the quote, the question it asks, and the standards that answer it."""
    yield from cards(shown, [shown.book.entries[id]])


@macro
def standards(
    shown: Shown,
    line: LineId = "",
    where: TouchpointId = "",
    who: RoleId = "",
    group: str = "",
    as_: Literal["cards", "list", "table"] = "cards",
) -> Pieces:
    """The standards: all of them, or those of a quote line, touchpoint, role or group."""
    found = [
        standard
        for standard in (shown.standards_at.get(where, ()) if where else shown.standards)
        if (not line or line in standard.quote)
        and (not who or standard.binds(who))
        and (not group or key(standard.group) == key(group))
    ]
    if as_ == "cards" or not found:
        yield from or_nothing(shown, cards(shown, found), "standards")
    else:
        yield around(f"standards_{as_}", _standards, shown, found)


def _standards(shown: Shown, found: list[Standard]) -> dict[str, Any]:
    """Them all, and the same by what they are about."""
    groups: dict[str, list[Any]] = {}
    for standard in found:
        group = shown.book.groups[key(standard.group)] if standard.group else ""
        groups.setdefault(group, []).append(for_macros.standard_in_short(shown, standard))
    return {"standards": [one for some in groups.values() for one in some], "groups": list(groups.items())}


@macro
def standard(shown: Shown, id: StandardId) -> Pieces:
    """One standard."""
    yield from or_nothing(shown, cards(shown, [shown.book.entries[id]]), "standard-in-force")


@macro
def ref(shown: Shown, id: EntryId) -> Pieces:
    """A link to an entry, in the middle of a sentence."""
    yield around(INLINE, for_macros.mention, shown, id)
