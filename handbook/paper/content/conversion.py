"""Markdown as HTML with the extensions of the site: made anew for every book, and once for pages that are only looked at."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from typing import Any

from markdown import Markdown

from handbook.pages.known_markdown import KNOWN
from handbook.pages.mkdocs_yml import Named

USUAL = ("toc", "tables", "fenced_code")
"""What MkDocs always reads."""
FOLDS = "handbook_folds"
"""What folds parts of a page, which on paper stand open."""


def converter(settings: dict[str, Any]) -> Markdown:
    """A converter with the extensions of a site and their settings, and with those that MkDocs always has."""
    settings = _resolved(settings)
    made = Markdown(extensions=list(dict.fromkeys([*USUAL, *settings])), extension_configs=settings)
    made.treeprocessors.deregister(FOLDS, strict=False)
    return made


@lru_cache(maxsize=256)
def as_looked_at(marked: str, extensions: tuple[str, ...]) -> str:
    """The HTML of a page that is only looked at, by known extensions, which make the same of it every time."""
    return str(_looking(extensions).reset().convert(marked))


@lru_cache(maxsize=2)
def _looking(extensions: tuple[str, ...]) -> Markdown:
    return converter({name: KNOWN[name] for name in extensions})


def _resolved(settings: Any) -> Any:
    """Settings with the things of Python that they name."""
    if isinstance(settings, Named):
        return pkgutil.resolve_name(settings)
    if isinstance(settings, dict):
        return {name: _resolved(value) for name, value in settings.items()}
    return [_resolved(value) for value in settings] if isinstance(settings, list) else settings
