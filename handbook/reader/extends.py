"""The handbooks that one rests on: the folder that `extends` names, and the one that names in its turn.

What they say is read where it is asked for, and what is wrong with it is said by the reader. Whoever only wants to know
which folders a handbook is made of, such as the stamp of a build, asks here, and reads no handbook for it.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath

from handbook.reader.include_patterns import ROOT
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes

EXTENDS, LEAVE_OUT = "extends", "leave_out"
LONGEST = 100
"""Characters of a name that a message quotes."""
BEGINS = rb"^(?:\xef\xbb\xbf)?[\"']?"
VALUE = rb"[\"']?[ \t]*:[ \t]+(?P<path>\"[^\"\n]*\"|'[^'\n]*'|[^\n]*?)[ \t]*(?:[ \t]#.*)?$"
SAID = re.compile(BEGINS + b"extends" + VALUE, re.MULTILINE)
LEADS = re.compile(BEGINS + b"(?:extends|INHERIT)" + VALUE, re.MULTILINE)
"""What leads from a root, or from `mkdocs.yml`, to a brand."""


def bases(folder: Path) -> list[Path]:
    """The folders that a handbook rests on, the nearest first, as far as they are what they should be."""
    found = [folder.resolve()]
    while (said := said_in(found[-1])) and not what_is_wrong_with(said, found):
        found.append(base_folder(said, found[-1]))
    return found[1:]


def said_in(folder: Path) -> str:
    """What the root in a folder says it extends, if it says so on one line; else nothing."""
    with suppress(OSError, TooLarge, ValueError):
        if found := _found(SAID, read_bytes(folder / ROOT, limits.SOURCE_BYTES, folder)):
            return found["path"].decode().strip("\"'")
    return ""


def _found(pattern: re.Pattern[bytes], root: bytes) -> re.Match[bytes] | None:
    """The line of a pattern, whichever signs end lines; what is found stands where it does in the root."""
    return pattern.search(root.replace(b"\r", b"\n"))


def base_folder(said: str, folder: Path) -> Path:
    """The folder that is named in another; whichever way its slashes lean, as on Windows they lean both ways."""
    return Path(os.path.realpath(folder / said.replace("\\", "/")))


def pointed_from(root: bytes, home: Path, place: Path) -> bytes:
    """A root, or `mkdocs.yml`, that is put into another place than its home, with the way to what it rests on from there."""
    found = _found(LEADS, root)
    if not found or not (said := found["path"].decode().strip("\"'")):
        return root
    way = way_to(base_folder(said, home), place.resolve())
    return root[: found.start("path")] + f'"{way}"'.encode() + root[found.end("path") :]


def way_to(base: Path, folder: Path) -> str:
    """The way to a handbook's folder from that of one that rests on it, as problems name it."""
    return Path(os.path.relpath(base, folder)).as_posix()


def what_is_wrong_with(said: str, chain: list[Path]) -> tuple[str, str] | None:
    """Why a handbook cannot extend what it names, as a sentence and a cure; the chain leads from the first to this one."""
    example = "Write the way from this folder to the other, such as ../brand."
    if "://" in said:
        return f"“{said}” is an address, and a brand is a folder.", f"Fetch it beside this folder. {example}"
    if PureWindowsPath(said).anchor or PurePosixPath(said).anchor or said.startswith("~") or "\0" in said:
        return f"“{said}” stands in this place on one machine alone.", example
    return _where_it_leads(said, chain) or _nothing_to_read(said, base_folder(said, chain[-1]), chain[-1])


def _where_it_leads(said: str, chain: list[Path]) -> tuple[str, str] | None:
    folder = base_folder(said, chain[-1])
    if folder == chain[-1]:
        return f"“{said}” is this very folder.", "Name the folder of the brand, or take the line out."
    if folder in chain:
        return f"“{said}” leads in a circle: it rests on this handbook.", "Take the line out of one of them."
    if len(chain) == 1 and _is_far_below(folder, chain[0]):
        return (
            f"“{said}” rests on another, and so on, more than {limits.BASES} deep.",
            "Leave out a step between house and brand.",
        )
    return None


def _is_far_below(base: Path, home: Path) -> bool:
    """Whether a handbook rests on too many, one above the other: it is said in the one below all of them, which alone has too many."""
    met = [home]
    while base not in met and len(met) <= limits.BASES:
        met.append(base)
        if not (said := said_in(base)):
            return False
        base = base_folder(said, base)
    return base not in met


def _nothing_to_read(said: str, folder: Path, home: Path) -> tuple[str, str] | None:
    if os.path.isfile(folder):  # noqa: PTH113 - of a name that is too long it says no, and raises nothing
        way = PurePosixPath(said.replace("\\", "/")).parent
        return f"“{said}” is a file.", f"Write the folder it stands in: {way}"
    try:
        names = os.listdir(folder)  # noqa: PTH208 - of all that are there only the names
    except FileNotFoundError:
        return f"There is no folder “{_quoted(said)}”.", _meant(said, home)
    except OSError as error:
        return f"“{_quoted(said)}” cannot be read: {error.strerror}.", "See who may read it."
    if ROOT not in names:
        return f"There is no {ROOT} in “{said}”.", f"Name the folder that has the {ROOT} of the brand."
    return None


def _meant(said: str, home: Path) -> str:
    """The folder beside the one that is missing, if one is called nearly so and holds a handbook."""
    # The model is much to load, for whoever only asks what folders there are.
    from handbook.model.problems import nearest

    way = PurePosixPath(said.replace("\\", "/"))
    beside = (path.parent.name for path in Path(home, way.parent).glob(f"*/{ROOT}") if path.parent.resolve() != home)
    near = nearest(way.name, sorted(beside))
    return f"Did you mean “{way.parent / near}”?" if near else "Correct the name, or fetch the folder."


def _quoted(said: str) -> str:
    return " ".join(said.split())[:LONGEST]
