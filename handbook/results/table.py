"""Shop answers: one CSV file or more in `results/`, a line an answer.

The header is `date,scorecard,place,hour,edition,item,answer,note`. No column may hold a person's name,
so a column that is not one of these is an error. What a supervisor saw on an observation sheet stands under
`observe:<touchpoint>` in the place of a scorecard, so that it never counts as a shop.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handbook.model import Handbook
from handbook.model.choices import ReasonKind
from handbook.model.problems import Problem, did_you_mean

FOLDER = "results"
COLUMNS = ("date", "scorecard", "place", "hour", "edition", "item", "answer", "note")
VISIT = ("date", "scorecard", "place", "hour")
"""What tells one visit from another."""
NEEDED = ("date", "scorecard", "item", "answer")
CLOSING = ("remembered", "return", "recommend")
ANSWERS = ("yes", "no", "na")
IMPRESSIONS = ("positive", "neutral", "negative")
IMPRESSION = "impression:"
PHRASE = "phrase:"
OBSERVED = "observe:"

Row = dict[str, str]
"""A line of the results: the value of each column."""
Lines = dict[str, list[str]]
"""The lines of each file, by its name from the handbook's folder."""


def result_files(folder: Path) -> list[Path]:
    """The files of answers, by name."""
    return [path for path in sorted((folder / FOLDER).glob("*.csv")) if path.is_file()]


def read_results(folder: Path) -> Lines:
    """What stands in the files in `results/`."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8-sig", errors="replace").splitlines()
        for path in result_files(folder)
    }


def check_results(results: Lines, book: Handbook) -> list[Problem]:
    """What is wrong with the files in `results/`."""
    return [problem for name, lines in results.items() for problem in _check_file(name, lines, book)]


def answers_in(results: Lines) -> Iterator[Row]:
    """Every answer in `results/`, where nothing is wrong with its files."""
    for lines in results.values():
        for row in csv.DictReader(lines):
            yield {column: row.get(column, "").strip() for column in COLUMNS}


def visit(row: Row) -> tuple[str, ...]:
    """The visit an answer is about."""
    return tuple(row[column] for column in VISIT)


def _check_file(name: str, lines: list[str], book: Handbook) -> Iterator[Problem]:
    rows = csv.reader(lines)
    header = next(rows, [])
    yield from _check_header(name, header)
    for row in rows:
        if len(row) > len(header):
            yield Problem(name, rows.line_num, 1, "results-value", f"This line has {len(row)} values for {len(header)} columns.",
                          "Put a text that holds a comma in double quotation marks.")  # fmt: skip
        elif 0 < len(row) < len(header):
            yield Problem(name, rows.line_num, 1, "results-value", f"This line has {len(row)} values for {len(header)} columns.",
                          "Leave a value empty between its commas, but keep the commas.")  # fmt: skip
        elif any(cell.strip() for cell in row):
            values = {column: cell.strip() for column, cell in zip(header, row, strict=False)}
            for column, message, cure in check_row(values, book):
                yield Problem(
                    name, rows.line_num, _column_of(row, header.index(column)), "results-value", message, cure
                )


def _check_header(name: str, header: list[str]) -> Iterator[Problem]:
    for i, column in enumerate(header):
        if column not in COLUMNS:
            yield Problem(name, 1, _column_of(header, i), "results-column", f"Results have no column “{column}”.",
                          did_you_mean(column, COLUMNS, "Take it out: no column may hold a person's name."))  # fmt: skip
        elif column in header[:i]:
            yield Problem(
                name,
                1,
                _column_of(header, i),
                "results-column",
                f"The column “{column}” stands here twice.",
                "Keep one of them.",
            )
    missing = [column for column in NEEDED if column not in header]
    if missing and all(column in COLUMNS for column in header):
        yield Problem(
            name,
            1,
            1,
            "results-column",
            f"There is no column “{missing[0]}”.",
            f"The header is: {','.join(COLUMNS)}",
        )


def _column_of(cells: list[str], index: int) -> int:
    return sum(len(cell) + 1 for cell in cells[:index]) + 1


def check_row(values: Row, book: Handbook) -> Iterator[tuple[str, str, str]]:
    """What is wrong with an answer: the column, a sentence, and the cure."""
    if "date" in values and not _is_date(values["date"]):
        yield "date", f"“{values['date']}” is not a date.", "Write year, month and day: 2027-03-31."
    scorecards = [scorecard.id for scorecard in book.scorecards]
    scorecards += [OBSERVED + touchpoint.id for touchpoint in book.touchpoints]
    if "scorecard" in values and values["scorecard"] not in scorecards:
        yield (
            "scorecard",
            f"There is no scorecard “{values['scorecard']}”.",
            did_you_mean(values["scorecard"], scorecards, "Correct the id."),
        )
    if "item" not in values:
        return
    item, answer = values["item"], values.get("answer", "")
    yield from (("item", *wrong) for wrong in _check_item(item, book))
    allowed = IMPRESSIONS if item.startswith(IMPRESSION) else ANSWERS
    if "answer" in values and answer not in allowed:
        yield (
            "answer",
            f"“{answer}” is no answer to “{item}”.",
            f"Write {', '.join(allowed[:-1])} or {allowed[-1]}.",
        )


def _is_date(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _check_item(item: str, book: Handbook) -> Iterator[tuple[str, str]]:
    kind, _, id_ = item.rpartition(":")
    known = {
        "": [*book.standards_by_id, *CLOSING],
        "impression": [moment.id for moment in book.moments],
        "phrase": list(book.phrases_by_id),
    }.get(kind)
    if known is None:
        yield (
            f"“{item}” is no item.",
            "Write a standard's id, impression:moment, phrase:id, remembered, return or recommend.",
        )
    elif id_ not in known and id_ not in _gone(book):
        yield f"Nothing is asked under “{item}”.", did_you_mean(id_, known, "Correct the id.")


def _gone(book: Handbook) -> set[str]:
    """Ids that were asked about once: former ids, and what an edition has removed."""
    removed = {
        id_
        for edition in book.editions
        for change in edition.changes
        if change.kind is ReasonKind.REMOVED
        for id_ in change.ids
    }
    return removed | set(book.now_called)
