"""A publish with something in its way."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import TODAY_EPOCH
from tests.published import SECOND

POINTS = 4
"""How many points of a publish are tried besides those around the swap."""


class Publisher:
    """Publishes the second edition of a shop beside the first, killed or stopped on the way."""

    def __init__(self, shop: Path, where: Path, *to: str | Path) -> None:
        self.shop, self.where, self.to = shop, where, to

    def run(self, how: str = "count", at: int = 0) -> subprocess.CompletedProcess[str]:
        """Publish with `tests.publishing.dying`."""
        dying = [sys.executable, "-m", "tests.publishing.dying", how, at, self.where]
        temporary = self.shop.parent / "tmp"
        temporary.mkdir(exist_ok=True)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "PYTHONUTF8": "1", "TMPDIR": str(temporary)}
        command = [*dying, "-C", self.shop, "publish", SECOND, *self.to]
        return subprocess.run(list(map(str, command)), capture_output=True, text=True, env=environment)

    def points(self) -> list[int]:
        """Where to break off: here and there from the first touch to the last, and at every touch around the swap."""
        done = self.run()
        assert done.returncode == 0, done.stderr
        last = int(re.findall(r"touches: (\d+)", done.stderr)[-1])
        return sorted({*range(1, last, max(1, last // POINTS)), *range(last - 6, last + 1)})


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
