"""The text of a file that somebody typed, and what was done to it on the way: another encoding, a merge not finished.

Nothing is left out for it: what can be guessed of such a file is handed on, so that everything else in it is still
looked at. But the flaw is named, once for a file, and nobody publishes what was guessed.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.text.conflict_markers import Quoted, without_merges

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LOST = "\ufffd"
"""Stands for what could not be read."""
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
"""What files of other encodings may begin with."""
SAVE = "Save the file as UTF-8: most editors ask for the encoding under “Save as”."
ENOUGH = 4096
"""Bytes by which a file is judged."""


class Flaw(NamedTuple):
    """What is wrong with a file as such; line and column count from 0."""

    line: int
    column: int
    rule: str
    message: str
    cure: str


class TextFile(NamedTuple):
    """The text of a file with lines that end in a line feed, and what is wrong with it."""

    text: str
    flaws: tuple[Flaw, ...] = ()


def read_text(data: bytes, *, quoted: Quoted | None = None) -> TextFile:
    """The text in a file's bytes; where it is a page, `quoted` makes blank what it only quotes, such as code."""
    text, flaw = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept, unfinished = without_merges(text, quoted)
    flaws = [*([flaw] if flaw else _controls(text)), *([_merge(unfinished)] if unfinished else [])]
    return TextFile(CONTROL.sub(LOST, kept) if flaws else kept, tuple(flaws))


def _decoded(data: bytes) -> tuple[str, Flaw | None]:
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), _saved_as(name)
    if codec := _two_bytes(data):
        return data.decode(codec, "replace"), _saved_as("UTF-16")
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
        said = f"The byte {data[error.start]:02X} is no character in UTF-8"
    if _is_western(data):
        said += ": the file looks like Windows-1252, which some editors call ANSI"
        return data.decode("cp1252"), Flaw(line, column, "invalid-byte", f"{said}.", SAVE)
    cure = "Save the file as UTF-8, then look at this place."
    return data.decode("utf-8-sig", "replace"), Flaw(line, column, "invalid-byte", f"{said}.", cure)


def _saved_as(encoding: str) -> Flaw:
    return Flaw(0, 0, "invalid-byte", f"This file is saved as {encoding}.", SAVE)


def _two_bytes(data: bytes) -> str:
    """The form of UTF-16 in which a file without a mark is written: every other byte of European text is empty."""
    begin = data[:ENOUGH]
    for codec, empty in (("utf-16-le", begin[1::2]), ("utf-16-be", begin[::2])):
        if len(begin) > 1 and empty.count(0) * 2 > len(empty) and begin.count(0) == empty.count(0):
            return codec
    return ""


def _is_western(data: bytes) -> bool:
    """Whether bytes read as a western text of one byte a letter; few of its letters are not plain ones."""
    high = sum(byte > 0x7F for byte in data)
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    in_utf8 = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    return in_utf8 == 0 and high * 4 < len(data)


def _controls(text: str) -> Iterator[Flaw]:
    """Characters that steer machines, the first of each line; where one is empty the file is no text, which is said once."""
    if "\0" in text:
        before = text[: text.index("\0")]
        line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
        yield Flaw(line, column, "invalid-byte", "Here stands the control character 00: this is no text, or only in parts.",
                   "Take it away, or put the right file here.")  # fmt: skip
        return
    for at, line_ in enumerate(text.split("\n") if CONTROL.search(text) else ()):
        if bad := CONTROL.search(line_):
            code = f"{ord(bad.group()):02X}"
            yield Flaw(at, bad.start(), "invalid-byte", f"Here stands the control character {code}.", "Take it away.")


def _merge(lines: list[int]) -> Flaw:
    first, *others = lines
    also = f" One more begins in line {others[0] + 1}." if len(others) == 1 else ""
    also = f" {len(others)} more stand below." if len(others) > 1 else also
    return Flaw(first, 0, "unfinished-merge", f"A merge is unfinished here: both versions stand in the file.{also}",
                "Keep one of them, or what is right of both, and take away the lines of <<<<<<<, ======= and >>>>>>>.")  # fmt: skip
