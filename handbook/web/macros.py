"""The macros, as a module of the macros plugin, which both MkDocs and Zensical know: `define_env` registers them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from handbook.model.problems import Severity
from handbook.pages.macros import MACROS
from handbook.pages.menu import address_of
from handbook.pages.sandbox import ALLOWED
from handbook.project.check import check
from handbook.project.formats import as_text
from handbook.project.load import Project
from handbook.web.problem_page import problem_page
from handbook.web.render import Renderer

PREVIEW = "HANDBOOK_PREVIEW"
"""The environment variable that says that a preview is being served."""


def define_env(env: Any) -> None:
    """Register every macro of the language.

    In a build a handbook with errors stops it; in the preview every macro shows the report instead.
    """
    folder = Path(env.project_dir)
    preview = PREVIEW in os.environ
    project = Project.load(folder, preview=preview)
    allowed = frozenset(MACROS) | project.site.own_macros.names
    env.macro(lambda: allowed, ALLOWED)
    report = check(project)
    if project.index is None or report.count(Severity.ERROR):
        if not preview:
            print(as_text(report, Path()), file=sys.stderr)
            raise SystemExit(1)
        page = problem_page(report)
        for name in MACROS:
            env.macro(lambda *_, **__: page, name)
        return
    renderer = Renderer(project.shown, project.index, project.reading.stands_at)
    for name in MACROS:
        env.macro(_bound(renderer, name, env), name)


def _bound(renderer: Renderer, name: str, env: Any) -> Callable[..., str]:
    names = [parameter.name for parameter in MACROS[name].parameters]
    written = {renderer.index.address_of(page): address_of(page) for page in renderer.index.pages}
    # Zensical puts `../` before every link of a page that it builds into a folder, whoever wrote the link.
    moves_links = type(env).__module__.startswith("zensical")

    def macro(*positional: Any, **given: Any) -> str:
        page = _address(env.page.url)
        renderer.seen_from = written.get(page, "") if moves_links else ""
        return renderer.macro(name, page, dict(zip(names, positional, strict=False)) | given)

    macro.__doc__ = MACROS[name].says
    return macro


def _address(url: str) -> str:
    """The address of the page that an engine calls by its folder: that of the file in it."""
    address = unquote(url).removeprefix("./")
    return f"{address}index.html" if address.endswith("/") or not address else address
