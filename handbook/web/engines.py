"""The engines that make pages, one entry each, and how a site is built and served with any of them."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from jinja2 import TemplateNotFound

from handbook.model.problems import Severity
from handbook.pages.mkdocs_yml import FILE
from handbook.pages.own_macros import MODULE
from handbook.pages.site import Site, read_site
from handbook.pages.site_check import check_setup
from handbook.project.load import Project
from handbook.system.installed import is_installed
from handbook.system.locks import Waiting
from handbook.web.finish import finish
from handbook.web.links import BrokenLink, broken_links
from handbook.web.macros import PREVIEW
from handbook.web.whole_site import next_site
from handbook.web.zensical import joined_lists, staged
from handbook.words.unable import Saying, Unable, meant

DISTRIBUTION = "handbook-as-code"
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
CHATTY = "mkdocs.plugins.mkdocs_macros"
"""Lists all it has found, at every build."""


class NoSite(Unable):
    """There is no `mkdocs.yml` in the folder."""


class CannotBuild(Unable):
    """An engine that nobody knows, that is not installed, or that cannot do what is asked; says what to do."""


class EngineFailed(Exception):
    """The engine said why on its own."""


@dataclass(frozen=True)
class Engine:
    """What makes pages of Markdown: how it builds the site of a folder, how it serves a preview, what it needs."""

    name: str
    build: Callable[[Path, Path], None]
    """Takes the folder, and the new folder its site is built into."""
    serve: Callable[[Path, list[str]], None] | None = None
    """Takes the folder and what stands on the command line after `serve`; None where there is no preview."""
    is_extra: bool = False
    """Whether it is installed only with the extra of its name."""
    refuses: Callable[[Site], list[Saying]] = lambda site: []
    """What in a `mkdocs.yml` means something else to it than to MkDocs; empty where nothing does."""


def engine_called(name: str) -> Engine:
    """The engine of a name, ready to run. Raises CannotBuild."""
    if name not in ENGINES:
        known = Saying("cannot.build.engines-are", engines=", ".join(ENGINES))
        raise CannotBuild("cannot.build.unknown-engine", engine=name, cure=meant(name, ENGINES, known))
    engine = ENGINES[name]
    if not is_installed(name):
        get = f"{DISTRIBUTION}[{name}]" if engine.is_extra else name
        raise CannotBuild("cannot.build.not-installed", engine=name, command=f"pip install '{get}'")
    if not entry_points(group="mkdocs.themes", name="handbook"):
        editable = "pip install --no-deps --editable ."
        raise CannotBuild("cannot.build.no-theme", command="make site", other=editable)
    return engine


def build(folder: Path, engine: str, say_waiting: Waiting) -> tuple[Path, list[BrokenLink]]:
    """Build the site of a folder that has been checked; say where it is and which links lead nowhere.

    It takes the place of the site that is there if none does. Raises NoSite, CannotBuild, EngineFailed, or OSError.
    """
    site, chosen = _configured(folder), engine_called(engine)
    if why := chosen.refuses(site):
        raise CannotBuild.lines(why)
    with next_site(site.built, say_waiting) as made:
        chosen.build(folder, made.folder)
        broken = list(broken_links(made.folder))
        if not broken:
            made.take_place()
    return site.built, broken


def serve(folder: Path, address: str, engine: str = "mkdocs", *, open_browser: bool = False) -> None:
    """Serve the live preview until it is stopped; a mistake in the content is a page in it.

    Raises NoSite, CannotBuild, or EngineFailed.
    """
    wrong = [problem for problem in check_setup(_configured(folder)) if problem.severity is Severity.ERROR]
    if wrong:
        said = "\n".join(f"{it.file}:{it.line}: {it.message} {it.cure}" for it in wrong)
        raise CannotBuild("cannot.as-said", what=said)
    run = engine_called(engine).serve
    if run is None:
        raise CannotBuild("cannot.serve.no-preview", engine=engine, command="handbook serve --engine mkdocs")
    os.environ[PREVIEW] = "1"
    run(folder, ["--dev-addr", address, *(["--open"] if open_browser else [])])


def _configured(folder: Path) -> Site:
    if not (folder / FILE).is_file():
        raise NoSite("cannot.no-handbook", file=FILE, folder=folder.resolve())
    return read_site(folder)


def _mkdocs(folder: Path, command: str, *arguments: str) -> None:
    """Run MkDocs in this process, which has read and checked the content already."""
    os.environ |= QUIET
    from mkdocs.__main__ import cli

    logging.getLogger(CHATTY).setLevel(logging.WARNING)
    try:
        cli.main([command, "--config-file", str(folder / FILE), *arguments], prog_name="mkdocs")
    except TemplateNotFound as missing:
        raise CannotBuild("cannot.build.no-template", template=missing.name) from None
    except SystemExit as done:
        if done.code not in (0, None):
            raise EngineFailed from None
    except Exception as error:
        if (mistake := _in_own_macros(error, folder)) is None:
            raise
        raise CannotBuild("cannot.build.own-macros", **mistake) from None


def _in_own_macros(error: BaseException | None, folder: Path) -> dict[str, object] | None:
    """Where in an organisation's own macros something went wrong, and what; None where it was elsewhere."""
    own = folder.resolve() / f"{MODULE}.py"
    while error:
        frames = traceback.extract_tb(error.__traceback__)
        if line := next((frame.lineno for frame in reversed(frames) if Path(frame.filename).resolve() == own), None):
            return {"file": own.name, "line": line, "error": f"{type(error).__name__}: {error}"}
        error = error.__cause__ or error.__context__
    return None


def _properdocs(folder: Path, command: str, *arguments: str) -> None:
    """Run ProperDocs in a process of its own: it puts itself in the place of MkDocs."""
    _run("properdocs", command, "--config-file", FILE, *arguments, folder=folder)


def _zensical(folder: Path, into: Path) -> None:
    """Run Zensical in a process of its own on a hidden configuration, and finish its site before it is shown."""
    with staged(Project.load(folder), into) as (config, built):
        _run("zensical", "build", "--clean", "--config-file", config.name, folder=folder)
        finish(folder, built)


def _run(module: str, *arguments: str, folder: Path) -> None:
    command = [sys.executable, "-m", module, *arguments]
    if subprocess.run(command, cwd=folder, env=os.environ | QUIET, check=False).returncode:
        raise EngineFailed


ENGINES = {
    engine.name: engine
    for engine in (
        Engine(
            "mkdocs",
            build=lambda folder, into: _mkdocs(folder, "build", "--clean", "--site-dir", str(into)),
            serve=lambda folder, arguments: _mkdocs(folder, "serve", *arguments),
        ),
        Engine(
            "properdocs",
            build=lambda folder, into: _properdocs(folder, "build", "--clean", "--site-dir", str(into)),
            serve=lambda folder, arguments: _properdocs(folder, "serve", *arguments),
            is_extra=True,
        ),
        Engine("zensical", build=_zensical, is_extra=True, refuses=joined_lists),
    )
}
