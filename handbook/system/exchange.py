"""Two folders that change places in one step, where system and disk can do that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

AT_CWD = -100
EXCHANGE = 2
"""Both systems call it so, in linux/fs.h and in sys/stdio.h."""
CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV)
"""The numbers of the errors that say so."""


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places. Raises OSError."""
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
