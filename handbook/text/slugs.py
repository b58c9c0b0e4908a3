"""The address of a heading within its page, from its words, in any script."""

from __future__ import annotations

import re
from unicodedata import category, normalize

_ACCENTED = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_LATIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_BETWEEN = re.compile(r"[-\s]+")


def slug(text: str, separator: str) -> str:
    """What a heading is called in links: `Über uns` is `uber-uns`, `挨拶` is `挨拶`.

    Latin letters lose their accents, as Python-Markdown has it, so that headings in most languages of Europe are
    called as ever; letters of other scripts stay as they are. A heading without any letter or digit is called by the
    codes of its signs. Nothing in it depends on other headings, so that a link stays right when one comes before it.
    """
    folded = normalize("NFKD", normalize("NFKC", text).lower())
    plain = normalize("NFC", _ACCENTED.sub("", folded).translate(_LATIN))
    kept = "".join(sign for sign in plain if category(sign)[0] in "LNM" or sign in "_-" or sign.isspace())
    words = _BETWEEN.sub(separator, kept.strip())
    return words if words.strip("_-") else separator.join(f"{ord(sign):x}" for sign in plain if not sign.isspace())
