"""Texts as people compare them: whatever the keyboard, the program or the hurry they were written with.

One word can be written with other code points (é is one or two), in capitals, with two blanks, or with signs in it
that nobody sees. To people it is the same word, so it has to be the same to us: as the name of a group, a place, a
title, a unit. Whoever compares texts that people wrote compares their `key`.
"""

from __future__ import annotations

import re
from unicodedata import normalize

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Unicode's default-ignorable code points, as a character class of `re` has them: soft hyphens, zero-width blanks and
joiners, marks of direction and variation. They are there for whoever sets the text."""
_UNSEEN = re.compile(f"[{UNSEEN}]+")
_NUMBER = re.compile(r"(\d{1,18})")
_DOTTED = re.compile("ı|i\u0307")
"""Turkish has an i with a dot and one without, of which the capital letters of other languages do not tell."""


_TYPED = {ord(space): " " for space in "\u00a0\u202f"}


def as_typed(text: str) -> str:
    """A text with the spaces that a keyboard has: where it is sought with grep, a date has to be found as it is typed."""
    return text.translate(_TYPED)


def without_unseen(text: str) -> str:
    """A text without the signs in it that take no room and are no letter."""
    return text if text.isascii() else _UNSEEN.sub("", text)


_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATES, _FIRST_STRONG, _ISOLATED, _EMBEDDED = "\u2066\u2067\u2068", "\u2068", "\u2069", "\u202c"


def self_contained(text: str) -> str:
    """A text that turns nothing round that stands beside it: signs of direction in it begin and end within it.

    A sign that was never closed would turn the rest of its line, and one that closes what it did not open would let
    the text out of what is put round it (Unicode Standard Annex #9).
    """
    if text.isascii() or not _TURNED.search(text):
        return text
    kept: list[str] = []
    open_: list[str] = []
    is_isolated = text[0] in _ISOLATES
    for place, sign in enumerate(text):
        if sign not in (_ISOLATED, _EMBEDDED):
            kept.append(sign)
            if _TURNED.match(sign):
                open_.append(_ISOLATED if sign in _ISOLATES else _EMBEDDED)
        elif sign in open_ and (sign == _ISOLATED or open_[-1] == sign):
            while (closing := open_.pop()) != sign:
                kept.append(closing)
            kept.append(sign)
            is_isolated = is_isolated and (bool(open_) or place == len(text) - 1)
    said = "".join([*kept, *reversed(open_)])
    return said if is_isolated else f"{_FIRST_STRONG}{said}{_ISOLATED}"


def plain(text: str) -> str:
    """A text as it is seen: what was typed in another way and looks the same is the same; capitals count."""
    return " ".join(normalize("NFC", without_unseen(text)).split())


def key(text: str) -> str:
    """The normal form of a text: two texts that read the same have the same one.

    It is in Unicode NFC, case folded, each run of blanks is one blank, none stand at the ends, and soft hyphens and
    zero-width signs are gone. The key of a key is itself.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    # Folding case may undo a normal form, so it is done between two of them, as Unicode's caseless matching has it.
    folded = normalize("NFD", normalize("NFD", without_unseen(text)).casefold())
    return " ".join(normalize("NFC", _DOTTED.sub("i", folded)).split())


def in_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """What to sort names by, so that they come as people count: 2026-9 before 2026-10, A2 before a10.

    Each number in a name counts as a number, and comes before a word in the same place; all else goes by `key`. Names that are the
    same to people but not written the same come in the order of their signs.
    """
    parts = (part for part in _NUMBER.split(key(name)) if part)
    counted = ((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return (*counted, (-1, 0, name))
