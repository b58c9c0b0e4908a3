"""What changed between two states of a handbook, in words for people.

Field by field in `sentences`, entry by entry in `entries`, over all editions of one entry in `history`, and what stood
there on every day in `wordings`.
"""

from handbook.views.changes.entries import ChangedEntry, Chapter, changed_entries, chapters
from handbook.views.changes.history import EntryHistory, history_of
from handbook.views.changes.sentences import ChangeSentence
from handbook.views.changes.word_diff import DiffedWords

__all__ = [
    "ChangeSentence",
    "ChangedEntry",
    "Chapter",
    "DiffedWords",
    "EntryHistory",
    "changed_entries",
    "chapters",
    "history_of",
]
