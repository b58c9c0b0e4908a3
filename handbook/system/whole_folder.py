"""A folder that is made anew beside the one that is there, and takes its place whole.

Where the disk can, the two change places in one step. Where it cannot, one is renamed after the other. A folder that
cannot be renamed itself, because a disk is mounted there, its parent is somebody else's, or this process stands in it,
keeps its place, and what is in it is renamed, entry by entry. Whoever is killed in between is finished by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.system.locks import Waiting, working_folder

AT_CWD = -100
EXCHANGE = 2
"""Both systems call it so, in linux/fs.h and in sys/stdio.h."""
CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV)
"""The numbers of the errors that say so."""
NEW, OLD, LEAVING = "new", "old", "leaving"
STAYS_IN_PLACE = (*CANNOT, errno.EBUSY)


class WholeFolder:
    """A folder, and the working folder in which the next one is made."""

    def __init__(self, folder: Path, work: str, *, in_one_step: bool = False) -> None:
        """Take the folder, which may not be there yet and may be a link to another; and what the work is called.

        In one step, it is renamed as a whole or not at all.
        """
        self.folder, self.in_one_step = folder.resolve(), in_one_step
        self.inner = self.folder / f".handbook-{work}"
        beside = self.folder.with_name(f".{self.folder.name}.{work}")
        alone = self.folder.is_dir() and not os.access(self.folder.parent, os.W_OK)
        self.scratch = self.inner if alone and not in_one_step else beside
        self.new = self.scratch / NEW
        self.stays = not in_one_step and (self.scratch == self.inner or _is_fixed(self.folder))
        """Whether the folder keeps its place, and its entries are renamed."""

    @contextmanager
    def at_work(self, say_waiting: Waiting) -> Iterator[None]:
        """Hold the working folder; what a killed run left is finished first, or cleared. Raises OSError."""
        self.scratch.parent.mkdir(parents=True, exist_ok=True)
        with working_folder(self.scratch, say_waiting, self._finish):
            yield

    def swap(self) -> None:
        """Let the new folder take the place of the one that is there. Raises OSError."""
        if not self.stays:
            try:
                self._swap_as_one()
            except OSError as error:
                if self.in_one_step or error.errno not in STAYS_IN_PLACE:
                    raise
            else:
                return
        if self.scratch != self.inner:
            self.inner.mkdir()
            shutil.move(self.new, self.inner / NEW)
        self._swap_entries()

    def _swap_as_one(self) -> None:
        if not self.folder.exists() or not any(self.folder.iterdir()):
            self.new.replace(self.folder)
            return
        self.new.chmod(self.folder.stat().st_mode)
        try:
            exchange(self.new, self.folder)
        except OSError as error:
            if error.errno not in CANNOT:
                raise
            self.folder.rename(self.scratch / OLD)
            self.new.rename(self.folder)

    def _finish(self) -> None:
        """Go on where a swap was broken off: only what is whole is ever swapped."""
        if (self.scratch / OLD).exists() and not self.folder.exists():
            self.new.rename(self.folder)
        if (self.inner / LEAVING).exists() or (self.inner / OLD).exists():
            self._swap_entries()
        elif self.inner != self.scratch and self.inner.exists():
            shutil.rmtree(self.inner)

    def _swap_entries(self) -> None:
        old, leaving = self.inner / OLD, self.inner / LEAVING
        if not old.exists():
            leaving.mkdir(exist_ok=True)
            for entry in self._shown():
                shutil.move(entry, leaving / entry.name)
            leaving.rename(old)
        for entry in (self.inner / NEW).iterdir():
            if not os.path.lexists(self.folder / entry.name):
                entry.rename(self.folder / entry.name)
        shutil.rmtree(old)
        if self.inner != self.scratch:
            shutil.rmtree(self.inner)

    def _shown(self) -> list[Path]:
        return [entry for entry in self.folder.iterdir() if not entry.name.startswith(".")]


def _is_fixed(folder: Path) -> bool:
    """Whether a folder is to keep its place: it cannot be renamed, or whoever stands in it would lose it."""
    return folder.is_dir() and (folder.is_mount() or _here().is_relative_to(folder))


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path("/")


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step, where system and disk can do that. Raises OSError."""
    if sys.platform == "win32":
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    system = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        failed = (
            system.renamex_np(first, second, EXCHANGE)
            if sys.platform == "darwin"
            else system.renameat2(AT_CWD, first, AT_CWD, second, EXCHANGE)
        )
    except AttributeError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
