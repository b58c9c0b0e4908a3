"""Harbour Lane Hotel: what was read of it, and its site."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.project.load import Project
from tests.built_once import built_once
from tests.conftest import ROOT
from tests.drop_in import TODAY
from tests.site.building import build


@pytest.fixture(scope="session")
def project() -> Project:
    """The hotel, read once."""
    return Project.load(ROOT, TODAY)


@pytest.fixture(scope="session")
def harbour_lane(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built strictly under its own menu, once."""
    return built_once(tmp_path_factory, "harbour_lane", _build) / "site"


def _build(folder: Path) -> None:
    run = build(ROOT, "--site-dir", str(folder / "site"), module="mkdocs")
    assert run.returncode == 0, run.stderr
