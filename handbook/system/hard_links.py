"""The same files again in another folder, without a second copy of them where the disk can do that.

Whoever writes to a file that has several names writes for all of them: what is linked is replaced, never edited.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from handbook.system.folders import names_below


def link_folder(source: Path, target: Path, leave: Container[str] = ()) -> None:
    """Link all files of a folder into a new one, but for some of its entries. Raises OSError."""
    target.mkdir()
    for path in source.iterdir():
        if path.name not in leave:
            link(path, target / path.name)


def link_missing(old: Path, new: Path, leave: Container[str] = ()) -> None:
    """Link what an old folder has and a new one has not, but for some entries of the folder itself. Raises OSError."""
    for path in old.iterdir():
        kept = new / path.name
        if path.name in leave:
            continue
        if not os.path.lexists(kept):
            link(path, kept)
        elif path.is_dir() and kept.is_dir() and not path.is_symlink():
            link_missing(path, kept)


def link(source: Path, target: Path) -> None:
    """Link a file, or all that is in a folder; where the disk cannot, files are copied. Raises OSError."""
    if source.is_symlink():
        target.symlink_to(source.readlink())
    elif source.is_dir():
        link_folder(source, target)
        shutil.copystat(source, target)
    else:
        _link_file(source, target)


def _link_file(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def link_unchanged(old: Path, new: Path) -> None:
    """Put files of an old folder in the place of those of a new one that say the same: no word of them is new.

    They stay what they were to those who ask a server or a disk what has changed. Raises OSError.
    """
    draft = str(new / f".{secrets.token_hex(8)}.link")
    for name in names_below(new):
        before, made = f"{old}/{name}", f"{new}/{name}"
        if _is_same(before, made):
            _take(before, made, draft)


# A site has thousands of files: a `Path` for each would take longer than all that the disk does.


def _is_same(one: str, other: str) -> bool:
    """Whether two files say the same and are not one."""
    try:
        known, made = os.lstat(one), os.lstat(other)
    except OSError:
        return False
    if os.path.samestat(known, made):  # it is there already
        return False
    both = (known.st_mode, known.st_size) == (made.st_mode, made.st_size) and stat.S_ISREG(made.st_mode)
    return both and _contents(one) == _contents(other)


def _contents(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


def _take(source: str, target: str, draft: str) -> None:
    try:
        Path(draft).hardlink_to(source)
    except OSError:
        with suppress(OSError):
            shutil.copystat(source, target)
    else:
        os.replace(draft, target)  # noqa: PTH105
