"""Make edits in the files of a handbook, all of them or none, once the whole has been read with them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from handbook.authoring.edits import Edit, edited
from handbook.model import Handbook
from handbook.model.problems import Severity
from handbook.reader import ROOT, Reading, read
from handbook.reader.extends import pointed_from
from handbook.system.files import write_all_atomically
from handbook.words.unable import Unable


class NotWritten(Unable):
    """A change was not made; says why, and nothing was written."""


def rewrite(folder: Path, reading: Reading, edits: Iterable[Edit], is_meant: Callable[[Handbook], bool]) -> None:
    """Make edits in the files of a handbook.

    Raises NotWritten when the handbook would then not say what was meant, or could not be read.
    """
    files = in_bytes(folder, edits)
    again = tried(folder, reading, files)
    if not is_meant(again.book):
        raise NotWritten("cannot.write.in-place")
    write_all_atomically({(folder / name).resolve(): data for name, data in files.items()})


def in_bytes(folder: Path, edits: Iterable[Edit]) -> dict[str, bytes]:
    """The files that edits change, by their names from the folder, as they would be. Raises NotWritten."""
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.file, []).append(edit)
    try:
        return {name: edited((folder / name).read_bytes(), own) for name, own in by_file.items()}
    except ValueError:
        raise NotWritten("cannot.write.in-place") from None


def ensure_own(reading: Reading, files: Iterable[str]) -> None:
    """Raise NotWritten for a file that belongs to the brand of a house, and so to all its houses."""
    if file := next(filter(reading.is_of_base, files), ""):
        raise NotWritten("cannot.write.of-brand", file=file)


def tried(folder: Path, reading: Reading, files: Mapping[str, bytes]) -> Reading:
    """The handbook as it would be read with other files in it. Raises NotWritten where it could not be."""
    ensure_own(reading, files)
    own = [name for name in reading.sources if not reading.is_of_base(name)]
    with tempfile.TemporaryDirectory() as place:
        for name in {*own, *(name for name in files if name.endswith(".yml"))}:
            copy = Path(place) / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            content = files[name] if name in files else (folder / name).read_bytes()
            copy.write_bytes(pointed_from(content, folder.resolve(), Path(place)) if name == ROOT else content)
        again = read(Path(place))
    wrong = [problem for problem in again.problems if problem.severity is Severity.ERROR]
    if wrong:
        raise NotWritten("cannot.write.in-place-for", why=f"{wrong[0].file}:{wrong[0].line}: {wrong[0].message}")
    return again
