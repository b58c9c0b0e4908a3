"""The names of fields in a PDF form: printing writes them, and importing reads them."""

from __future__ import annotations

ITEM = "item:"
"""Stands before an item that is called like a column, such as a standard `place`."""
TIME = "time:"
"""Stands before an item whose measure the shopper took; it becomes a part of the note, and seconds where only one time can be meant."""
NOTE = "note:"
"""Stands before an item whose note it is."""
SUM = "sum:"
"""Stands before what the form works out by itself, which is no answer."""
EXTRA = "extra:"
"""Stands before what only this form asks."""
BETWEEN = "/"
"""Stands between a moment and the standard that is asked about in it; no id holds one."""


def field_of(moment: str, item: str) -> str:
    """The name of the field in which an item is answered, in a moment or for the whole visit."""
    return f"{moment}{BETWEEN}{item}" if moment else item


def asked_in(field: str) -> tuple[str, str]:
    """The moment, empty for the whole visit, and the item that a field asks about."""
    moment, _, item = field.rpartition(BETWEEN)
    return moment, item
