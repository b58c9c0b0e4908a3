"""The site that most tests of sites look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import build, ferry_in


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the ferry's handbook, built once; a test that writes into it takes a copy."""
    return _built(tmp_path_factory.mktemp("ferry") / "handbook")


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def by_either(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, built by either engine."""
    if request.param == "mkdocs":
        return Path(request.getfixturevalue("ferry"))
    return _built(tmp_path_factory.mktemp("by_zensical") / "handbook", "--engine", "zensical")


def _built(folder: Path, *options: str) -> Path:
    run = build(ferry_in(folder), *options)
    assert run.returncode == 0, run.stderr
    return folder / "site"
