"""The index at the end of a book: ids, and what people really call things, by their first letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from handbook.system.text import in_order, key
from handbook.views.context import Shown

MOST_PLACES = 12
"""How many places a word of the index is sent to."""


def index_of_words(shown: Shown, visible: Iterable[str]) -> list[dict[str, Any]]:
    """The ids of entries that stand in a book and their other names, by first letter, each with the entries it stands for."""
    places: dict[tuple[str, bool], list[str]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for id_ in visible:
        places[id_, True].append(id_)
        for word in shown.book.entries[id_].also:
            places[spelled.setdefault(key(word), word), False].append(id_)
    rows = sorted(places.items(), key=lambda row: (in_order(row[0][0]), row[0]))
    return [
        {"letter": letter, "rows": [_row(word, is_id, ids) for (word, is_id), ids in group]}
        for letter, group in groupby(rows, lambda row: _letter(row[0][0]))
    ]


def _row(word: str, is_id: bool, ids: list[str]) -> dict[str, Any]:
    to = [{"id": id_} for id_ in ids[:MOST_PLACES]]
    return {"word": word, "is_id": is_id, "to": to, "more": len(ids[MOST_PLACES:])}


def _letter(word: str) -> str:
    """The letter a word is looked up under."""
    first = next((character for character in key(word) if character.isalnum()), "")
    return first.upper() if first.isalpha() else "0–9"
