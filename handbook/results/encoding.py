"""Whether what a file holds is text in UTF-8, and what it is otherwise: nothing is ever guessed into other letters."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from handbook.results.complaint import TABLE, Complaint, complaint

BYTES = "invalid-byte"
PIECE = 1 << 20
"""Bytes that are decoded at a time, so that a large file is not there twice."""
BEGINS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"PK\x03\x04": "workbook",
    b"\xd0\xcf\x11\xe0": "workbook",
    b"%PDF-": "pdf",
}
"""How files begin that are no text in UTF-8."""
MERGE = re.compile(rb"^(?:<{7}|>{7}|\|{7}|={7})(?=[ \r\n]|\Z)", re.MULTILINE)
"""What git leaves where two people changed the same lines."""
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINE_END = re.compile(rb"\r\n|\r|\n")


def no_text(content: bytes) -> Complaint | None:
    """Why a table cannot be read as text; nothing where it can."""
    if found := next((kind for begin, kind in BEGINS.items() if content.startswith(begin)), ""):
        return _other(found)
    if wide := _wide(content):
        return _other(wide)
    start = _undecodable(content)
    if start is not None:
        return _at(content, start, _of_byte(content, start))
    if control := CONTROL.search(content):
        said = complaint("table.control", sign=f"U+{ord(control.group()):04X}")
        return _at(content, control.start(), replace(said, rule=TABLE))
    if merge := MERGE.search(content):
        return _at(content, merge.start(), replace(complaint("table.merge"), rule="unfinished-merge"))
    return None


def _other(kind: str) -> Complaint:
    if kind in ("workbook", "pdf"):
        return replace(complaint(f"table.{kind}"), rule=TABLE)
    return replace(complaint("table.wide", encoding=kind), rule=BYTES)


def _wide(content: bytes) -> str:
    """The encoding of a text without a mark at its beginning, whose letters are two or four bytes each."""
    head = content[: PIECE // 256]
    empty = [head[at::4].count(0) for at in range(4)]
    quarter = len(head) // 4
    if quarter and sorted(empty)[1] * 10 > quarter * 9:
        return "UTF-32"
    half = len(head) // 2
    if half and any((empty[at] + empty[at + 2]) * 10 > half * 4 for at in range(2)):
        return "UTF-16"
    return ""


def _undecodable(content: bytes) -> int | None:
    """Where the first byte stands that UTF-8 does not know there."""
    decoder, size = codecs.getincrementaldecoder("utf-8")(), len(content)
    try:
        for at in range(0, size, PIECE):
            decoder.decode(content[at : at + PIECE], final=at + PIECE >= size)
    except UnicodeDecodeError:
        return _first(content)
    return None


def _first(content: bytes) -> int:
    try:
        content.decode()
    except UnicodeDecodeError as wrong:
        return wrong.start
    raise AssertionError("it was not UTF-8 a moment ago")


def _of_byte(content: bytes, start: int) -> Complaint:
    byte = content[start : start + 1]
    letter = byte.decode("cp1252", errors="ignore")
    values = {"byte": f"0x{byte.hex().upper()}", "letter": letter}
    return replace(complaint("table.letter" if letter else "table.byte", **values), rule=BYTES)


def _at(content: bytes, start: int, said: Complaint) -> Complaint:
    """A complaint at a byte: the line and, in letters, the column it stands in."""
    ends = list(LINE_END.finditer(content, 0, start))
    begin = ends[-1].end() if ends else len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
    return replace(said, line=len(ends) + 1, column=len(content[begin:start].decode()) + 1)
