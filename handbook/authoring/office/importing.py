"""A file from somebody else, whatever it is: which kind, and what it makes of the handbook."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from handbook.authoring.new import Desk
from handbook.authoring.office.documents import blocks_in
from handbook.authoring.office.drafts import drafted
from handbook.authoring.office.grids import WORKBOOKS, Grid, grids_in
from handbook.authoring.office.merge import merge
from handbook.authoring.office.sheet import sheets_in
from handbook.authoring.office.taken import Taken
from handbook.reader import Reading
from handbook.results.answer import COLUMNS
from handbook.system.bounded import TooLarge
from handbook.system.clock import today
from handbook.system.text import key
from handbook.words.unable import Unable

DOCUMENTS = (".docx", ".md", ".markdown")
OTHERS = {
    ".xls": ".xlsx",
    ".xlsm": ".xlsx",
    ".xlsb": ".xlsx",
    ".xltx": ".xlsx",
    ".numbers": ".xlsx",
    ".doc": ".docx",
    ".docm": ".docx",
    ".odt": ".docx",
    ".rtf": ".docx",
    ".pages": ".docx",
    ".fodt": ".docx",
    ".fods": ".ods",
    ".txt": ".md",
}
"""Kinds of files that are not read, and as what they are saved by the program that wrote them."""
ANSWERS_HAVE = frozenset(("scorecard", "item", "answer", "date"))
HEAD_BYTES = 4096


class Kind(Enum):
    """What a file is."""

    ANSWERS = "answers"
    """A filled-in form, or a table of answers."""
    WORKBOOK = "workbook"
    """Sections of a handbook, exported and perhaps changed."""
    DOCUMENT = "document"
    """Anything else with lists or tables in it."""


def kind_of(file: Path, section: str | None = None) -> Kind:
    """What a file is, by its name and what stands at its top; `section` is what somebody said its entries are.

    Raises Unable where it is of a kind that is not read.
    """
    suffix = file.suffix.lower()
    if suffix in OTHERS:
        raise Unable("cannot.import.kind", file=file.name, suffix=OTHERS[suffix])
    if suffix in DOCUMENTS:
        return Kind.DOCUMENT
    if suffix in WORKBOOKS:
        return _kind_of_grids(file, grids_in(file))
    if suffix == ".csv" and (section or not _is_answers(_first_cells(file))):
        return _kind_of_grids(file, grids_in(file)) if _first_cells(file) else Kind.ANSWERS
    return Kind.ANSWERS


def _kind_of_grids(file: Path, grids: list[Grid]) -> Kind:
    if any(_is_answers([str(cell or "") for cell in grid.rows[0]]) for grid in grids if grid.rows):
        raise Unable("cannot.import.answers-in-workbook", file=file.name)
    return Kind.WORKBOOK if sheets_in(grids)[0] else Kind.DOCUMENT


def _is_answers(cells: list[str]) -> bool:
    """Whether a head is that of a table of answers, or meant to be: its words besides a date are nowhere else together."""
    heads = {key(cell) for cell in cells}
    return len(heads & ANSWERS_HAVE) >= 2 or (len(heads & set(COLUMNS)) > len(heads) / 2 and "id" not in heads)


def _first_cells(file: Path) -> list[str]:
    try:
        with file.open("rb") as opened:
            head = opened.read(HEAD_BYTES)
    except OSError:
        return []
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    line = text.lstrip().partition("\n")[0].strip()
    separator = max(",;\t", key=line.count)
    return [cell.strip().strip('"') for cell in line.split(separator)] if line else []


def take(folder: Path, reading: Reading, file: Path, kind: Kind, section: str, *, remove: bool) -> Taken:
    """What a workbook or a document changes in a sound handbook; nothing is written yet. Raises Unable."""
    try:
        if kind is Kind.WORKBOOK:
            sheets, notes = sheets_in(grids_in(file))
            return merge(folder, reading, file, sheets, notes, remove=remove)
        return drafted(Desk(folder, today()), file, blocks_in(file), section)
    except TooLarge as large:
        raise Unable("cannot.as-said", what=str(large)) from None
    except OSError as why:
        raise Unable("cannot.import.unreadable", file=file, why=why.strerror or str(why)) from None
