"""Files that are written whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file, of which never half is there. Raises OSError."""
    write_all_atomically({path: content})


def write_all_atomically(contents: Mapping[Path, bytes]) -> None:
    """Write files: the new ones stand complete beside the old ones before the first old one is replaced.

    Raises OSError.
    """
    drafts = {path: path.with_name(f".{path.name}.unfinished") for path in contents}
    try:
        for path, draft in drafts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(contents[path])
            if path.exists():
                shutil.copymode(path, draft)
        for path, draft in drafts.items():
            draft.replace(path)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
