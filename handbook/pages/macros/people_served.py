"""The people served: what they said, what may surprise them, and which days of theirs matter."""

from __future__ import annotations

from handbook.model.kinds import RoleId, StandardId
from handbook.pages.macro import macro
from handbook.pages.pieces import NAMES, Pieces, around, cards, or_nothing
from handbook.views import for_macros
from handbook.views.context import Shown


@macro
def voices(shown: Shown, about: StandardId = "") -> Pieces:
    """What the people served have said, and how many of it is answered: all of it, or what one standard answers."""
    found = [voice for voice in shown.book.voices if about in ("", *voice.standards)]
    if found:
        yield around("voices", for_macros.voices_in_numbers, shown, found)
    yield from or_nothing(shown, cards(shown, found, rows=NAMES), "voices")


@macro
def gestures(shown: Shown, role: RoleId = "") -> Pieces:
    """Delight: what may be done as a surprise, and never as a routine; above it, whether basics are kept well enough for it."""
    if shown.answers and shown.book.gestures:
        yield around("gate_light", for_macros.gate_light, shown)
    found = [gesture for gesture in shown.book.gestures if not role or role in gesture.roles]
    yield from or_nothing(shown, cards(shown, found), "gestures")


@macro
def triggers(shown: Shown) -> Pieces:
    """Days in somebody's life that call for attention."""
    found = shown.book.triggers
    yield from or_nothing(shown, cards(shown, found), "triggers")
