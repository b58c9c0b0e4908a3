"""Text is always text: how words reach a page without ever becoming markup, whichever engine builds it."""

from __future__ import annotations

import string
from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

from handbook.model.linked import pieces

IN_CARD = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;", "~": "&#126;", "\n": "<br>"}
)
"""Besides HTML's own characters a newline, which would end the card, and the marks of a fence, which would open one."""
IN_HEADING = str.maketrans({character: f"&#{ord(character)};" for character in string.punctuation})
"""Every punctuation mark there is in ASCII: none is left for Markdown, attribute lists or Jinja to see."""


@lru_cache(maxsize=8192)
def escaped(text: str) -> Markup:
    """A text for the inside of a card."""
    return Markup(text.translate(IN_CARD))


def linked(text: str, link: Callable[[str, str], Markup]) -> Markup:
    """A text for the inside of a card in which links are links; `link` takes an id and words."""
    found = (escaped(piece) if isinstance(piece, str) else link(piece.id, piece.words) for piece in pieces(text))
    return Markup("".join(found))


def in_heading(words: str) -> str:
    """Words that Markdown takes for nothing but words, in a heading or a sentence."""
    return " ".join(words.split()).translate(IN_HEADING)


def on_one_line(html: str) -> str:
    """A card as one line, which Markdown takes over as it is."""
    return " ".join(filter(None, map(str.strip, html.split("\n"))))
