"""The pseudo-language: English in brackets and a third longer, so that any word of ours that is not in a catalogue shows.

It is made from the catalogue and never parsed by Babel, which does not know its tag; numbers, days, the theme and
the scripts go as in English.
"""

from __future__ import annotations

import re

PSEUDO = "qps-ploc"
"""Its tag, which Windows introduced for this use."""
OPEN, CLOSE = "⟦", "⟧"
FILLING = "~"
NAMES = re.compile(r"\{\w+\}")


def pseudo(text: str) -> str:
    """A text in brackets, a third longer, with its `{names}` as they are."""
    letters = len(NAMES.sub("", text))
    return f"{OPEN}{text}{FILLING * -(-letters // 3)}{CLOSE}"
