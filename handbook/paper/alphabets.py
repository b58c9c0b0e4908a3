"""The signs that people may type in a language, beyond those which a handbook happens to hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

STANDARDS = {
    "ja": ("shift_jis", "JP"),
    "ko": ("euc_kr", "KR"),
    "zh": ("gb2312", "SC"),
    "zh-hant": ("big5", "TC"),
    "zh-tw": ("big5", "TC"),
    "zh-hk": ("big5", "HK"),
}
"""Of languages with thousands of signs, the standard that says which of them are in use, by its codec, and the face of a font
that draws them as they are drawn there, by the end of its name."""
BYTES = range(0x40, 0xFF)
"""What the two bytes of a sign are made of in these standards."""
BLOCK = 128
"""The signs of a script stand together, in one block of so many or in a few."""
LETTERS = ("Lu", "Ll", "Lo", "Mn", "Mc")


def _standard(language: str) -> tuple[str, str]:
    tag = language.lower()
    return STANDARDS.get(tag) or STANDARDS.get(tag.partition("-")[0], ("", ""))


def face_of(language: str) -> str:
    """How the name of the face ends that draws the signs of a language as they are drawn there; empty where it is any."""
    return _standard(language)[1]


@cache
def alphabet(language: str) -> frozenset[int]:
    """The signs of a language that has thousands of them; none of any other, for each font of these has them all."""
    codec, _ = _standard(language)
    if not codec:
        return frozenset()
    pairs = (bytes((lead, trail)).decode(codec, "ignore") for lead in BYTES for trail in BYTES)
    return frozenset(ord(sign) for sign in pairs if len(sign) == 1 and not sign.isascii())


def typed_beside(written: Iterable[int], language: str) -> frozenset[int]:
    """What may be typed where some signs are written in a language: these, its alphabet, and the rest of their scripts."""
    blocks = {sign // BLOCK for sign in written if unicodedata.category(chr(sign)) in LETTERS and not _is_eastern(sign)}
    scripts = (range(block * BLOCK, (block + 1) * BLOCK) for block in blocks)
    return frozenset(written).union(alphabet(language), *scripts)


def _is_eastern(sign: int) -> bool:
    """Whether it is one of thousands, of which a handbook's own are no measure."""
    return unicodedata.name(chr(sign), "").startswith(("CJK", "HANGUL"))
