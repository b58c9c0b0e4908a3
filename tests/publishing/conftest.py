"""Handbooks with two frozen editions, made once and copied."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import run_handbook
from tests.drop_in import FOLDERS
from tests.published import FIRST, two_editions


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a shop of two frozen editions, and a `www` in which the first is published."""
    folder = tmp_path_factory.mktemp("made")
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", folder / "shop"))
    two_editions(partial(run_handbook, folder), shop)
    run = run_handbook(shop, "publish", FIRST, "--to", folder / "www")
    assert run.status == 0, run.err
    shutil.rmtree(shop / "print", ignore_errors=True)
    return folder


@pytest.fixture
def shop_twice(made: Path, tmp_path: Path) -> Path:
    """A shop with two frozen editions, of which the second is the one its files are in."""
    return Path(shutil.copytree(made / "shop", tmp_path / "shop"))


@pytest.fixture
def first(made: Path, tmp_path: Path) -> Path:
    """A folder in which the first edition is published."""
    return Path(shutil.copytree(made / "www", tmp_path / "server" / "www"))
