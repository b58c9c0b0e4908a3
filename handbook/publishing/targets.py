"""Where editions are published: a place holds a lock, a folder to work in, what is published, and a way to swap it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from handbook.publishing.make_edition import Say


class Place(Protocol):
    """Somewhere editions are published."""

    name: str
    """What it is called in a sentence."""
    bench: Path
    """A folder on the same disk that belongs to whoever holds the lock."""

    def published(self) -> Path:
        """The folder with what is published now, which may not be there yet. Raises Refused, or OSError."""

    def swap(self, tree: Path, line: str) -> None:
        """Let a whole new tree take the place of what is published, in one step. Raises Refused, or OSError."""


@contextmanager
def alone(bench: Path, say: Say) -> Iterator[None]:
    """Hold the lock of a place; a second publisher waits. What an earlier one left behind is cleared away.

    The lock ends with the process, however that ends. Raises OSError.
    """
    bench.parent.mkdir(parents=True, exist_ok=True)
    with _locked(bench.with_name(f"{bench.name}.lock"), say):
        _clear(bench)
        bench.mkdir()
        try:
            yield
        finally:
            _clear(bench)


@contextmanager
def _locked(path: Path, say: Say) -> Iterator[None]:
    """Hold a lock on a file, and take the file away afterwards."""
    while True:
        with path.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Somebody else is publishing here; waiting until they are done …")
                fcntl.flock(lock, fcntl.LOCK_EX)
            if not _is(lock, path):
                continue  # whoever held it before has taken the file away
            try:
                yield
            finally:
                path.unlink()
            return


def _is(file: IO[str], path: Path) -> bool:
    """Whether an open file is still the one at a path."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _clear(bench: Path) -> None:
    shutil.rmtree(bench, ignore_errors=True)
