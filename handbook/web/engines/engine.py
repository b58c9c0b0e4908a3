"""The engines that make pages, one entry each, and how a site is built and served with any of them."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import TemplateNotFound

from handbook.pages.mkdocs_yml import FILE
from handbook.pages.site import Site, read_site
from handbook.project.load import Project
from handbook.system.installed import is_installed
from handbook.system.locks import Waiting
from handbook.web.engines.log import EngineLog
from handbook.web.engines.names import MKDOCS, PROPERDOCS, ZENSICAL
from handbook.web.engines.only_page import only_page
from handbook.web.engines.own_programs import mistake_in, mistake_told, own_programs
from handbook.web.engines.refusals import CannotBuild, EngineFailed, NoSite
from handbook.web.engines.zensical import joined_lists, run, staged
from handbook.web.finish import finish, finish_page
from handbook.web.links import BrokenLink, broken_links
from handbook.web.macros import PREVIEW
from handbook.web.whole_site import next_site
from handbook.words.unable import Saying, meant

if TYPE_CHECKING:
    from handbook.web.preview.making import Look, Made

DISTRIBUTION = "handbook-as-code"
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
CHATTY = "mkdocs.plugins.mkdocs_macros"
"""Lists all it has found, at every build."""
ERROR_MACRO = 100
"""The status with which that plugin ends where a macro fails."""


@dataclass(frozen=True)
class Engine:
    """What makes pages of Markdown: how it builds the site of a folder, how it serves a preview, what it needs."""

    name: str
    build: Callable[[Path, Path], None]
    """Takes the folder, and the new folder its site is built into."""
    previews: bool = True
    """Whether it shows drafts where a preview is asked for, and mistakes as pages."""
    is_extra: bool = False
    """Whether it is installed only with the extra of its name."""
    is_heard: bool = False
    """Whether it runs in this process, and says its troubles where they are heard."""
    refuses: Callable[[Site], list[Saying]] = lambda site: []
    """What in a `mkdocs.yml` means something else to it than to MkDocs; empty where nothing does."""

    def build_page(self, folder: Path, into: Path, page: str) -> None:
        """Build one page of a folder alone, by its address; for a preview of a handbook without errors."""
        with only_page(page):
            self.build(folder, into)
        finish_page(folder, into)


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


class Built(NamedTuple):
    """Where a site is, which links lead nowhere, and whether the engine had nothing to say of it, as far as it is heard."""

    site: Path
    broken: list[BrokenLink]
    in_silence: bool


def build(folder: Path, engine: str, say_waiting: Waiting, stands: Callable[[Path], None] = lambda site: None) -> Built:
    """Build the site of a folder that has been checked.

    It takes the place of the site that is there if no link leads nowhere; `stands` is told where it stands before
    anybody else can build there. Raises NoSite, CannotBuild, EngineFailed, or OSError.
    """
    site, chosen, heard = _configured(folder), engine_called(engine), EngineLog()
    if why := chosen.refuses(site):
        raise CannotBuild.lines(why)
    with next_site(site.built, say_waiting) as made:
        with heard if chosen.is_heard else nullcontext():  # whoever listens is the only one to hear it
            chosen.build(folder, made.folder)
        broken = list(broken_links(made.folder))
        if not broken:
            made.take_place()
            stands(site.built)
    return Built(site.built, broken, in_silence=chosen.is_heard and not heard.said)


def serve(
    folder: Path,
    address: str,
    engine: str,
    look: Look,
    tell: Callable[[Made], None],
    say: Callable[[Saying], None],
    *,
    open_browser: bool = False,
) -> None:
    """Serve the live preview until it is stopped; a mistake, of whatever kind, is a page in it.

    `look` says what is wrong with the handbook, `tell` is told what came of every change, `say` where it is to be seen. Raises NoSite, or CannotBuild, or CannotServe.
    """
    from handbook.web.preview import serve as serve_preview
    from handbook.web.preview.making import Work

    _configured(folder)
    chosen = engine_called(engine)
    if not chosen.previews:
        raise CannotBuild("cannot.serve.no-preview", engine=engine, command="handbook serve --engine mkdocs")
    os.environ[PREVIEW] = "1"

    def build_one(handbook: Path, into: Path) -> None:
        _configured(handbook)
        chosen.build(handbook, into)

    serve_preview(folder, address, Work(look, build_one, chosen.build_page), tell, say, browse=open_browser)


def _configured(folder: Path) -> Site:
    if not (folder / FILE).is_file():
        raise NoSite("cannot.no-handbook", file=FILE, folder=folder.resolve(), cure="")
    site = read_site(folder)
    if site.bases:  # engines want a folder of pages; a house may have none of its own, and git keeps no empty one
        site.docs.mkdir(parents=True, exist_ok=True)
    return site


def _mkdocs(folder: Path, command: str, *arguments: str) -> None:
    """Run MkDocs in this process, which has read and checked the content already."""
    os.environ |= QUIET
    from mkdocs.__main__ import cli

    logging.getLogger(CHATTY).setLevel(logging.ERROR)
    try:
        with own_programs(folder):
            cli.main([command, "--config-file", str(folder / FILE), *arguments], prog_name="mkdocs")
    except TemplateNotFound as missing:
        raise CannotBuild("cannot.build.no-template", template=missing.name) from None
    except (Exception, SystemExit) as error:
        if mistake := mistake_in(folder, error):
            raise mistake from None
        if not isinstance(error, SystemExit):
            raise
        _ended(error)


def _ended(ended: SystemExit) -> None:
    """Go on where MkDocs ended well. Raises EngineFailed, or what the plugin of macros keeps to itself when it ends."""
    if ended.code == ERROR_MACRO and ended.__context__:
        raise ended.__context__
    if ended.code not in (0, None):
        raise EngineFailed(str(ended.__context__ or "")) from None


def _properdocs(folder: Path, command: str, *arguments: str) -> None:
    """Run ProperDocs in a process of its own: it puts itself in the place of MkDocs."""
    _run("properdocs", command, "--config-file", FILE, *arguments, folder=folder)


def _zensical(folder: Path, into: Path) -> None:
    """Run Zensical in a process of its own on a hidden configuration, and finish its site before it is shown."""
    project = Project.load(folder)
    with staged(project, into) as (config, built):
        ended = run(folder, config.name, QUIET)
        if ended.status:
            if mistake := mistake_told(folder, project.site.theme_folders, ended.error):
                raise mistake
            sys.stderr.write(ended.error)
            raise EngineFailed(ended.error)
        finish(folder, built)


def _quietly() -> list[str]:
    """A preview says what is wrong on its own."""
    return ["--quiet"] if PREVIEW in os.environ else []


def _run(module: str, *arguments: str, folder: Path) -> None:
    command = [sys.executable, "-m", module, *arguments]
    kept = subprocess.PIPE if PREVIEW in os.environ else None
    ended = subprocess.run(command, cwd=folder, env=os.environ | QUIET, check=False, stderr=kept, text=True)
    if ended.returncode:
        raise EngineFailed(ended.stderr or "")


ENGINES = {
    engine.name: engine
    for engine in (
        Engine(
            MKDOCS,
            build=lambda folder, into: _mkdocs(folder, "build", *_quietly(), "--clean", "--site-dir", str(into)),
            is_heard=True,
        ),
        Engine(
            PROPERDOCS,
            build=lambda folder, into: _properdocs(folder, "build", *_quietly(), "--clean", "--site-dir", str(into)),
            is_extra=True,
        ),
        Engine(ZENSICAL, build=_zensical, previews=False, is_extra=True, refuses=joined_lists),
    )
}
