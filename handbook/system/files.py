"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path


def write_atomically(path: Path, content: bytes, *, synced: bool = True) -> None:
    """Write a file, of which never half is there. Raises OSError."""
    write_all_atomically({path: content}, synced=synced)


def write_all_atomically(contents: Mapping[Path, bytes], *, synced: bool = True) -> None:
    """Write files: the new ones stand complete beside the old ones before the first old one is replaced.

    Each is written under a name of its own, as somebody else may be writing the same file. `synced` waits until the
    disk has it, so that not even a power cut leaves half a file; who writes many may do without, and sync once at the
    end. Raises OSError.
    """
    drafts: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            drafts[path] = path.with_name(f".{path.name}.{secrets.token_hex(8)}.unfinished")
            _write(drafts[path], content, synced=synced)
            if path.exists():
                shutil.copymode(path, drafts[path])
        for path, draft in drafts.items():
            draft.replace(path)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _write(path: Path, content: bytes, *, synced: bool) -> None:
    with path.open("xb") as file:
        file.write(content)
        if synced:
            file.flush()
            os.fsync(file.fileno())


def reason(error: OSError) -> str:
    """What the system says, and about which file; of many files that could not be copied, about the first."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        return str(error.args[0][0][-1])
    return f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error)
