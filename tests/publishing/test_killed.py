"""Killed at any moment: what is published in a folder is one whole or the other."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

from tests.published import FIRST, SECOND, whole
from tests.publishing.breaking import Publisher, fingerprint


def test_killed_at_any_moment_a_folder_holds_one_whole_or_the_other(
    made: Path, shop_twice: Path, first: Path, tmp_path: Path
) -> None:
    """The last one is let through, and begins with what a killed one left behind."""
    before = Path(shutil.copytree(first, tmp_path / "before"))
    old = fingerprint(before)
    publisher = Publisher(shop_twice, made / "sites", first.parent, "--to", first)
    found = set()
    points = publisher.points()
    for at in points:
        shutil.rmtree(first.parent)
        shutil.copytree(before, first)
        killed = publisher.run("kill", at)
        assert killed.status in (-signal.SIGKILL, 0)
        editions = whole(first)
        assert editions == [SECOND, FIRST] or fingerprint(first) == old
        found.add((len(editions), killed.status))
    assert {(1, -signal.SIGKILL), (2, -signal.SIGKILL)} <= found
    publisher.run("kill", points[2])
    assert list(first.parent.glob(".www.publishing/*"))
    assert publisher.run().status == 0
    assert whole(first) == [SECOND, FIRST]
    assert {path.name for path in first.parent.iterdir()} == {"www"}


def test_ctrl_c_at_any_moment_leaves_one_whole_or_the_other(
    made: Path, shop_twice: Path, first: Path, tmp_path: Path
) -> None:
    """And a word."""
    before = Path(shutil.copytree(first, tmp_path / "before"))
    old = fingerprint(before)
    publisher = Publisher(shop_twice, made / "sites", first.parent, "--to", first)
    ended = set()
    for at in publisher.points()[:-1:2]:
        shutil.rmtree(first.parent)
        shutil.copytree(before, first)
        stopped = publisher.run("Ctrl-C", at)
        assert "Traceback" not in stopped.err
        assert fingerprint(first) == old or whole(first) == [SECOND, FIRST]
        if stopped.status:
            assert "Aborted!" in stopped.err, stopped.err
            ended.add(at)
    assert len(ended) > 2
