"""The tables in `results/`: what shoppers and coaches answered, and what is wrong with the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from handbook.model.problems import Problem, Severity
from handbook.results.answer import Answer
from handbook.results.complaint import TABLE, Complaint, complaint
from handbook.results.doubles import counted_once
from handbook.results.questionnaire import Questionnaire
from handbook.results.table import Table
from handbook.system.folders import is_hidden
from handbook.system.inside import is_file_of
from handbook.system.limits import TABLE_BYTES
from handbook.words import Words

FOLDER = "results"


@dataclass(frozen=True)
class Results:
    """What stands in `results/`."""

    answers: tuple[Answer, ...] = ()
    """Every answer once, in the order of the files; none where anything is wrong that makes them doubtful."""
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of each file, by its name from the handbook's folder."""


def result_files(folder: Path) -> list[Path]:
    """The files of answers, by name."""
    found = sorted((folder / FOLDER).glob("*.csv"))
    return [path for path in found if not is_hidden(path.name) and is_file_of(path, folder)]


def read_results(folder: Path, questionnaire: Questionnaire, words: Words) -> Results:
    """Read what stands in the files in `results/`; what is wrong with them is said in a language."""
    tables = [_read(path, path.relative_to(folder).as_posix(), questionnaire) for path in result_files(folder)]
    answers, contradictions = counted_once(answer for table in tables for answer in table.answers)
    by_name = {table.name: table for table in tables}
    for found in contradictions:
        by_name[found.other.file].complain_of(found.other, "answer", found.complaint())
    problems = tuple(_problems(tables, words))
    doubtful = any(problem.severity is Severity.ERROR for problem in problems)
    return Results(
        () if doubtful else tuple(answers),
        problems,
        {table.name: table.lines for table in tables},
    )


def _read(path: Path, name: str, questionnaire: Questionnaire) -> Table:
    try:
        if path.stat().st_size > TABLE_BYTES:
            return _unread(name, replace(complaint("table.large", most=TABLE_BYTES), rule=TABLE))
        return Table(name, path.read_bytes).read(questionnaire)
    except OSError as why:
        return _unread(name, replace(complaint("table.unreadable", why=why.strerror or ""), rule="file-unreadable"))


def _unread(name: str, why: Complaint) -> Table:
    table = Table(name, bytes)
    table.complaints.add(why)
    return table


def _problems(tables: Sequence[Table], words: Words) -> Iterator[Problem]:
    for table in tables:
        for found in table.complaints.all():
            message, cure = found.message.said(words), found.cure.said(words)
            yield Problem(table.name, found.line, found.column, found.rule, message, cure)
