"""`# ok: rule reason`: a warning or a piece of advice that is fine where it stands. An error is never fine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.model.problems import Problem, Severity
from handbook.reader.scan.compose import Source
from handbook.reader.to_data import is_silence

IN_PAGE = re.compile(r"<!--\s*ok:\s*([\w-]*)\s*(.*?)\s*-->")
SILENCE = re.compile(r"#\s*ok:\s*(\S*)\s*(.*)")


@dataclass(frozen=True)
class Silence:
    """One `# ok:`: where it stands (line and column from 1), what it is about, and the lines it covers."""

    file: str
    line: int
    column: int
    rule: str
    reason: str
    covers: frozenset[int]

    def hushes(self, problem: Problem) -> bool:
        """Whether a problem is the one that is said to be fine."""
        return (problem.file, problem.rule) == (self.file, self.rule) and problem.line in self.covers


def left_after(silences: list[Silence], problems: list[Problem]) -> Iterator[Problem]:
    """The problems that are left after `# ok: rule reason`, and what is wrong with the silences themselves."""
    for silence in silences:
        if not silence.reason:
            yield Problem(silence.file, silence.line, silence.column, "silence-without-reason",
                          f"“# ok: {silence.rule}” gives no reason.", "Write the reason after the rule's name.")  # fmt: skip
    yield from not_hushed(silences, problems)


def not_hushed(silences: list[Silence], problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that are left."""
    for problem in problems:
        if problem.severity is Severity.ERROR or not any(silence.hushes(problem) for silence in silences):
            yield problem


def silences_in_yaml(sources: dict[str, Source]) -> Iterator[Silence]:
    """At the end of its line, or on a line of its own above."""
    for source in sources.values():
        yield from _in_source(source)


def _in_source(source: Source) -> Iterator[Silence]:
    for comment in source.comments:
        if is_silence(comment) and (said := SILENCE.match(comment.text)):
            covers = {comment.line + 1, comment.value_line + 1}
            if comment.after in ("nothing", "name"):
                covers.add(_next_written(source.lines, comment.line) + 1)
            column = comment.column + 1 + source.shifts.get(comment.line, 0)
            yield Silence(
                source.name, comment.line + 1, column, said.group(1), said.group(2).strip(), frozenset(covers)
            )


def silences_in_pages(lines: dict[str, list[str]]) -> Iterator[Silence]:
    """On a page a silence is an HTML comment, at the end of its line or on a line of its own above."""
    for name, text in lines.items():
        for at, line in enumerate(text if name.endswith(".md") else ()):
            if said := IN_PAGE.search(line):
                covers = frozenset({at + 1, at + 2})
                yield Silence(name, at + 1, said.start() + 1, said.group(1), said.group(2).strip(), covers)


def _next_written(lines: list[str], at: int) -> int:
    """The next line that is neither empty nor a comment."""
    at += 1
    while at < len(lines) and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
        at += 1
    return at
