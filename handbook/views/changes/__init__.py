"""What changed between two states of a handbook, in words for people.

Field by field in `sentences`, entry by entry in `entries`, over all editions of one entry in `history`, and what stood
there on every day in `wordings`.
"""

from handbook.views.changes.entries import ChangedEntry, ChangedSection, by_section, changed_entries
from handbook.views.changes.history import EntryHistory, history_of
from handbook.views.changes.sentences import ChangeSentence
from handbook.views.changes.word_diff import DiffedWords

__all__ = [
    "ChangeSentence",
    "ChangedEntry",
    "ChangedSection",
    "DiffedWords",
    "EntryHistory",
    "by_section",
    "changed_entries",
    "history_of",
]
