"""The pages in the order of the menu, read from `mkdocs.yml` without starting MkDocs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pathspec
import yaml

HIDDEN = [".*", "/templates/"]
"""What MkDocs leaves out by itself."""


class _Loader(yaml.SafeLoader):
    """Reads past the tags that MkDocs and its extensions know and we do not."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


@dataclass(frozen=True)
class Site:
    """What we need to know of `mkdocs.yml`."""

    docs: Path
    name: str
    """The folder of documents as problems name it, relative to the handbook."""
    built: Path
    """The folder the site is built into."""
    nav: list[Any]
    excluded: pathspec.PathSpec[Any]


def read_site(folder: Path) -> Site:
    """Read `mkdocs.yml` where there is one; otherwise the pages are those in `docs/`."""
    path = folder / "mkdocs.yml"
    config = _parsed(path.read_text("utf-8", errors="replace")) if path.is_file() else {}
    excluded = [*HIDDEN, *str(config.get("exclude_docs") or "").splitlines()]
    spec = pathspec.GitIgnoreSpec.from_lines(excluded)
    docs = folder / str(config.get("docs_dir") or "docs")
    built = folder / str(config.get("site_dir") or "site")
    return Site(docs, Path(os.path.relpath(docs, folder)).as_posix(), built, config.get("nav") or [], spec)


@lru_cache(maxsize=8)
def _parsed(text: str) -> dict[str, Any]:
    """What stands in a `mkdocs.yml`; nothing where it is no YAML, for then MkDocs says so itself."""
    try:
        config = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError:
        return {}
    return config if isinstance(config, dict) else {}


def pages_in_menu_order(folder: Path) -> list[str]:
    """The pages, as paths relative to the folder of documents: those of the menu, then the others by name."""
    site = read_site(folder)
    found = sorted(
        (path.relative_to(site.docs).as_posix() for path in site.docs.rglob("*.md") if path.is_file()), key=_index_first
    )
    pages = [page for page in found if not site.excluded.match_file(page)]
    listed = [page for page in dict.fromkeys(_listed(site.nav)) if page in pages]
    return [*listed, *(page for page in pages if page not in set(listed))]


def _index_first(page: str) -> tuple[str, bool, str]:
    folder, _, name = page.rpartition("/")
    return folder, name not in ("index.md", "README.md"), name


def _listed(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for item in nav if isinstance(nav, list) else ():
        yield from _listed(item)
    for item in nav.values() if isinstance(nav, dict) else ():
        yield from _listed(item)


def address_of(page: str) -> str:
    """The address of a page in the built site: `a/b.md` becomes `a/b.html`, `README.md` becomes `index.html`."""
    folder, slash, name = page.rpartition("/")
    return f"{folder}{slash}{'index' if name == 'README.md' else name.removesuffix('.md')}.html"
