"""The index at the end of a book: what one sees or hears, what is said to one, and what things are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import Any

from handbook.model import Claim, Entry, Question, Voice
from handbook.paper.content.to_json import words_only
from handbook.text.comparing import in_order, key
from handbook.views.context import Shown

MOST_PLACES = 12
"""How many places a word of the index is sent to."""
SHORT_LINE = 24
"""Characters that stand on one line of a narrow column, with the page behind them."""
LONGEST_NAME = 60
"""Characters of a title that one looks up; what is longer is a sentence."""
MOST_WORDS = 5
"""Words of another name that one looks up; more of them are for the search, for nobody knows how they begin."""
MOST_NAMES = 12
"""Other names of one entry in an index: whoever writes more of them writes for the search, and begins with the usual ones."""
SENTENCES = (Voice, Question, Claim)
"""Entries that are called by a sentence, which nobody looks up by how it begins."""

Row = dict[str, Any]
"""A line of an index: its words, the entries it leads to, and how many more there are."""


def index_of_happenings(shown: Shown, visible: Container[str]) -> list[Row]:
    """What one sees or hears where somebody is in danger, and when a moment begins, each with its entry; danger comes first."""
    book = shown.book
    seen = [
        *((emergency.when, emergency.id, True) for emergency in book.emergencies),
        *((moment.starts, moment.id, False) for moment in shown.moments),
    ]
    return [
        {
            "word": words_only(shown, said),
            "to": [{"id": id_}],
            "more": 0,
            "title": shown.ref(id_).title,
            "danger": danger,
        }
        for said, id_, danger in seen
        if id_ in visible
    ]


def index_of_voices(shown: Shown, visible: Container[str]) -> list[Row]:
    """What people have said, in their words, each with the standards that answer it."""
    voices = sorted(shown.book.voices, key=lambda voice: in_order(voice.says))
    found = ((voice.says, [id_ for id_ in (voice.id, *voice.standards) if id_ in visible]) for voice in voices)
    return [_row(words_only(shown, says), ids) for says, ids in found if ids]


def index_of_words(
    shown: Shown,
    visible: Iterable[str],
    titles: Container[str] | None = None,
    most_words: int = MOST_WORDS,
    most_names: int = MOST_NAMES,
) -> list[dict[str, Any]]:
    """The titles and the other names of the entries in a book, by first letter; what reads the same is one line.

    Where `titles` are given, only those entries have theirs in it.
    """
    places: dict[str, list[str]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for id_ in visible:
        titled = titles is None or id_ in titles
        for word in _names(shown, shown.book.entries[id_], titled=titled, most_words=most_words, most_names=most_names):
            places[spelled.setdefault(key(word), word)].append(id_)
    called = {key(words_only(shown, shown.name_of(shown.book.entries[id_]))) for id_ in visible}
    rows = sorted(places.items(), key=lambda row: in_order(row[0]))
    return [
        {"letter": letter, "rows": list(_lines(group, called, shown.words("enumeration.separator")))}
        for letter, group in groupby(rows, lambda row: _letter(row[0]))
    ]


def _lines(rows: Iterable[tuple[str, list[str]]], titles: Container[str], separator: str) -> Iterator[Row]:
    """Of each word a line; words beside each other that lead to the same share one, as long as it is a short one.

    What begins with a word under which the same is found already is left out, as “deaf guest” is after “deaf”; no title is.
    """
    line: tuple[str, list[str]] | None = None
    begun: set[tuple[str, ...]] = set()
    for word, ids in rows:
        both, begins = f"{line[0]}{separator}{word}" if line else "", (key(word).split(" ")[0], *ids)
        is_found = begins in begun and key(word) not in titles
        begun.add(begins)
        if line and line[1] == ids and len(both) <= SHORT_LINE and not key(word).startswith(f"{key(line[0])} "):
            line = both, ids
        elif not is_found:
            if line:
                yield _row(*line)
            line = word, ids
    if line:
        yield _row(*line)


def _names(shown: Shown, entry: Entry, *, titled: bool, most_words: int, most_names: int) -> Iterator[str]:
    title = words_only(shown, shown.name_of(entry))
    if titled and len(title) <= LONGEST_NAME and not isinstance(entry, SENTENCES):
        yield title
    also = [word for word in entry.also if len(word.split()) <= most_words]
    yield from (words_only(shown, word) for word in also[:most_names])


def _row(word: str, ids: list[str]) -> Row:
    ids = list(dict.fromkeys(ids))
    return {"word": word, "to": [{"id": id_} for id_ in ids[:MOST_PLACES]], "more": len(ids[MOST_PLACES:])}


def _letter(word: str) -> str:
    """The letter a word is looked up under."""
    first = next((character for character in key(word) if character.isalnum()), "")
    return first.upper() if first.isalpha() else "0–9"
