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

    def macro(*positional: Any, **given: Any) -> str:
        return renderer.macro(name, unquote(env.page.url), dict(zip(names, positional, strict=False)) | given)

    macro.__doc__ = MACROS[name].says
    return macro
