"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

DRAFT = ".unfinished"
DIGITS = 16
"""Of the number that stands in the name of a draft."""
ABANDONED = 3600
"""Seconds after which nobody is still writing a draft."""


def write_atomically(path: Path, content: bytes, *, synced: bool = True) -> None:
    """Write a file, of which never half is there. Raises OSError."""
    write_all_atomically({path: content}, synced=synced)


def write_all_atomically(contents: Mapping[Path, bytes | Iterator[bytes]], *, synced: bool = True) -> None:
    """Write files, whole or piece by piece: the new ones stand complete beside the old ones before the first old one is replaced.

    Each is written under a name of its own, as somebody else may be writing the same file. `synced` waits until the
    disk has it under its name, so that not even a power cut leaves half a file, and clears away what a writer that was
    killed has left in the same folder; who writes many may do without, and sync once at the end. Raises OSError.
    """
    drafts: dict[Path, Path] = {}
    if synced:
        for folder in {path.parent for path in contents}:
            _clear_abandoned(folder)
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            drafts[path] = path.with_name(f".{path.name}.{secrets.token_hex(DIGITS // 2)}{DRAFT}")
            _write(drafts[path], content, synced=synced)
            if path.exists():
                shutil.copymode(path, drafts[path])
        for path, draft in drafts.items():
            draft.replace(path)
        if synced:
            _sync_names({path.parent for path in drafts})
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _write(path: Path, content: bytes | Iterator[bytes], *, synced: bool) -> None:
    with path.open("xb") as file:
        file.writelines((content,) if isinstance(content, bytes) else content)
        if synced:
            file.flush()
            os.fsync(file.fileno())


def _clear_abandoned(folder: Path) -> None:
    """Remove drafts in a folder at which nobody can be writing any more, whatever file they were to become."""
    for draft in folder.glob(f".*.{'[0-9a-f]' * DIGITS}{DRAFT}"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > ABANDONED:
                draft.unlink()


def _sync_names(folders: Iterable[Path]) -> None:
    """Wait until the disk has the names of files, which not every system lets one wait for."""
    for folder in folders:
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def reason(error: OSError) -> str:
    """What the system says, and about which file; of many files that could not be copied, about the first."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        return str(error.args[0][0][-1])
    return f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error)
