"""Killed at any moment: what is published in a folder is one whole or the other."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

from tests.published import FIRST, SECOND, whole
from tests.publishing.breaking import Publisher, afresh, fingerprint


def test_killed_at_any_moment_a_folder_holds_one_whole_or_the_other(
    shop_twice: Path, first: Path, tmp_path: Path
) -> None:
    """Each publish begins with what the killed one before it left behind; the last one is let through."""
    before = Path(shutil.copytree(first, tmp_path / "before"))
    old = fingerprint(before)
    publisher = Publisher(shop_twice, first.parent, "--to", first)
    found = set()
    for at in publisher.points():
        afresh(first, before)
        killed = publisher.run("kill", at)
        assert killed.returncode in (-signal.SIGKILL, 0)
        editions = whole(first)
        assert editions == [SECOND, FIRST] or fingerprint(first) == old
        found.add((len(editions), killed.returncode))
    assert {(1, -signal.SIGKILL), (2, -signal.SIGKILL)} <= found
    afresh(first, before)
    assert publisher.run().returncode == 0
    assert whole(first) == [SECOND, FIRST]
    assert {path.name for path in first.parent.iterdir()} == {"www"}
