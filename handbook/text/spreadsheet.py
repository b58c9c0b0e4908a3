"""Tables that are opened in spreadsheets: whatever people typed stays text there, and letters stay what they are.

A spreadsheet runs a cell that begins like a formula. An apostrophe before it makes it text again; `guarded` puts it
there and `unguarded` takes it away, so that what was written is what is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from handbook.text.comparing import UNSEEN

TEXTS_KEPT = 1 << 10
"""The same few texts fill most of a table."""
BOM = "\ufeff"
"""Without it, Excel takes a table for one in the encoding of the machine, and its umlauts for others."""
_BEFORE = rf"(?:[^\S\t\r\n]|[\"'“”‘’„«»{UNSEEN}])"
"""What spreadsheets, or the scripts that tidy tables for them, may take away before the sign that begins a formula."""
_SIGNS = "\t\r=+\\-@＝＋－＠﹦﹢﹣﹫⁼₌⁺₊⁻₋−"
"""What begins a formula, and the other forms of these signs, which some programs fold into them."""
_CELL = r"(?:(?<=[;\t\r\n])|\A)"
"""Where a cell begins: also behind what parts cells in the Excel of half of Europe, whatever quotation marks say."""
_GUARDLESS = re.compile(rf"{_CELL}(?={_BEFORE}*?[{_SIGNS}])")
_GUARD = re.compile(rf"{_CELL}'(?={_BEFORE}*?[{_SIGNS}])")


def guarded(text: str) -> str:
    """A text with an apostrophe wherever a spreadsheet would begin a formula."""
    return _GUARDLESS.sub("'", text)


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return _GUARD.sub("", text)


def is_guarded(cell: str) -> bool:
    """Whether a cell as it stands in a file is one that no spreadsheet takes for a formula."""
    return guarded(unguarded(cell)) == cell


def as_table(rows: Iterable[Sequence[str]], *, line_end: str = "\r\n") -> str:
    """Rows as comma-separated values, in which nothing is a formula; a new file begins with `BOM`."""
    written, safe = io.StringIO(newline=""), lru_cache(TEXTS_KEPT)(guarded)
    csv.writer(written, lineterminator=line_end).writerows([safe(cell) for cell in row] for row in rows)
    return written.getvalue()
