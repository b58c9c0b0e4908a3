"""What most commands do first, done once for all of them: imported by the process they are forks of.

A command imports its rooms, reads our words and compiles templates when it comes to them, which is right for somebody
who calls one. Here hundreds are called, and half of a small check or build went into doing this again. Nothing here may
start a thread: a fork of it would have none.
"""

from __future__ import annotations

import gc
import os
import pkgutil
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import jinja2
import markdown.extensions
from mkdocs.theme import Theme

import handbook
from handbook.model.settings import languages
from handbook.project.load import Project
from handbook.web.caches.bytecode import OF_PAGES
from handbook.web.generated.data import schema
from handbook.web.render import Renderer
from handbook.web.static_pages.static_page import TEMPLATES
from handbook.words.catalogue import ENGLISH, messages_of

HANDBOOK = Path(__file__).parent / "handbooks" / "ferry"
BEGINS = ("404.html", "base.html", "main.html", "partials/")
PACKAGES = (handbook, markdown.extensions)
STARTED = "handbook.__main__"
"""What a command begins with: whoever imports it has begun."""
LIBRARIES = (
    "filelock",
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocs_macros.plugin",
    "pygments.formatters.html",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "tests.conftest",  # what surrounds a command stands in modules that import it
)


def _import() -> None:
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name != STARTED:
                import_module(module.name)
    for name in LIBRARIES:
        import_module(name)


def _compile(templates: jinja2.Environment, begins: tuple[str, ...]) -> None:
    for name in templates.list_templates(filter_func=lambda name: name.startswith(begins) and name.endswith(".html")):
        with suppress(jinja2.TemplateAssertionError):  # a filter of a plugin that is not there
            templates.get_template(name)


def _compile_all() -> None:
    of_pages = Theme(name="handbook").get_env()
    of_pages.bytecode_cache = OF_PAGES
    _compile(of_pages, BEGINS)
    project = Project.load(HANDBOOK)
    assert project.index
    _compile(Renderer(project.shown, project.index, project.reading.stands_at).templates, ("",))
    _compile(TEMPLATES, ("",))


def _wait_for_no_disk() -> None:
    """Let nobody wait until the disk has what was written: no test cuts the power, and it is what all workers have written."""
    for waits in ("sync", "fsync"):
        if hasattr(os, waits):
            setattr(os, waits, lambda *_: None)


_wait_for_no_disk()
_import()
messages_of(ENGLISH)
languages()
schema()
_compile_all()
gc.freeze()  # or each command would look through all of this for garbage
