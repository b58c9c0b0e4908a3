"""Killed, on a full disk, or twice at once: what is published is one whole or the other."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import TODAY_EPOCH
from tests.published import FIRST, SECOND, Command, two_editions, whole

POINTS = 4
"""How many points of a publish are tried besides those around the swap."""


class Publisher:
    """Publishes the second edition of a shop beside the first, with something in its way."""

    def __init__(self, shop: Path, where: Path, *to: str | Path) -> None:
        self.shop, self.where, self.to = shop, where, to

    def run(self, how: str = "count", at: int = 0) -> subprocess.CompletedProcess[str]:
        """Publish with `tests.dying`."""
        command = [
            sys.executable,
            "-m",
            "tests.dying",
            how,
            str(at),
            self.where,
            "-C",
            self.shop,
            "publish",
            SECOND,
            *self.to,
        ]
        temporary = self.shop.parent / "tmp"
        temporary.mkdir(exist_ok=True)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "PYTHONUTF8": "1", "TMPDIR": str(temporary)}
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


@pytest.fixture
def shop_twice(handbook_command: Command, shop: Path) -> Path:
    """A shop with two frozen editions."""
    return two_editions(handbook_command, shop)


@pytest.fixture
def first(handbook_command: Command, shop_twice: Path, tmp_path: Path) -> Path:
    """A folder in which the first edition is published."""
    www = tmp_path / "server" / "www"
    assert handbook_command("-C", shop_twice, "publish", FIRST, "--to", www).status == 0
    return www


def afresh(www: Path, before: Path) -> None:
    shutil.rmtree(www)
    shutil.copytree(before, www)


def test_killed_at_any_moment_a_folder_holds_one_whole_or_the_other(
    shop_twice: Path, first: Path, tmp_path: Path
) -> None:
    """Each publish begins with what the killed one before it left behind; the last one is let through."""
    before = Path(shutil.copytree(first, tmp_path / "before"))
    old = fingerprint(before)
    publisher = Publisher(shop_twice, first.parent, "--to", first)
    points, found = publisher.points(), set()
    for at in points:
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


def test_two_at_once_are_published_one_after_the_other(
    handbook_command: Command, shop_twice: Path, tmp_path: Path
) -> None:
    """The second waits and says so; both are there in the end, and each has its line in the log."""
    www = tmp_path / "www"
    with ThreadPoolExecutor() as pool:
        runs = list(
            pool.map(
                lambda edition: handbook_command("-C", shop_twice, "publish", edition, "--to", www),
                (FIRST, SECOND, FIRST, SECOND),
            )
        )
    assert [run.status for run in runs] == [0, 0, 0, 0]
    assert any("Somebody else is publishing here" in run.err for run in runs)
    assert whole(www) == [SECOND, FIRST]
    assert len((www / "published.log").read_text("utf-8").splitlines()) == 4


def test_whoever_reads_meanwhile_gets_one_whole_or_the_other(
    handbook_command: Command, shop_twice: Path, first: Path
) -> None:
    """By its path nothing is ever missing, and from one open folder the list and the edition agree."""
    done, seen = threading.Event(), set()

    def read() -> None:
        while not done.is_set():
            for name in ("versions.json", "index.html", "current/index.html", f"{FIRST}/index.html"):
                assert (first / name).read_bytes()
            folder = os.open(first, os.O_RDONLY)
            with suppress(FileNotFoundError):  # swapped away, and cleared already
                listed, edition = (
                    json.loads(_read(folder, name)) for name in ("versions.json", "current/handbook.json")
                )
                assert edition["handbook"]["edition"] == listed[0]["version"]
                seen.add(listed[0]["version"])
            os.close(folder)

    with ThreadPoolExecutor() as pool:
        reader = pool.submit(read)
        for edition in (SECOND, FIRST, SECOND):
            assert handbook_command("-C", shop_twice, "publish", edition, "--to", first).status == 0
        done.set()
        reader.result()
    assert seen == {FIRST, SECOND}


def _read(folder: int, name: str) -> bytes:
    with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
        return file.read()


def test_killed_at_any_moment_a_branch_is_at_one_commit_or_the_other(
    handbook_command: Command, shop_twice: Path
) -> None:
    """Also when git is in the middle of being told."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", "-C", shop_twice, *arguments], capture_output=True, text=True, check=True
        ).stdout.strip()

    for command in (
        ("init", "-q"),
        ("config", "user.name", "x"),
        ("config", "user.email", "x@example.org"),
        ("add", "."),
        ("commit", "-qm", "First"),
    ):
        git(*command)
    assert handbook_command("-C", shop_twice, "publish", FIRST).status == 0
    old = git("rev-parse", "gh-pages")
    publisher = Publisher(shop_twice, shop_twice / ".git" / "handbook-publish")
    for at in publisher.points():
        git("update-ref", "refs/heads/gh-pages", old)
        publisher.run("kill", at)
        assert git("rev-list", "--count", "gh-pages") in ("1", "2")
        assert git("rev-parse", "gh-pages~0") == old or git("rev-parse", "gh-pages~1") == old
        listed = git("show", "gh-pages:versions.json")
        assert (f'"{SECOND}"' in listed) == (git("rev-parse", "gh-pages") != old)
    git("update-ref", "refs/heads/gh-pages", old)
    assert publisher.run().returncode == 0
    assert git("fsck", "--no-dangling") == ""
