"""The tests keep apart what a stranger would take away piece by piece."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MODULES = [path for path in sorted(HERE.rglob("*.py")) if "handbooks" not in path.parts]


def imported(path: Path) -> Iterator[str]:
    """The modules that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HERE).as_posix())
def test_what_tests_share_stands_in_modules_without_tests(path: Path) -> None:
    """A file of tests can be changed or deleted without a thought for others, and so can `bench` and `harbour_lane`."""
    shared = set(imported(path))
    assert not [name for name in shared if name.startswith("tests.") and ".test_" in name]
    assert not [name for name in shared if name.partition(".")[0] == "bench"]
    assert "harbour_lane" in path.parts or not [name for name in shared if name.startswith("tests.harbour_lane")]
