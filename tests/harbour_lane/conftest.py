"""The site of Harbour Lane Hotel."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.site.building import build


@pytest.fixture(scope="session")
def harbour_lane(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built strictly under its own menu, once."""
    folder = tmp_path_factory.mktemp("harbour_lane") / "site"
    run = build(ROOT, "--site-dir", str(folder), module="mkdocs")
    assert run.returncode == 0, run.stderr
    return folder
