"""Build and serve the site: check, engine, what is written afterwards, and a look at every link."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

from handbook.pages import read_site
from handbook.web.finish import finish
from handbook.web.links import Broken, broken_links
from handbook.web.macros import PREVIEW

ENGINES = ("mkdocs", "zensical")
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
CHATTY = "mkdocs.plugins.mkdocs_macros"
"""Lists all it has found, at every build."""


class NoSite(Exception):
    """There is no `mkdocs.yml` in the folder."""


class EngineFailed(Exception):
    """The engine said why on its own."""


def build(folder: Path, engine: str = "mkdocs") -> tuple[Path, list[Broken]]:
    """Build the site of a folder that has been checked; say where it is and which links lead nowhere.

    Raises NoSite, or EngineFailed.
    """
    site = _configured(folder)
    made = site / "handbook.json"
    made.unlink(missing_ok=True)
    run = _mkdocs if engine == "mkdocs" else _zensical
    run(folder, "build", "--clean")
    if not made.exists():
        finish(folder, site)
    return site, list(broken_links(site))


def serve(folder: Path, address: str, *, open_browser: bool = False) -> None:
    """Serve the live preview until it is stopped; a mistake in the content is a page in it.

    Raises NoSite, or EngineFailed.
    """
    _configured(folder)
    os.environ[PREVIEW] = "1"
    _mkdocs(folder, "serve", "--dev-addr", address, *(["--open"] if open_browser else []))


def _configured(folder: Path) -> Path:
    if not (folder / "mkdocs.yml").is_file():
        raise NoSite(f"There is no mkdocs.yml in {folder.resolve()}.")
    return read_site(folder).built


def _mkdocs(folder: Path, command: str, *arguments: str) -> None:
    """Run MkDocs in this process, which has read and checked the content already."""
    os.environ |= QUIET
    from mkdocs.__main__ import cli

    logging.getLogger(CHATTY).setLevel(logging.WARNING)
    try:
        cli.main([command, "--config-file", str(folder / "mkdocs.yml"), *arguments], prog_name="mkdocs")
    except SystemExit as done:
        if done.code not in (0, None):
            raise EngineFailed from None


def _zensical(folder: Path, command: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zensical", command, *arguments], cwd=folder, env=os.environ | QUIET, check=False
    )
    if done.returncode:
        raise EngineFailed
