"""What stands in a folder, and what of it cannot be read: nothing is passed over in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, order=True)
class Unreadable:
    """A file or folder that is there and cannot be read: its path, and what the system says."""

    path: str
    why: str


@dataclass
class Listing:
    """The files and folders in a folder by name, as paths; hidden ones, whose name begins with a dot, are left out."""

    files: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)


def listing(folder: str | Path) -> Listing:
    """What stands in a folder; nothing where there is no such folder."""
    found = Listing()
    try:
        with os.scandir(folder) as opened:
            entries = sorted(opened, key=lambda entry: entry.name)
    except OSError as error:
        if os.path.lexists(folder):
            found.unreadable.append(Unreadable(str(folder), error.strerror or str(error)))
        return found
    for entry in entries:
        if not entry.name.startswith("."):
            _sort_in(found, entry)
    return found


def _sort_in(found: Listing, entry: os.DirEntry[str]) -> None:
    try:
        if entry.is_file():
            found.files.append(entry.path)
        elif entry.is_dir():
            found.folders.append(entry.path)
        else:
            os.stat(entry.path)  # noqa: PTH116 - says what is wrong with a link that leads nowhere
            found.unreadable.append(Unreadable(entry.path, "It is neither a file nor a folder"))
    except OSError as error:
        found.unreadable.append(Unreadable(entry.path, error.strerror or str(error)))


def listings_below(folder: str | Path) -> Iterator[Listing]:
    """The listing of a folder and of each folder in it, at any depth; links to folders are not followed."""
    found = listing(folder)
    yield found
    for inside in found.folders:
        if not os.path.islink(inside):  # noqa: PTH114 - a Path would have to be made for it
            yield from listings_below(inside)
