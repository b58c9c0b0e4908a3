"""What came out otherwise than it should, in sentences for whoever prints; nothing of it keeps anybody from printing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from handbook.paper.sheets.sheet import Data
from handbook.paper.typesetting.breaking import entries_with
from handbook.paper.typesetting.fitting import Misfit
from handbook.paper.typesetting.press import Printed
from handbook.words import Words

MOST_PAGES = {"forms": 24, "observe": 24, "jobs": 40}
"""Nobody fills in more, or carries more with them, by kinds of sheets."""

RULED = ("sign-off", "observe")
RULED_AT_THE_END = ("forms",)
"""A page of lines to write on is used, though few words stand on it."""

FEW = 3
"""It is no help to name more words of a file, or more entries in which one stands."""


def advice(words: Words, kind: str, file: str, printed: Printed, data: Data) -> Iterator[str]:
    """What there is to say about a file of some kind that was set from some data."""
    found = printed.findings
    misfits = list(dict.fromkeys(found.misfits))
    yield from (_of_misfit(words, file, misfit, data) for misfit in misfits[:FEW])
    if others := misfits[FEW:]:
        yield words.many("print.advice.misfits", len(others), file=file)
    last = printed.pages if kind in RULED_AT_THE_END else None
    if (pages := [page for page in found.hardly_used if page != last]) and kind not in RULED:
        yield words.many("print.advice.hardly-used", len(pages), file=file, pages=_spans(pages))
    if pages := found.headings_left_behind:
        yield words.many("print.advice.heading", len(pages), file=file, pages=_spans(pages))
    if printed.pages > MOST_PAGES.get(kind, printed.pages):
        yield words.many(f"print.advice.long-{kind}", printed.pages, file=file)


def _of_misfit(words: Words, file: str, misfit: Misfit, data: Data) -> str:
    said = {"file": file, "page": misfit.page, "words": misfit.said}
    entries = sorted(entries_with(misfit.said, data))
    if not 0 < len(entries) <= FEW:
        return words("print.advice.misfit", **said)
    return words("print.advice.misfit-in", entry=words("enumeration.separator").join(entries), **said)


def _spans(pages: list[int]) -> str:
    """Pages as they are said, with those that follow each other as one: `3, 5–8`."""
    rows = [[page for _, page in row] for _, row in groupby(enumerate(pages), key=lambda each: each[1] - each[0])]
    return ", ".join(f"{row[0]}–{row[-1]}" if len(row) > 1 else str(row[0]) for row in rows)
