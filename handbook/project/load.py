"""A project: the folder of a handbook and everything that is read from it, as of a day.

Whoever works on a handbook loads its project: the command, the site, paper, publishing. What is wrong with it says
`check(project)`.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from handbook.editions import History, edition_files, read_editions
from handbook.model import Handbook
from handbook.model.problems import Problem
from handbook.pages.homes import Index, index_pages
from handbook.pages.menu import page_files
from handbook.pages.site import Site, read_site
from handbook.pages.texts import read_texts
from handbook.project.own_words import read_own_words
from handbook.project.printed import printed
from handbook.reader import Reading, read
from handbook.reader.extends import bases
from handbook.reader.language import OWN_WORDS
from handbook.results.answer_validator import AnswerValidator
from handbook.results.folder import Results, read_results, result_files
from handbook.system.clock import today as day_it_is
from handbook.system.file_digests import FileDigests
from handbook.system.gc import gc_paused
from handbook.system.inside import is_file_of
from handbook.views.context import Shown
from handbook.words import Words, words_in

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Project:
    """One folder with a handbook, and what was read from it; get one by `Project.load`."""

    folder: Path
    """From the root of the disk."""
    reading: Reading
    """The YAML: the handbook, what is wrong with it, and where everything stands."""
    site: Site
    """What `mkdocs.yml` says."""
    shown: Shown
    """The handbook with its history, answers, stories and printed files, as it shows on a day."""
    history: History
    """What the handbook said in its frozen editions, drafts among it; what of it is shown says `shown`."""
    index: Index | None
    """Which page shows what; None where there are no pages, or not enough of a handbook."""
    answer_validator: AnswerValidator
    """What can be answered to the handbook's forms."""
    results: Results
    """What was answered, went wrong and was practised, and the lines of its files."""
    problems: tuple[Problem, ...]
    """What was found wrong in reading the folder. It is not all that is wrong: that says `check`."""
    _sources: FileDigests
    _tables: FileDigests
    _others: FileDigests
    _made: dict[Callable[[Project], Any], Any] = field(default_factory=dict)

    @classmethod
    def load(
        cls,
        folder: Path,
        today: date | None = None,
        *,
        preview: bool = False,
        anew: bool = False,
        without_results: bool = False,
    ) -> Project:
        """The project in a folder, as of a day (the day it is, if none is given); in a preview drafts show.

        As long as nothing in the folder changes it is read only once in a process. Whoever knows that something did,
        perhaps a file that is not read but looked for, has it read anew. Whoever reads a million answers by himself has
        it without them. Raises NoHandbook, or NoDay.
        """
        folder, today = folder.resolve(), today or day_it_is()
        if without_results:
            with gc_paused():
                return _read(folder, today, preview, None, without_results=True)
        former = _KEPT.pop(folder, None)
        if former and not anew and former._still_holds(today, preview):
            project = former
        else:
            with gc_paused():
                project = _read(folder, today, preview, former)
        _KEPT[folder] = project
        if len(_KEPT) > MOST_KEPT:
            _KEPT.popitem(last=False)
        return project

    @property
    def book(self) -> Handbook:
        """The handbook, as far as it could be read."""
        return self.reading.book

    @cached_property
    def lines(self) -> dict[str, Sequence[str]]:
        """The lines of every file that people write in, by its name from the folder."""
        pages = (
            {self.index.file(page): text.split("\n") for page, text in self.index.content.items()} if self.index else {}
        )
        sources = {name: source.lines for name, source in self.reading.sources.items()}
        return {**self.results.lines, **sources, **self.site.config.lines, **pages}

    def once(self, work: Callable[[Project], Made]) -> Made:
        """What a function makes of this project, made only once and let go together with it."""
        if work not in self._made:
            self._made[work] = work(self)
        made: Made = self._made[work]
        return made

    def _still_holds(self, today: date, preview: bool) -> bool:
        """Whether a project loaded now would be the same."""
        return (
            (self.shown.today, self.shown.preview) == (today, preview)
            and self.site == read_site(self.folder)
            and self.shown.printed == printed(self.folder)
            and _is_unchanged(self.folder, self.reading, self._sources)
            and self._tables.match(result_files(self.folder))
            and self._others.match(_other_files(self.folder, self.site))
        )

    def _reads_alike(self, answer_validator: AnswerValidator, words: Words, tables: FileDigests) -> bool:
        """Whether every line of some tables would be read as it was, and be said in the same words to be wrong."""
        return (
            self.answer_validator.allowed == answer_validator.allowed
            and self.shown.words is words
            and self._tables == tables
        )


MOST_KEPT = 2
"""As many as one command works on at a time: publishing has the handbook, and the folder an edition is built in."""
_KEPT: OrderedDict[Path, Project] = OrderedDict()
"""The projects that were loaded last, the latest at the end.

It stands here, in a module that is imported once: an engine may run `macros.py` anew for every page, and would
otherwise read the whole folder for every page.
"""


def _read(
    folder: Path, today: date, preview: bool, former: Project | None, *, without_results: bool = False
) -> Project:
    """Read a folder; of a former state the YAML and the tables are taken over where only something else has changed."""
    unchanged = former and _is_unchanged(folder, former.reading, former._sources)
    reading = former.reading if former and unchanged else read(folder)
    site = read_site(folder)
    tables, others = FileDigests.of(result_files(folder)), FileDigests.of(_other_files(folder, site))
    frozen, wrong_editions = read_editions(folder)
    own_words = read_own_words(
        [base.folder for base in reversed(site.bases)] + [folder], reading.book.handbook.language
    )
    editions = None if wrong_editions else [edition.name for edition in frozen]
    answer_validator = AnswerValidator(reading.book, editions, today)
    words = words_in(reading.book.handbook.language, own_words.texts)
    if former and former.reading.whole and reading.whole and former._reads_alike(answer_validator, words, tables):
        results = former.results
    else:
        results = read_results(folder, answer_validator, words) if reading.whole and not without_results else Results()
    texts = read_texts(site, manual=bool(reading.book.handbook.manual)) if reading.whole and site.has_docs else None
    history = History(reading.book, () if wrong_editions else tuple(frozen))
    shown = Shown(
        reading.book,
        today,
        preview,
        history=history if preview else history.without_drafts,
        stories=texts.stories() if texts else (),
        printed=printed(folder),
        answers=results.answers,
        slips=results.slips,
        practice=results.practice,
        own_words=own_words.texts,
    )
    return Project(
        folder,
        reading,
        site,
        shown,
        history,
        index_pages(texts, shown) if texts else None,
        answer_validator,
        results,
        (*reading.problems, *wrong_editions, *results.problems, *own_words.problems),
        former._sources if former and unchanged else FileDigests(_by_path(folder, reading)),
        tables,
        others,
    )


def _is_unchanged(folder: Path, reading: Reading, sources: FileDigests) -> bool:
    """Whether the YAML would be read as it was; a brand that was not there may have come meanwhile."""
    there = [base.folder for base in reading.bases]
    return sources.match(reading.files(folder)) and (reading.extends is None or there == bases(folder))


def _by_path(folder: Path, reading: Reading) -> dict[str, bytes]:
    return {os.path.normpath(folder / name): digest for name, digest in reading.digests.items()}


def _other_files(folder: Path, site: Site) -> Iterator[str | Path]:
    """The files besides the YAML that a project is read from."""
    yield from page_files(site)
    yield from edition_files(folder)
    for home in (folder, *(base.folder for base in site.bases)):
        yield from (path for path in (home / OWN_WORDS).glob("*.yml") if is_file_of(path, home))
