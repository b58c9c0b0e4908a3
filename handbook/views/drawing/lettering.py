"""How much room words take in a drawing: SVG breaks no lines, so they are broken beforehand, rather too soon than too late."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

SIZE = 13
"""The size of the letters in drawings, in pixels."""
WIDE, ROOMY, USUAL = 1.05, 0.75, 0.56
"""How wide signs are, in sizes: those of East Asia, capitals and their like, all others."""
LARGE = frozenset("mwMW@%&—…")


def width(text: str) -> float:
    """About how wide a text is, in pixels."""
    return sum(map(_width, text)) * SIZE


def _width(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return WIDE
    return ROOMY if sign in LARGE or sign.isupper() else USUAL


def wrapped(text: str, room: float) -> list[str]:
    """A text in lines that fit into a room; only a word that is wider than the room is torn."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines += _torn(word, room)
    return lines


def _torn(word: str, room: float) -> Iterator[str]:
    while width(word) > room:
        end = max(1, next(i for i in range(1, len(word) + 1) if width(word[: i + 1]) > room))
        yield word[:end]
        word = word[end:]
    if word:
        yield word
