"""A text as it is read: in one normal form, cut into words, each with its place in what was written.

Phrases are sought in what people read. To them “not‑my department” and “NOT MY DEPARTMENT” say the same, wide letters
and ligatures are letters, and a soft hyphen is nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

from handbook.text.comparing import UNSEEN, key

NOTHING, BREAK, MAY_BREAK = "\u2060", "\ufffc", "\u200b"
"""What a writer of markup puts in its place: no sign at all, something no phrase runs across, a place where a line may end."""
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\uff9e\uff9f\u1161-\u11ff"
"""What joins the sign before it into one: accents, vowel points, the later parts of a Korean syllable."""
_PIECE = re.compile(rf"[\x00-\x7f]+(?![{_MARKS}])|[{UNSEEN}\u0640]+|[^\x00-\x7f][{_MARKS}]*|[\x00-\x7f][{_MARKS}]+")
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1-\u05c7\u0640\u064b-\u0652\u0670]+")
"""What only careful writers of Hebrew and Arabic write, and what only stretches a word."""
_APOSTROPHES = "'’‘ʼ`´＇‛′ʹʻˈ‵"
_QUOTES = '"“”„‟«»‹›「」『』｢｣〝〞״'
_SYMBOLS = "%&@#§‰"
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9df\uaa60-\uaadf"
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no spaces between words, so that each sign is read as a word."""


class Word(NamedTuple):
    """A word, or a sign that parts or joins words, and where it begins and ends in the reading."""

    said: str
    start: int
    end: int
    is_punctuation: bool


class Reading:
    """A text in the normal form in which it is read."""

    def __init__(self, text: str, offset: int = 0) -> None:
        """Take what is written, and where that begins in the whole."""
        self._whole, self._offset = text, offset
        pieces: list[str] = []
        self._here, self._there, length = [0], [offset], 0
        for found in _PIECE.finditer(text):
            piece = _normal(found[0])
            if piece:
                self._here.append(length)
                self._there.append(offset + found.start())
                pieces.append(piece)
                length += len(piece)
        self.text = "".join(pieces)

    def place(self, at: int) -> int:
        """Where what stands at a place of the reading was written."""
        piece = bisect_right(self._here, at) - 1
        ahead = at - self._here[piece]
        following = self._there[piece + 1] if piece + 1 < len(self._there) else self._there[piece] + ahead + 1
        return min(self._there[piece] + ahead, max(following - 1, self._there[piece]))

    def written(self, start: int, end: int) -> str:
        """What was written where something begins and ends in the reading, on one line."""
        return " ".join(self._whole[self.place(start) - self._offset : self.place(end - 1) - self._offset + 1].split())

    def words(self, is_known: Callable[[str], bool] = bool) -> Iterator[Word]:
        """Its words, in order; what a line may end in the middle of is one word where that is known, else several."""
        shape = self.text.translate(_SHAPES)
        for word in _cut(self.text, shape, 0):
            if MAY_BREAK not in word.said or is_known(word.said.replace(MAY_BREAK, "")):
                yield word._replace(said=word.said.replace(MAY_BREAK, ""))
            else:
                yield from _cut(word.said, shape[word.start : word.end].replace("z", " "), word.start)


def _normal(piece: str) -> str:
    """Signs in the form they are compared in; of those nobody sees only the place where a line may end stays."""
    return piece.lower() if piece.isascii() else _normal_sign(piece)


@lru_cache(maxsize=4096)
def _normal_sign(piece: str) -> str:
    if MAY_BREAK in piece:
        return MAY_BREAK
    wide = normalize("NFKC", piece)
    return " " if wide.isspace() else _POINTS.sub("", key(wide))


class _Shapes(dict[int, str]):
    """What each sign is to whoever looks for words."""

    def __missing__(self, code: int) -> str:
        self[code] = _shape(chr(code))
        return self[code]


def _shape(sign: str) -> str:
    kind = category(sign)
    for signs, shape in ((_APOSTROPHES, "q"), (_QUOTES, "d"), (_SYMBOLS, "s"), (MAY_BREAK, "z")):
        if sign in signs:
            return shape
    if kind[0] == "M":
        return "m"
    if kind[0] in "LN" or sign == "_":
        return "u" if _UNSPACED.match(sign) else "w"
    if kind == "Pd" or sign == "−":
        return "h"
    return {"P": "p", "S": "s"}.get(kind[0], " ")


_SHAPES = _Shapes()
_WORD = re.compile(r"(w[wmz]*(?:qz*w[wmz]*)*|u[mz]*)|p+|s|(?:(?<= )|\A)h+(?= |\Z)")


def _cut(text: str, shape: str, offset: int) -> Iterator[Word]:
    """The words. A hyphen parts them as a blank does, and only a dash between blanks is a sign of its own; quotation marks say nothing."""
    for found in _WORD.finditer(shape):
        said = text[found.start() : found.end()]
        if shape[found.start()] == "h":
            said = "-"
        if "q" in found[0]:
            said = "".join("'" if sign in _APOSTROPHES else sign for sign in said)
        yield Word(said, offset + found.start(), offset + found.end(), found[1] is None and found[0] != "s")
