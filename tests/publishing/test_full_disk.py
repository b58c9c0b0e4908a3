"""Where nothing can be written any more, what was published stays, and a sentence says why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import TODAY_EPOCH
from tests.published import FIRST, SECOND, whole
from tests.publishing.breaking import Publisher, afresh, fingerprint


def test_on_a_full_disk_what_was_published_stays(shop_twice: Path, first: Path) -> None:
    """A plain sentence, exit status 1, nothing changed and nothing left behind."""
    old = fingerprint(first)
    before = Path(shutil.copytree(first, first.parent.parent / "before"))
    publisher = Publisher(shop_twice, first.parent, "--to", first)
    first_point, *others = publisher.points()
    for at in (first_point, *others):
        afresh(first, before)
        run = publisher.run("full", at)
        if run.returncode == 0:
            assert at > first_point and whole(first) == [SECOND, FIRST]  # nothing was left to be written
            break
        assert (run.returncode, fingerprint(first)) == (1, old)
        assert "No space left on device" in run.stderr and "Nothing was published." in run.stderr
        assert "Traceback" not in run.stderr
        assert {path.name for path in first.parent.iterdir()} == {"www"}


def test_a_limit_of_the_system_on_files_is_said_plainly_too(shop_twice: Path, first: Path) -> None:
    """No file may grow beyond 64 kB here: the first that would stops it, in the middle of being written."""
    old = fingerprint(first)
    limited = f"import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)); sys.argv = ['handbook', '-C', {str(shop_twice)!r}, 'publish', {SECOND!r}, '--to', {str(first)!r}]; runpy.run_module('handbook', run_name='__main__')"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, env=environment)
    assert (run.returncode, fingerprint(first)) == (1, old)
    assert "File too large" in run.stderr and "Traceback" not in run.stderr
