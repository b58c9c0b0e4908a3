"""What stands in `print/`: `manifest.json` says of every file what it is for, and from what it was set.

The folder is made anew by whoever prints, and may come from a cache, a zip or a branch of somebody else. So nothing
that the manifest says is taken on trust: a row that does not name a PDF in the folder counts for nothing, and what it
names is neither copied nor deleted.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import from_json

from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.system.inside import is_file_of
from handbook.views.downloads import Download

FOLDER = "print"
FILE = "manifest.json"
NAME = re.compile(r"(?:[a-z0-9-][a-z0-9.-]*/)*[a-z0-9-][a-z0-9.-]*\.pdf")
"""What a printed file may be called, from the folder of printed files."""
Short = Annotated[str, Field(max_length=limits.LINE_LENGTH)]
Number = Annotated[int, Field(ge=0, le=2**53)]


@dataclass(frozen=True)
class PrintedFile:
    """A printed file, and the fingerprint of all that it was set from."""

    download: Download
    fingerprint: str


class _Row(BaseModel):
    """A row of the manifest as we write it."""

    model_config = ConfigDict(strict=True, extra="forbid")

    file: Short
    what: Short
    kind: Short
    title: Short
    purpose: Short
    pages: Number
    size: Number
    fingerprint: Short


def read_manifest(folder: Path) -> dict[str, PrintedFile]:
    """The printed files of a handbook that are still there; none where nothing is printed, or nobody can tell what."""
    out = folder / FOLDER
    try:
        listed = from_json(read_bytes(out / FILE, limits.MANIFEST_BYTES, folder), allow_inf_nan=False)
    except (OSError, ValueError, TooLarge):
        return {}
    rows = [row for each in listed if (row := _row(each))] if isinstance(listed, list) else []
    return {row.file: _entry(row) for row in rows if NAME.fullmatch(row.file) and _is_there(out, row)}


def _row(listed: object) -> _Row | None:
    try:
        return _Row.model_validate(listed)
    except ValidationError:
        return None


def _is_there(out: Path, row: _Row) -> bool:
    """Whether the very file that was printed stands in the folder, and is no link to something elsewhere."""
    return is_file_of(out / row.file, out) and (out / row.file).stat().st_size == row.size


def _entry(row: _Row) -> PrintedFile:
    said = row.model_dump()
    fingerprint = said.pop("fingerprint")
    return PrintedFile(Download(**said), fingerprint)


def as_manifest(entries: dict[str, PrintedFile]) -> str:
    """A manifest as it stands in its file."""
    rows = [asdict(entry.download) | {"fingerprint": entry.fingerprint} for entry in entries.values()]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def printed(folder: Path) -> tuple[Download, ...]:
    """The printed files of a handbook, in the order they are listed."""
    return tuple(entry.download for entry in read_manifest(folder).values())
