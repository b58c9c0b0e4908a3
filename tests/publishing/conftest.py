"""Handbooks with two frozen editions, made once and copied."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.built_once import built_once
from tests.conftest import run_handbook
from tests.drop_in import FOLDERS
from tests.environments import with_bill_tool
from tests.published import FIRST, SECOND, Command, two_editions
from tests.publishing.ready import ready


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a shop of two frozen editions, their built sites, and a `www` in which the first is published.

    The tool that makes a bill of materials is there for the second only, which is published in `other`.
    """
    return built_once(tmp_path_factory, "made", _make)


def _make(folder: Path) -> None:
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", folder / "shop"))
    two_editions(partial(run_handbook, folder), shop)
    without = os.environ["PATH"]
    with_tool = f"{with_bill_tool().parent}{os.pathsep}{without}"
    publishing = partial(run_handbook, shop, within=partial(ready, folder / "sites"))
    for edition, to, path in ((SECOND, "other", with_tool), (FIRST, "www", without)):
        run = publishing("publish", edition, "--to", folder / to, PATH=path)
        assert run.status == 0, run.err
    shutil.rmtree(shop / "print", ignore_errors=True)


@pytest.fixture
def with_sites_made(made: Path, tmp_path: Path) -> Command:
    """The command, which has the sites of the two editions built already."""
    return partial(run_handbook, tmp_path, within=partial(ready, made / "sites"))


@pytest.fixture
def shop_twice(made: Path, tmp_path: Path) -> Path:
    """A shop with two frozen editions, of which the second is the one its files are in."""
    return Path(shutil.copytree(made / "shop", tmp_path / "shop"))


@pytest.fixture
def first(made: Path, tmp_path: Path) -> Path:
    """A folder in which the first edition is published."""
    return Path(shutil.copytree(made / "www", tmp_path / "server" / "www"))


@pytest.fixture
def in_git(shop_twice: Path) -> Path:
    """The shop in a git repository of its own, with everything committed."""
    git(shop_twice, "init", "-q", "-b", "main")
    git(shop_twice, "config", "core.compression", "0")
    git(shop_twice, "config", "core.fsync", "none")
    commit_all(shop_twice)
    return shop_twice


def git(folder: Path, *arguments: str | Path) -> str:
    """What git says, without white space around it."""
    done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit_all(folder: Path) -> None:
    """Commit whatever is in a folder, as somebody whom git knows only for this once."""
    git(folder, "add", ".")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "More")
