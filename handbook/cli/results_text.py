"""What shops found as text for a terminal, as Markdown, as JSON for machines, and as a table of comma-separated values."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from handbook.scoring.scores import Scores
from handbook.text.comparing import as_typed
from handbook.text.markdown import escaped
from handbook.text.spreadsheet import guarded
from handbook.views.context import Shown
from handbook.views.shop_results.by_house import HouseResults, houses_data, houses_table
from handbook.views.shop_results.data import results_data
from handbook.views.shop_results.tables import ResultsTable, results_head, results_tables
from handbook.words import Words

COLUMNS = ("about", "id", "moment", "n", "visits", "yes", "share", "low", "high", "enough", "since")
HOUSE_COLUMNS = ("house", "name", "about", "id", "n", "visits", "yes", "share", "low", "high", "enough")
ABOUT = {"standards": "id", "places": "place", "hours": "hour", "channels": "channel", "months": "month"}
"""What stands in the table of values, with what each is known by."""


def as_text(shown: Shown, scores: Scores) -> str:
    """For a terminal."""
    parts = ["\n".join(results_head(shown, scores))]
    parts += ["\n".join([table.title, *_aligned(table)]) for table in results_tables(shown, scores)]
    return as_typed("\n\n".join(parts))


def _aligned(table: ResultsTable) -> Iterator[str]:
    if len(table.columns) == 1:
        yield from (f"  {row[0]}" for row in table.rows)
        return
    lines = [table.columns, *table.rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(table.columns))]
    for line in lines:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def as_markdown(shown: Shown, scores: Scores) -> str:
    """For a pull request or a page."""
    parts = ["\n".join(f"- {escaped(said)}" for said in results_head(shown, scores))]
    parts += ["\n".join([f"## {escaped(table.title)}", "", *_rows(table)]) for table in results_tables(shown, scores)]
    return as_typed("\n\n".join(parts))


def _rows(table: ResultsTable) -> Iterator[str]:
    if len(table.columns) == 1:
        yield from (f"- {escaped(row[0])}" for row in table.rows)
        return
    for line in (table.columns, ["---"] * len(table.columns), *table.rows):
        yield f"| {' | '.join(cell if cell == '---' else escaped(cell) for cell in line)} |"


def as_json(shown: Shown, scores: Scores) -> str:
    """For machines; what there are many of has a line each."""
    parts = (f"{_json(name)}: {_on_lines(value)}" for name, value in results_data(shown, scores).items())
    return "{\n" + ",\n".join(parts) + "\n}"


def _on_lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n " + ",\n ".join(map(_json, value)) + "\n]"


_json = partial(json.dumps, ensure_ascii=False)  # to indent it all would take ten times the memory


def as_csv(shown: Shown, scores: Scores) -> str:
    """For a spreadsheet: every share, a line each."""
    data, written = results_data(shown, scores), io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for name, known_by in ABOUT.items():
        for row in data[name]:
            _write(table.writerow, [name, row[known_by], *(row.get(column) for column in COLUMNS[2:])])
    for item, row in data["closing"].items():
        _write(table.writerow, ["closing", item, *(row.get(column) for column in COLUMNS[2:])])
    return written.getvalue().removesuffix("\n")


def _write(into: Callable[[Sequence[object]], object], cells: Sequence[object]) -> None:
    into(
        [
            guarded(cell) if isinstance(cell, str) else json.dumps(cell) if isinstance(cell, bool) else cell
            for cell in cells
        ]
    )


def houses_text(houses: list[HouseResults], words: Words) -> str:
    """Several houses for a terminal."""
    table = houses_table(houses, words)
    return as_typed("\n".join([table.title, *_aligned(table)]))


def houses_markdown(houses: list[HouseResults], words: Words) -> str:
    """Several houses for a page."""
    table = houses_table(houses, words)
    return as_typed("\n".join([f"## {escaped(table.title)}", "", *_rows(table)]))


def houses_json(houses: list[HouseResults], _: Words) -> str:
    """Several houses for machines, a share a line."""
    return _on_lines(list(houses_data(houses)))


def houses_csv(houses: list[HouseResults], _: Words) -> str:
    """Several houses for a spreadsheet, a share a line."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(HOUSE_COLUMNS)
    for row in houses_data(houses):
        _write(table.writerow, [row[column] for column in HOUSE_COLUMNS])
    return written.getvalue().removesuffix("\n")


HOUSES: dict[str, Callable[[list[HouseResults], Words], str]] = {
    "text": houses_text,
    "markdown": houses_markdown,
    "json": houses_json,
    "csv": houses_csv,
}
FORMATS: dict[str, Callable[[Shown, Scores], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
    "csv": as_csv,
}
