"""Lists to sign, one for each job: that an edition has been read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from handbook.model import Role
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.sheet import Data, Order, Sheet, view_data
from handbook.views.context import Ref, Shown, named
from handbook.views.editions import changes_for


@dataclass(frozen=True)
class ToSign:
    """What a role signs: that it has read an edition, and what in it binds it."""

    role: Ref
    front_line: bool
    moments: list[Ref]
    own: list[Ref]
    everyone: int
    """How many of those that bind everyone bind it too."""


def sheets(order: Order) -> Iterator[Sheet]:
    """A list for every role."""
    shown = order.shown
    purpose = shown.words("paper.sign-off.for")
    for role in shown.book.roles:
        file, make = f"sign-off/{role.id}.pdf", partial(sign_off_data, shown, role)
        yield Sheet(file, role.title, purpose, "sign-off", make, about=role.id)


def sign_off_data(shown: Shown, role: Role) -> Data:
    """What a role signs, and what changed for it."""
    return view_data(shown, to_sign, role) | {"changes": to_json(shown, changes_for(shown, role.id))}


def to_sign(shown: Shown, role: Role) -> ToSign:
    """What a role signs for."""
    own = [standard for standard in shown.standards if role.id in standard.who]
    everyone = len(shown.everyones_standards_for(role.id))
    return ToSign(
        Ref(role.id, role.title),
        bool(role.front_line),
        named(shown.moments_of_role.get(role.id, ())),
        named(own),
        everyone,
    )
