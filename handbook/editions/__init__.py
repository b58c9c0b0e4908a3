"""Editions: the states of a handbook that were published, frozen for good, and what changed between them."""

from handbook.editions.compare import Difference, DifferenceKind, compare
from handbook.editions.frozen import edition_files, read_editions
from handbook.editions.history import History
from handbook.editions.snapshot import Snapshot, content_of

__all__ = [
    "Difference",
    "DifferenceKind",
    "History",
    "Snapshot",
    "compare",
    "content_of",
    "edition_files",
    "read_editions",
]
