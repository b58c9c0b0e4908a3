"""Whether anything in a handbook's folder has changed, in a look that costs little."""

from __future__ import annotations

import os
from collections.abc import Iterator

from handbook.pages.site import Site
from handbook.project.printed import FOLDER as PRINTED
from handbook.reader.extends import bases
from handbook.system.folders import is_hidden

Signature = tuple[str, int, int, int, int]
State = frozenset[Signature]
"""Every file with its number on the disk, its size, and when it was written and changed.

What is copied back keeps the time it was written at, and may have been read while it was half there.
"""


def state_of(site: Site) -> State:
    """The files of a handbook as they are now, but for hidden ones and for what is built and printed of them.

    It looks at the whole folder, and not only at what was read last: what is missing may come back, and a new file
    may stand anywhere. So may a whole brand, of which nothing was read while it was away.
    """
    there = {(str(folder), 0, 0, 0, 0) for folder in bases(site.folder)}
    return frozenset(found for one in (site, *site.bases) for found in _files(*_looked_through(one))) | there


def _looked_through(site: Site) -> tuple[str, set[str]]:
    """The folder of a handbook, and what in it is built and printed."""
    folder = site.folder.resolve()
    return str(folder), {str(folder / site.built.name), str(folder / PRINTED)}


def _files(folder: str, left_out: set[str]) -> Iterator[Signature]:
    try:
        with os.scandir(folder) as opened:
            entries = list(opened)
    except OSError:
        return
    for entry in entries:
        if is_hidden(entry.name) or entry.name == "__pycache__" or entry.path in left_out:
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, left_out)
            else:
                found = entry.stat()
                yield entry.path, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
        except OSError:
            yield entry.path, 0, 0, 0, 0
