"""Texts of a published folder, compressed beside themselves: a server with `gzip_static` hands them out as they lie there.

A copy is known to be of its file by the checksum that gzip writes at its end, so that no old one stands beside a new file.
"""

from __future__ import annotations

import gzip
import shutil
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

SUFFIX = ".gz"
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".csv", ".xml", ".txt", ".ics"}
LEFT_OUT = {"404.html", "403.html", "sitemap.xml"}
"""What hardly anybody asks for, and what MkDocs compresses itself."""
SMALL = 512
"""Bytes below which nothing is compressed, as in `deploy/handbook.conf`."""
GAIN = 0.9
"""A copy that is larger than this share of its file is not worth having."""
TRAILER = struct.Struct("<II")


def write_compressed(editions: Iterable[Path]) -> None:
    """Write a compressed copy beside every text of editions that gains by it, always of the same bytes.

    What is the same file under two names is compressed once. Nothing is written into a file that was there before,
    which may be shared with what is published. Raises OSError.
    """
    copies: dict[tuple[int, int], Path | None] = {}
    for path in (path for edition in editions for path in sorted(edition.rglob("*"))):
        if _may_have_copy(path):
            status = path.stat()
            file = (status.st_dev, status.st_ino)
            if file in copies:
                _share(copies[file], _copy_of(path))
            else:
                copies[file] = _compressed(path)


def is_compressed_copy(path: Path) -> bool:
    """Whether a file is no part of an edition, but the compressed copy of one."""
    return path.suffix == SUFFIX and _may_have_copy(path.with_suffix(""))


def _may_have_copy(path: Path) -> bool:
    return path.suffix in TEXTS and path.name not in LEFT_OUT and path.is_file() and not path.is_symlink()


def _compressed(path: Path) -> Path | None:
    """The copy of a text, which is written if need be; None where there is no gain."""
    content, copy = path.read_bytes(), _copy_of(path)
    if copy.is_file() and copy.read_bytes()[-TRAILER.size :] == TRAILER.pack(zlib.crc32(content), len(content)):
        return copy
    copy.unlink(missing_ok=True)
    compressed = gzip.compress(content, mtime=0)
    if len(content) < SMALL or len(compressed) > GAIN * len(content):
        return None
    copy.write_bytes(compressed)
    shutil.copystat(path, copy)
    return copy


def _share(copy: Path | None, other: Path) -> None:
    """Let a copy stand under another name too."""
    if copy and other.is_file() and copy.samefile(other):
        return
    other.unlink(missing_ok=True)
    if copy:
        try:
            other.hardlink_to(copy)
        except OSError:
            shutil.copy2(copy, other)


def _copy_of(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)
