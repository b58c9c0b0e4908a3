"""How a draft says what it still needs: a comment `# to do:` above a field, and a text that says nothing yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.reader.scan.compose import Source
from handbook.reader.scan.tokens import KEY

TO_DO = "to do:"
NOTHING_YET = "…"
_TO_DO = re.compile(r"#+\s*to do:\s*(.*)", re.IGNORECASE)


def to_dos(source: Source) -> Iterator[tuple[int, int, str, str]]:
    """Each comment that says so: line and column from 0, the field below it or nothing, and what is to be done."""
    for comment in source.comments:
        if comment.after == "nothing" and (found := _TO_DO.match(comment.text)):
            yield comment.line, comment.column, _field_below(source.lines, comment.line), found[1].strip()


def _field_below(lines: list[str], at: int) -> str:
    following = (line for line in lines[at + 1 :] if line.strip() and not line.lstrip().startswith("#"))
    found = KEY.match(next(following, "").lstrip(" -"))
    return found[1] if found else ""
