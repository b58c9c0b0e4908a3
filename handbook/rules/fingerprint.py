"""The fingerprint of what an entry was last confirmed against; it covers only what carries meaning."""

from __future__ import annotations

import hashlib

from handbook.model import Handbook, Line, Moment, Standard, Tip


def fingerprint_of(book: Handbook, entry: Standard | Tip) -> str:
    """Eight hexadecimal digits that change when the words change that a standard or a tip rests on.

    A standard rests on what its quote lines say; a tip on what its standards do and its moments hope for.
    Case, spacing and punctuation carry no meaning and do not count.
    """
    about = entry.quote if isinstance(entry, Standard) else entry.about
    words = [f"{id_}:{_meaning(book, id_)}" for id_ in sorted(about)]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]


def _meaning(book: Handbook, id_: str) -> str:
    entry = book.entries.get(id_)
    text = ""
    if isinstance(entry, Line):
        text = entry.says
    elif isinstance(entry, Standard):
        text = f"{entry.do} {entry.level} {entry.measure.model_dump() if entry.measure else ''}"
    elif isinstance(entry, Moment):
        text = f"{entry.customer_hopes} {' '.join(sorted(entry.checklist.basics))}"
    return "".join(sign for sign in text.casefold() if sign.isalnum())
