"""The files that the patterns under `include` find, and the folders on the way that cannot be read."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath, PureWindowsPath

from handbook.system import limits
from handbook.system.folders import Listing, Unreadable, is_hidden, listing
from handbook.system.inside import what_bars

ROOT = "standards.yml"
ANY_DEPTH = "**"
WILD = re.compile(r"[*?\[]")


@dataclass
class Found:
    """What a pattern finds: files, folders of that very name, and what cannot be read."""

    files: set[Path] = field(default_factory=set)
    folders: set[Path] = field(default_factory=set)
    unreadable: set[Unreadable] = field(default_factory=set)


def source_files(folder: Path, patterns: Iterable[str]) -> set[Path]:
    """The files that a handbook is read from: the root, and all that the patterns of its `include` find."""
    root = folder / ROOT
    found = set[Path]().union(*(find(folder, pattern).files for pattern in patterns))
    return found if what_bars(root, folder) else found | {root}


def is_outside(pattern: str) -> bool:
    """Whether a pattern leads out of the folder it starts from, on any system."""
    return bool(PureWindowsPath(pattern).anchor or PurePosixPath(pattern).anchor) or ".." in _steps(pattern)


def what_is_wrong(pattern: str) -> tuple[str, str] | None:
    """Why a pattern can find nothing on any disk, as a sentence and a cure; None where it can."""
    steps = _steps(pattern)
    if not steps:
        return f"“{pattern}” names no file.", "Write the name of a file, or a pattern such as standards/*.yml."
    if "\0" in pattern:
        return "A name of a file holds no control characters.", "Write the name anew."
    if steps[-1] == ANY_DEPTH:
        return f"“{pattern}” finds folders, and no file.", f"Write {'/'.join(steps)}/*.yml."
    for step in steps:
        if is_hidden(step):
            why = "what begins with a dot, and what editors put aside, is never read"
            return f"“{step}” is hidden: {why}.", "Give it another name."
        if ANY_DEPTH in step and step != ANY_DEPTH:
            cure = (
                f"Write {re.sub(r'[*]{2,}', '*', pattern)} for this folder, or **/ before it for folders of any depth."
            )
            return f"“{step}” is no pattern: two stars stand alone between slashes.", cure
        if len(step.encode(errors="surrogateescape")) > limits.NAME_LENGTH:
            cure = "Shorten it."
            return f"A name of a file has at most {limits.NAME_LENGTH} bytes, and this one more.", cure
    return None


def is_wild(pattern: str) -> bool:
    """Whether a pattern may find several files."""
    return bool(WILD.search(pattern))


def find(folder: Path, pattern: str) -> Found:
    """What a pattern finds in a folder; of one that is wrong, nothing."""
    found = Found()
    if not is_outside(pattern) and not what_is_wrong(pattern):
        _descend(str(folder), _steps(pattern), found, set(), str(folder))
    return found


def folder_of(pattern: str) -> str:
    """The folder that the last step of a pattern looks into, from that of the handbook, with its own stars."""
    return "/".join(_steps(pattern)[:-1])


def _steps(pattern: str) -> tuple[str, ...]:
    """The steps of a pattern; what stands still is left out, and `**` after `**` finds nothing more."""
    steps = [step for step in re.split(r"[/\\]" if os.name == "nt" else "/", pattern) if step not in ("", ".")]
    return tuple(step for i, step in enumerate(steps) if step != ANY_DEPTH or steps[i - 1 : i] != [ANY_DEPTH])


def _descend(folder: str, steps: tuple[str, ...], found: Found, seen: set[tuple[str, int]], home: str) -> None:
    """Go on from a folder with the steps that are left, each folder with the same steps once."""
    if (folder, len(steps)) in seen:
        return
    seen.add((folder, len(steps)))
    inside = listing(folder, home)
    found.unreadable.update(_of_the_folder(folder, inside))
    step, rest = steps[0], steps[1:]
    if step == ANY_DEPTH:
        for path in inside.folders:
            if not os.path.islink(path):  # noqa: PTH114 - a Path would have to be made for it
                _descend(path, steps, found, seen, home)
        if rest:
            _descend(folder, rest, found, seen, home)
        return
    found.unreadable.update(one for one in inside.unreadable if _matches(one.path, step))
    folders = [path for path in inside.folders if _matches(path, step)]
    if rest:
        for path in folders:
            _descend(path, rest, found, seen, home)
    else:
        found.files.update(Path(path) for path in inside.files if _matches(path, step))
        found.folders.update(map(Path, folders))


def _of_the_folder(folder: str, inside: Listing) -> Iterator[Unreadable]:
    return (one for one in inside.unreadable if one.path == folder)


def _matches(path: str, step: str) -> bool:
    """Whether a name is what a step asks for; capital letters are other letters, on any system."""
    return bool(_pattern(step).match(os.path.basename(path)))  # noqa: PTH119 - a Path would have to be made for it


@lru_cache(maxsize=256)
def _pattern(step: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(step))
