"""A handbook keeps to its folder: what in it would be read, copied, built over or published that must not be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handbook.editions.frozen import FOLDER as EDITIONS
from handbook.model.problems import Problem, unreadable
from handbook.pages.mkdocs_yml import FILE, ConfigPosition, is_outside
from handbook.pages.site import Site
from handbook.project.load import Project
from handbook.project.printed import FOLDER as PRINT
from handbook.reader.language import OWN_WORDS
from handbook.results.table_kinds import FOLDERS as TABLES
from handbook.system.folders import Unreadable, listings_below, why_not_read
from handbook.system.inside import what_bars

FONTS = "fonts"
READ = (EDITIONS, *TABLES, OWN_WORDS, FONTS, PRINT)
"""The folders that the program reads by their names."""


READ_FILES = ("pymdownx.snippets", "pymdownx.b64", "markdown_include.include", "mdx_include", "mdx_include.mdx_include")
"""Extensions of Markdown that bring files into a page, from wherever the page says."""
FETCHING = ("include-markdown", "monorepo", "multirepo")
"""Plugins that do the same."""


def not_confined(project: Project) -> Iterator[Problem]:
    """Everything that leads out of a handbook's folder, or would take the place of something in it."""
    yield from _set_outside(project.site)
    yield from _brought_in(project.site)
    yield from _not_read(project)
    yield from _built_over(project)
    yield from _published_as_they_are(project)


def _set_outside(site: Site) -> Iterator[Problem]:
    """Folders and files that `mkdocs.yml` names, and that are not in the handbook's folder."""
    theme, hooks = site.config.values.get("theme"), site.config.values.get("hooks")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    named: list[tuple[tuple[str | int, ...], Any]] = [
        (("theme", "custom_dir"), custom),
        (("site_dir",), site.config.values.get("site_dir")),
    ]
    named += [(("hooks", i), hook) for i, hook in enumerate(hooks)] if isinstance(hooks, list) else []
    for keys, path in named:
        if not isinstance(path, str) or (keys == ("site_dir",) and is_outside(path)):
            continue
        if is_outside(path):
            said = f"{path} is not in the handbook's folder."
            yield site.config.position(*keys).problem("site-outside", said, "Keep it inside the folder.")
        elif why := what_bars(site.folder / path, site.folder):
            said = f"{path} cannot be used: {why[:1].lower()}{why[1:]}."
            yield site.config.position(*keys).problem("site-outside", said, "Keep it inside the folder.")


def _brought_in(site: Site) -> Iterator[Problem]:
    """What would bring files into pages that nobody has checked, from anywhere on the disk or the network."""
    for kind, names, there in (
        ("markdown_extensions", READ_FILES, site.extensions),
        ("plugins", FETCHING, site.plugins),
    ):
        for name in [name for name in names if name in there]:
            said = f"“{name}” cannot be used: it brings files into a page that nobody has checked."
            cure = "Take it out; write on the page what is to stand there, or a macro of your own."
            yield site.config.position(kind).problem("site-unsupported", said, cure)


def _not_read(project: Project) -> Iterator[Problem]:
    """What stands in a folder that is read or copied, and is no file of the handbook's."""
    site, folder = project.site, project.folder
    if why := what_bars(folder / FILE, folder) or why_not_read(folder / FILE):
        yield unreadable(FILE, why)
    found_before = (*project.problems, *(project.index.problems if project.index else ()))
    named = {problem.file for problem in found_before if problem.rule.endswith("-unreadable")}
    for name in dict.fromkeys((site.docs_name, *site.theme_folders, *READ)):
        home = folder / PRINT if name == PRINT and not what_bars(folder / PRINT, folder) else folder
        for found in listings_below(folder / name, home):
            barred = (Unreadable(path, why) for path in found.files if (why := why_not_read(path)))
            for one in (*found.unreadable, *barred):
                file = Path(os.path.relpath(one.path, folder)).as_posix()
                inside = os.path.relpath(one.path, site.docs) if name == site.docs_name else os.curdir
                if file not in named and (inside == os.curdir or not site.excluded.match_file(inside)):
                    yield unreadable(file, one.why)


def _built_over(project: Project) -> Iterator[Problem]:
    """Folders for what is built and printed in which something else stands: it would be cleared away."""
    site, folder = project.site, project.folder
    sources = {Path(name).parts[0] for name in project.reading.sources if not project.reading.is_of_base(name)}
    written = [folder / name for name in (site.docs_name, *site.theme_folders, *READ[:-1], *sources, ".git")]
    for built, kept, position in (
        (site.built, [*written, folder / PRINT], site.config.position("site_dir")),
        (folder / PRINT, written, ConfigPosition(PRINT)),
    ):
        over = [path for path in kept if path.exists() and path.resolve().is_relative_to(built.resolve())]
        if built.resolve().is_relative_to(site.docs.resolve()):
            over.append(site.docs)
        if over and site.config.lines:
            here = over[0].relative_to(folder).as_posix()
            said = f"{built.name} would be written over {here}, and that would be gone."
            yield position.problem("site-over", said, "Give it a folder of its own.")


def _published_as_they_are(project: Project) -> Iterator[Problem]:
    """Files of the handbook among its pages, or linked to from there: every file there is copied onto the site."""
    site, folder = project.site, project.folder
    private = {os.path.realpath(folder / name) for name in project.reading.sources}
    for path in _files_on_site(site) if site.config.lines else ():
        real = os.path.realpath(path)
        if real in private or any(Path(real).is_relative_to(folder / name) for name in (EDITIONS, *TABLES)):
            said = f"All that stands in {site.docs_name}/ is copied onto the site: the comments and drafts in this file too."
            cure = "Move it out of the folder of pages."
            file = Path(os.path.relpath(path, folder)).as_posix()
            yield Problem(file, 1, 1, "source-on-site", said, cure)


def _files_on_site(site: Site) -> Iterator[str]:
    """The files that an engine copies as they are, pages left out."""
    for name, path in site.files():
        if not name.endswith(".md") and not site.excluded.match_file(name):
            yield path
