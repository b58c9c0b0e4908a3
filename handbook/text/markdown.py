"""Texts of people inside Markdown."""

from __future__ import annotations

import re

SIGNS = re.compile(r"([\\`*_\[\]<>~|#&])")


def escaped(text: str) -> str:
    """A text in which no sign means anything in Markdown or HTML; what means nothing there stays as it was typed."""
    return SIGNS.sub(r"\\\1", text)
