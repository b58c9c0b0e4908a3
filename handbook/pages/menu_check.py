"""What is wrong with the menu: it leads nowhere, leaves pages out, or nobody knows it before the site is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pathspec

from handbook.model.problems import Problem, did_you_mean_file
from handbook.pages.menu import listed
from handbook.pages.mkdocs_yml import FILE, Keys
from handbook.pages.site import Site
from handbook.text.urls import parts_of

MAKERS = frozenset(
    ["awesome-nav", "awesome-pages", "include_dir_to_nav", "literate-nav", "mkdocs-nav-weight", "monorepo", "multirepo",
     "nav-weight", "pagenav", "simple-nav"]
)  # fmt: skip
"""Plugins that make the menu while the site is built."""


def check_menu(site: Site, pages: list[str], manual: Iterable[str] = ()) -> Iterator[Problem]:
    """Everything that is wrong with the menu of a site that has these pages, and those of the manual for editors."""
    nav = site.config.values.get("nav")
    made_by = sorted(MAKERS & site.plugins.keys())
    for name in made_by:
        said = f"“{name}” makes the menu while the site is built: its order is known to nobody before."
        cure = "Write the menu under nav; without it the names of the pages decide where entries are at home, and the order of the book."  # fmt: skip
        yield site.config.position("plugins").problem("menu-unknown", said, cure)
    if not isinstance(nav, list):
        return
    yield from _nowhere(site, nav, ("nav",), [*pages, *manual])
    in_menu = set(listed(nav))
    left_out = pathspec.GitIgnoreSpec.from_lines(str(site.config.values.get("not_in_nav") or "").splitlines())
    for page in pages if nav and not made_by else ():
        if page not in in_menu and not left_out.match_file(page):
            cure = "Write it under nav, or under not_in_nav where that is meant."
            yield Problem(site.named(page), 1, 1, "page-not-in-menu", "This page is in no menu.", cure)


def _nowhere(site: Site, item: Any, keys: Keys, pages: list[str]) -> Iterator[Problem]:
    if isinstance(item, list):
        for i, inside in enumerate(item):
            yield from _nowhere(site, inside, (*keys, i), pages)
    elif isinstance(item, dict) and len(item) == 1:
        for name, inside in item.items():
            yield from _nowhere(site, inside, (*keys, str(name)), pages)
    elif isinstance(item, str) and item:
        yield from _leads_nowhere(site, item, keys, pages)
    else:
        said = "This line of the menu is neither a page, nor a title with one page or a list of them."
        yield site.config.position(*keys).problem("menu-nowhere", said, "Write - Title: page.md, a line each.")


def _leads_nowhere(site: Site, path: str, keys: Keys, pages: list[str]) -> Iterator[Problem]:
    """A path that is no file of the site; an address on the web is not followed."""
    if parts_of(path).scheme or path.startswith("/") or path in pages:
        return
    position = site.config.position(*keys)
    if site.excluded.match_file(path) and site.has(path):
        if position.file != FILE:
            return  # a house does without it, and so does its menu
        said, cure = f"{path} is left out of the site.", "Take it out of the menu, or out of exclude_docs."
        yield position.problem("menu-nowhere", said, cure)
    elif path.endswith(".md") or not site.has(path):
        said = f"There is no {site.docs_name}/{path}."
        yield position.problem(
            "menu-nowhere", said, did_you_mean_file(path, pages, "Correct the name, or take it out.")
        )
