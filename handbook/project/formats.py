"""A report in words for people and in JSON for machines; the table of all its forms."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from handbook.model.problems import Problem, Severity
from handbook.project.check import Report
from handbook.project.review_formats import as_github, as_gitlab, as_junit, as_sarif

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
WIDEST = 100
NEXT_LINE = "\n"


def as_text(report: Report, folder: Path) -> str:
    """Every problem with its line and a caret, what they come to, and how to ask about one."""
    blocks = [_block(problem, report, folder) for problem in report.problems]
    return "\n".join(["\n\n".join([*blocks, _summary(report)]), *_explained(report)])


def _block(problem: Problem, report: Report, folder: Path) -> str:
    file = Path(os.path.normpath(folder / problem.file)).as_posix()
    place = click.style(f"{file}:{problem.line}:{problem.column}", bold=True)
    severity = click.style(str(problem.severity), fg=COLOURS[problem.severity], bold=True)
    head = f"{place}  {severity}  {problem.rule}"
    tail = [f"  {problem.message}", f"  → {problem.cure.replace(NEXT_LINE, f'{NEXT_LINE}    ')}"]
    return "\n".join([head, *_excerpt(problem, report.line_of(problem)), *tail])


def _excerpt(problem: Problem, written: str) -> Iterator[str]:
    """The line itself and a caret under the place; of a long line the part around the place."""
    if not written.strip():
        return
    line, at = _printable(written), problem.column - 1
    begins = max(0, at - WIDEST // 2) if len(line) > WIDEST else 0
    number = f"{problem.line:>6} | "
    yield (
        number + ("…" if begins else "") + line[begins : begins + WIDEST] + ("…" if begins + WIDEST < len(line) else "")
    )
    pad = " " * (len(number) - 2) + "| " + " " * (at - begins + (1 if begins else 0))
    yield pad + click.style("^", fg=COLOURS[problem.severity], bold=True)


def _printable(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(
        character if character.isprintable() else " " if character == "\t" else "\ufffd" for character in line
    )


def _summary(report: Report) -> str:
    book, counts = report.project.book, {severity: report.count(severity) for severity in Severity}
    files = len(report.project.lines)
    words = report.project.shown.words
    holds = words(
        "command.check.holds",
        standards=words.many("count.standards", len(book.standards)),
        moments=words.many("count.moments", len(book.moments)),
        files=words.many("count.files", files),
    )
    if not report.problems:
        found = click.style(words("command.check.nothing-wrong"), fg="green", bold=True)
        return words("command.check.sound", found=found, holds=holds)
    said = words.enumeration(words.many(f"count.{severity}", counts[severity]) for severity in Severity)
    return words("command.check.found", found=click.style(said, bold=True), holds=holds)


def _explained(report: Report) -> Iterator[str]:
    for problem in report.problems[:1]:
        yield report.project.shown.words("command.check.explained", rule=problem.rule)


def as_json(report: Report, folder: Path) -> str:
    """One list of objects; files are relative to the handbook."""
    return json.dumps([problem.as_dict() for problem in report.problems], indent=1)


FORMATS: dict[str, Callable[[Report, Path], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "sarif": as_sarif,
    "junit": as_junit,
}
