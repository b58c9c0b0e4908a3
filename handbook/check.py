"""One honest report: everything that is wrong with a handbook, in one run, in the order of its files."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.problems import RULES, Problem, Rule, Severity
from handbook.reader import Reading, read
from handbook.reader.compose import Sheet
from handbook.reader.plain import is_silence
from handbook.results import check_results
from handbook.rules import CHECKS, Context

SILENCE = re.compile(r"#\s*ok:\s*(\S*)\s*(.*)")


def all_rules() -> list[Rule]:
    """Every rule there is, from the writing to the meaning."""
    return list(RULES.values())


@dataclass(frozen=True)
class Report:
    """What was found, and the lines it was found in."""

    reading: Reading
    problems: tuple[Problem, ...]
    lines: dict[str, list[str]]

    def count(self, severity: Severity) -> int:
        """How many problems of a severity there are."""
        return Counter(problem.severity for problem in self.problems)[severity]

    def fails(self, *, strict: bool = False) -> bool:
        """Whether the build has to stop: at an error, and when strict at a warning."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))


def check(folder: Path, today: date | None = None) -> Report:
    """Check the handbook in a folder, with its results, as of a day (today if none is given).

    Raises NoHandbook when there is none.
    """
    with _no_collecting():
        return _check(folder, today or date.today())


def _check(folder: Path, today: date) -> Report:
    reading = read(folder)
    found = [*reading.problems]
    if reading.whole:
        context = Context(reading.book, today)
        for name, breaches in CHECKS.items():
            for breach in breaches(context):
                cure = breach.cure or RULES[name].cure
                if problem := reading.problem(breach.part, breach.path, name, breach.message, cure):
                    found.append(problem)
    results, lines = check_results(folder, reading.book)
    found += results
    lines |= {name: sheet.lines for name, sheet in reading.sheets.items()}
    return Report(reading, tuple(sorted(set(_silenced(found, reading.sheets)))), lines)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """What is read is all kept: looking for garbage in it doubles the cost of reading it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


@dataclass(frozen=True)
class _Silence:
    file: str
    line: int
    column: int
    rule: str
    reason: str
    covers: frozenset[int]

    def hushes(self, problem: Problem) -> bool:
        return (problem.file, problem.rule) == (self.file, self.rule) and problem.line in self.covers


def _silenced(problems: list[Problem], sheets: dict[str, Sheet]) -> Iterator[Problem]:
    """The problems that are left after `# ok: rule reason`, and what is wrong with the silences themselves."""
    silences = [silence for sheet in sheets.values() for silence in _silences(sheet)]
    for silence in silences:
        if not silence.reason:
            yield Problem(silence.file, silence.line, silence.column, "silence-without-reason",
                          f"“# ok: {silence.rule}” gives no reason.", "Write the reason after the rule's name.")  # fmt: skip
    for problem in problems:
        if problem.severity is Severity.ERROR or not any(silence.hushes(problem) for silence in silences):
            yield problem


def _silences(sheet: Sheet) -> Iterator[_Silence]:
    for comment in sheet.comments:
        if is_silence(comment) and (said := SILENCE.match(comment.text)):
            covers = {comment.line + 1, comment.value_line + 1}
            if comment.after in ("nothing", "name"):
                covers.add(_next_written(sheet.lines, comment.line) + 1)
            column = comment.column + 1 + sheet.shifts.get(comment.line, 0)
            yield _Silence(
                sheet.name, comment.line + 1, column, said.group(1), said.group(2).strip(), frozenset(covers)
            )


def _next_written(lines: list[str], at: int) -> int:
    """The next line that is neither empty nor a comment."""
    at += 1
    while at < len(lines) and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
        at += 1
    return at
