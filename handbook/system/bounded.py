"""Files read up to a length: what is longer, or no ordinary file, is refused before it fills the memory."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from handbook.system import limits
from handbook.system.inside import ensure_ours


class TooLarge(Exception):
    """A file is longer than anything that is meant to stand in it; says how long it may be."""

    def __init__(self, most: int) -> None:
        """Take the bytes it may have."""
        super().__init__(f"The file is larger than {limits.said(most)} bytes.")
        self.most = most


def read_bytes(path: Path, most: int, home: Path | None = None) -> bytes:
    """What stands in a file of at most so many bytes, of one in a handbook's folder that does not lead out of it.

    Raises TooLarge, or OSError where it cannot be read.
    """
    if home:
        ensure_ours(path, home)
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        number = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
        raise OSError(number, os.strerror(errno.EISDIR) if stat.S_ISDIR(mode) else "It is no ordinary file", str(path))
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLarge(most)
    return data
