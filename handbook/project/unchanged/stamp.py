"""What is kept of a build, or of a run that printed.

That is the digest of what it was made from, how its files stood on the disk, and what was said.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from handbook.project.unchanged.inputs import Inputs, Unknowable, inputs
from handbook.system.files import write_atomically

FOLDER = ".handbook.cache"
BUILT, PRINTED = "built.json", "printed.json"
IGNORED = ".gitignore"


class Said(NamedTuple):
    """What was said, which is still true where nothing changed."""

    report: str
    done: str
    beside: str = ""
    """What comes after it, and is not the answer itself."""


class Stamp:
    """One folder that is made, from the look at what it is made from to the stamp on what came of it.

    Where anything is in doubt there is no stamp, and it is made: whether all that is read is known, whether it
    changed meanwhile, whether what was made is as it was left.
    """

    def __init__(self, folder: Path, options: tuple[str, ...], file: str = BUILT) -> None:
        """Take the handbook's folder, and all that is asked for in making something of it."""
        self._folder, self._options = folder.resolve(), (str(folder), *options)
        self._file = self._folder / FOLDER / file
        self._others: list[Path] = []
        self._before: Inputs | None = None
        self._after = ""

    def said(self) -> Said | None:
        """What was said when just this was made; None where it has to be made."""
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, Unknowable):
            kept = json.loads(self._file.read_bytes())
            made = [self._folder / name for name in kept["made"]]
            if (
                kept["stands"] == _stands(made[0])
                and kept["inputs"] == inputs(self._folder, made, self._options).contents
            ):
                return Said(*kept["said"])
        return None

    def begin(self, made: Path, *others: Path) -> None:
        """Remember what a folder is going to be made from, before anything of it is read; what is made in others is not."""
        self._others = [other.resolve() for other in others]
        with suppress(Unknowable):
            self._before = inputs(self._folder, [made.resolve(), *self._others], self._options)

    def stands(self, made: Path) -> None:
        """Remember how what was made stands on the disk, while nobody else can have replaced it."""
        with suppress(OSError):
            self._after = _stands(made.resolve())

    def keep(self, made: Path, said: Said) -> None:
        """Keep the stamp of what went well, unless something changed while it was made."""
        with suppress(OSError, ValueError, Unknowable):
            places = [made.resolve(), *self._others]
            if self._before and self._after and self._before == inputs(self._folder, places, self._options):
                names = [place.relative_to(self._folder).as_posix() for place in places]
                kept = {"made": names, "inputs": self._before.contents, "stands": self._after, "said": said}
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
