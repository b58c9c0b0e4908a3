"""What Zensical needs to build a handbook's site: it runs no plugin of ours, and wants everything inside the folder.

A hidden configuration inherits from `mkdocs.yml` and says what MkDocs is told by our plugin; the site is built in a
hidden folder inside it. Both are gone afterwards, also when the build is interrupted.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import yaml

from handbook.pages.menu import listed, menu_of_house
from handbook.pages.mkdocs_yml import FILE, INHERIT
from handbook.pages.site import EXTENSIONS, Site
from handbook.project.load import Project
from handbook.web.engines.config import addresses, extensions, extra, macros_options, manual_of, theme_of
from handbook.words.unable import Saying

CONFIG = ".handbook-zensical.yml"
STAGING = ".handbook-zensical"
WITHOUT_MENU = f"{STAGING}/without-menu.yml"
"""What stands between our configuration and a menu that is not to be joined with it: a text, which joins with no list."""
COPIED = ("__init__.py", "mkdocs_theme.yml", "__pycache__")
"""What Zensical takes for files of the theme."""


PROCESSES: Any = get_context("fork" if sys.platform == "linux" else "spawn")
"""How one begins: with all that is in memory where that is safe, which spares it reading the handbook again."""


class Ended(NamedTuple):
    """The status the engine ended with, and the error it ended with, where it did not say that itself."""

    status: int
    error: str


def run(folder: Path, config: str, environment: Mapping[str, str]) -> Ended:
    """Have the engine build by a configuration in a folder, in a process of its own."""
    heard, telling = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=_engine, args=(folder, config, environment, telling))
    process.start()
    telling.close()
    try:
        error = _last_words(heard)
        process.join()
    finally:
        process.kill()
    return Ended(process.exitcode or 0, error)


def _last_words(heard: Connection) -> str:
    """What a process tells; nothing where it ends without a word."""
    try:
        return str(heard.recv())
    except EOFError:
        return ""


def _engine(folder: Path, config: str, environment: Mapping[str, str], telling: Connection) -> None:
    from zensical.main import cli

    os.chdir(folder)
    os.environ |= environment
    sys.path.insert(0, str(Path.cwd()))
    try:
        cli.main(["build", "--clean", "--config-file", config], prog_name="zensical")
    except RuntimeError as error:  # of whatever kind it was in the handbook's own programs, with the lines it came from
        telling.send(str(error))
        sys.exit(1)


@contextmanager
def staged(project: Project, into: Path) -> Iterator[tuple[Path, Path]]:
    """Write the hidden configuration; hand it over with a folder to build into, which is then moved to where it belongs."""
    site = project.site
    config, staging = site.folder / CONFIG, site.folder / STAGING
    with _cleared(config, staging), _ended_by_signals():
        _stage_pages(project, staging / "docs")
        (site.folder / WITHOUT_MENU).write_text(f'{INHERIT}: ../{FILE}\nnav: ""\n', "utf-8")
        config.write_text(yaml.safe_dump(_configuration(project), allow_unicode=True, sort_keys=False), "utf-8")
        built = staging / "site"
        yield config, built
        for name in COPIED:
            _remove(built / name)
        shutil.move(built, into)


def _stage_pages(project: Project, into: Path) -> None:
    """All that stands in the folder of documents, and the manual for editors, in one folder: the engine reads no other."""
    pages = dict[str, str | Path](project.site.files()) | manual_of(project)
    for name, path in pages.items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, into / name)


def joined_lists(site: Site) -> list[Saying]:
    """The lists that MkDocs reads as they stand, and Zensical joined with those they inherit from."""
    return [
        Saying(
            "cannot.build.joined",
            place=f"{position.file}:{position.line}",
            key=".".join(map(str, keys)),
            inherited=inherited,
        )
        for keys, inherited in site.config.replaced.items()
        for position in (site.config.position(*keys),)
    ]


def _configuration(project: Project) -> dict[str, Any]:
    """What is added to `mkdocs.yml`: Zensical joins lists and groups with those it inherits."""
    site, values = project.site, project.site.config.values
    usual = extensions(project.shown.words).items()
    return {
        INHERIT: WITHOUT_MENU if menu_of_house(site) else FILE,
        "site_dir": f"{STAGING}/site",
        "docs_dir": f"{STAGING}/docs",
        **_menu(project),
        "theme": {"name": site.theme, **theme_of(project)},
        **addresses(site),
        "exclude_docs": "\n".join(site.excluded_patterns),
        "extra": {name: value for name, value in extra(project).items() if name not in (values.get("extra") or {})},
        "plugins": _in_the_same_form(values.get("plugins"), {"macros": macros_options(site)}),
        "markdown_extensions": _in_the_same_form(
            values.get("markdown_extensions"),
            {name: options for name, options in usual if not _has_options(site, name)},
        ),
    }


def _menu(project: Project) -> dict[str, Any]:
    """The manual for editors at the end of a menu that is written; one that is not lists all pages anyway."""
    written = set(listed(project.site.nav))
    added = [page for page in manual_of(project) if page not in written]
    menu = menu_of_house(project.site) or []
    manual = [{project.shown.words("theme.editors"): added}] if added and written else []
    return {"nav": [*menu, *manual]} if menu or manual else {}


def _has_options(site: Site, name: str) -> bool:
    """Whether `mkdocs.yml` says something of an extension itself."""
    return site.extensions[name] is not EXTENSIONS[name]


def _in_the_same_form(written: Any, added: dict[str, Any]) -> Any:
    """A group where there is a group to be joined with, otherwise a list."""
    return added if isinstance(written, dict) else [{name: options} for name, options in added.items()]


@contextmanager
def _cleared(*paths: Path) -> Iterator[None]:
    """Remove some files and folders before the block, and again after it, however it ends."""
    for path in paths:
        _remove(path)
    try:
        yield
    finally:
        for path in paths:
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let SIGTERM end this process as Ctrl-C does, with everything tidied up; only the main thread can ask for that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
