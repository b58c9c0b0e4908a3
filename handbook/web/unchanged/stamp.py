"""What is kept of a build: the digest of what it was made from, how its files stood on the disk, and what was said."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from handbook.system.files import write_atomically
from handbook.web.unchanged.inputs import Unknowable, inputs

FOLDER = ".handbook.cache"
FILE = "built.json"
IGNORED = ".gitignore"


class Said(NamedTuple):
    """What a build said, which is still true where nothing changed."""

    report: str
    done: str


class Stamp:
    """One build, from the look at what it is made from to the stamp on the site that came of it.

    Where anything is in doubt there is no stamp, and the site is built: whether all that is read is known, whether it
    changed meanwhile, whether the site is as it was left.
    """

    def __init__(self, folder: Path, options: tuple[str, ...]) -> None:
        """Take the handbook's folder, and all that is asked for in building it."""
        self._folder, self._options = folder.resolve(), (str(folder), *options)
        self._file = self._folder / FOLDER / FILE
        self._before = self._after = ""

    def said(self) -> Said | None:
        """What was said when just this was built; None where it has to be built."""
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, Unknowable):
            kept = json.loads(self._file.read_bytes())
            site = self._folder / kept["site"]
            if kept["stands"] == _stands(site) and kept["inputs"] == inputs(self._folder, site, self._options):
                return Said(kept["report"], kept["done"])
        return None

    def begin(self, site: Path) -> None:
        """Remember what a site is going to be made from, before anything of it is read."""
        with suppress(Unknowable):
            self._before = inputs(self._folder, site.resolve(), self._options)

    def stands(self, site: Path) -> None:
        """Remember how a site stands on the disk, while nobody else can have replaced it."""
        with suppress(OSError):
            self._after = _stands(site.resolve())

    def keep(self, site: Path, said: Said) -> None:
        """Keep the stamp of a build that went well, unless something changed while it was made."""
        with suppress(OSError, ValueError, Unknowable):
            place = site.resolve()
            if self._before and self._after and self._before == inputs(self._folder, place, self._options):
                relative = place.relative_to(self._folder).as_posix()
                kept = {"site": relative, "inputs": self._before, "stands": self._after, **said._asdict()}
                write_atomically(self._file.with_name(IGNORED), b"*\n", synced=False)
                write_atomically(self._file, json.dumps(kept).encode(), synced=False)


def _stands(site: Path) -> str:
    """How everything in a folder stands on the disk: which file it is, how long, written and changed when. Raises OSError.

    Of what is hidden at the top nothing is built, and builds keep it.
    """
    whole = hashlib.sha256()
    for found in _entries(str(site), is_top=True):
        whole.update(repr(found).encode(errors="surrogateescape"))
    return whole.hexdigest()


def _entries(folder: str, *, is_top: bool) -> Iterator[tuple[str, int, int, int, int, int]]:
    with os.scandir(folder) as opened:
        entries = sorted(opened, key=lambda entry: entry.name)
    for entry in entries:
        if is_top and entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield entry.path, 0, 0, 0, 0, 0
            yield from _entries(entry.path, is_top=False)
        else:
            stat = entry.stat(follow_symlinks=False)
            yield entry.path, stat.st_mode, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
