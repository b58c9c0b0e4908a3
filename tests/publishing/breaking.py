"""A publish with something in its way."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.conftest import Run, run_handbook
from tests.dying import dying
from tests.published import SECOND
from tests.publishing.ready import ready

POINTS = 3
"""How many points of a publish are tried besides those around the swap."""


class Publisher:
    """Publishes the second edition of a shop, whose pages are made already, beside the first, and is stopped on the way."""

    def __init__(self, shop: Path, sites: Path, where: Path, *to: str | Path) -> None:
        self.shop, self.sites, self.where, self.to = shop, sites, where, to

    def run(self, how: str = "count", at: int = 0) -> Run:
        """Publish, and die or find the disk full."""
        stopped = partial(_stopped, self.sites, how, at, self.where)
        return run_handbook(self.shop, "publish", SECOND, *self.to, within=stopped)

    def points(self) -> list[int]:
        """Where to break off: here and there from the first touch to the last, and at every touch around the swap.

        They are counted in a publish that finds nothing left behind.
        """
        done = self.run()
        assert done.status == 0, done.err
        last, swap = map(int, re.findall(r"touches: (\d+), the swap: (\d+)", done.err)[-1])
        return sorted({*range(1, swap, max(1, swap // POINTS)), *range(swap - 1, swap + 2), last})


@contextmanager
def _stopped(sites: Path, how: str, at: int, where: Path) -> Iterator[None]:
    with ready(sites), dying(how, at, where):
        yield


def fingerprint(folder: Path) -> str:
    """A fingerprint of every file in a folder and of its name."""
    seen = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        seen.update(
            f"{path.relative_to(folder)} {path.is_dir() or hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    return seen.hexdigest()


def afresh(www: Path, before: Path) -> None:
    """Put a folder back as it was."""
    shutil.rmtree(www)
    shutil.copytree(before, www)
