"""What belongs to a handbook: ordinary files and folders in its folder. This is the one place that decides it.

A handbook travels as one folder, and comes from anywhere: a branch of a stranger, a zip, a shared disk. A link in it
may lead to another place in it, and no further; what is no ordinary file, such as a pipe, would keep its reader waiting
for ever. Nothing else is read, copied, written or deleted.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

OUT = "It is a link that leads out of the handbook's folder"
HIDDEN = "It is a link that leads to a hidden file"
CIRCLE = "It is a link that leads in a circle"
NOWHERE = "It is a link that leads nowhere"
STRANGE = "It is neither a file nor a folder"

BARS = (OUT, HIDDEN, CIRCLE, NOWHERE, STRANGE)


def homes(home: str | Path) -> tuple[str, ...]:
    """The folders that a handbook may be read from, from the root of the disk and without links: its own."""
    return (os.path.realpath(home),)


def what_bars(path: str | Path, home: str | Path) -> str:
    """Why something in a handbook's folder is not to be read, as a sentence; empty where it may be, or is not there."""
    try:
        real = os.path.realpath(path, strict=True)
        mode = os.stat(real).st_mode  # noqa: PTH116 - asked for each file, and a Path would have to be made for it
    except FileNotFoundError:
        return NOWHERE if os.path.islink(path) else ""  # noqa: PTH114
    except OSError as error:
        return CIRCLE if os.path.islink(path) else error.strerror or str(error)  # noqa: PTH114
    ours = next((one for one in homes(home) if Path(real).is_relative_to(one)), None)
    if ours is None:
        return OUT
    if _is_hidden(real, ours) and not _is_hidden(os.path.abspath(path), os.path.abspath(home)):  # noqa: PTH100
        return HIDDEN
    return "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else STRANGE


def _is_hidden(path: str, home: str) -> bool:
    return any(part.startswith(".") for part in Path(os.path.relpath(path, home)).parts if part != os.pardir)


def is_file_of(path: str | Path, home: str | Path) -> bool:
    """Whether something is a file that may be read as one of a handbook's."""
    return os.path.isfile(path) and not what_bars(path, home)  # noqa: PTH113


def ensure_ours(path: str | Path, home: str | Path) -> None:
    """Raise an OSError that says why something in a handbook's folder is not to be read or written."""
    if why := what_bars(path, home):
        raise NotOurs(why, path)


def ensure_plain(path: str | Path) -> None:
    """Raise an OSError where something that is there is no file, so that nobody waits for what a pipe will say."""
    if os.path.lexists(path) and not os.path.isfile(path):  # noqa: PTH113
        raise NotOurs(STRANGE, path)


class NotOurs(OSError):
    """Something in a handbook's folder is no file of the handbook; `strerror` says why."""

    def __init__(self, why: str, path: str | Path) -> None:
        """Take a sentence without its full stop, and the path."""
        super().__init__(0, why, str(path))
