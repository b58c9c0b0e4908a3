"""A lock on a working folder: it ends with its holder, however that ends, and leaves nothing behind."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK, HOLDER, IGNORED = "lock", "holder", ".gitignore"
"""What a working folder holds besides the work: the lock, who has it, and that git does not see any of it."""
PATIENCE = 0.2
"""Seconds for which others are waited for without a word."""
Waiting = Callable[[str], None]
"""Is told for whom one waits, such as “1234 on till-3”: the process and its computer."""


@contextmanager
def locked(scratch: Path, say_waiting: Waiting) -> Iterator[None]:
    """Hold the lock of a working folder, which is made for it and is gone afterwards if nothing is left in it.

    A second one waits, in another process or in this one, and is told for whom. Raises OSError where the folder cannot
    be written.
    """
    from filelock import FileLock

    lock = FileLock(scratch / LOCK, mode=0o666)
    try:
        _acquire(lock, scratch, say_waiting)
        (scratch / HOLDER).write_text(f"{os.getpid()} on {platform.node()}", "utf-8")
        (scratch / IGNORED).write_text("*\n", "utf-8")
        yield
    finally:
        if lock.is_locked:
            _take_away(scratch)
        lock.release()
        with suppress(OSError):
            scratch.rmdir()


@contextmanager
def working_folder(scratch: Path, say_waiting: Waiting, finish: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold a working folder that is empty, and empty it again, whatever happens.

    `finish` is called before it is emptied: it goes on with what a run that was killed has left. Raises OSError.
    """
    with locked(scratch, say_waiting):
        finish()
        _clear(scratch)
        try:
            yield
        finally:
            finish()
            with suppress(OSError):
                _clear(scratch)


def _clear(scratch: Path) -> None:
    for entry in scratch.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name not in (LOCK, HOLDER, IGNORED):
            entry.unlink()


def _acquire(lock: BaseFileLock, scratch: Path, say_waiting: Waiting) -> None:
    from filelock import Timeout

    patience = PATIENCE
    while not lock.is_locked:
        try:
            scratch.mkdir(exist_ok=True)
            lock.acquire(timeout=patience)
        except Timeout:
            say_waiting(_holder(scratch))
            patience = -1
        except FileNotFoundError:
            continue  # whoever had it before has taken the folder away
        except FileExistsError:  # the same, between finding it there and looking what it is
            if os.path.lexists(scratch) and not scratch.is_dir():
                raise


def _holder(scratch: Path) -> str:
    try:
        return (scratch / HOLDER).read_text("utf-8") or "?"
    except OSError:
        return "?"


def _take_away(scratch: Path) -> None:
    """Take the lock away while it is held: whoever waits for it finds that out, and makes another."""
    with suppress(OSError):
        (scratch / HOLDER).unlink(missing_ok=True)
        if {path.name for path in scratch.iterdir()} <= {LOCK, IGNORED}:
            (scratch / IGNORED).unlink(missing_ok=True)
        (scratch / LOCK).unlink(missing_ok=True)
