"""One honest report: everything that is wrong with a project, in one run, in the order of its files."""

from __future__ import annotations

import os
import posixpath
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from handbook.model.problems import RULES, Problem, Severity
from handbook.pages.check import check_pages, homeless
from handbook.pages.file_names import check_file_names
from handbook.pages.headings import check_headings
from handbook.pages.menu import pages_in_menu_order
from handbook.pages.site_check import check_site
from handbook.pages.unlinked import unlinked
from handbook.project.changed_in_brand import changed_in_brand
from handbook.project.confined import not_confined
from handbook.project.left_out import left_out_and_needed
from handbook.project.load import Project
from handbook.project.logo_check import check_logo
from handbook.project.repeated_problems import told_once
from handbook.project.silences import (
    Silence,
    left_after,
    not_silenced,
    silences_in_pages,
    silences_in_settings,
    silences_in_yaml,
)
from handbook.project.unfinished import unfinished
from handbook.project.unread_files import unread_files
from handbook.reader import NoHandbook
from handbook.rules import CHECKS, Context
from handbook.rules.base import Group
from handbook.scoring.clocked import contradicted
from handbook.scoring.wordings import Wordings
from handbook.system import limits
from handbook.system.gc import gc_paused

EARLIER = "HANDBOOK_EARLIER_EDITION"
"""The environment variable that says that an earlier edition is made again, also to an engine in a process of its own."""
NEEDED = {Group.FIELDS, Group.REFERENCES, Group.SETTINGS, Group.HOUSES}
"""The rules about what nothing can be made without, whatever the words say."""


@dataclass(frozen=True)
class Report:
    """What is wrong with a project."""

    project: Project
    problems: tuple[Problem, ...]
    """By file and line, without those that were said to be fine."""
    silences: tuple[Silence, ...]

    def on(self, problems: Iterable[Problem]) -> Report:
        """The same report on other problems, such as are only seen in printing."""
        return replace(self, problems=tuple(told_once(not_silenced(self.silences, problems))))

    def line_of(self, problem: Problem) -> str:
        """The line a problem stands in, as it was written."""
        lines = self.project.lines.get(problem.file, [])
        return lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""

    def count(self, severity: Severity) -> int:
        """How many problems of a severity there are."""
        return Counter(problem.severity for problem in self.problems)[severity]

    def fails(self, *, strict: bool = False) -> bool:
        """Whether the build has to stop: at an error, and when strict at a warning."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))


@contextmanager
def earlier_edition() -> Iterator[None]:
    """Judge no words meanwhile: those of an earlier edition were, by the rules of then, and nobody can mend them."""
    os.environ[EARLIER] = "1"
    try:
        yield
    finally:
        del os.environ[EARLIER]


def check(project: Project) -> Report:
    """Check a handbook, its pages and its results, as of the project's day."""
    return Report(project, *project.once(_problems_and_silences))


def _problems_and_silences(project: Project) -> tuple[tuple[Problem, ...], tuple[Silence, ...]]:
    with gc_paused():
        silences = (
            *silences_in_yaml(project.reading.sources),
            *silences_in_settings(project.site.config.lines),
            *silences_in_pages(project.lines),
        )
        unseen = (Group.PAPER,) if project.index else (Group.PAPER, Group.PAGES)
        said = changed_in_brand(project, _without_what_follows(project, _problems(project)))
        found = list(left_out_and_needed(project.reading, said))
        left = left_after(silences, [*found, *_wrong_brand(project, found)], unseen=unseen)
        return tuple(told_once(problem for problem in left if not _is_needed_elsewhere(project, problem))), silences


def _problems(project: Project) -> Iterator[Problem]:
    """Everything that is wrong, also what somebody said is fine."""
    yield from project.problems
    reading, shown = project.reading, project.shown
    context = Context(project.book, shown.today, project.history, _is_sound(project), shown.answers, shown.slips)
    if reading.whole:
        yield from _broken_rules(project, context)
        yield from check_logo(project)
    yield from _contradicted_times(project)
    content, manual = (project.index.content, project.index.manual) if project.index else ({}, {})
    yield from check_site(project.site, pages_in_menu_order(project.site), content, manual)
    yield from not_confined(project)
    yield from unread_files(project)
    yield from unfinished(project, context.texts)
    yield from check_file_names(project.site)
    if project.index:
        yield from check_pages(project.site, project.index, project.book)
        yield from check_headings(project.site, project.index)
        for entry, rule, message in (*homeless(project.index, project.shown), *unlinked(project.index, project.book)):
            if problem := project.reading.problem(entry, ("id",), rule, message, RULES[rule].cure):
                yield problem


def _without_what_follows(project: Project, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Where a brand is not found, nothing is said of the settings that are inherited from there."""
    lost = {posixpath.dirname(it.file) for it in project.reading.problems if it.rule == "extends-wrong"}
    for problem in problems:
        if problem.rule != "site-outside" or posixpath.dirname(problem.file) not in lost:
            yield problem


def _wrong_brand(project: Project, found: list[Problem]) -> Iterator[Problem]:
    """That there are errors in what a house rests on: they are reported where they stand, and that is not in the house."""
    reading = project.reading
    wrong = sorted(one for one in found if one.severity is Severity.ERROR and reading.is_of_base(one.file))
    if not (wrong and reading.extends):
        return
    in_a_circle = any(one.rule == "extends-wrong" for one in wrong)
    there = set() if in_a_circle else _errors_of(reading.bases[0].folder, project)
    mended_there = [one for one in wrong if in_a_circle or _place(project.folder, one) in there]
    mended_here = [one for one in wrong if one not in mended_there]
    if mended_there:
        said = f"There are errors in what this rests on: {_counted(mended_there)}."
        cure = f"See them mended: handbook -C {shlex.quote(reading.brand_of(mended_there[0].file))} check"
        yield reading.extends.problem("brand-has-errors", said, cure)
    if mended_here:
        said = f"There are errors in what this rests on that come of this house: {_counted(mended_here)}."
        cure = "Say otherwise in this house, or give it a page of its own: alone the brand has none of them."
        yield reading.extends.problem("brand-has-errors", said, cure)


def _counted(wrong: list[Problem]) -> str:
    return f"{len(wrong)}, the first in {wrong[0].file}, line {wrong[0].line}"


def _errors_of(base: Path, project: Project) -> set[tuple[str, int, str]]:
    """Where the brand has errors of its own, as it is looked at alone; one that has just gone has none."""
    with suppress(NoHandbook):
        found = check(Project.load(base, project.shown.today, preview=project.shown.preview)).problems
        return {_place(base, one) for one in found if one.severity is Severity.ERROR}
    return set()


def _place(folder: Path, problem: Problem) -> tuple[str, int, str]:
    return os.path.normpath(folder / problem.file), problem.line, problem.rule


def _is_needed_elsewhere(project: Project, problem: Problem) -> bool:
    """Whether a silence in the brand silences nothing here: this house may be the one that mended it."""
    return problem.rule == "silence-unused" and project.reading.is_of_base(problem.file)


def _is_sound(project: Project) -> bool:
    """Whether all that was written could be read."""
    return not any(problem.severity is Severity.ERROR for problem in project.reading.problems)


def _contradicted_times(project: Project) -> Iterator[Problem]:
    timed = [answer for answer in project.shown.answers if answer.seconds]
    if not timed or not _is_sound(project):
        return
    wordings = Wordings(project.history, project.shown.today)
    for answer, kept in islice(contradicted(timed, wordings), limits.COMPLAINTS_ALIKE):
        said = "keeps to" if kept else "does not keep to"
        message = f"{answer.seconds} seconds {said} the measure of “{answer.item}”, and the answer is {answer.answer}."
        rule = "time-contradicts-answer"
        yield Problem(answer.file, answer.line, 1, rule, message, RULES[rule].cure)


def _broken_rules(project: Project, context: Context) -> Iterator[Problem]:
    for name, breaches in CHECKS.items():
        if EARLIER in os.environ and RULES[name].group not in NEEDED:
            continue
        for breach in breaches(context):
            cure = breach.cure or RULES[name].cure
            if problem := project.reading.problem(breach.part, breach.path, name, breach.message, cure):
                yield replace(problem, about=breach.about) if breach.about else problem
