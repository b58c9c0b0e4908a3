"""Filled-in forms, entered in the results: all that are given in one run, or none."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from handbook.model import Handbook
from handbook.results.form import RefusedForm, Shop, read_shop
from handbook.results.table import COLUMNS, Row, answers_in, read_results, visit
from handbook.system.files import write_all_atomically
from handbook.words import Words


@dataclass
class Run:
    """What became of the forms of one run; where one is refused, none is new."""

    new: list[Shop] = field(default_factory=list)
    known: list[Shop] = field(default_factory=list)
    """Those whose answers were there before."""
    refused: list[RefusedForm] = field(default_factory=list)

    def said(self, words: Words) -> str:
        """A line a form, or two a refusal, and what came of it."""
        said = [words("command.import.known", file=shop.file) for shop in self.known]
        said += [words("command.import.form", file=shop.file, what=_entered(words, shop)) for shop in self.new]
        said += [f"{refusal.file}: {refusal.message}\n  → {refusal.cure}" for refusal in self.refused]
        return "\n".join([*said, words("command.import.nothing")] if self.refused else said)


def import_forms(folder: Path, book: Handbook, files: Iterable[Path]) -> Run:
    """Enter the answers of filled-in forms in the results of a sound handbook.

    Raises OSError when the results cannot be written.
    """
    run = Run()
    answers: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for row in answers_in(read_results(folder)):
        answers[visit(row)].add(tuple(row.values()))
    for file in files:
        shop = read_shop(file, book)
        if isinstance(shop, list):
            run.refused += shop
            continue
        before, now = answers[shop.visit], {tuple(row.values()) for row in shop.rows}
        if not before:
            run.new.append(shop)
            before |= now
        elif before == now:
            run.known.append(shop)
        else:
            run.refused.append(_contradicted(shop))
    added = _by_file(folder, run.new)
    run.refused += [refusal for path in added for refusal in _without_room(path)]
    if run.refused:
        run.new.clear()
    else:
        write_all_atomically({path: _longer(path, rows) for path, rows in added.items()})
    return run


def _entered(words: Words, shop: Shop) -> str:
    said = [words.many("command.import.entered", len(shop.rows), file=shop.goes_into)]
    if shop.unanswered:
        said.append(words.many("command.import.unanswered", shop.unanswered))
    if shop.extra:
        said.append(words.many("command.import.extra", shop.extra))
    return words("told.separator").join(said)


def _contradicted(shop: Shop) -> RefusedForm:
    return RefusedForm(
        shop.file,
        f"There are other answers already about this visit: {', '.join(filter(None, shop.visit))}.",
        "If it was another visit, fill in its hour or place; if answers changed, change them in the results.",
    )


def _by_file(folder: Path, shops: list[Shop]) -> dict[Path, list[Row]]:
    found: dict[Path, list[Row]] = defaultdict(list)
    for shop in shops:
        found[folder / shop.goes_into] += shop.rows
    return found


def _header(path: Path) -> list[str]:
    if not path.exists():
        return list(COLUMNS)
    return next(csv.reader(path.read_text("utf-8-sig", errors="replace").splitlines()))


def _without_room(path: Path) -> Iterator[RefusedForm]:
    for column in COLUMNS:
        if column not in _header(path):
            yield RefusedForm(
                path,
                f"It has no column “{column}”.",
                "Add it to the first line, and an empty value to each of the others.",
            )


def _longer(path: Path, rows: list[Row]) -> bytes:
    """The bytes of a file as they are, and rows appended in that file's own order of columns."""
    before = path.read_bytes() if path.exists() else (",".join(COLUMNS) + "\n").encode()
    end = "\r\n" if b"\r\n" in before else "\n"
    text = StringIO(newline="")
    csv.DictWriter(text, _header(path), lineterminator=end).writerows(rows)
    return before + (b"" if before.endswith(b"\n") else end.encode()) + text.getvalue().encode()
