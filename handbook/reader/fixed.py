"""What a brand has marked as `fixed`: fields that no house says in another way, and entries that none leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.brand_marks import MARKS, NEVER_TAKEN_OVER, WHOLE
from handbook.model.handbook import ENTRY_TYPES
from handbook.reader.layer import Item, Layer, inside
from handbook.reader.source_map import Position

NOT_FIXED = ("id", "was", *MARKS, *NEVER_TAKEN_OVER)
"""What a house may say of an entry that is `fixed: true`."""


def is_fixed(name: str, base: Item) -> bool:
    """Whether a field is fixed: of all that are, those that are left to each house are an exception."""
    fixed, free = base.texts("fixed"), (*NOT_FIXED, *base.texts("local"))
    return name in fixed or (WHOLE in fixed and name not in free)


def fixed_entries(base: Layer) -> Iterator[tuple[str, Position]]:
    """The ids of entries that cannot be left out, each with the mark that says so."""
    marked = ((item.id, item) for section in ENTRY_TYPES for item in base.items(section) if item.texts("fixed"))
    for id_, item in (*_by_the_quote(base), *marked):
        yield id_, base.source_map.below(item.position, ("fixed",)) or item.position


def _by_the_quote(base: Layer) -> Iterator[tuple[str, Item]]:
    """Lines and variants that are fixed with the quote they are of."""
    for quote in base.items("quote"):
        for name in ("lines", "variants"):
            yield from ((one.id, quote) for one in inside(quote, name, base.source_map) if is_fixed(name, quote))
