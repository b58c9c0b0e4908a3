"""Marks as they are printed: quotation marks of the language, apostrophes and fractions, in the place of those of a keyboard."""

from __future__ import annotations

import re
from functools import cache

from handbook.words import Words

BY_MACHINES = re.compile(r"[\\{}<>$=#`*_|]|://")
"""What holds such signs is read by machines, or shows what they read, and stays as it was typed."""
TYPED = re.compile(r"[\"']|(?<![\w/.,])[1-3]/[2348](?![\w/])")
FRACTIONS = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔", "1/8": "⅛", "3/8": "⅜"}
AFTER_WORDS = re.compile(r"[\w.,;:!?…)\]’”»%]$")
"""What stands before a mark that closes."""
LETTER = re.compile(r"\w")


def as_printed(words: Words, said: str) -> str:
    """A text with the marks of the language of some words; one that machines read stays as it is."""
    if not ('"' in said or "'" in said or "/" in said) or not TYPED.search(said) or BY_MACHINES.search(said):
        return said
    opening, closing = _marks(words)
    return TYPED.sub(lambda found: _printed(found, opening, closing), said)


@cache
def _marks(words: Words) -> tuple[str, str]:
    opening, _, closing = words("quoted", words="\0").partition("\0")
    return opening, closing


def _printed(found: re.Match[str], opening: str, closing: str) -> str:
    typed, before, after = found.group(), found.string[: found.start()], found.string[found.end() :]
    if typed not in "\"'":
        return FRACTIONS.get(typed, typed)
    closes = bool(AFTER_WORDS.search(before)) or not (before or LETTER.match(after))
    if typed == '"':
        return closing if closes else opening
    return "‘" if not closes and re.search(r"\w[.,!?]?'(?!\w)", after) else "’"
