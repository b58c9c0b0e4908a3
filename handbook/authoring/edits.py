"""An edit is new text for a place in a file: no YAML is ever written out, so that all around it stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
LINE_END = re.compile(r"\r\n|\r|\n")
MARK = "\ufeff"

Place = tuple[int, int]
"""A line and a column, both from 0, as the reader counts them; the line after the last is the end of the file."""


@dataclass(frozen=True)
class Edit:
    """New text for a stretch of a file; an empty stretch inserts. Lines end in a line feed, whatever the file has."""

    file: str
    begins: Place
    ends: Place
    text: str


def insert_lines(file: str, line: int, lines: Iterable[str]) -> Edit:
    """Whole lines, without their ends, above a line that is counted from 0."""
    return Edit(file, (line, 0), (line, 0), "".join(f"{each}\n" for each in lines))


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with edits made in it; those at one place follow each other in the order given.

    Raises ValueError where two of them overlap, or the file is not UTF-8.
    """
    whole = data.decode("utf-8")
    mark = MARK if whole.startswith(MARK) else ""
    text = whole.removeprefix(MARK)
    places = _Places(text)
    done, at = [mark], 0
    for edit in sorted(edits, key=lambda edit: (edit.begins, edit.ends)):
        begins, ends = places.offset(edit.begins), places.offset(edit.ends)
        if begins < at:
            raise ValueError(f"two edits overlap in {edit.file}")
        done += [text[at:begins], places.fitting(edit, begins)]
        at = ends
    return "".join([*done, text[at:]]).encode("utf-8")


class _Places:
    def __init__(self, text: str) -> None:
        self.starts, at = [0], 0
        for line in LINE.findall(text):
            at += len(line)
            self.starts.append(at)
        found = LINE_END.search(text)
        self.line_end = found.group() if found else "\n"
        self.is_closed = not text or text[-1] in "\r\n"
        self.length = len(text)

    def offset(self, place: Place) -> int:
        line, column = place
        return min(self.starts[line] + column, self.length) if line < len(self.starts) else self.length

    def fitting(self, edit: Edit, begins: int) -> str:
        """The new text with the file's ends of lines; a file without one at its end stays without."""
        text = edit.text
        if begins == self.length and not self.is_closed and edit.begins[1] == 0 and text.endswith("\n"):
            text = "\n" + text.removesuffix("\n")
        return text.replace("\n", self.line_end)
