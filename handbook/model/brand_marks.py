"""What a brand says of its fields: which are the same in all its houses, and which each house says itself.

A group writes its handbook once; each house is a handbook of its own that `extends` it. The reader puts the two
together (`handbook/reader/overlay.py`), and what it goes by is declared here, for entries and for settings alike.
"""

from __future__ import annotations

from typing import Any

from handbook.model.declared import Place, field

WHOLE = "true"
"""Stands in the place of names of fields: all of them."""
FOR_HOUSES = "it says what houses may change, and holds of nobody's work"
NEVER_TAKEN_OVER = ("edition",)
"""The settings that every handbook has of its own: an edition is what one house has signed."""
MARKS = ("fixed", "local")
"""The fields that say it; they are nothing that a house changes of its brand."""


def fixed_field() -> Any:
    """What no house that extends this handbook may change."""
    return _mark("What houses that extend this handbook may not change", "Fixed for all houses")


def local_field() -> Any:
    """What every house that extends this handbook has to say itself."""
    return _mark("What each house that extends this handbook must say itself", "Said by each house")


def _mark(meaning: str, label: str) -> Any:
    return field(
        f"{meaning}: `true`, or names of fields.",
        (),
        label=label,
        place=Place.HIDDEN,
        because=FOR_HOUSES,
        is_bookkeeping=True,
    )
