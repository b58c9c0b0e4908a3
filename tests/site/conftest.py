"""The site that most tests of sites look at."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.built_once import built_once
from tests.site.building import build, ferry_in


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the ferry's handbook, built once; a test that writes into it takes a copy."""
    return built_once(tmp_path_factory, "ferry", _build) / "handbook" / "site"


@pytest.fixture(scope="session")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, built by the other engine."""
    build_so = partial(_build, options=("--engine", "zensical"))
    return built_once(tmp_path_factory, "by_zensical", build_so) / "handbook" / "site"


@pytest.fixture(scope="session", params=["ferry", "by_zensical"], ids=["mkdocs", "zensical"])
def by_either(request: pytest.FixtureRequest) -> Path:
    """The same site, built by either engine: for what stands around an article, in which they say the same."""
    return Path(request.getfixturevalue(request.param))


def _build(folder: Path, options: tuple[str, ...] = ()) -> None:
    run = build(ferry_in(folder / "handbook"), *options)
    assert run.returncode == 0, run.stderr
