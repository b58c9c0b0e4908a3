"""Texts with links in them: `[[id]]` and `[[id|words]]` are the only markup a text may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LINK = re.compile(r"\[\[\s*([^\[\]|\s][^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
"""Its groups are the id and the words."""


@dataclass(frozen=True)
class Link:
    """A link to an entry; without words of its own it is called what the entry is called."""

    id: str
    words: str


def pieces(text: str) -> Iterator[str | Link]:
    """A text cut into what is said between links and the links."""
    at = 0
    for found in LINK.finditer(text) if "[[" in text else ():
        if text[at : found.start()]:
            yield text[at : found.start()]
        yield Link(found[1].strip(), (found[2] or "").strip())
        at = found.end()
    if text[at:]:
        yield text[at:]


def words_only(text: str, name_of: Callable[[str], str]) -> str:
    """A text in which links are their words; `name_of` says what an entry is called."""
    return "".join(piece if isinstance(piece, str) else piece.words or name_of(piece.id) for piece in pieces(text))
