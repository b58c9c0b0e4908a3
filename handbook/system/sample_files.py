"""Where the files of the sample handbook stand: packed beside the program, or in the checkout it is run from.

Which they are says `pyproject.toml`. The build backend asks here too, when nothing is installed yet: this module
imports nothing but what comes with Python.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent
PACKED = HOUSE / "sample"


def sample_files() -> Iterator[tuple[str, Path]]:
    """The files of the sample by their path in it."""
    return files_below(PACKED) if PACKED.is_dir() else files_in_checkout(HOUSE.parent)


def files_in_checkout(checkout: Path) -> Iterator[tuple[str, Path]]:
    """What of a checkout belongs to the sample."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    chosen = project["tool"]["handbook"]["sample"]
    left_out = tuple(f"{folder}/" for folder in chosen["exclude"])
    for part in chosen["include"]:
        for name, path in files_below(checkout, checkout / part):
            if not name.startswith(left_out):
                yield name, path


def files_below(home: Path, at: Path | None = None) -> Iterator[tuple[str, Path]]:
    """The files at any depth, hidden ones among them, by their path from home; of one place in it where it is given."""
    at = at or home
    for path in sorted(at.rglob("*")) if at.is_dir() else [at]:
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(home).as_posix(), path
