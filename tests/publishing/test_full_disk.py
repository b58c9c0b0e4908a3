"""Where nothing can be written any more, what was published stays, and a sentence says why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import run_handbook
from tests.published import FIRST, SECOND, whole
from tests.publishing.breaking import Publisher, afresh, fingerprint
from tests.publishing.ready import ready


def test_on_a_full_disk_what_was_published_stays(made: Path, shop_twice: Path, first: Path) -> None:
    """A plain sentence, exit status 1, nothing changed and nothing left behind."""
    old = fingerprint(first)
    before = Path(shutil.copytree(first, first.parent.parent / "before"))
    publisher = Publisher(shop_twice, made / "sites", first.parent, "--to", first)
    first_point, *others = publisher.points()
    for at in (first_point, *others):
        afresh(first, before)
        run = publisher.run("full", at)
        if run.status == 0:
            assert at > first_point and whole(first) == [SECOND, FIRST]  # nothing was left to be written
            break
        assert (run.status, fingerprint(first)) == (1, old)
        assert "No space left on device" in run.err and "Nothing was published." in run.err
        assert "Traceback" not in run.err
        assert {path.name for path in first.parent.iterdir()} == {"www"}


@contextmanager
def no_larger_than(limit: int, sites: Path) -> Iterator[None]:
    resource = pytest.importorskip("resource")
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    with ready(sites):
        yield


def test_a_limit_of_the_system_on_files_is_said_plainly_too(made: Path, shop_twice: Path, first: Path) -> None:
    """No file may grow beyond 64 kB here: the first that would stops it, in the middle of being written."""
    old = fingerprint(first)
    limited = partial(no_larger_than, 65536, made / "sites")
    run = run_handbook(shop_twice, "publish", SECOND, "--to", first, within=limited)
    assert (run.status, fingerprint(first)) == (1, old)
    assert "File too large" in run.err and "Traceback" not in run.err
