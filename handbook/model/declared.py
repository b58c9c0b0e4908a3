"""How a field is declared: once, with what it means, what people see beside it, where it stands, how a change reads.

The checker, the schema, the reference, the site, paper, the comparison and the search all follow from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field

REQUIRED: Any = ...
"""In the place of a default: the field must be written."""


class Place(StrEnum):
    """Where on the card of its entry a field stands."""

    TITLE = "title"
    """It is what the entry is called."""
    BADGE = "badge"
    LEAD = "lead"
    """The sentence that matters most, in large type."""
    FACTS = "facts"
    """Under its label, among what one came for."""
    NOTES = "notes"
    """Marking notes, folded under the question they belong to."""
    FILED = "filed"
    """Under its label, in small type: where the entry hangs and who keeps it."""
    FOOT = "foot"
    """Beside the id, at the very end."""
    OWN = "own"
    """In a part of the card, or of a page, that is drawn in its own way."""
    WITHIN = "within"
    """In the words of another field: the number of a range, the unit of a measure."""
    HIDDEN = "hidden"
    """Nowhere; the declaration says why."""


class Reads(StrEnum):
    """How a change of a field reads."""

    PLAINLY = "plainly"
    """By its kind: a text word by word, a number as raised or lowered, a list by what was added and taken out."""
    MOVED = "moved"
    """Moved from one place to another."""
    AMOUNT = "amount"
    """Raised or cut, as an amount of money."""
    SAID = "said"
    """In sentences of its own, one for each value it can have."""
    AS_ONE = "as one"
    """A group of fields whose change is told in one sentence."""
    BY_TITLE = "by title"
    """A list of groups, each told by its title."""


@dataclass(frozen=True)
class Declared:
    """What a field's declaration says besides its kind, its meaning and its default."""

    label: str
    """What people see beside it, in English; without one it goes by its own name."""
    place: Place
    change: Reads
    says: Mapping[str, str]
    """The sentences in which a change is told, in English, by the value it has now."""
    words: Mapping[str, str]
    """How its values are said on the card, in English, where that differs from how they are written."""
    because: str
    """Why it is shown nowhere."""
    is_bookkeeping: bool
    """Whether it binds nobody: how an entry is found, looked after, and where it comes from."""
    is_ordered: bool
    """Whether the order of its list means something."""

    def __call__(self, schema: dict[str, Any]) -> None:
        """Add nothing to the JSON schema; pydantic hands what a field says besides on to us here."""


def field(
    meaning: str,
    default: Any = REQUIRED,
    *,
    alias: str | None = None,
    label: str = "",
    place: Place = Place.FACTS,
    change: Reads = Reads.PLAINLY,
    says: Mapping[str, str] | None = None,
    words: Mapping[str, str] | None = None,
    because: str = "",
    is_bookkeeping: bool = False,
    is_ordered: bool = False,
) -> Any:
    """Declare a field: what it means, its default where it may be missing, and all that `Declared` knows of it.

    Raises ValueError when it is shown nowhere and nobody says why.
    """
    if (place is Place.HIDDEN) != bool(because):
        raise ValueError(f"“{meaning}” needs a place, or a reason why it is shown nowhere")
    declared = Declared(
        label,
        place,
        Reads.SAID if says else change,
        says or {},
        words or {},
        because,
        is_bookkeeping,
        is_ordered,
    )
    return Field(default, alias=alias, title=label or None, description=meaning, json_schema_extra=declared)
