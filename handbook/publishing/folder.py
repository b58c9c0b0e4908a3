"""A plain folder of editions, for a web server: the whole folder takes the place of the one before, in one rename."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

from handbook.editions.lifecycle import Refused

AT_CWD = -100
EXCHANGE = 2
"""Both systems call it so, in linux/fs.h and in sys/stdio.h."""
CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV)


class Folder:
    """A folder of editions on a disk."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which may not be there yet."""
        self.folder = folder.resolve()
        self.name = str(folder)
        self.scratch = self.folder.with_name(f".{self.folder.name}.publishing")

    def published(self) -> Path:
        """The folder itself."""
        return self.folder

    def swap(self, tree: Path, line: str) -> None:
        """Let a tree that is safe on the disk and the published folder change places; the old one stays in the scratch folder."""
        os.sync()
        if not self.folder.exists() or not any(self.folder.iterdir()):
            tree.rename(self.folder)
            return
        tree.chmod(self.folder.stat().st_mode)
        try:
            _exchange(tree, self.folder)
        except OSError as error:
            if error.errno not in CANNOT:
                raise
            raise Refused("cannot.publish.no-swap", folder=self.folder) from None


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step. Raises OSError."""
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
