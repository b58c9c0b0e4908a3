"""`# ok: rule reason`: a warning or a piece of advice that is fine where it stands. An error is never fine."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handbook.model.problems import RULES, Problem, Severity, did_you_mean
from handbook.reader.scan.compose import Source
from handbook.reader.to_data import is_silence
from handbook.rules.base import Group

IN_PAGE = re.compile(r"<!--\s*+ok:\s*+([\w-]*+)")
"""How a silence on a page begins; it ends where its comment does."""
SILENCE = re.compile(r"#\s*ok:\s*(\S*)\s*(.*)")
Fault = tuple[str, str, str]
"""A rule that a silence breaks, a sentence, and the cure."""
Place = tuple[str, str, int]
"""A file, a rule and a line: problems there are silenced, or not."""


@dataclass(frozen=True)
class Silence:
    """One `# ok:`: where it stands (line and column from 1), what it is about, and the lines it covers."""

    file: str
    line: int
    column: int
    rule: str
    reason: str
    covers: frozenset[int]

    @property
    def places(self) -> set[Place]:
        """Where a problem is fine that breaks its rule."""
        return {(self.file, self.rule, line) for line in self.covers}


def left_after(silences: Sequence[Silence], problems: list[Problem], *, unseen: Collection[Group]) -> Iterator[Problem]:
    """The problems that are left after `# ok: rule reason`, and what is wrong with the silences themselves.

    `unseen` are the groups of rules that were not looked at: a silence for one of them may be needed all the same.
    """
    seen_all = not any(problem.severity is Severity.ERROR for problem in problems)
    found = {_place(problem) for problem in problems}
    for silence in silences:
        trouble = _trouble_with(silence)
        if not trouble and seen_all and RULES[silence.rule].group not in unseen:
            trouble = _idle(silence, found)
        if trouble:
            yield Problem(silence.file, silence.line, silence.column, *trouble)
    yield from not_silenced(silences, problems)


def _trouble_with(silence: Silence) -> Fault | None:
    """What is wrong with a silence itself, whether there is a problem for it or not."""
    said = f"“# ok: {silence.rule}”"
    if silence.rule and silence.rule not in RULES:
        cure = did_you_mean(silence.rule, RULES, "Write the name of the rule as the checker says it.")
        return "silence-unknown-rule", f"{said}: there is no such rule.", cure
    if silence.rule and RULES[silence.rule].severity is Severity.ERROR:
        message = f"{said} silences nothing: an error cannot be fine."
        return "silence-of-error", message, "Take it away, and mend the error where there is one."
    if not silence.reason:
        return "silence-without-reason", f"{said} gives no reason.", "Write the reason after the rule's name."
    return None


def _place(problem: Problem) -> Place:
    return problem.file, problem.rule, problem.line


def _idle(silence: Silence, found: set[Place]) -> Fault | None:
    if not found.isdisjoint(silence.places):
        return None
    return (
        "silence-unused",
        f"“# ok: {silence.rule}” silences nothing: the rule has nothing to say here.",
        "Take it away.",
    )


def not_silenced(silences: Sequence[Silence], problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that no silence applies to; errors always are."""
    silenced = {place for silence in silences for place in silence.places}
    for problem in problems:
        if problem.severity is Severity.ERROR or _place(problem) not in silenced:
            yield problem


def silences_in_yaml(sources: dict[str, Source]) -> Iterator[Silence]:
    """At the end of its line, or on a line of its own above."""
    for source in sources.values():
        yield from _in_source(source)


def _in_source(source: Source) -> Iterator[Silence]:
    silences = [comment for comment in source.comments if is_silence(comment)]
    following = _next_written(source.lines) if silences else []
    for comment in silences:
        if said := SILENCE.match(comment.text):
            covers = {comment.line + 1, comment.value_line + 1}
            if comment.after in ("nothing", "name"):
                covers.add(following[comment.line] + 1)
            column = comment.column + 1 + source.shifts.get(comment.line, 0)
            yield Silence(
                source.name, comment.line + 1, column, said.group(1), said.group(2).strip(), frozenset(covers)
            )


def silences_in_pages(lines: Mapping[str, Sequence[str]]) -> Iterator[Silence]:
    """On a page a silence is an HTML comment, at the end of its line or on a line of its own above."""
    for name, text in lines.items():
        for at, line in enumerate(text if name.endswith(".md") else ()):
            if (said := IN_PAGE.search(line)) and (ends := line.find("-->", said.end())) >= 0:
                covers = frozenset({at + 1, at + 2})
                yield Silence(name, at + 1, said.start() + 1, said.group(1), line[said.end() : ends].strip(), covers)


def silences_in_settings(lines: dict[str, list[str]]) -> Iterator[Silence]:
    """In `mkdocs.yml` a silence is a comment, at the end of its line or on a line of its own above."""
    for name, text in lines.items():
        for at, line in enumerate(text):
            if said := SILENCE.search(line):
                covers = frozenset({at + 1, at + 2})
                yield Silence(name, at + 1, said.start() + 1, said.group(1), said.group(2).strip(), covers)


def _next_written(lines: list[str]) -> list[int]:
    """For each line the next one that is neither empty nor a comment; from the end, so that each is looked at once."""
    following, found = [0] * len(lines), len(lines)
    for at in range(len(lines) - 1, -1, -1):
        following[at] = found
        if lines[at].strip() and not lines[at].lstrip().startswith("#"):
            found = at
    return following
