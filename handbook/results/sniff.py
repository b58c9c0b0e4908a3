"""What a table is that somebody handed in, by its first line: answers, slips, practice, or nothing of these."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from handbook.results.header import SEPARATOR_LINE
from handbook.results.table_kinds import COACHING, RESULTS, SLIPS, TableKind
from handbook.text.comparing import key

HEAD_BYTES = 4096
OWN: dict[TableKind[Any], set[str]] = {SLIPS: {"cause", "settled_by"}, COACHING: {"about", "look_again"}}
"""Columns that tell slips and practice from lists of entries, which may have days and touchpoints too."""


def first_cells(file: Path) -> list[str]:
    """The cells of the first line of a file, whatever parts them and whatever its letters are; none where it cannot be read."""
    try:
        with file.open("rb") as opened:
            head = opened.read(HEAD_BYTES)
    except OSError:
        return []
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    lines = [line.strip() for line in text.replace("\0", "").splitlines() if line.strip()]
    line = next((line for line in lines if not SEPARATOR_LINE.fullmatch(line)), "")
    separator = max(",;\t", key=line.count)
    return [cell.strip().strip('"') for cell in line.split(separator)] if line else []


def kind_meant(cells: Collection[str]) -> TableKind[Any] | None:
    """The kind of table whose head some cells are, or are meant to be; None where they are a head of something else."""
    heads = {key(cell) for cell in cells}
    for kind, own in OWN.items():
        if heads & own and len(heads & set(kind.needed)) >= 2 and not heads & {"id", "scorecard", "item", "answer"}:
            return kind
    meant = len(heads & set(RESULTS.needed)) >= 2
    mostly = len(heads & set(RESULTS.columns)) > len(heads) / 2 and "id" not in heads
    return RESULTS if meant or mostly else None
