"""What stands in a folder, and what of it cannot be read: nothing is passed over in silence."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handbook.system import limits
from handbook.system.inside import CIRCLE, what_bars


def is_hidden(name: str) -> bool:
    """Whether a file or folder is one that systems and editors put there for themselves.

    They begin with a dot (`._a.yml` and `.DS_Store` of macOS, `.#a.md`, `.a.swp`), or are backups and locks of
    editors: `a.yml~`, `#a.md#`, `~$a.xlsx`.
    """
    return name.startswith((".", "~$")) or name.endswith("~") or (name.startswith("#") and name.endswith("#"))


@dataclass(frozen=True, order=True)
class Unreadable:
    """A file or folder that is there and cannot be read: its path, and what the system says."""

    path: str
    why: str


@dataclass
class Listing:
    """The files and folders in a folder by name, as paths; hidden ones are left out."""

    files: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)


def listing(folder: str | Path, home: str | Path = "") -> Listing:
    """What stands in a folder; nothing where there is no such folder.

    What leads out of `home`, the handbook's folder (the folder itself, if none is given), is not to be read.
    """
    found = Listing()
    if home and (why := what_bars(folder, home)):
        found.unreadable.append(Unreadable(str(folder), why))
        return found
    try:
        with os.scandir(folder) as opened:
            entries = sorted(opened, key=lambda entry: entry.name)
    except OSError as error:
        if os.path.lexists(folder):
            found.unreadable.append(Unreadable(str(folder), error.strerror or str(error)))
        return found
    for entry in entries:
        if not is_hidden(entry.name):
            _sort_in(found, entry, home or folder)
    return found


def _sort_in(found: Listing, entry: os.DirEntry[str], home: str | Path) -> None:
    try:
        is_plain = entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)
        if not is_plain and (why := what_bars(entry.path, home)):
            found.unreadable.append(Unreadable(entry.path, why))
        elif entry.is_dir():
            found.folders.append(entry.path)
        else:
            found.files.append(entry.path)
    except OSError as error:
        found.unreadable.append(Unreadable(entry.path, error.strerror or str(error)))


def why_not_read(path: str | Path) -> str:
    """What keeps whoever runs the program from reading a file that is there; empty where nothing does."""
    if not os.path.lexists(path) or os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        return ""
    return os.strerror(errno.EACCES)


def listings_below(folder: str | Path, home: str | Path = "") -> Iterator[Listing]:
    """The listing of a folder and of each folder in it, at any depth, those that links lead to among them."""
    yield from _listings(str(folder), home or folder, (), [limits.LINKED_FOLDERS])


def _listings(folder: str, home: str | Path, above: tuple[str, ...], left: list[int]) -> Iterator[Listing]:
    found, real = listing(folder, home), os.path.realpath(folder)
    plain = [path for path in found.folders if not os.path.islink(path)]  # noqa: PTH114 - many, and no Path needed
    linked = [path for path in found.folders if path not in plain]
    for path in linked:
        left[0] -= 1
        target = os.path.realpath(path)
        if left[0] < 0 or any(Path(folder).is_relative_to(target) for folder in (real, *above)):
            found.folders.remove(path)
            found.unreadable.append(Unreadable(path, CIRCLE))
    yield found
    for path in found.folders:
        yield from _listings(path, home, (*above, real), left)


def copy_files(source: str | Path, target: Path, home: str | Path, *, over: bool = True) -> None:
    """Copy every file that `listings_below` finds in a folder; of a link, what it leads to. Raises OSError.

    What is there under the same name is replaced, or stays where `over` is false.
    """
    for found in listings_below(source, home):
        for path in found.files:
            copy = target / Path(path).relative_to(source)
            if copy.exists() and not over:
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy)


def names_below(folder: str | Path) -> list[str]:
    """The files below a folder by their ways from there, hidden ones too, in the order of paths; links to folders are not followed."""
    top = str(folder)
    found = [
        os.path.join(place[len(top) + 1 :], name).replace(os.sep, "/")  # noqa: PTH118 - thousands, and no Path needed
        for place, _, names in os.walk(top)
        for name in names
    ]
    return sorted(found, key=lambda name: name.split("/"))


def not_ours(folder: Path, home: Path | None = None) -> Iterator[Unreadable]:
    """Whatever in a folder, hidden or not, is neither a file nor a folder nor a link to one within. Raises OSError."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                yield from not_ours(Path(entry.path), home or folder)
            elif not entry.is_file(follow_symlinks=False) and (why := what_bars(entry.path, home or folder)):
                yield Unreadable(entry.path, why)
