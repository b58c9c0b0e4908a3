"""What stands where the program reads, and is read by nobody: somebody believes that it counts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from handbook.editions.frozen import FOLDER as EDITIONS
from handbook.model.problems import Problem
from handbook.project.load import Project
from handbook.reader.include_patterns import find, folder_of, is_wild
from handbook.reader.language import OWN_WORDS
from handbook.results.table_kinds import FOLDERS as TABLES
from handbook.system.folders import listing, listings_below

SUFFIXES = {EDITIONS: ".json", OWN_WORDS: ".yml", **dict.fromkeys(TABLES, ".csv")}
"""The folders that are read by their names, and how the names of their files end."""
FOR_PEOPLE = ("README", "LICENSE", "LICENCE")
"""How files begin that nobody expects a program to read."""


def unread_files(project: Project) -> Iterator[Problem]:
    """A warning for each file and folder that nobody reads."""
    for name, suffix in SUFFIXES.items():
        yield from _others(project, name, suffix, read=frozenset())
    folder, patterns = project.folder, project.reading.patterns
    sources = frozenset(str(path) for pattern in patterns for path in find(folder, pattern).files)
    for name in dict.fromkeys(map(folder_of, filter(is_wild, patterns))):
        is_of_pages = Path(name).is_relative_to(project.site.docs_name)
        if name and not is_wild(name) and not is_of_pages:
            yield from _others(project, name, "", read=sources)


def _others(project: Project, name: str, suffix: str, *, read: frozenset[str]) -> Iterator[Problem]:
    """What is in a folder besides the files with a suffix, or those that are known to be read."""
    found = listing(project.folder / name, project.folder)
    for path in found.files:
        if not (path.endswith(suffix) if suffix else path in read) and not Path(path).name.startswith(FOR_PEOPLE):
            cure = f"Save it so that its name ends in {suffix or '.yml'}, or move it elsewhere."
            yield _problem(project, path, "Nobody reads this file.", cure)
    for path in found.folders:
        inside = {file for below in listings_below(path, project.folder) for file in below.files}
        if inside and not inside & read:
            yield _problem(project, path, "Nobody reads what is in this folder.", f"Move it up into {name}/.")


def _problem(project: Project, path: str, message: str, cure: str) -> Problem:
    return Problem(Path(os.path.relpath(path, project.folder)).as_posix(), 1, 1, "file-not-read", message, cure)
