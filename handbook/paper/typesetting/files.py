"""Files that are written over and over while sheets are set."""

from __future__ import annotations

from pathlib import Path


def write_anew(path: Path, content: bytes) -> None:
    """Write a file that another program reads; what stood in it is removed first.

    To empty a file and fill it again makes some file systems wait for the disk.
    """
    path.unlink(missing_ok=True)
    path.write_bytes(content)
