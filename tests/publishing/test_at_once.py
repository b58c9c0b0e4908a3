"""Two who publish at once, and those who read meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from handbook.publishing.folder import Folder
from tests.conftest import TODAY_EPOCH
from tests.published import FIRST, SECOND, Command, whole


def test_whoever_comes_second_waits_and_says_so(shop_twice: Path, tmp_path: Path) -> None:
    """And publishes when the first is done."""
    www = tmp_path / "www"
    with Folder(www).at_work(print):
        second = subprocess.Popen(
            [sys.executable, "-m", "handbook", "-C", shop_twice, "publish", FIRST, "--to", www],
            env={**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr
        said = next(
            (line for line in second.stderr if f"Somebody else is writing here (process {os.getpid()} on " in line), ""
        )
        assert said and not (www / "versions.json").exists()
    _, rest = second.communicate()
    assert second.returncode == 0, rest
    assert whole(www) == [FIRST]


def test_two_at_once_are_published_one_after_the_other(
    with_sites_made: Command, shop_twice: Path, tmp_path: Path
) -> None:
    """Both are there in the end, and each has its line in the log."""
    www = tmp_path / "www"
    with ThreadPoolExecutor() as pool:
        runs = list(
            pool.map(
                lambda edition: with_sites_made("-C", shop_twice, "publish", edition, "--to", www), (FIRST, SECOND)
            )
        )
    assert [run.status for run in runs] == [0, 0], [run.err for run in runs]
    assert whole(www) == [SECOND, FIRST]
    assert len((www / "published.log").read_text("utf-8").splitlines()) == 2


class Reader:
    """Somebody who reads a published folder again and again, and notes which edition is current."""

    def __init__(self, www: Path) -> None:
        self.www, self.seen = www, set[str]()
        self._done, self._has_read = threading.Event(), threading.Event()

    def read_on(self) -> None:
        """By its path nothing is ever missing, and from one open folder the list and the edition agree."""
        try:
            while not self._done.is_set():
                self._read()
                self._has_read.set()
        finally:
            self._has_read.set()

    def let_read(self) -> None:
        """Wait until everything was read at least once from now on."""
        for _ in range(2):  # the first reading may have begun before now
            self._has_read.clear()
            self._has_read.wait()

    def stop(self) -> None:
        """Read no more."""
        self._done.set()

    def _read(self) -> None:
        for name in ("versions.json", "index.html", "current/index.html", f"{FIRST}/index.html"):
            assert (self.www / name).read_bytes()
        folder = os.open(self.www, os.O_RDONLY)
        with suppress(FileNotFoundError):  # swapped away, and cleared already
            listed, edition = (json.loads(_bytes(folder, name)) for name in ("versions.json", "current/handbook.json"))
            assert edition["handbook"]["edition"] == listed[0]["version"]
            self.seen.add(listed[0]["version"])
        os.close(folder)


def _bytes(folder: int, name: str) -> bytes:
    with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
        return file.read()


def test_whoever_reads_meanwhile_gets_one_whole_or_the_other(
    with_sites_made: Command, shop_twice: Path, first: Path
) -> None:
    """While another edition takes the place of the current one, and while it is published again."""
    with ThreadPoolExecutor() as pool:
        reader = Reader(first)
        reading = pool.submit(reader.read_on)
        reader.let_read()
        statuses = []
        for edition in (SECOND, SECOND):
            statuses.append(with_sites_made("-C", shop_twice, "publish", edition, "--to", first).status)
            if not reading.done():
                reader.let_read()
        reader.stop()
        reading.result()
    assert statuses == [0, 0]
    assert reader.seen == {FIRST, SECOND}
