"""Old documents: what stands in their lists and tables becomes drafts, nothing is lost, and nothing is invented."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from handbook.reader import read
from tests.conftest import Run
from tests.drop_in import FOLDERS

Command = Callable[..., Run]
ITEMS = ["Answer the phone: within 3 rings.", "Say your name #first"]
TABLE = [["Title", "What we do", "Frequency"], ["Clean chair", "Wipe the chair after each guest.", "when: needed"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The smallest handbook."""
    return Path(shutil.copytree(FOLDERS / "good/minimal", tmp_path / "book"))


def a_docx(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Front desk", 1)
    document.add_paragraph("We care.")
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(rows=0, cols=3)
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def a_markdown(path: Path) -> None:
    rows = [f"| {' | '.join(row)} |" for row in TABLE]
    lists = [f"- {item}" for item in ITEMS]
    lines = ["# Front desk", "", "We care.", "", *lists, "", rows[0], "|---|---|---|", *rows[1:]]
    path.write_text("\n".join(lines), "utf-8")


def a_workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["We care."])
    for row in [*TABLE, *([None, item, None] for item in ITEMS)]:
        book.active.append(row)
    book.save(path)


@pytest.mark.parametrize(("name", "write"), [("a.docx", a_docx), ("a.md", a_markdown), ("a.xlsx", a_workbook)])
def test_items_and_rows_become_drafts(
    folder: Path, name: str, write: Callable[[Path], None], handbook_command: Command
) -> None:
    """Each in its own words, with where it stood; what has no field is kept beside it, what is no list is said."""
    write(folder.parent / name)
    before = (folder / "standards.yml").read_text("utf-8")
    run = handbook_command("-C", folder, "import", folder.parent / name)
    assert (run.status, "“We care.”" in run.out) == (0, True)
    text = (folder / "standards.yml").read_text("utf-8")
    drafts = {entry.do: entry for entry in read(folder).book.standards if entry.status == "draft"}
    assert set(drafts) == {*ITEMS, TABLE[1][1]}
    assert drafts[TABLE[1][1]].title == "Clean chair"
    assert "# kept: Frequency: when: needed" in text
    left = handbook_command("-C", folder, "check", "--format", "json").problems
    assert {problem["rule"] for problem in left if problem["severity"] == "error"} == set()
    assert all(line in text.splitlines() for line in before.splitlines())
    again = handbook_command("-C", folder, "import", folder.parent / name)
    assert "says already" in again.out
    assert (folder / "standards.yml").read_text("utf-8") == text


def test_a_list_without_titles_can_be_another_section(folder: Path, handbook_command: Command) -> None:
    """Whoever imports says what the entries are."""
    (folder.parent / "words.csv").write_text("text,verdict\nMind your head,say\n", "utf-8")
    assert handbook_command("-C", folder, "import", "--as", "phrases", folder.parent / "words.csv").status == 0
    assert [(entry.text, entry.verdict) for entry in read(folder).book.phrases] == [("Mind your head", "say")]


def test_a_table_has_its_title_under_the_name_of_what_it_lists(folder: Path, handbook_command: Command) -> None:
    """And what the entry says in the column that says most."""
    rows = ["Standard;What staff do;How often", "Tell delays;Tell them of a delay within five minutes;always"]
    (folder.parent / "old.csv").write_text("\n".join(rows), "utf-8")
    assert handbook_command("-C", folder, "import", folder.parent / "old.csv").status == 0
    last = read(folder).book.standards[-1]
    assert (last.id, last.title, last.do) == ("tell-delays", "Tell delays", "Tell them of a delay within five minutes")
    assert "# kept: How often: always" in (folder / "standards.yml").read_text("utf-8")


def packed(members: dict[str, bytes], *, like: Path) -> bytes:
    """A workbook in which members are others."""
    written = io.BytesIO()
    with zipfile.ZipFile(like) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for name in {*before.namelist(), *members}:
            after.writestr(name, members.get(name) or before.read(name))
    return written.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
XMLNS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FAR = b"<worksheet " + XMLNS + b'><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'  # fmt: skip
HOSTILE = {
    "far.xlsx": ({SHEET: FAR}, "holds more than is read"),
    "bomb.xlsx": ({SHEET: b"<a>" + b" " * 210_000_000}, "holds more than is read"),
    "entities.xlsx": ({SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "is damaged"),
    "macros.xlsx": ({"xl/vbaProject.bin": b"Sub"}, "holds macros"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workbook_that_means_harm_is_a_sentence(folder: Path, name: str, handbook_command: Command) -> None:
    """A small file that unpacks to much, a cell a million rows away, entities, macros."""
    a_workbook(folder.parent / "good.xlsx")
    members, said = HOSTILE[name]
    (folder.parent / name).write_bytes(packed(members, like=folder.parent / "good.xlsx"))
    run = handbook_command("-C", folder, "import", folder.parent / name)
    assert (run.status, said in run.err) == (1, True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("locked.xlsx", b"\xd0\xcf\x11\xe0" + b"0" * 600, "protected by a password"),
        ("half.docx", b"PK\x03\x04 and no more", "is damaged"),
        ("old.xls", b"x", "Save it in its program as .xlsx"),
        ("with.xlsm", b"x", "Save it in its program as .xlsx"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(
    folder: Path, name: str, content: bytes, said: str, handbook_command: Command
) -> None:
    """Locked, cut off, of another kind: what to do about it is said."""
    (folder.parent / name).write_bytes(content)
    run = handbook_command("-C", folder, "import", folder.parent / name)
    assert (run.status, said in run.err) == (1, True)
