"""What stands in `print/`: `manifest.json` says of every file what it is for, and from what it was set."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from handbook.views.downloads import Download

FOLDER = "print"
FILE = "manifest.json"


@dataclass(frozen=True)
class PrintedFile:
    """A printed file, and the fingerprint of all that it was set from."""

    download: Download
    fingerprint: str


def read_manifest(folder: Path) -> dict[str, PrintedFile]:
    """The printed files of a handbook that are still there; none where nothing is printed, or nobody can tell what."""
    try:
        listed = json.loads((folder / FOLDER / FILE).read_text("utf-8"))
        entries = {row["file"]: _entry(row) for row in listed}
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {file: entry for file, entry in entries.items() if (folder / FOLDER / file).is_file()}


def _entry(row: dict[str, object]) -> PrintedFile:
    fingerprint = str(row.pop("fingerprint"))
    return PrintedFile(Download(**row), fingerprint)  # type: ignore[arg-type]


def as_manifest(entries: dict[str, PrintedFile]) -> str:
    """A manifest as it stands in its file."""
    rows = [asdict(entry.download) | {"fingerprint": entry.fingerprint} for entry in entries.values()]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def printed(folder: Path) -> tuple[Download, ...]:
    """The printed files of a handbook, in the order they are listed."""
    return tuple(entry.download for entry in read_manifest(folder).values())
