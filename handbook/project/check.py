"""One honest report: everything that is wrong with a handbook, in one run, in the order of its files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from handbook.editions import History, read_editions
from handbook.editions.frozen import FOLDER as EDITIONS
from handbook.model.problems import RULES, Problem, Severity
from handbook.pages import Index, check_pages, homeless, read_index, read_site, read_texts
from handbook.project.printed import FILE, FOLDER, printed
from handbook.project.silences import Silence, left_after, not_hushed, silences_in_pages, silences_in_yaml
from handbook.reader import Reading, read
from handbook.results.table import answers_in, check_results, read_results
from handbook.rules import CHECKS, Context
from handbook.rules.base import Group
from handbook.system.gc import gc_paused
from handbook.views.context import Shown


@dataclass(frozen=True)
class Report:
    """What was found, the lines it was found in, and the handbook it was found in."""

    shown: Shown
    reading: Reading
    index: Index | None
    """Which page shows what; None where there are no pages, or not enough of a handbook."""
    problems: tuple[Problem, ...]
    lines: dict[str, list[str]]
    silences: list[Silence]

    def on(self, problems: Iterable[Problem]) -> Report:
        """The same report on other problems, such as are only seen in printing."""
        return replace(self, problems=tuple(sorted(set(not_hushed(self.silences, problems)))))

    def line_of(self, problem: Problem) -> str:
        """The line a problem stands in, as it was written."""
        lines = self.lines.get(problem.file, [])
        return lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""

    def count(self, severity: Severity) -> int:
        """How many problems of a severity there are."""
        return Counter(problem.severity for problem in self.problems)[severity]

    def fails(self, *, strict: bool = False) -> bool:
        """Whether the build has to stop: at an error, and when strict at a warning."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))


def check(folder: Path, today: date | None = None, *, preview: bool = False) -> Report:
    """Check the handbook in a folder, its pages and its results, as of a day (today if none is given).

    In the preview drafts are at home on pages too.

    Raises NoHandbook when there is none.
    """
    folder = folder.resolve()
    with gc_paused():
        reading = read(folder)
        key = (today or date.today(), preview, _contents(folder))
        last = _LAST.get(folder)
        if last is None or last[0].reading is not reading or last[1] != key:
            last = _LAST[folder] = _check(folder, reading, key[0], preview), key
    return last[0]


_LAST: dict[Path, tuple[Report, tuple[date, bool, dict[str, bytes]]]] = {}
"""The last report on each folder: an engine that loads the macros anew for every page asks for it every time."""


def _contents(folder: Path) -> dict[str, bytes]:
    """Everything besides the YAML that a report depends on."""
    found = [
        folder / "mkdocs.yml",
        folder / FOLDER / FILE,
        *read_site(folder).docs.rglob("*.md"),
        *(folder / "results").glob("*.csv"),
        *(folder / EDITIONS).glob("*.json"),
    ]
    return {str(path): path.read_bytes() for path in found if path.is_file() and os.access(path, os.R_OK)}


def _check(folder: Path, reading: Reading, today: date, preview: bool) -> Report:
    frozen, wrong = read_editions(folder)
    history = History(reading.book, () if wrong else tuple(frozen))
    found = [*reading.problems, *wrong]
    if reading.whole:
        sound = not any(problem.severity is Severity.ERROR for problem in reading.problems)
        context = Context(reading.book, today, history, sound)
        for name, breaches in CHECKS.items():
            for breach in breaches(context):
                cure = breach.cure or RULES[name].cure
                if problem := reading.problem(breach.part, breach.path, name, breach.message, cure):
                    found.append(problem)
    texts = read_texts(folder) if reading.whole and read_site(folder).docs.is_dir() else None
    results = read_results(folder) if reading.whole else {}
    wrong_results = check_results(results, reading.book)
    found += wrong_results
    answers = () if wrong_results else tuple(answers_in(results))
    stories = texts.stories() if texts else ()
    shown = Shown(reading.book, today, preview, history, stories, printed(folder), answers)
    index = read_index(folder, texts, shown) if texts else None
    if index:
        found += check_pages(folder, index, reading.book)
        for entry, rule, message in homeless(index, shown):
            if problem := reading.problem(entry, ("id",), rule, message, RULES[rule].cure):
                found.append(problem)
    lines = results | {name: source.lines for name, source in reading.sources.items()}
    lines |= {
        f"{read_site(folder).name}/{page}": text.split("\n") for page, text in (index.texts if index else {}).items()
    }
    silences = [*silences_in_yaml(reading.sources), *silences_in_pages(lines)]
    unseen = (Group.PAPER,) if index else (Group.PAPER, Group.PAGES)
    left = left_after(silences, found, unseen=unseen)
    return Report(shown, reading, index, tuple(sorted(set(left))), lines, silences)
