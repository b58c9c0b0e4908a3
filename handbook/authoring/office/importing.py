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
from handbook.results.sniff import first_cells, kind_meant
from handbook.system.bounded import TooLarge
from handbook.system.clock import today
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


class Kind(Enum):
    """What a file is."""

    ANSWERS = "answers"
    """A filled-in form, or a table of answers, slips or practice."""
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
    if suffix == ".csv" and (section or not kind_meant(first_cells(file))):
        return _kind_of_grids(file, grids_in(file)) if first_cells(file) else Kind.ANSWERS
    return Kind.ANSWERS


def _kind_of_grids(file: Path, grids: list[Grid]) -> Kind:
    if any(kind_meant([str(cell or "") for cell in grid.rows[0]]) for grid in grids if grid.rows):
        raise Unable("cannot.import.answers-in-workbook", file=file.name)
    return Kind.WORKBOOK if sheets_in(grids)[0] else Kind.DOCUMENT


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
