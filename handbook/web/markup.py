"""Text is always text: how words reach a page without ever becoming markup, whichever engine builds it."""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from markupsafe import Markup

from handbook.model.values import LINK

IN_CARD = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;", "~": "&#126;", "\n": "<br>"}
)
"""Besides HTML's own signs a newline, which would end the card, and the marks of a fence, which would open one."""
IN_HEADING = str.maketrans({sign: f"&#{ord(sign)};" for sign in string.punctuation})
"""Every punctuation mark there is in ASCII: none is left for Markdown, attribute lists or Jinja to see."""
BETWEEN_LINES = re.compile(r"\s*\n\s*")


def escaped(text: str) -> Markup:
    """A text for the inside of a card."""
    return Markup(text.translate(IN_CARD))


def linked(text: str, link: Callable[[str, str], Markup]) -> Markup:
    """A text for the inside of a card in which `[[id]]` and `[[id|words]]` are links; `link` takes an id and words."""
    if "[[" not in text:
        return escaped(text)
    parts, at = [], 0
    for found in LINK.finditer(text):
        id_, _, said = found.group()[2:-2].partition("|")
        parts += [escaped(text[at : found.start()]), link(id_.strip(), said.strip())]
        at = found.end()
    return Markup("").join([*parts, escaped(text[at:])])


def words_only(text: str, name_of: Callable[[str], str]) -> str:
    """A text in which links are their words."""

    def words(found: re.Match[str]) -> str:
        id_, _, said = found.group()[2:-2].partition("|")
        return said.strip() or name_of(id_.strip())

    return LINK.sub(words, text) if "[[" in text else text


def in_heading(text: str, name_of: Callable[[str], str]) -> str:
    """A text for a Markdown heading or sentence; a link in it is words only."""
    return " ".join(words_only(text, name_of).split()).translate(IN_HEADING)


def on_one_line(html: str) -> str:
    """A card as one line, which Markdown takes over as it is."""
    return BETWEEN_LINES.sub(" ", html).strip()
