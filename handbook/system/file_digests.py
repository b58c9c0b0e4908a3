"""Whether files still hold what was read from them."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

COARSEST_CLOCK = 2_000_000_000
"""Nanoseconds: two writes within this time may carry the same time of change, on the coarsest of disks (FAT)."""

Signature = tuple[int, int, int, int]


class FileDigests:
    """What some files held when they were read.

    The content decides. But an engine may ask once a page, and to read all files for each of the pages would cost the
    square of their number: so when a file was seen to hold the same, its times, size and inode are remembered, and
    while these are the same it is not read again. A file that was written a moment ago is not taken at their word,
    because another write within one tick of the disk's clock could leave them as they are.
    """

    def __init__(self, digests: Mapping[str, bytes]) -> None:
        """Take the digest of every file by its path, as `digest_of` gives it for its content."""
        self._digests = dict(digests)
        self._signatures: dict[str, Signature] = {}

    def __eq__(self, other: object) -> bool:
        """Whether they are of the same files, each with the same content."""
        return isinstance(other, FileDigests) and self._digests == other._digests

    @classmethod
    def of(cls, paths: Iterable[str | Path]) -> FileDigests:
        """The digests of files as they are; to be taken before they are read, so that no change is missed."""
        return cls({str(path): digest_of_file(path) for path in paths})

    def match(self, paths: Iterable[str | Path]) -> bool:
        """Whether these are the same files, and each of them holds what it held."""
        now = set(map(str, paths))
        return now == self._digests.keys() and all(map(self._is_same, now))

    def _is_same(self, path: str) -> bool:
        signature, settled = _signature_of(path)
        if signature is not None and self._signatures.get(path) == signature:
            return True
        if digest_of_file(path) != self._digests[path]:
            return False
        if signature is not None and settled:
            self._signatures[path] = signature
        return True


def digest_of(content: bytes) -> bytes:
    """The digest of a content."""
    return hashlib.sha256(content).digest()


def digest_of_file(path: str | Path) -> bytes:
    """The digest of what a file holds; nothing of one that cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a Path would have to be made for it
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""


def _signature_of(path: str) -> tuple[Signature | None, bool]:
    """The times, size and inode of a file, and whether it was last written long enough ago to go by them."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path would have to be made for it
    except OSError:
        return None, False
    written = max(found.st_mtime_ns, found.st_ctime_ns)
    return (
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_size,
        found.st_ino,
    ), written + COARSEST_CLOCK < time.time_ns()
