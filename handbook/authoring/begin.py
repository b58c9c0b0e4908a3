"""Beginning a handbook: a folder with all its files in it, or with none of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from handbook.model.problems import Severity
from handbook.pages.mkdocs_yml import FILE
from handbook.project.check import check
from handbook.project.editor_schema import SCHEMA, write_schema
from handbook.project.load import Project
from handbook.reader import ROOT
from handbook.reader.extends import pointed_from
from handbook.system.locks import Waiting
from handbook.system.whole_folder import WholeFolder
from handbook.words.unable import Saying, Unable

LEADING = {ROOT, FILE}
"""The files in which stands a way to a brand."""


class NotBegun(Unable):
    """No handbook was begun, and nothing was written; says why and what to do."""


def begin(folder: Path, files: Mapping[str, bytes], say_waiting: Waiting) -> None:
    """Write a handbook into a folder that is empty or not there; what is hidden in it, such as `.git`, may stay.

    It is made beside it, with the schema that editors go by, and checked there. Raises NotBegun, or OSError.
    """
    ensure_free(folder, [*files, SCHEMA])
    whole = WholeFolder(folder, "init")
    with whole.at_work(say_waiting):
        ensure_free(folder, [*files, SCHEMA])
        for name, content in files.items():
            path = whole.new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pointed_from(content, folder.resolve(), whole.new) if name in LEADING else content)
        project = Project.load(whole.new)
        _ensure_sound(project)
        write_schema(project, whole.new / SCHEMA)
        for name in LEADING & files.keys():  # it is to lead to the brand from where it comes to stand
            (whole.new / name).write_bytes(files[name])
        whole.stays |= folder.is_dir() and any(folder.iterdir())
        whole.swap()


def ensure_free(folder: Path, files: Iterable[str] = ()) -> None:
    """Raise NotBegun where something stands that is in the way of files; nothing is ever replaced."""
    if not folder.is_dir():
        if os.path.lexists(folder):
            raise NotBegun("cannot.init.no-folder", folder=folder)
        return
    ours = {name.split("/")[0] for name in files}
    there = sorted(entry.name for entry in folder.iterdir())
    if in_the_way := [name for name in there if not name.startswith(".") or name in ours]:
        raise NotBegun("cannot.init.not-empty", folder=folder, found=in_the_way[:3], command="handbook init DIR")


def _ensure_sound(project: Project) -> None:
    report = check(project)
    wrong = [problem for problem in report.problems if problem.severity is Severity.ERROR]
    if wrong:
        raise NotBegun.lines(
            [Saying("cannot.init.given"), *(f"{report.line_of(it).strip()}\n  {it.message} {it.cure}" for it in wrong)]
        )
