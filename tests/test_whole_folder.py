"""A folder is replaced whole: killed at any moment, and on any disk, it is the old one or the new one."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from handbook.system.files import reason
from handbook.system.hard_links import link_folder, link_unchanged
from handbook.system.locks import locked
from handbook.system.whole_folder import WholeFolder
from tests.dying import dying

OLD = {"index.html": "old", "same.txt": "same", "jobs/one.html": "old", "gone/page.html": "old"}
NEW = {"index.html": "new", "same.txt": "same", "jobs/one.html": "new", "added.html": "new"}


def fill(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def read(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def replace(folder: Path) -> None:
    """Make the new one, and let it take the place of the old one."""
    whole = WholeFolder(folder, "building")
    with whole.at_work(print):
        fill(whole.new, NEW)
        whole.swap()


def look_after(folder: Path) -> None:
    """What any later run does first."""
    with WholeFolder(folder, "building").at_work(print):
        pass


def refuses(number: int) -> Callable[[Path, Path], None]:
    def refuse(one: Path, other: Path) -> None:
        raise OSError(number, os.strerror(number), str(other))

    return refuse


@contextmanager
def exchanged() -> Iterator[None]:
    yield


@contextmanager
def renamed() -> Iterator[None]:
    """On a disk that cannot exchange two folders."""
    with patch("handbook.system.whole_folder.exchange", refuses(errno.EINVAL)):
        yield


@contextmanager
def busy() -> Iterator[None]:
    """Where another disk is mounted, which the system says only when it is tried."""
    with patch("handbook.system.whole_folder.exchange", refuses(errno.EBUSY)):
        yield


@contextmanager
def fixed() -> Iterator[None]:
    """Where the folder cannot be renamed, and that is seen beforehand."""
    with patch("handbook.system.whole_folder._is_fixed", Path.is_dir):
        yield


@contextmanager
def alone() -> Iterator[None]:
    """Where nothing can be written beside the folder."""
    with patch("handbook.system.whole_folder.os.access", lambda *_: False):
        yield


WAYS = [exchanged, renamed, busy, fixed, alone]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_new_one_takes_the_place_of_the_old_one(way: Callable[[], object], tmp_path: Path) -> None:
    """And nothing is left beside it, or in it; what is hidden in one that keeps its place stays."""
    site = tmp_path / "site"
    with way():  # type: ignore[attr-defined]
        replace(site)
        assert read(site) == NEW
        fill(site, OLD)
        (site / ".htaccess").write_text("theirs")
        replace(site)
    theirs = {".htaccess": "theirs"} if way in (busy, fixed, alone) else {}
    assert read(site) == NEW | theirs
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_of_many_files_that_do_not_fit_one_is_named(tmp_path: Path) -> None:
    """A folder that keeps its place on another disk, which is full: the old one stays, and nothing is left in it."""
    fill(tmp_path / "site", OLD)
    full = shutil.Error([(name, name, f"[Errno 28] No space left on device: '{name}'") for name in NEW])
    with busy(), patch("shutil.move", side_effect=full), pytest.raises(OSError) as said:
        replace(tmp_path / "site")
    assert reason(said.value) == "[Errno 28] No space left on device: 'index.html'"
    assert read(tmp_path / "site") == OLD and [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_killed_at_any_moment_it_is_the_old_one_or_the_new_one(way: Callable[[], object], tmp_path: Path) -> None:
    """At every single touch of the disk; the next run finishes what was begun, and clears the rest away.

    Where the folder is exchanged no such run is needed to make it whole.
    """
    found = set()
    with way():  # type: ignore[attr-defined]
        for at in range(1, 200):
            site = tmp_path / str(at) / "site"
            fill(site, OLD)
            child = os.fork()
            if not child:
                with dying("kill", at, site.parent):
                    replace(site)
                os._exit(0)
            ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            if way is exchanged:
                assert read(site) in (OLD, NEW)
            look_after(site)
            assert read(site) in (OLD, NEW)
            assert [path.name for path in site.parent.iterdir()] == ["site"]
            found.add((ended, read(site) == NEW))
            if ended == 0:
                break
    assert found == {(-signal.SIGKILL, False), (-signal.SIGKILL, True), (0, True)}


def test_a_link_to_a_folder_stays_one(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    fill(tmp_path / "www", OLD)
    replace(tmp_path / "site")
    assert (tmp_path / "site").is_symlink() and read(tmp_path / "www") == NEW
    assert {path.name for path in tmp_path.iterdir()} == {"site", "www"}


def test_whoever_stands_in_the_folder_still_stands_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell, or a server that was started there."""
    fill(tmp_path / "site", OLD)
    monkeypatch.chdir(tmp_path / "site")
    replace(tmp_path / "site")
    assert Path("index.html").read_text("utf-8") == "new" and read(Path()) == NEW


def test_the_lock_ends_with_its_holder_and_leaves_nothing(tmp_path: Path) -> None:
    """However that ended; git does not see what it leaves, and a second one is told for whom it waits."""
    holds = f"from handbook.system.locks import locked; from pathlib import Path\nwith locked(Path({str(tmp_path / 'work')!r}), print):\n print('here', flush=True); input()"
    holder = subprocess.Popen([sys.executable, "-c", holds], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout and holder.stdout.readline() == "here\n"
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    seen = subprocess.run(["git", "-C", tmp_path, "status", "--porcelain"], capture_output=True, text=True, check=True)
    assert seen.stdout == ""
    told: list[str] = []

    def kill_it(whom: str) -> None:
        told.append(whom)
        holder.kill()

    with locked(tmp_path / "work", kill_it):
        assert told == [f"{holder.pid} on {os.uname().nodename}"]
    holder.communicate()
    assert {path.name for path in tmp_path.iterdir()} == {".git"}


def test_unchanged_files_stay_the_same_files(tmp_path: Path) -> None:
    """With their time, for those who copy what is new; but not one whose rights are others now."""
    old, new = tmp_path / "old", tmp_path / "new"
    fill(old, OLD | {"secret.txt": "secret"})
    (old / "secret.txt").chmod(0o600)
    (old / "link.txt").symlink_to("same.txt")
    fill(new, NEW | {"secret.txt": "secret", "link.txt": "same"})
    link_unchanged(old, new)
    shared = {name for name in read(new) if (old / name).exists() and (new / name).samefile(old / name)}
    assert shared == {"same.txt"}
    assert read(new) == NEW | {"secret.txt": "secret", "link.txt": "same"}


def test_where_files_cannot_be_linked_they_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With their time."""
    old, new = tmp_path / "old", tmp_path / "new"
    fill(old, OLD)
    fill(new, NEW)
    os.utime(old / "same.txt", (1, 1))
    monkeypatch.setattr(Path, "hardlink_to", lambda *_: refuses(errno.EPERM)(Path(), Path()))
    link_unchanged(old, new)
    link_folder(old, tmp_path / "again")
    assert read(new) == NEW and read(tmp_path / "again") == OLD
    assert (new / "same.txt").stat().st_mtime == (tmp_path / "again" / "same.txt").stat().st_mtime == 1
    assert not (new / "same.txt").samefile(old / "same.txt")
