"""What stands in an old document: the items of its lists, its tables, and all that is neither, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.authoring.office.cells import cell_text
from handbook.authoring.office.grids import Grid, grids_in, place
from handbook.authoring.office.libraries import docx
from handbook.authoring.office.zipped import ensure_bounded, packed_again, unpacked
from handbook.model.ids import shortened
from handbook.system import limits
from handbook.system.bounded import read_bytes
from handbook.words.unable import Saying, Unable

ITEM = re.compile(r"(\s*)(?:[-*+•–·▪◦]|\d{1,3}[.)])\s+(.*)")
"""A line of a list, whether a program or a person has put the sign before it."""
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
STRESS = re.compile(r"(\*\*|__|`)(.+?)\1")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOT_TEXT = {"drawing": "picture", "pict": "picture", "object": "object", "footnoteReference": "footnote",
            "endnoteReference": "footnote", "commentReference": "comment"}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """An item of a list, under the heading above it."""

    text: str
    place: str
    heading: str = ""


@dataclass(frozen=True)
class Rows:
    """A table: rows of texts, each with its place."""

    rows: list[list[str]]
    places: list[str]
    heading: str = ""


Block = Item | Rows | Saying
"""A saying is what was not taken, and where it stands."""


def blocks_in(file: Path) -> Iterator[Block]:
    """What stands in a document, in its order. Raises Unable, TooLarge or OSError."""
    if file.suffix.lower() == ".docx":
        return _document(file)
    if file.suffix.lower() in (".md", ".markdown"):
        return _markdown(file)
    return (block for grid in grids_in(file) for block in _grid(grid))


def _grid(grid: Grid) -> Iterator[Block]:
    """The rows of a sheet that hold something; what stands alone above its table is a heading."""
    for merged in grid.merged:
        yield Saying("import.left-merged", place=f"{grid.name}!{merged}")
    numbered = [(number, [cell_text(cell).strip() for cell in row]) for number, row in enumerate(grid.rows)]
    filled = [(number, row) for number, row in numbered if any(row)]
    widest = max((sum(map(bool, row)) for _, row in filled), default=0)
    while filled and widest > 1 and sum(map(bool, filled[0][1])) == 1:
        number, row = filled.pop(0)
        yield _left("paragraph", f"{grid.name}!{place(number, 0)}", " ".join(filter(None, row)))
    if filled:
        yield Rows([row for _, row in filled], [f"{grid.name}!{place(number, 0)}" for number, _ in filled])


def _left(kind: str, where: str, text: str = "") -> Saying:
    return Saying(f"import.left-{kind}", place=where, text=shortened(text))


def _markdown(file: Path) -> Iterator[Block]:
    try:
        lines = read_bytes(file, limits.SOURCE_BYTES).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise Unable("cannot.office.encoding", file=file.name) from None
    heading, at = "", 0
    while at < len(lines):
        line, where = lines[at], f"{file.name}:{at + 1}"
        end = at + 1
        if found := HEADING.fullmatch(line):
            heading = _plain(found[1])
        elif "|" in line and end < len(lines) and RULE.fullmatch(lines[end].strip()):
            while end < len(lines) and "|" in lines[end]:
                end += 1
            kept = [number for number in range(at, end) if number != at + 1]
            yield Rows([_cells(lines[n]) for n in kept], [f"{file.name}:{n + 1}" for n in kept], heading)
        elif line.strip():
            while end < len(lines) and lines[end].strip() and not _begins(lines[end]):
                end += 1
            text = " ".join(part.strip() for part in lines[at:end])
            for picture in re.finditer(r"!\[([^\]]*)\]", text):
                yield _left("picture", where, picture[1])
            item = ITEM.fullmatch(text)
            yield Item(_plain(item[2]), where, heading) if item else _left("paragraph", where, text)
        at = end


def _begins(line: str) -> bool:
    return bool(ITEM.fullmatch(line) or HEADING.fullmatch(line) or line.lstrip().startswith("|"))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [_plain(cell.replace("\\|", "|").strip()) for cell in re.split(r"(?<!\\)\|", inner)]


def _plain(text: str) -> str:
    """A text without its Markdown; where a link leads is kept beside its words."""
    text = LINK.sub(lambda link: link[2] if link[1] else f"{link[2]} ({link[3]})", text)
    return STRESS.sub(r"\2", text).strip()


def _document(file: Path) -> Iterator[Block]:
    library = docx()
    members = unpacked(file)
    ensure_bounded(file, members)
    try:
        document = library.Document(packed_again(members))
        styles = {style.style_id: str(style.name) for style in document.styles}
        blocks = list(_body(document.element.body, styles))
    except (
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        RecursionError,
        library.opc.exceptions.PackageNotFoundError,
    ):
        raise Unable("cannot.office.damaged", file=file.name) from None
    yield from blocks
    for name, xml in sorted(members.items()):
        if re.fullmatch(r"word/(header|footer)\d*\.xml", name) and re.search(rb"<w:t[ >]", xml):
            yield _left("header", name)


def _body(body: Any, styles: dict[str, str]) -> Iterator[Block]:
    heading, number, tables = "", 0, 0
    for element in _elements(body):
        if element.tag == f"{W}tbl":
            tables += 1
            yield from _table(element, f"table {tables}", heading)
            continue
        number += 1
        where, text = f"paragraph {number}", _text(element)
        yield from _no_text(element, where, text)
        style = element.find(f"{W}pPr/{W}pStyle")
        name = styles.get(style.get(f"{W}val"), "") if style is not None else ""
        typed = ITEM.fullmatch(text)
        if name.lower().startswith(("heading", "title")):
            heading = text
        elif not text:
            continue
        elif typed or name.lower().startswith("list") or element.find(f"{W}pPr/{W}numPr") is not None:
            yield Item(typed[2] if typed else text, where, heading)
        else:
            yield _left("paragraph", where, text)


def _elements(body: Any) -> Iterator[Any]:
    """Paragraphs and tables, those inside of frames that programs put around them among them."""
    for element in body:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _elements(element)


def _text(element: Any) -> str:
    """What is read there; what was struck out as a change is not, and pictures have no text."""
    parts = []
    for part in element.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if not any(above.tag in (f"{W}drawing", f"{W}pict", f"{W}del") for above in part.iterancestors()):
            parts.append((part.text or "") if part.tag == f"{W}t" else " ")
    return " ".join("".join(parts).split())


def _no_text(element: Any, where: str, text: str) -> Iterator[Saying]:
    for tag, kind in NOT_TEXT.items():
        if next(element.iter(f"{W}{tag}"), None) is not None:
            yield _left(kind, where, text)
    if next(element.iter(f"{W}ins", f"{W}del"), None) is not None:
        yield _left("tracked", where, text)


def _table(element: Any, where: str, heading: str) -> Iterator[Block]:
    rows: list[list[str]] = []
    for number, row in enumerate(element.iter(f"{W}tr"), 1):
        cells = list(row.iter(f"{W}tc"))
        rows.append(["\n".join(filter(None, map(_text, cell.iter(f"{W}p")))) for cell in cells])
        for cell in cells:
            yield from _no_text(cell, f"{where}, row {number}", _text(cell))
            if cell.find(f"{W}tcPr/{W}gridSpan") is not None or cell.find(f"{W}tcPr/{W}vMerge") is not None:
                yield _left("merged", f"{where}, row {number}", _text(cell))
    yield Rows(rows, [f"{where}, row {number}" for number in range(1, len(rows) + 1)], heading)
