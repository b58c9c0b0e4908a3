"""What MkDocs is asked to do besides: know that it serves a preview, and finish a build.

Zensical takes no hooks; there `handbook build` does the same.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

from handbook.editions.frozen import FOLDER as EDITIONS
from handbook.model.problems import Severity
from handbook.project.check import check
from handbook.project.load import Project
from handbook.results.table import FOLDER as RESULTS
from handbook.web.finish import finish
from handbook.web.macros import PREVIEW
from handbook.web.problem_page import problem_page


def on_startup(*, command: str, **_: Any) -> None:
    """Remember that a preview is served, in which a mistake is a page and drafts show."""
    if command == "serve":
        os.environ[PREVIEW] = "1"


def on_config(config: Any, **_: Any) -> Any:
    """Let a preview go on where a build would stop."""
    if PREVIEW in os.environ:
        config.strict = False
    return config


def on_serve(server: Any, *, config: Any, **_: Any) -> Any:
    """Follow every file of the handbook, the folders that new ones may come into, templates and styles."""
    folder = _folder(config)
    reading = Project.load(folder, preview=True).reading
    named = [folder / pattern.split("*")[0].rpartition("/")[0] for pattern in reading.patterns]
    used = [(folder / name).parent for name in reading.sources]
    for path in {*named, *used, folder / RESULTS, folder / EDITIONS} - {folder}:
        if path.is_dir():
            server.watch(str(path))
    server.watch(str(Path(__file__).parent))
    return server


@event_priority(100)
def on_page_markdown(markdown: str, *, config: Any, **_: Any) -> str:
    """Before any macro runs: a page of a handbook with errors is replaced below, and a {# that never ends hides nothing."""
    if PREVIEW in os.environ and check(Project.load(_folder(config), preview=True)).count(Severity.ERROR):
        return ""
    return markdown if "#}" in markdown else markdown.replace("{#", '{{ "{#" }}')


def on_page_content(html: str, *, config: Any, **_: Any) -> str:
    """In the preview of a handbook with errors, show them in the place of every page."""
    if PREVIEW not in os.environ:
        return html
    report = check(Project.load(_folder(config), preview=True))
    return problem_page(report) if report.count(Severity.ERROR) else html


def on_post_build(config: Any, **_: Any) -> None:
    """Write what stands beside the pages."""
    finish(_folder(config), Path(config.site_dir), preview=PREVIEW in os.environ)


def _folder(config: Any) -> Path:
    return Path(config.config_file_path).parent
