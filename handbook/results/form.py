"""What a filled-in form says, as rows of the results, or why it says nothing that could stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.model import Handbook
from handbook.model.problems import did_you_mean
from handbook.results.field_names import EXTRA, ITEM, NOTE, TIME
from handbook.results.pdf import UnreadableForm, values_in
from handbook.results.table import COLUMNS, PHRASE, Row, check_row, visit

HEAD = COLUMNS[:5]
NO_TEXT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
"""What no line of text holds: line breaks, control characters, halves of surrogate pairs."""


@dataclass(frozen=True)
class RefusedForm:
    """Why nothing is taken from a file, and the cure."""

    file: Path
    message: str
    cure: str


@dataclass(frozen=True)
class Shop:
    """One filled-in form: its answers as rows of the results, and what is not among them."""

    file: Path
    rows: tuple[Row, ...]
    unanswered: int
    """How many questions were left open; a phrase that is not ticked was not heard."""
    extra: int
    """How many answers it has to questions that only this form asks; results have no place for them."""

    @property
    def visit(self) -> tuple[str, ...]:
        """The visit it is about."""
        return visit(self.rows[0])

    @property
    def goes_into(self) -> str:
        """The file for its rows, relative to the handbook: one a scorecard and year."""
        day, scorecard, *_ = self.visit
        return f"results/{scorecard.replace(':', '-')}-{day[:4]}.csv"


def read_shop(file: Path, book: Handbook) -> Shop | list[RefusedForm]:
    """The shop of a filled-in form, or everything that is wrong with it."""
    try:
        values = {name: _line(value) for name, value in values_in(file).items()}
    except UnreadableForm as why:
        return [RefusedForm(file, str(why), "Open it in the program it was filled in with, and save it once more.")]
    if not {"scorecard", "edition"} <= values.keys():
        return [
            RefusedForm(
                file,
                "It is not one of our forms: it does not say which form and edition it is.",
                "Import the PDF itself, filled in and saved; a scan or a printout of it holds no answers.",
            )
        ]
    asked = [name for name in values if name not in HEAD and not name.startswith((TIME, NOTE, EXTRA))]
    rows = tuple(_row(values, name) for name in asked if values[name])
    faults = dict.fromkeys(_faults(values, asked, rows, book))
    if faults:
        return [RefusedForm(file, *fault) for fault in faults]
    unanswered = sum(not values[name] for name in asked if not name.startswith(PHRASE))
    extra = sum(bool(value) for name, value in values.items() if name.startswith(EXTRA))
    return Shop(file, rows, unanswered, extra)


def _line(text: str) -> str:
    return NO_TEXT.sub(" ", text).strip()


def _row(values: Mapping[str, str], name: str) -> Row:
    item = name.removeprefix(ITEM)
    head = {column: values.get(column, "") for column in HEAD}
    return head | {"item": item, "answer": values[name], "note": _note(values, item)}


def _note(values: Mapping[str, str], item: str) -> str:
    return "; ".join(filter(None, (values.get(TIME + item), values.get(NOTE + item))))


def _faults(
    values: Mapping[str, str], asked: list[str], rows: tuple[Row, ...], book: Handbook
) -> Iterator[tuple[str, str]]:
    """Every sentence about what is missing or impossible, with its cure."""
    editions = [book.handbook.edition, *(edition.id for edition in book.editions)]
    if values["edition"] not in editions:
        cure = did_you_mean(values["edition"], editions, "Import it in the handbook that it was printed from.")
        yield f"This handbook has no edition “{values['edition']}”.", cure
    if not values.get("date"):
        yield "There is no date on it.", "Fill in the day of the visit as year, month and day: 2027-03-31."
    if not rows:
        yield "Nothing is answered on it.", "Fill it in, save it, and import the saved file."
    for name in asked:
        item = name.removeprefix(ITEM)
        if not values[name] and _note(values, item):
            yield f"“{item}” has a note but no answer.", "Choose an answer, or take the note away."
    for row in rows:
        yield from (
            (message, cure) for column, message, cure in check_row(row, book) if column != "date" or row[column]
        )
