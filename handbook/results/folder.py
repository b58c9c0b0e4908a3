"""The tables in `results/`, `slips/` and `coaching/`: what is in them, and what is wrong with the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handbook.model.problems import Problem, Severity
from handbook.results.answer import Answer
from handbook.results.answer_validator import AnswerValidator
from handbook.results.complaint import TABLE, Complaint, complaint
from handbook.results.duplicates import counted_once, practised_once, written_once
from handbook.results.practice import Practice
from handbook.results.practice_validator import PracticeValidator
from handbook.results.slip import Slip
from handbook.results.slip_validator import SlipValidator
from handbook.results.table import Table
from handbook.results.table_kinds import FOLDERS, RESULTS, Row, Validator
from handbook.system.folders import is_hidden
from handbook.system.inside import is_file_of
from handbook.system.limits import TABLE_BYTES
from handbook.words import Words


@dataclass(frozen=True)
class Results:
    """What stands in `results/`, `slips/` and `coaching/`, everything once and in the order of the files.

    Of a folder in which anything is wrong that makes its lines doubtful there is nothing.
    """

    answers: tuple[Answer, ...] = ()
    slips: tuple[Slip, ...] = ()
    practice: tuple[Practice, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of each file, by its name from the handbook's folder."""


def result_files(folder: Path) -> list[Path]:
    """The files of all three folders, each by name."""
    return [path for name in FOLDERS for path in _files(folder, name)]


def answer_tables(folder: Path, answer_validator: AnswerValidator) -> Iterator[Table[Answer]]:
    """The tables of answers one after the other, for whoever needs no two of them at once."""
    return (
        _read(path, path.relative_to(folder).as_posix(), answer_validator) for path in _files(folder, RESULTS.folder)
    )


def read_results(
    folder: Path, answer_validator: AnswerValidator, words: Words, *, with_answers: bool = True
) -> Results:
    """Read what stands in the three folders, or in all but `results/`; what is wrong with the files is said in a language."""
    answered = _tables(folder, answer_validator) if with_answers else []
    answers, contradictions = counted_once(answer for table in answered for answer in table.rows)
    by_name = {table.name: table for table in answered}
    for found in contradictions:
        by_name[found.other.file].complain_of(found.other, "answer", found.complaint())
    slips, practice = (
        _tables(folder, SlipValidator(answer_validator)),
        _tables(folder, PracticeValidator(answer_validator)),
    )
    said = [tuple(_problems(tables, words)) for tables in (answered, slips, practice)]
    return Results(
        () if _doubtful(said[0]) else tuple(answers),
        _once(slips, written_once, said[1]),
        _once(practice, practised_once, said[2]),
        tuple(problem for problems in said for problem in problems),
        {table.name: table.lines for tables in (answered, slips, practice) for table in tables},
    )


def _once(
    tables: Sequence[Table[Row]], once: Callable[[Iterable[Row]], list[Row]], problems: Iterable[Problem]
) -> tuple[Row, ...]:
    return () if _doubtful(problems) else tuple(once(row for table in tables for row in table.rows))


def _doubtful(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _tables(folder: Path, expected: Validator[Row]) -> list[Table[Row]]:
    files = _files(folder, expected.kind.folder)
    return [_read(path, path.relative_to(folder).as_posix(), expected) for path in files]


def _files(folder: Path, name: str) -> list[Path]:
    found = sorted((folder / name).glob("*.csv"))
    return [path for path in found if not is_hidden(path.name) and is_file_of(path, folder)]


def _read(path: Path, name: str, expected: Validator[Row]) -> Table[Row]:
    try:
        if path.stat().st_size > TABLE_BYTES:
            return _unread(name, expected, replace(complaint("table.large", most=TABLE_BYTES), rule=TABLE))
        return Table(name, path.read_bytes, expected.kind).read(expected)
    except OSError as why:
        said = replace(complaint("table.unreadable", why=why.strerror or ""), rule="file-unreadable")
        return _unread(name, expected, said)


def _unread(name: str, expected: Validator[Row], why: Complaint) -> Table[Row]:
    table = Table(name, bytes, expected.kind)
    table.complaints.add(why)
    return table


def _problems(tables: Iterable[Table[Any]], words: Words) -> Iterator[Problem]:
    for table in tables:
        for found in table.complaints.all():
            message, cure = found.message.said(words), found.cure.said(words)
            yield Problem(table.name, found.line, found.column, found.rule, message, cure)
