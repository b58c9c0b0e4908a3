"""A working folder to build an edition in: the files as they are, or an earlier edition with the pages of today.

Nothing is written into the handbook itself, so that a publish that was broken off leaves nothing behind there.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Set
from itertools import chain, count
from pathlib import Path

import yaml

from handbook.editions import Snapshot
from handbook.editions.frozen import FOLDER as EDITIONS
from handbook.editions.snapshot import Content
from handbook.model import Emergency, Entry, Role
from handbook.pages.check import homeless
from handbook.pages.mkdocs_yml import FILE, INHERIT, is_outside
from handbook.pages.site import Site
from handbook.project.confined import FONTS, READ
from handbook.project.load import Project
from handbook.project.printed import FOLDER as PRINT
from handbook.reader import ROOT
from handbook.reader.extends import pointed_from
from handbook.reader.language import OWN_WORDS
from handbook.results.table_kinds import FOLDERS as TABLES
from handbook.system.folders import copy_files
from handbook.system.inside import is_file_of

SERVING = {"site", "offline", "offline_days"}
"""The settings that say how a site is served."""
ONLY_HERE = "only-in-this-edition"
"""The page for what an earlier edition held and no page of today shows; a number is added where there is such a page."""
INHERITS = re.compile(rf"^{INHERIT}\s*:.*")
QUOTED = re.compile(r"""["']([^"']*)["']""")


def stage(work: Path, project: Project, edition: Snapshot) -> None:
    """Fill an empty working folder with what an edition is built from. Raises OSError."""
    folder, site = project.folder, project.site
    left_out = {site.docs_name, PRINT, Path(os.path.relpath(site.built, folder)).parts[0]}
    for name, path in site.files():
        copy = work / site.docs_name / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    if is_edition_of_files(project, edition.name):
        _copy_others(project, work, left_out)
        if (folder / PRINT).is_dir():
            copy_files(folder / PRINT, work / PRINT, folder)
    else:
        _copy_others(project, work, left_out | {ROOT, EDITIONS, *TABLES})
        _write_edition(work, project, edition)
        _bring_from_brand(work, project)
    _bring_settings(work, site)
    if not is_edition_of_files(project, edition.name):
        _fit_pages(work, project, edition)


def _copy_others(project: Project, work: Path, left_out: set[str]) -> None:
    """Bring everything else in the folder.

    What the program reads is copied, as nothing that it reads may lead out of its folder; other folders, which only
    the house's own macros know, are links.
    """
    read = {Path(name).parts[0] for name in (*READ, *project.site.theme_folders, *project.reading.sources)}
    for path in project.folder.iterdir():
        if path.name.startswith(".") or path.name in left_out:
            continue
        if path.is_dir() and path.name in read:
            copy_files(path, work / path.name, project.folder)
        elif path.is_dir():
            (work / path.name).symlink_to(path.resolve(), target_is_directory=True)
        elif is_file_of(path, project.folder):
            shutil.copy2(path, work)
    if (work / ROOT).exists():
        (work / ROOT).write_bytes(pointed_from((work / ROOT).read_bytes(), project.folder, work))


def _bring_from_brand(work: Path, project: Project) -> None:
    """What an earlier edition, which rests on nothing, has from its brand besides what it says: words, fonts, pictures."""
    for base in project.site.bases:
        for name in (OWN_WORDS, FONTS):
            copy_files(base.folder / name, work / name, base.folder, over=False)
    pictures = (getattr(entry, "picture", None) for entry in project.book.entries.values())
    for name in filter(None, (project.book.handbook.logo, *(one.file for one in pictures if one))):
        home = project.site.home_of(name)
        if home != project.folder and is_file_of(home / name, home):
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(home / name, work / name)


def _bring_settings(work: Path, site: Site) -> None:
    """The settings that `mkdocs.yml` inherits from a brand, in files of their own beside it."""
    chain = list(site.config.lines)
    if not any(map(is_outside, chain)):
        return
    names = [name if name == FILE else f"inherited-{at}.yml" for at, name in enumerate(chain)]
    for name, lines, other in zip(names, site.config.lines.values(), [*names[1:], ""], strict=True):
        text = "\n".join(INHERITS.sub(f"{INHERIT}: {other}", line) for line in lines)
        (work / name).write_text(text, "utf-8")


def is_edition_of_files(project: Project, name: str) -> bool:
    """Whether an edition is the one the files are in."""
    return project.book.handbook.edition == name


class _Dumper(yaml.SafeDumper):
    """Puts every text in quotation marks, so that it stays text."""


_Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def _write_edition(work: Path, project: Project, edition: Snapshot) -> None:
    """Write an earlier edition as files again, with those before it; it is edited by nobody, and served as today's is."""
    then, now = edition.content["handbook"], project.book.handbook
    settings: Content = {
        **{name: value for name, value in then.items() if name not in ("edit", "suggest", *SERVING)},
        **now.model_dump(include=SERVING, exclude_unset=True),
    }
    text = yaml.dump(
        {**edition.content, "handbook": settings},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=float("inf"),
    )
    (work / ROOT).write_text(text, "utf-8")
    (work / EDITIONS).mkdir()
    for earlier in project.history.frozen:
        shutil.copy(project.folder / EDITIONS / f"{earlier.name}.json", work / EDITIONS)
        if earlier.name == edition.name:
            break


def _fit_pages(work: Path, project: Project, edition: Snapshot) -> None:
    """Say on the pages of today where they show what an earlier edition did not hold.

    What it held and no page of today shows stands on a page of its own.
    """
    known = project.book.entries.keys() | project.history.kinds.keys()
    staged = Project.load(work)
    for problem in sorted(set(staged.index.problems if staged.index else ()), reverse=True):
        page = work / problem.file
        if problem.rule == "unknown-id" and page.suffix == ".md":
            text = page.read_text("utf-8-sig").replace("\r\n", "\n")
            at = sum(map(len, text.splitlines(keepends=True)[: problem.line - 1])) + problem.column - 1
            page.write_text(_without_call(text, at, known, f"*Not part of edition {edition.name}.*"), "utf-8")
    _add_page_of_the_rest(work, edition)


def _add_page_of_the_rest(work: Path, edition: Snapshot) -> None:
    staged = Project.load(work)
    rest = [entry for entry, *_ in homeless(staged.index, staged.shown)] if staged.index else []
    if rest:
        calls = dict.fromkeys(map(_call_of, rest))
        text = "\n\n".join([f"# Only in edition {edition.name}", *calls, ""])
        _free(work / staged.site.docs_name).write_text(text, "utf-8")


def _call_of(entry: Entry) -> str:
    """The call of the macro that shows an entry."""
    match entry:
        case Emergency():
            return "{{ emergencies() }}"
        case Role():
            return f'{{{{ job("{entry.id}") }}}}'
    return f'{{{{ {entry.code()}("{entry.id}") }}}}'


def _free(docs: Path) -> Path:
    """A page that nobody has written."""
    names = chain((ONLY_HERE,), (f"{ONLY_HERE}-{number}" for number in count(2)))
    return next(page for name in names if not (page := docs / f"{name}.md").exists())


def _without_call(text: str, at: int, known: Set[str], instead: str) -> str:
    """A page without the macro call at a place, if what it names is known to another edition."""
    start = text.rfind("{{", 0, at + 1)
    end = text.find("}}", start) + 2
    call = text[start:end]
    if start <= at < end and set(QUOTED.findall(call)) & known:
        return text[:start] + instead + text[end:]
    return text
