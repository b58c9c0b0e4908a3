"""The files of the theme as an engine asks for them: those in hidden folders are not listed.

The engine passes over hidden files, but only after it has listed all: Material has 14,000 icons in such a folder, which
would be listed at every build. Whoever asks for one of them by its name is still given it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import jinja2


class VisibleFiles(jinja2.FileSystemLoader):
    """Loads all templates, and lists those that stand in no hidden folder."""

    def list_templates(self) -> list[str]:
        """The names of the files, sorted."""
        return sorted({name for path in self.searchpath for name in _names(path)})


def list_visible_files(theme: Any) -> None:
    """Have a theme of the engine's list its files without those in hidden folders."""
    made = theme.get_env

    def get_env() -> jinja2.Environment:
        environment: jinja2.Environment = made()
        environment.loader = VisibleFiles(theme.dirs)
        return environment

    theme.get_env = get_env


def _names(top: str) -> Iterator[str]:
    for folder, folders, files in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        way = os.path.relpath(folder, top).replace(os.sep, "/")
        yield from (name if way == "." else f"{way}/{name}" for name in files)
