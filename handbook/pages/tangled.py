"""Pages that a converter of Markdown would take hours for: it seeks the end of every open bracket, and every fence from the top."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from handbook.pages.code_blocks import without_code
from handbook.system import limits

MARK = re.compile(r"[\[\]()<>]|\n[ \t]*\n")
CLOSES = {"]": "[", ")": "(", ">": "<"}
FENCE = re.compile(r"^[ \t>]*+(?:~~~|```)", re.MULTILINE)


def tangled_at(text: str) -> int | None:
    """Where a page has more open brackets in a paragraph, or more fences in all, than it may; None where it has not."""
    fence = next(islice(FENCE.finditer(text), limits.FENCES, None), None)
    return fence.start() if fence else _open_at(without_code(text))


def _open_at(text: str) -> int | None:
    open_ = Counter[str]()
    for found in MARK.finditer(text):
        mark = found.group()
        if mark in CLOSES:
            open_[CLOSES[mark]] = max(0, open_[CLOSES[mark]] - 1)
        elif mark.startswith("\n"):
            open_.clear()
        else:
            open_[mark] += 1
            if open_[mark] > limits.OPEN_BRACKETS:
                return found.start()
    return None
