"""Where editions are published to: what a target can do, and the lock that keeps two from publishing at once."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

Say = Callable[[str], None]
"""Takes what is being done, a line at a time."""


class Target(Protocol):
    """Somewhere editions are published."""

    name: str
    """What it is called in a sentence."""
    scratch: Path
    """A folder on the same disk that belongs to whoever holds the lock."""

    def published(self) -> Path:
        """The folder with what is published now, which may not be there yet. Raises Refused, or OSError."""

    def swap(self, tree: Path, line: str) -> None:
        """Let a whole new tree take the place of what is published, in one step. Raises Refused, or OSError."""


@contextmanager
def locked(target: Target, say_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of a target, whose scratch folder is empty then; a second publisher waits.

    The lock ends with the process, however that ends. Raises OSError.
    """
    scratch = target.scratch
    scratch.parent.mkdir(parents=True, exist_ok=True)
    with _file_lock(scratch.with_name(f"{scratch.name}.lock"), say_waiting):
        _clear(scratch)
        scratch.mkdir()
        try:
            yield
        finally:
            _clear(scratch)


@contextmanager
def _file_lock(path: Path, say_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a lock on a file, and take the file away afterwards."""
    while True:
        with path.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say_waiting()
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


def _clear(scratch: Path) -> None:
    shutil.rmtree(scratch, ignore_errors=True)
