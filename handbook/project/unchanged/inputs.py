"""Everything that a built site, or what is printed, depends on, as one digest: contents, packages, the day, the environment.

Beside it stands when its files were written, which tells what was changed and changed back while somebody read them.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import handbook
from handbook.project.unchanged.knowable import is_knowable
from handbook.reader.extends import bases, said_in
from handbook.reader.include_patterns import ROOT
from handbook.system.clock import today

VARIABLES = ("SOURCE_DATE_EPOCH", "TZ", "HANDBOOK_", "MIKE_", "MKDOCS", "PYTHON", "LANG", "LC_", "TYPST_")
"""How the names of the variables begin that a build, or what it says, depends on."""
TOOLS = {".git", ".hg", ".svn", ".venv", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}
"""Folders at the top that are no part of a handbook."""
OURS = ".handbook."
"""How our own working folders begin."""
PUBLISHED = "versions.json"
"""Stands in a folder of published editions, which is written to and not read."""
MADE = ("site", "print")
"""What is made of a brand as far as its houses know, or of a house as far as its brand does."""
MOST = 300_000_000
"""Bytes that are still looked through sooner than a site is built."""
INSTALLED = (".dist-info", ".egg-info", ".pth", ".egg-link")
"""What stands beside an installed package and has its version in its name."""
COMPILED = "__pycache__"
"""A folder that Python writes to when a program of the handbook's is run."""
PLACES = tuple(sys.path)
"""Where Python looks for packages, before an engine adds to it."""
PACKAGE = Path(handbook.__file__).parent


class Unknowable(Exception):
    """Nobody can say what this build depends on."""


class Inputs(NamedTuple):
    """All that something is made from, as two digests."""

    contents: str
    """What it is, which is all that counts from one build to the next."""
    written: str
    """Which files hold it, and when each was written last: the same before and after means that nobody wrote in between."""


def inputs(folder: Path, made: Collection[Path], options: tuple[str, ...]) -> Inputs:
    """What is read in a folder, beside what is made there, and what decides what is said. Raises Unknowable."""
    try:
        below = bases(folder)
        if not is_knowable(folder, below):
            raise Unknowable
        whole = hashlib.sha256(repr((str(folder), options, *_surroundings())).encode())
        written = hashlib.sha256()
        whole.update(
            _digest(_installed()) + _of_package(PACKAGE) + _digest(_files(folder, _left_out(folder, made), written))
        )
        for brand in below:
            made_there = [*made, *(brand / name for name in (*MADE, *(each.name for each in made)))]
            whole.update(_digest(_files(brand, _left_out(brand, made_there), written)))
    except OSError:
        raise Unknowable from None
    return Inputs(whole.hexdigest(), written.hexdigest())


@cache
def _of_package(package: Path) -> bytes:
    """Once in a process, whose program stays as it was when it was read."""
    return _digest(_files(package, set(), hashlib.sha256()))


def _digest(found: Iterable[tuple[bytes, bytes]]) -> bytes:
    whole = hashlib.sha256()
    for name, content in found:
        whole.update(f"{len(name)} {len(content)} ".encode())
        whole.update(name)
        whole.update(content)
    return whole.digest()


def _surroundings() -> Iterator[object]:
    """The day here and in Greenwich, where engines live, the interpreter, the environment, and whether it is a terminal."""
    yield today()
    yield datetime.now(UTC).date()
    yield sys.version
    yield sys.stderr.isatty()
    yield sorted((name, value) for name, value in os.environ.items() if name.startswith(VARIABLES))


def _installed() -> Iterator[tuple[bytes, bytes]]:
    """The packages there are, in the order in which Python looks for them."""
    for place in PLACES:
        if os.path.isdir(place):  # noqa: PTH112 - Python's path holds texts
            yield from ((os.fsencode(name), b"") for name in sorted(os.listdir(place)) if name.endswith(INSTALLED))  # noqa: PTH208


def _left_out(folder: Path, made: Collection[Path]) -> set[str]:
    """The paths that are not looked into: what is made, what is published, tools, our own working folders."""
    published = {str(path.parent) for path in folder.glob(f"*/{PUBLISHED}")}
    ours = {str(path) for name in (OURS, *(f".{each.name}." for each in made)) for path in folder.glob(f"{name}*")}
    return published | ours | {str(each) for each in made} | {str(folder / name) for name in TOOLS}


def _is_made(name: str) -> bool:
    """Whether something in a house that stands in the folder of its brand is made there, and no part of the brand."""
    return name in MADE or name.startswith(OURS)


def _files(top: Path, left_out: set[str], written: hashlib._Hash) -> Iterator[tuple[bytes, bytes]]:
    """Every file below a folder with what it holds, in the order of their names. Raises Unknowable, or OSError.

    When each was written goes into a digest, and when something came into a folder or left it, unless builds do that there.
    """
    left, waiting, changing = MOST, [str(top)], {os.path.dirname(path) for path in left_out}  # noqa: PTH120
    while waiting:
        with os.scandir(place := waiting.pop()) as opened:
            entries = sorted(opened, key=lambda entry: entry.name)
        is_house = place != str(top) and any(entry.name == ROOT for entry in entries) and bool(said_in(Path(place)))
        if not (is_house or place in changing or place.endswith(COMPILED)):
            written.update(_written(place, os.stat(place)))  # noqa: PTH116
        for entry in entries:
            if entry.path in left_out or entry.name.endswith(".pyc") or (is_house and _is_made(entry.name)):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif not entry.is_file(follow_symlinks=False):
                raise Unknowable  # a link leads to what may stand elsewhere, a pipe to anything
            else:
                stat = entry.stat()  # before it is read: what is written meanwhile is newer the next time
                written.update(_written(entry.path, stat))
                content = Path(entry.path).read_bytes()
                left -= len(content)
                if left < 0:
                    raise Unknowable
                yield os.fsencode(os.path.relpath(entry.path, top)), content


def _written(path: str, stat: os.stat_result) -> bytes:
    return repr((path, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns)).encode(errors="surrogateescape")
