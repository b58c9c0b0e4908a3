"""An id under another name in tables and translations, byte for byte the same but for that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.results.raw_cells import MARK, raw_cells
from handbook.results.table_kinds import FOLDERS as TABLES
from handbook.system.folders import is_hidden
from handbook.text.comparing import key

TRANSLATIONS = "translations"
COLUMNS = frozenset(("scorecard", "moment", "item", "touchpoint", "standard", "role", "about", "tip"))
"""The columns in which ids stand."""
BEFORE_AN_ID = frozenset(("", "impression", "phrase", "extra", "observe"))


def other_files(folder: Path, old: str, new: str) -> Iterator[tuple[str, bytes]]:
    """The tables and translations in which an id stands, by their names from the folder, as they are to be."""
    for name in TABLES:
        for path in _files(folder / name, "*.csv"):
            yield from _where_it_differs(folder, path, in_table(path.read_bytes(), old, new))
    for path in _files(folder / TRANSLATIONS, "*.yml"):
        yield from _where_it_differs(folder, path, in_translation(path.read_bytes(), old, new))


def _files(folder: Path, pattern: str) -> list[Path]:
    return [path for path in sorted(folder.glob(pattern)) if not is_hidden(path.name)]


def _where_it_differs(folder: Path, path: Path, data: bytes) -> Iterator[tuple[str, bytes]]:
    if data != path.read_bytes():
        yield path.relative_to(folder).as_posix(), data


def in_table(data: bytes, old: str, new: str) -> bytes:
    """A table with an id under another name, in the columns that hold ids."""
    names: list[str] = []
    done = [MARK if data.startswith(MARK) else b""]
    for line, column, cell, after in raw_cells(data):
        if line == 1:
            names.append(key(cell.strip(b'"').decode("utf-8", "replace")))
        elif column < len(names) and names[column] in COLUMNS:
            cell = _cell(cell, old.encode(), new.encode())
        done += [cell, after]
    return b"".join(done)


def _cell(cell: bytes, old: bytes, new: bytes) -> bytes:
    said = cell.strip(b'" ')
    before, _, id_ = said.rpartition(b":")
    is_whole = cell.startswith(b'"') == cell.endswith(b'"')
    if is_whole and id_ == old and before.decode("ascii", "replace") in BEFORE_AN_ID:
        return new.join(cell.rsplit(old, 1))
    return cell


def in_translation(data: bytes, old: str, new: str) -> bytes:
    """A file of translations with an id under another name: as the key of what is translated, and in its links."""
    named = re.compile(rb"^([ \t]*[\"']?)" + re.escape(old.encode()) + rb"(?=\.[a-z_])", re.MULTILINE)
    linked = re.compile(rb"(\[\[\s*)" + re.escape(old.encode()) + rb"(?=\s*(?:\||\]\]))")
    return linked.sub(rb"\g<1>" + new.encode(), named.sub(rb"\g<1>" + new.encode(), data))
