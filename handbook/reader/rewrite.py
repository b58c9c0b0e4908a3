"""Change a value in a file where it stands, and nothing else: comments, order, quoting and line ends stay.

An edit is made in the text, at the places the reader knows; YAML is never written out. Before a file is
replaced the whole handbook is read with it, and has to say what was meant.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from handbook.model import Handbook
from handbook.model.problems import Severity
from handbook.reader.load import Reading, read
from handbook.reader.source_map import Position
from handbook.system.files import write_all_atomically
from handbook.words.unable import Unable

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
LINE_END = re.compile(r"\r\n|\r|\n")


class NotWritten(Unable):
    """A change was not made; says why, and nothing was written."""


@dataclass(frozen=True)
class Edit:
    """New text for a place in a file; lines and columns count from 0, and an empty stretch inserts."""

    file: str
    line: int
    begins: int
    ends: int
    text: str


def set_value(position: Position, text: str) -> Edit:
    """Another value in the place of one that stands on a single line; single or double quotation marks stay what they are."""
    name, begins, ends = position.source.name, position.node.start_mark, position.node.end_mark
    if begins.line != ends.line:
        raise NotWritten("cannot.write.spans-lines", file=name, line=str(begins.line + 1))
    quote = getattr(position.node, "style", None) or ""
    space = " " if begins.column == ends.column else ""
    return Edit(name, begins.line, begins.column, ends.column, f"{space}{quote}{text}{quote}")


def add_lines(position: Position, lines: list[str]) -> Edit:
    """Lines below everything that stands in a node."""
    at = last_line(position.node, position.source.lines)
    return Edit(position.source.name, at + 1, 0, 0, "".join(f"{line}\n" for line in lines))


def add_field(position: Position, name: str, value: str) -> Edit:
    """A field below the others of an entry."""
    return add_lines(position, [f"{' ' * position.node.start_mark.column}{name}: {value}"])


def last_line(node: yaml.Node, lines: list[str]) -> int:
    """The last line of a node, without the comments below it."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return max(last_line(child, lines) for child in (last if isinstance(last, tuple) else (last,)))
    if getattr(node, "style", None) in ("|", ">"):
        return _end_of_block(node, lines)
    return int(node.end_mark.line)


def _end_of_block(node: yaml.Node, lines: list[str]) -> int:
    """The last written line of a text that stands below its name, indented."""
    last, indent = node.start_mark.line, 0
    for at in range(last + 1, min(node.end_mark.line + 1, len(lines)) if node.value.strip() else 0):
        depth = len(lines[at]) - len(lines[at].lstrip(" "))
        if lines[at].strip() and depth < indent:
            break
        if lines[at].strip():
            last, indent = at, indent or depth
    return int(last)


def rewrite(folder: Path, reading: Reading, edits: list[Edit], is_meant: Callable[[Handbook], bool]) -> None:
    """Make edits in the files of a handbook, all of them or none.

    Raises NotWritten when the handbook would then not say what was meant.
    """
    changed = {name: _edited((folder / name).read_bytes(), name, edits) for name in {edit.file for edit in edits}}
    _verify(folder, reading, changed, is_meant)
    write_all_atomically({(folder / name).resolve(): data for name, data in changed.items()})


def _edited(data: bytes, name: str, edits: list[Edit]) -> bytes:
    text = data.decode("utf-8")
    lines = LINE.findall(text)
    mark = 1 if text.startswith("\ufeff") else 0
    found = LINE_END.search(text)
    end = found.group() if found else "\n"
    for edit in sorted((edit for edit in edits if edit.file == name), key=lambda edit: -edit.line):
        new = edit.text.replace("\n", end)
        if edit.line >= len(lines):
            if lines and not LINE_END.search(lines[-1]):
                lines[-1] += end
            lines.append(new)
            continue
        shift = mark if edit.line == 0 and edit.ends else 0
        line = lines[edit.line]
        lines[edit.line] = line[: edit.begins + shift] + new + line[edit.ends + shift :]
    return "".join(lines).encode("utf-8")


def _verify(folder: Path, reading: Reading, changed: dict[str, bytes], is_meant: Callable[[Handbook], bool]) -> None:
    """Read a copy of the handbook in which the files are changed."""
    with tempfile.TemporaryDirectory() as place:
        for name in reading.sources:
            copy = Path(place) / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(changed.get(name) or (folder / name).read_bytes())
        again = read(Path(place))
    wrong = [problem for problem in again.problems if problem.severity is Severity.ERROR]
    if wrong:
        raise NotWritten("cannot.write.in-place-for", why=f"{wrong[0].file}:{wrong[0].line}: {wrong[0].message}")
    if not is_meant(again.book):
        raise NotWritten("cannot.write.in-place")
