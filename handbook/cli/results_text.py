"""What shops found as text for a terminal, as Markdown, as JSON for machines, and as a table of comma-separated values."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    return _text(results_head(shown, scores), results_tables(shown, scores))


def houses_text(houses: list[HouseResults], words: Words) -> str:
    """Several houses for a terminal."""
    return _text([], [houses_table(houses, words)])


def _text(head: Iterable[str], tables: Iterable[ResultsTable]) -> str:
    parts = ["\n".join(head), *("\n".join([table.title, *_aligned(table)]) for table in tables)]
    return as_typed("\n\n".join(filter(None, parts)))


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
    return _markdown(results_head(shown, scores), results_tables(shown, scores))


def houses_markdown(houses: list[HouseResults], words: Words) -> str:
    """Several houses for a page."""
    return _markdown([], [houses_table(houses, words)])


def _markdown(head: Iterable[str], tables: Iterable[ResultsTable]) -> str:
    parts = ["\n".join(f"- {escaped(said)}" for said in head)]
    parts += ["\n".join([f"## {escaped(table.title)}", "", *_rows(table)]) for table in tables]
    return as_typed("\n\n".join(filter(None, parts)))


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


def houses_json(houses: list[HouseResults], _: Words) -> str:
    """Several houses for machines, a share a line."""
    return _on_lines(list(houses_data(houses)))


def _on_lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n " + ",\n ".join(map(_json, value)) + "\n]"


_json = partial(json.dumps, ensure_ascii=False)  # to indent it all would take ten times the memory


def as_csv(shown: Shown, scores: Scores) -> str:
    """For a spreadsheet: every share, a line each."""
    data = results_data(shown, scores)
    about = [(name, row[known_by], row) for name, known_by in ABOUT.items() for row in data[name]]
    about += [("closing", item, row) for item, row in data["closing"].items()]
    return _csv(COLUMNS, ([name, id_, *map(row.get, COLUMNS[2:])] for name, id_, row in about))


def houses_csv(houses: list[HouseResults], _: Words) -> str:
    """Several houses for a spreadsheet, a share a line."""
    return _csv(HOUSE_COLUMNS, ([row[column] for column in HOUSE_COLUMNS] for row in houses_data(houses)))


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerows([columns, *(map(_cell, row) for row in rows)])
    return written.getvalue().removesuffix("\n")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return json.dumps(value)
    return guarded(value) if isinstance(value, str) else value


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
