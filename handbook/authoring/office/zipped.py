"""What office programs write is a zip of XML: unpacked here within limits, whoever made it, and looked at before it is read.

A small file can unpack to gigabytes, name a cell a million rows away, or repeat one text for each of its cells; so the
extent of every sheet is counted before a library makes room for it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.words.unable import Unable

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""What a file begins with that is protected by a password, or comes from the time before zip."""
REPEATED_ROWS, REPEATED_CELLS = "number-rows-repeated", "number-columns-repeated"
REFERENCE = re.compile(r"([A-Z]{1,4})([0-9]{1,9})")


def unpacked(file: Path) -> dict[str, bytes]:
    """The members of a file by their names. Raises Unable, or OSError."""
    try:
        data = read_bytes(file, limits.OFFICE_BYTES)
    except TooLarge:
        raise _too_much(file) from None
    if data.startswith(OLD_OR_LOCKED):
        raise Unable("cannot.office.locked", file=file.name)
    try:
        members = _members(file, data)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise Unable("cannot.office.damaged", file=file.name) from None
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in members):
        raise Unable("cannot.office.macros", file=file.name)
    if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
        raise Unable("cannot.office.locked", file=file.name)
    return members


def _members(file: Path, data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        infos = packed.infolist()
        if len(infos) > limits.OFFICE_MEMBERS or sum(info.file_size for info in infos) > limits.OFFICE_UNPACKED:
            raise _too_much(file)
        return {info.filename: packed.read(info) for info in infos if not info.is_dir()}


def packed_again(members: Mapping[str, bytes]) -> io.BytesIO:
    """The same members as a file in memory that unpacks to no more than they are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed


def ensure_bounded(file: Path, members: Mapping[str, bytes]) -> None:
    """Raises Unable where a member declares entities of its own, is no XML, or a sheet is larger than any that is meant."""
    shared: list[int] = []
    for name in sorted(members, key=lambda name: not name.endswith("sharedStrings.xml")):
        if name.endswith((".xml", ".rels")):
            extent = Extent(shared)
            try:
                extent.read(members[name])
            except (expat.ExpatError, ValueError, LookupError):
                raise Unable("cannot.office.damaged", file=file.name) from None
            except Extent.TooFar:
                raise _too_much(file) from None


def _too_much(file: Path) -> Unable:
    return Unable(
        "cannot.office.large",
        file=file.name,
        bytes=limits.said(limits.OFFICE_UNPACKED),
        cells=limits.said(limits.OFFICE_CELLS),
    )


class Extent:
    """How far the cells of one sheet reach, and how much text stands in them, repetitions counted."""

    class TooFar(Exception):
        """It is more than anybody means."""

    def __init__(self, shared: list[int]) -> None:
        """Take the lengths of the texts that cells share; a member that holds them adds them."""
        self.shared = shared
        self.row = self.column = self.last_row = self.last_column = self.text = 0
        self.rows_repeated = self.repeated = self.length = self.depth = 0
        self.kind, self.is_cell, self.is_filled = "", False, False

    def read(self, xml: bytes) -> None:
        """Go through a member. Raises ExpatError, ValueError, LookupError or TooFar."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(xml, True)

    def _doctype(self, *_: object) -> None:
        raise ValueError("a document type of its own")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > limits.DRAWING_DEPTH:
            raise self.TooFar
        known = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = name.rpartition(":")[2]
        if element in ("table", "sheetData"):
            self._sheet()
        elif element in ("row", "table-row"):
            self.row += self.rows_repeated if element == "table-row" else 1
            self.rows_repeated, self.column = int(known.get(REPEATED_ROWS, 1)), 0
        elif element in ("c", "table-cell", "covered-table-cell"):
            self._cell(known)
        elif element == "si":
            self.length = 0

    def _sheet(self) -> None:
        self.row = self.column = self.last_row = self.last_column = self.rows_repeated = 0

    def _cell(self, known: Mapping[str, str]) -> None:
        self.repeated = int(known.get(REPEATED_CELLS, 1))
        self.column += self.repeated
        self.kind, self.length, self.is_cell = known.get("t", ""), 0, True
        self.is_filled = "value-type" in known or "t" in known
        if found := REFERENCE.fullmatch(known.get("r", "")):
            self.row, self.column = int(found[2]), _number(found[1])

    def _characters(self, text: str) -> None:
        if self.is_cell and self.kind == "s":
            self.length = self.length * 10 + int(text) if text.isdecimal() and len(text) < 9 else self.length
        else:
            self.length += len(text)
        self.is_filled = self.is_filled or bool(text.strip())

    def _end(self, name: str) -> None:
        self.depth -= 1
        element = name.rpartition(":")[2]
        if element == "si":
            self.shared.append(self.length)
        elif element in ("c", "table-cell", "covered-table-cell"):
            if self.is_filled:
                self._filled()
            self.is_cell = False

    def _filled(self) -> None:
        repeated = max(1, self.rows_repeated)
        self.last_row = max(self.last_row, self.row + repeated - 1)
        self.last_column = max(self.last_column, self.column)
        length = self.length
        if self.kind == "s":
            length = self.shared[length] if length < len(self.shared) else 0
        self.text += length * self.repeated * repeated
        if self.last_row * self.last_column > limits.OFFICE_CELLS or self.text > limits.OFFICE_TEXT:
            raise self.TooFar


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
