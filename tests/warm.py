"""What each command that builds does first, done once for all of them: imported by the process they are forks of.

To compile the templates took a quarter of building a small site.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import jinja2
from mkdocs.theme import Theme

from handbook.project.load import Project
from handbook.web.compiled import OF_PAGES
from handbook.web.finish import schema
from handbook.web.render import Renderer

HANDBOOK = Path(__file__).parent / "handbooks" / "ferry"
BEGINS = ("404.html", "base.html", "main.html", "partials/")


def _compile(templates: jinja2.Environment, begins: tuple[str, ...]) -> None:
    for name in templates.list_templates(filter_func=lambda name: name.startswith(begins) and name.endswith(".html")):
        with suppress(jinja2.TemplateAssertionError):  # a filter of a plugin that is not there
            templates.get_template(name)


def _warm() -> None:
    of_pages = Theme(name="handbook").get_env()
    of_pages.bytecode_cache = OF_PAGES
    _compile(of_pages, BEGINS)
    project = Project.load(HANDBOOK)
    assert project.index
    _compile(Renderer(project.shown, project.index, project.reading.stands_at)._templates, ("",))
    schema()


_warm()
