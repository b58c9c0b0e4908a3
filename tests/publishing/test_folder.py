"""The folder that is published into: who may read it, on which disk it stands, and what killed publishes left there."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from tests.conftest import run_handbook
from tests.published import FIRST, SECOND, Command, whole
from tests.publishing.ready import ready


@contextmanager
def careful(sites: Path) -> Iterator[None]:
    """Somebody who lets nobody else read what they write."""
    os.umask(0o077)
    with ready(sites):
        yield


def modes(folder: Path) -> set[tuple[bool, int]]:
    paths = [folder, *folder.rglob("*")]
    return {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in paths}


def test_everybody_may_read_what_is_published_whatever_the_umask(made: Path, shop_twice: Path, tmp_path: Path) -> None:
    """New folders above it too; a file of somebody's own keeps its rights, and so does the folder once it is there."""
    www = tmp_path / "srv" / "books" / "www"
    careful_one = partial(run_handbook, shop_twice, within=partial(careful, made / "sites"))
    for edition in (FIRST, SECOND):
        assert careful_one("publish", edition, "--to", www).status == 0
        assert modes(tmp_path / "srv") == {(True, 0o755), (False, 0o644)}
    (www / "notes.txt").write_text("mine")
    (www / "notes.txt").chmod(0o600)
    www.chmod(0o750)
    assert careful_one("publish", SECOND, "--to", www).status == 0
    assert stat.S_IMODE((www / "notes.txt").stat().st_mode) == 0o600 and stat.S_IMODE(www.stat().st_mode) == 0o750
    assert modes(www / SECOND) == modes(www / FIRST) == {(True, 0o755), (False, 0o644)}


@contextmanager
def on_a_simple_disk(sites: Path) -> Iterator[None]:
    """One that cannot let two folders change places."""
    cannot = OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with patch("handbook.system.whole_folder.exchange", side_effect=cannot), ready(sites):
        yield


def test_a_disk_that_cannot_swap_has_folders_renamed(made: Path, shop_twice: Path, first: Path) -> None:
    """And whoever was killed between the two renames is finished by the next publish."""
    run = run_handbook(shop_twice, "publish", SECOND, "--to", first, within=partial(on_a_simple_disk, made / "sites"))
    assert run.status == 0, run.err
    assert whole(first) == [SECOND, FIRST]
    scratch = first.with_name(".www.publishing")
    scratch.mkdir()
    (scratch / "old").mkdir()
    first.rename(scratch / "new")
    again = run_handbook(shop_twice, "publish", FIRST, "--to", first, within=partial(ready, made / "sites"))
    assert again.status == 0, again.err
    assert whole(first) == [SECOND, FIRST]


def test_what_killed_publishes_left_is_cleared_away(with_sites_made: Command, shop_twice: Path, first: Path) -> None:
    """Whatever it is, also links to what is elsewhere, which stays."""
    scratch = first.with_name(".www.publishing")
    (scratch / "work" / "docs").mkdir(parents=True)
    (scratch / "work" / "standards").symlink_to(shop_twice)
    (scratch / "link").symlink_to(shop_twice)
    (scratch / "holder").write_text("1 on nowhere")
    (scratch / "lock").write_text("")
    kept = {path.name for path in shop_twice.iterdir()}
    assert with_sites_made("-C", shop_twice, "publish", SECOND, "--to", first).status == 0
    assert {path.name for path in first.parent.iterdir()} == {"www"}
    assert {path.name for path in shop_twice.iterdir()} == kept
