"""The pseudo-language: English with each word in brackets and a third longer, so that a word that is in no catalogue shows.

It is made from the catalogue and never parsed by Babel, which does not know its tag; numbers, days, the theme and
the scripts go as in English.
"""

from __future__ import annotations

import re

PSEUDO = "qps-ploc"
"""Its tag, which Windows introduced for this use."""
OPEN, CLOSE = "⟦", "⟧"
FILLING = "~"
NAME_OR_WORD = re.compile(r"\{\w+\}|[^\W\d_]+")


def pseudo(text: str) -> str:
    """A text with each word in brackets and a third longer; its `{names}` and numbers stay as they are."""
    return NAME_OR_WORD.sub(lambda found: found[0] if found[0].startswith("{") else _wrapped(found[0]), text)


def _wrapped(word: str) -> str:
    return f"{OPEN}{word}{FILLING * -(-len(word) // 3)}{CLOSE}"
