"""What `mkdocs.yml` says of a site, and what every handbook's site is given without its saying so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pathspec

from handbook.pages.mkdocs_yml import Config, is_outside, read_config
from handbook.pages.own_macros import OwnMacros, read_own_macros
from handbook.reader.extends import bases
from handbook.system import limits
from handbook.system.folders import listings_below
from handbook.system.inside import is_file_of

HIDDEN = [".*", "/templates/", "~$*", "*~", r"\#*#"]
"""What MkDocs leaves out by itself, and the backups and locks of editors, which it would publish."""
EXTENSIONS: dict[str, dict[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": True},
    "pymdownx.highlight": {"use_pygments": False},
    "pymdownx.superfences": {},
    "handbook": {},
}
"""What every handbook's Markdown may hold; what `mkdocs.yml` says of one of them comes before this.

Staff read no code, and colouring the examples of the manual took a third of the time a small handbook is built in.
"""


@dataclass(frozen=True)
class Site:
    """What we need to know of `mkdocs.yml`, and of `macros.py`."""

    folder: Path
    config: Config
    own_macros: OwnMacros
    bases: tuple[Site, ...] = ()
    """Those of the handbooks that this one rests on, the nearest first: what it has not itself it has from there."""

    def files(self) -> Iterator[tuple[str, str]]:
        """The files in the folder of documents, those of the brand among them: each by its name from there, and its path."""
        met: set[str] = set()
        for site in (self, *self.bases):
            for found in listings_below(site.docs, site.folder):
                for path in found.files:
                    name = os.path.relpath(path, site.docs).replace(os.sep, "/")
                    if name not in met:
                        met.add(name)
                        yield name, path

    def file(self, name: str) -> Path:
        """The file of a name in the folder of documents: the house's own, or else its brand's; it may not be there."""
        there = (site.docs / name for site in self.bases if is_file_of(site.docs / name, site.folder))
        return self.docs / name if os.path.lexists(self.docs / name) else next(there, self.docs / name)

    def has(self, name: str) -> bool:
        """Whether there is a file of a name in the folder of documents."""
        return os.path.isfile(self.file(name))  # noqa: PTH113 - where nobody may look it says no, and raises nothing

    def named(self, name: str) -> str:
        """The file of a name in the folder of documents as problems name it, from the handbook's folder."""
        file = self.file(name) if self.bases else self.docs / name
        return Path(os.path.relpath(file, self.folder)).as_posix()

    def home_of(self, name: str) -> Path:
        """The folder of the handbook that has a file of a name, such as a logo: this one, or one that it rests on."""
        homes = (site.folder for site in (self, *self.bases))
        return next((home for home in homes if os.path.lexists(home / name)), self.folder)

    @property
    def has_docs(self) -> bool:
        """Whether there is a folder of documents."""
        return any(site.docs.is_dir() for site in (self, *self.bases))

    @cached_property
    def docs(self) -> Path:
        """The folder of documents; one outside the handbook is not looked at."""
        return self._inside("docs_dir", "docs")

    @property
    def docs_name(self) -> str:
        """The folder of documents as problems name it, relative to the handbook."""
        return Path(os.path.relpath(self.docs, self.folder)).as_posix()

    @property
    def built(self) -> Path:
        """The folder the site is built into."""
        return self._inside("site_dir", "site")

    def _inside(self, setting: str, usual: str) -> Path:
        path = str(self.config.values.get(setting) or usual)
        fits = all(len(os.fsencode(part)) <= limits.NAME_LENGTH for part in path.split("/"))
        return self.folder / (path if fits and not is_outside(path) else usual)

    @property
    def in_folders(self) -> bool:
        """Whether each page is built into a folder of its own; a page is a file unless `mkdocs.yml` says otherwise."""
        return self.config.values.get("use_directory_urls") is True

    @property
    def theme_folders(self) -> list[str]:
        """The folder of templates and styles of a house's own, which are copied onto the site; empty where it has none."""
        theme = self.config.values.get("theme")
        named = theme.get("custom_dir") if isinstance(theme, dict) else None
        return [named] if isinstance(named, str) and named and not is_outside(named) else []

    @property
    def nav(self) -> list[Any]:
        """The menu as it is written."""
        return self.config.values.get("nav") or []

    @cached_property
    def excluded(self) -> pathspec.PathSpec[Any]:
        """The files in the folder of documents that are no part of the site."""
        return pathspec.GitIgnoreSpec.from_lines(self.excluded_patterns)

    @property
    def excluded_patterns(self) -> list[str]:
        """The patterns of these files, as in `.gitignore`, those of `mkdocs.yml` after those that hold for every site."""
        return [*HIDDEN, *str(self.config.values.get("exclude_docs") or "").splitlines()]

    @property
    def theme(self) -> str:
        """The name of the theme."""
        theme = self.config.values.get("theme")
        return str(theme.get("name") if isinstance(theme, dict) else theme or "")

    @property
    def plugins(self) -> dict[str, dict[str, Any]]:
        """The plugins with their options."""
        return options_by_name(self.config.values.get("plugins"))

    @property
    def plugin_names(self) -> list[str]:
        """The plugins as often as they are named."""
        return [name for name, _ in _pairs(self.config.values.get("plugins"))]

    @property
    def extensions(self) -> dict[str, dict[str, Any]]:
        """What is added to Markdown, with its options: what `mkdocs.yml` names, and EXTENSIONS."""
        named = options_by_name(self.config.values.get("markdown_extensions"))
        return {name: options or EXTENSIONS.get(name, {}) for name, options in (named | _missing(named)).items()}


def _missing(named: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {name: options for name, options in EXTENSIONS.items() if name not in named}


def options_by_name(written: Any) -> dict[str, dict[str, Any]]:
    """Names with options, of which MkDocs lets each stand alone, in a list or in a group."""
    return {name: options if isinstance(options, dict) else {} for name, options in _pairs(written)}


def _pairs(written: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(written, dict):
        yield from ((str(name), options) for name, options in written.items())
    elif isinstance(written, list):
        for item in written:
            yield from _pairs(item)
    elif isinstance(written, str):
        yield written, None


def read_site(folder: Path) -> Site:
    """Read `mkdocs.yml` where there is one; otherwise the pages are those in `docs/`, and in that of what it rests on."""
    below = bases(folder)
    site = Site(folder, read_config(folder, below), read_own_macros(folder))
    others = (Site(base, read_config(base, below[i + 1 :]), OwnMacros()) for i, base in enumerate(below))
    return replace(site, bases=tuple(others))
