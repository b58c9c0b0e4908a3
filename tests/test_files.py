"""A file is written whole or not at all, whoever else writes it at the same time."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handbook.system.files import write_all_atomically, write_atomically

WRITES = """
import sys
from pathlib import Path
from handbook.system.files import write_atomically
for _ in range(40):
    write_atomically(Path(sys.argv[1]), sys.argv[2].encode() * 1_000_000)
"""


def test_two_writers_of_one_file_leave_it_whole(tmp_path: Path) -> None:
    """Two colleagues print at the same time: both are served, and what is there is one's or the other's."""
    path = tmp_path / "poster.pdf"
    writers = [subprocess.Popen([sys.executable, "-c", WRITES, path, letter]) for letter in "ab"]
    seen: set[bytes] = set()
    while any(writer.poll() is None for writer in writers):
        if path.exists():
            content = path.read_bytes()
            seen.add(content[:1] if len(content) == content.count(content[:1]) == 1_000_000 else content[:20])
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen <= {b"a", b"b"}
    assert [other.name for other in tmp_path.iterdir()] == ["poster.pdf"]


def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_any_new_file(tmp_path: Path) -> None:
    """What a web server was allowed to read it may still read."""
    kept, plain, new = tmp_path / "kept", tmp_path / "plain", tmp_path / "new"
    for path in (kept, plain):
        path.write_text("before", "utf-8")
    kept.chmod(0o640)
    write_all_atomically({kept: b"after", new: b"after"})
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_where_one_of_several_cannot_be_written_none_is(tmp_path: Path) -> None:
    """Half a rename is worse than none."""
    first = tmp_path / "first.yml"
    first.write_text("before", "utf-8")
    (tmp_path / "file").write_text("no folder", "utf-8")
    with pytest.raises(OSError, match="file"):
        write_all_atomically({first: b"after", tmp_path / "file" / "second.yml": b"after"})
    assert first.read_text("utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "first.yml"]


def test_a_link_to_a_shared_file_is_replaced_and_the_other_stays(tmp_path: Path) -> None:
    """Published editions share files that are the same; what is written for one is no word in another."""
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    one.write_text("old", "utf-8")
    other.hardlink_to(one)
    write_atomically(one, b"new")
    assert (one.read_text("utf-8"), other.read_text("utf-8")) == ("new", "old")


def test_what_a_killed_writer_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    """Of any file in the folder, as nobody may ever write that one again; but not what somebody may be writing just now."""
    old, digits = 7200, "0123456789abcdef"
    names = {f".a.csv.{digits}.unfinished": old, f".b.csv.{digits}.unfinished": old}
    kept = {f".a.csv.{digits[::-1]}.unfinished": 60, ".of-mine.unfinished": old}
    for name, age in (names | kept).items():
        (tmp_path / name).write_text("half", "utf-8")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    write_atomically(tmp_path / "a.csv", b"whole")
    assert {path.name for path in tmp_path.iterdir()} == {"a.csv", *kept}
