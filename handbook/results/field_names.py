"""The names of fields in a PDF form: printing writes them, and importing reads them."""

from __future__ import annotations

ITEM = "item:"
"""Stands before an item that is called like a column, such as a standard `place`."""
TIME = "time:"
"""Stands before an item whose measure the shopper took; it becomes a part of the note."""
NOTE = "note:"
"""Stands before an item whose note it is."""
EXTRA = "extra:"
"""Stands before what only this form asks."""
