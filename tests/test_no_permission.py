"""Files and folders that may not be read are named, each of them, and never left out in silence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from handbook.project.check import check
from handbook.project.load import Project
from tests.drop_in import FERRY

TODAY = date(2026, 11, 21)
NOBODY = 65534


@pytest.fixture
def ferry() -> Iterator[Path]:
    """The ferry's handbook, where whoever runs the tests may not read everything: root is somebody else meanwhile."""
    parent = Path("/tmp") / f"handbook-{os.getpid()}"
    parent.mkdir()
    folder = Path(shutil.copytree(FERRY, parent / "ferry"))
    check(Project.load(folder, TODAY))  # what is imported on the way is imported now
    yield folder
    for path in folder.rglob("*"):
        path.chmod(0o755)
    shutil.rmtree(parent)


def test_each_is_named(ferry: Path) -> None:
    """Pages, answers, editions, words, settings, what is printed: the file, or the folder it stands in."""
    (ferry / "words").mkdir()
    (ferry / "words" / "en.yml").write_text("{}\n")
    (ferry / "print" / "forms").mkdir(parents=True)
    for name in (
        "mkdocs.yml",
        "standards.yml",
        "standards/people.yml",
        "standards",
        "docs/index.md",
        "docs/standards",
        "docs",
        "results/2026-10.csv",
        "results",
        "editions/2026-1.json",
        "editions",
        "words/en.yml",
        "print/forms",
    ):
        mode = (ferry / name).stat().st_mode
        (ferry / name).chmod(0)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        try:
            problems = check(Project.load(ferry, TODAY)).problems
        finally:
            if is_root:
                os.seteuid(0)
        (ferry / name).chmod(mode)
        found = {one.file for one in problems if one.rule.endswith("-unreadable")}
        assert found == {name}
        assert "missing" not in {one.rule for one in problems}, "what cannot be read is not missing"
