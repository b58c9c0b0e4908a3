"""Preflight: what print and the look at every link would refuse of the pages, found out before any sheet is set."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from urllib.parse import unquote

from handbook.model.problems import Problem, did_you_mean, did_you_mean_file
from handbook.pages.addresses import is_written
from handbook.pages.known_markdown import calls_headings_otherwise
from handbook.pages.mkdocs_yml import is_outside
from handbook.paper.content.entry_pictures import entry_pictures
from handbook.paper.content.nodes import read_nodes
from handbook.paper.content.positions import as_written
from handbook.paper.content.prose import PageOnPaper, Prose
from handbook.paper.missing_glyphs import unprintable
from handbook.project.check import Report
from handbook.project.load import Project
from handbook.text.html import tags
from handbook.text.urls import BROKEN, parts_of

UNREADABLE = frozenset(
    [
        "page-syntax",
        "page-only-macros",
        "unknown-macro",
        "macro-not-literal",
        "page-front-matter",
        "hidden-text",
        "too-large",
    ]
)


def preflight(report: Report) -> list[Problem]:
    """What is wrong with the pages of a handbook that only shows when they are set, and with their links.

    Pages on which macros cannot be read are left out: nobody knows what is meant by them. So is the manual, which came
    with the software and is not to be mended here.
    """
    project = report.project
    if project.index is None:
        return entry_pictures(project)[1]
    broken = {problem.file for problem in report.problems if problem.rule in UNREADABLE}
    pages = [page for page in project.index.content if project.index.file(page) not in broken]
    prose = Prose(project.shown, project.index, project.site, [], draws=False)
    looked = [_looked_at(prose, page) for page in pages]
    by_page = {each.page: each for each in looked}
    return [
        *(problem for each in looked for problem in each.problems),
        *(problem for each in looked for problem in _links(project, each, by_page)),
        *entry_pictures(project)[1],
        *unprintable(project),
    ]


@dataclass(frozen=True)
class _Looked:
    """A page, what it has no place for, its links, and the anchors in it; None where there may be others."""

    page: str
    around: PageOnPaper
    problems: list[Problem]
    links: list[str] = field(default_factory=list)
    anchors: Set[str] | None = None


def _looked_at(prose: Prose, page: str) -> _Looked:
    """A page as it is set, but without what its macros draw."""
    before = len(prose.problems)
    around, html = prose.converted(page)
    read_nodes(html, around)
    found = list(tags(html, attributes=("href", "id", "name")))
    links = [tag.get("href") for tag in found if tag.name == "a" and not tag.has_class("headerlink")]
    anchors = {tag.get("id") or tag.get("name") for tag in found}
    problems = prose.problems[before:]
    if page in prose.kept_off:
        problems = [
            problem for problem in problems if problem.rule == "picture-missing" and "is not in" in problem.message
        ]
    are_all = not (around.placed or prose.site.own_macros.names or calls_headings_otherwise(prose.site))
    return _Looked(page, around, problems, links, anchors if are_all else None)


def _links(project: Project, looked: _Looked, others: dict[str, _Looked]) -> Iterator[Problem]:
    for href in looked.links:
        parts = parts_of(href)
        if parts.scheme == BROKEN:
            yield _nowhere(project, looked, href, f"“{href}” is no address.", "Correct it, or take it out.")
        if len(parts.scheme) == 1 or parts.scheme == "file" or (href.startswith("/") and not parts.netloc):
            said = f"“{href}” is an address of your own computer, or of the top of a server."
            yield _nowhere(project, looked, href, said, "Write the way from this page, such as ../jobs/index.md")
        if parts.scheme or parts.netloc or href.startswith("/") or not href:
            continue
        there = posixpath.normpath(posixpath.join(posixpath.dirname(looked.page), unquote(parts.path)))
        page = there if parts.path else looked.page
        if not _is_there(project, page, is_folder=parts.path.endswith("/")):
            cure = did_you_mean_file(page, project.index.texts if project.index else (), "Correct it, or take it out.")
            yield _nowhere(project, looked, href, f"“{href}” leads nowhere.", cure)
        elif _lacks(others.get(page), unquote(parts.fragment)):
            cure = did_you_mean(parts.fragment, others[page].anchors or (), "Correct it, or take it out.")
            yield _nowhere(project, looked, href, f"“{href}” leads to a page that has no #{parts.fragment}.", cure)


def _nowhere(project: Project, looked: _Looked, href: str, said: str, cure: str) -> Problem:
    place = looked.around.places.next(as_written(href))
    return Problem(project.site.named(looked.page), *place, "link-nowhere", said, cure)


def _is_there(project: Project, path: str, *, is_folder: bool) -> bool:
    index, site = project.index, project.site
    assert index
    if is_outside(path) or is_written(path):
        return True
    if path in index.texts or site.has(path):
        return not site.excluded.match_file(path)
    addresses = {index.address_of(page) for page in index.pages}
    return not path.endswith(".md") and (
        path in addresses or (is_folder and f"{path}/index.html".removeprefix("./") in addresses)
    )


def _lacks(looked: _Looked | None, anchor: str) -> bool:
    return bool(
        looked and looked.anchors is not None and anchor and anchor.casefold() != "top" and anchor not in looked.anchors
    )
