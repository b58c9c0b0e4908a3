"""A handbook in office programs: exported, changed there by people, and brought back as exactly that change."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable
from datetime import date, datetime
from difflib import unified_diff
from pathlib import Path
from typing import Any, NamedTuple

import docx
import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from handbook.authoring.office.cells import canonical, value_of
from handbook.authoring.office.columns import Column, columns_by_name, sections
from handbook.authoring.office.compare import put
from handbook.authoring.office.exporting import export
from handbook.authoring.office.grids import grids_in
from handbook.authoring.office.merge import content_of, merge
from handbook.authoring.office.sheet import sheets_in
from handbook.authoring.office.taken import Taken
from handbook.authoring.office.workbook import as_text
from handbook.authoring.rewrite import NotWritten, tried
from handbook.reader import Reading, read
from handbook.system import limits
from handbook.text.spreadsheet import is_guarded
from handbook.words import words_in
from handbook.words.unable import Unable
from tests.conftest import Run
from tests.drop_in import FOLDERS

GOOD = FOLDERS / "good"
WORDS = words_in("en")
Command = Callable[..., Run]
Sheet = Any
EVERY = sorted(path.parent.name for path in GOOD.glob("*/standards.yml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A handbook in which every field is written somewhere."""
    return Path(shutil.copytree(GOOD / "every-field", tmp_path / "book"))


def exported(folder: Path, name: str = "all.xlsx", *what: str) -> Path:
    file = folder.parent / name
    export(read(folder).book, WORDS, what, file, replace=True)
    return file


def taken(folder: Path, file: Path, *, remove: bool = False) -> Taken:
    sheets, notes = sheets_in(grids_in(file))
    return merge(folder, read(folder), file, sheets, notes, remove=remove)


def changed_in(file: Path, section: str, change: Callable[[Sheet, dict[str, int]], None]) -> Path:
    """A workbook after somebody has been at one sheet of it; columns go by their names."""
    book = openpyxl.load_workbook(file)
    sheet = book[section]
    change(sheet, {str(cell.value): cell.column for cell in sheet[1]})
    book.save(file)
    return file


def row_of(sheet: Sheet, id_: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if any(cell.value == id_ for cell in sheet[row]))


def lines_changed(folder: Path, result: Taken) -> list[str]:
    """The lines taken out and put in, over all files."""
    lines = []
    for name, data in result.files.items():
        before, after = (text.decode().splitlines() for text in ((folder / name).read_bytes(), data))
        lines += [
            line for line in unified_diff(before, after, n=0, lineterm="") if line[:3] not in ("---", "+++", "@@ ")
        ]
    return [line for line in lines if not line.startswith("@@")]


def ids(result: Taken) -> list[str]:
    return [saying.id for saying in (*result.notes, *result.wrong)]


@pytest.mark.parametrize("name", EVERY)
def test_what_nobody_has_changed_changes_nothing(name: str, tmp_path: Path) -> None:
    """Every kind of field survives the way into a cell and back, in every language."""
    folder = Path(shutil.copytree(GOOD / name, tmp_path / "book"))
    result = taken(folder, exported(folder))
    assert (result.files, ids(result)) == ({}, [])


def test_a_text_like_the_number_of_a_sign_is_no_sign(folder: Path) -> None:
    """`_x0041_` is an A in a workbook, unless it is written as a spreadsheet writes it."""
    file = next(path for path in sorted(folder.rglob("*.yml")) if "term: " in path.read_text("utf-8"))
    file.write_text(
        re.sub("means: .*", "means: Read _x0041_ and _x005f_x0042_ out", file.read_text("utf-8"), count=1), "utf-8"
    )
    said = [term.means for term in read(folder).book.glossary]
    assert "Read _x0041_ and _x005f_x0042_ out" in said
    assert lines_changed(folder, taken(folder, exported(folder))) == []


def test_a_share_that_a_spreadsheet_made_of_percent_is_percent(folder: Path) -> None:
    """Whoever types 87 % sees 87 % and has 0.87 in the cell; what was below one percent before stays so."""

    def change(sheet: Sheet, head: dict[str, int]) -> None:
        sheet.cell(2, head["pass"]).value = 0.87

    result = taken(folder, changed_in(exported(folder), "scorecards", change))
    assert lines_changed(folder, result)[-1].strip("+ ") == "pass: 87"


def test_a_sheet_a_section_with_the_names_of_fields(folder: Path) -> None:
    """An entry a row, groups as dotted columns; dates are dates, numbers numbers, ids texts; the head stays in sight."""
    book = openpyxl.load_workbook(exported(folder))
    assert book.sheetnames == [*sections(), "exported"]
    assert book["exported"].sheet_state == "hidden"
    sheet = book["standards"]
    head = {cell.value: cell.column for cell in sheet[1]}
    assert list(head)[:2] == ["id", "title"]
    assert {"measure.at_most", "if_missed.pays", "review_by"} <= set(head)
    assert sheet.freeze_panes == "B2"
    row = row_of(sheet, "warm-bread")
    value = {name: sheet.cell(row, at).value for name, at in head.items()}
    assert isinstance(value["review_by"], datetime)
    assert value["id"] == "warm-bread"
    assert sheet.cell(row, head["do"]).alignment.wrap_text
    assert "One behaviour" in sheet.cell(1, head["do"]).comment.text


def test_no_cell_is_a_formula_to_a_spreadsheet(folder: Path) -> None:
    """Whatever people typed stays text there, and comes back as they typed it."""
    file = folder / "parts" / "c-standards.yml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r'title: "Bread is warm"', 'title: "=HYPERLINK(1) \'a"', text), "utf-8")
    workbook = exported(folder)
    cells = [cell for sheet in openpyxl.load_workbook(workbook) for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert all(is_guarded(cell.value) for cell in cells if isinstance(cell.value, str))
    assert "'=HYPERLINK(1) 'a" in {cell.value for cell in cells}
    assert taken(folder, workbook).files == {}


def test_exactly_what_was_changed_is_changed(folder: Path) -> None:
    """A text, a number, a list, an emptied cell: each its own line of the file, and no other."""

    def change(sheet: Sheet, at: dict[str, int]) -> None:
        row = row_of(sheet, "warm-bread")
        sheet.cell(row, at["title"]).value = "Bread is hot  "
        sheet.cell(row, at["critical"]).value = None
        other = next(n for n in range(2, sheet.max_row + 1) if sheet.cell(n, at["measure.at_most"]).value == 6)
        sheet.cell(other, at["measure.at_most"]).value = " 7 "

    result = taken(folder, changed_in(exported(folder), "standards", change))
    assert (lines_changed(folder, result), ids(result)) == (
        [
            "-  critical: true   # it fails the moment",
            '-  title: "Bread is warm"',
            '+  title: "Bread is hot"',
            "-    at_most: 6",
            "+    at_most: 7",
        ],
        [],
    )


def test_how_people_leave_a_sheet_is_no_change(folder: Path) -> None:
    """Columns and rows moved, empty ones between, a filter, dates as texts, numbers as texts, blanks at the ends."""

    def change(sheet: Sheet, at: dict[str, int]) -> None:
        days, numbers = at["review_by"], at["measure.at_most"]
        for row in range(2, sheet.max_row + 1):
            day, number = sheet.cell(row, days), sheet.cell(row, numbers)
            if isinstance(day.value, datetime):
                day.value = f"{day.value:%d.%m.%Y}"
            if number.value is not None:
                number.value = str(number.value).replace(".", ",")
            if isinstance(sheet.cell(row, at["do"]).value, str):
                sheet.cell(row, at["do"]).value += " \n"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head, *entries = rows
        sheet.delete_rows(1, sheet.max_row)
        sheet.append([])
        for row in [head, *reversed(entries)]:
            sheet.append([None, *reversed(row), None])
            sheet.append([])
        sheet.auto_filter.ref = "A2:C5"

    result = taken(folder, changed_in(exported(folder), "standards", change))
    assert (lines_changed(folder, result), ids(result)) == ([], [])


def test_a_new_row_is_a_new_entry_and_a_missing_one_is_only_said(folder: Path) -> None:
    """Nothing is lost because a row is: it is said, and taken out only where somebody says so."""

    def change(sheet: Sheet, at: dict[str, int]) -> None:
        row = sheet.max_row + 1
        for name, value in {"id": "oats", "term": "Oats", "means": "A pale grain: sweet"}.items():
            sheet.cell(row, at[name]).value = value
        sheet.delete_rows(row_of(sheet, "gl-oat"))

    file = changed_in(exported(folder), "glossary", change)
    result = taken(folder, file)
    assert ids(result) == ["import.gone"]
    assert [line.strip("+ ") for line in lines_changed(folder, result)] == [
        "- id: oats",
        "term: Oats",
        'means: "A pale grain: sweet"',
    ]
    removing = taken(folder, file, remove=True)
    assert ids(removing) == []
    assert any(line.startswith("-") and "gl-oat" in line for line in lines_changed(folder, removing))


def test_what_the_brand_of_a_house_says_is_refused_by_the_name_of_the_entry(tmp_path: Path) -> None:
    """With the lines in which the house says it in another way, or leaves it out."""
    shutil.copytree(GOOD / "minimal", tmp_path / "brand")
    (tmp_path / "house").mkdir()
    said = 'extends: ../brand\nhandbook:\n  organisation: Us\n  edition: "2"\n'
    (tmp_path / "house" / "standards.yml").write_text(said, "utf-8")

    def change(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(2, at["says"]).value = "Close every gate."

    def remove(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.delete_rows(row_of(sheet, "close"))

    with pytest.raises(NotWritten) as refused:
        taken(tmp_path / "house", changed_in(exported(tmp_path / "house"), "quote.lines", change))
    assert refused.value.said(WORDS).startswith("“line” stands in the brand already, in ../brand/standards.yml:")
    assert refused.value.said(WORDS).endswith(":\nquote:\n  lines:\n    - id: line\n      says: …")
    file = changed_in(exported(tmp_path / "house", "other.xlsx"), "standards", remove)
    with pytest.raises(NotWritten) as refused:
        taken(tmp_path / "house", file, remove=True)
    assert refused.value.said(WORDS).endswith("at the margin:\nleave_out:\n  - close")


def test_a_new_row_without_an_id_is_an_entry_once(folder: Path, handbook_command: Command) -> None:
    """It gets the id that `handbook new` would suggest; what it does not say is still to be done, and breaks no rule."""

    def told(sheet: Sheet, at: dict[str, int]) -> None:
        for row, values in enumerate([{"term": "Oats", "means": "A pale grain."}, {"term": "Oats"}], sheet.max_row + 1):
            for name, value in values.items():
                sheet.cell(row, at[name]).value = value

    def begun(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(sheet.max_row + 1, at["title"]).value = "The parcel is lost"

    file = changed_in(changed_in(exported(folder), "glossary", told), "moments", begun)
    before = handbook_command("-C", folder, "check").out
    run = handbook_command("-C", folder, "import", file)
    assert [line.strip() for line in run.out.splitlines() if line.startswith("  ")] == [
        "draft: the-parcel-is-lost, from moments!A6",
        "new: oats, from glossary!A4",
        "new: oats-2, from glossary!A5",
    ], run.out
    book = read(folder).book
    assert [(term.id, term.means) for term in book.glossary][-2:] == [("oats", "A pale grain."), ("oats-2", "")]
    assert book.moments[-1].status == "draft"
    after = handbook_command("-C", folder, "check").out
    assert after.count("  error  ") == before.count("  error  ")
    assert "“starts” is still to be written" in after
    again = taken(folder, file)
    assert (ids(again), again.files) == (["import.there-already"] * 3, {})


def test_a_row_that_lost_its_id_is_still_its_entry(folder: Path) -> None:
    """Its other cells tell which it is: what else was changed in it is changed there, and nothing is doubled."""

    def change(sheet: Sheet, at: dict[str, int]) -> None:
        row = row_of(sheet, "warm-bread")
        sheet.cell(row, at["id"]).value = None
        sheet.cell(row, at["title"]).value = "Bread is hot"

    result = taken(folder, changed_in(exported(folder), "standards", change))
    assert ids(result) == ["import.id-emptied"]
    assert [line for line in lines_changed(folder, result) if line.startswith("+")] == ['+  title: "Bread is hot"']


def test_an_edition_in_a_new_row_needs_a_name(folder: Path) -> None:
    """Which edition it is cannot be guessed, so nothing is written."""

    def change(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(sheet.max_row + 1, at["from"]).value = date(2030, 1, 1)

    result = taken(folder, changed_in(exported(folder), "editions", change))
    assert (ids(result), result.files) == (["import.row-without-id"], {})


def test_more_rows_than_a_handbook_has_entries_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once and with both numbers, not after all of them were written somewhere to see."""
    file = exported(folder)
    monkeypatch.setattr(limits, "ENTRIES", 1)
    with pytest.raises(Unable) as refused:
        sheets_in(grids_in(file))
    assert refused.value.said(WORDS).endswith("rows or items; a handbook holds 1 entries. Keep those that are meant.")


def test_what_became_of_the_handbook_meanwhile_stays(folder: Path) -> None:
    """A workbook from last week takes nothing back; where both have changed one field, both are told and the file stays."""
    workbook = exported(folder)
    file = folder / "parts" / "c-standards.yml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace('"Bread is warm"', '"Bread is baked today"').replace("at_most: 6", "at_most: 9"), "utf-8"
    )

    def change(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(row_of(sheet, "warm-bread"), at["title"]).value = "Bread is hot"
        sheet.cell(row_of(sheet, "warm-bread"), at["seen"]).value = "Was it hot?"

    result = taken(folder, changed_in(workbook, "standards", change))
    assert ids(result) == ["import.clash"]
    assert [line for line in lines_changed(folder, result) if line.startswith("+")] == ["+  seen: Was it hot?"]


def test_an_id_that_somebody_wrote_over_is_no_new_entry(folder: Path) -> None:
    """An id is permanent: the command that gives an entry another one is named, and nothing is doubled or lost."""

    def change(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(row_of(sheet, "warm-bread"), at["id"]).value = "hot-bread"

    result = taken(folder, changed_in(exported(folder), "standards", change))
    assert (ids(result), result.files) == (["import.renamed"], {})
    assert "handbook rename warm-bread hot-bread" in result.notes[0].said(WORDS)


def test_a_cell_that_says_nothing_sensible_stops_all(folder: Path, handbook_command: Command) -> None:
    """It is named as people find it, with the cure of the checker, and nothing at all is written."""

    def change(sheet: Sheet, at: dict[str, int]) -> None:
        row = row_of(sheet, "warm-bread")
        sheet.cell(row, at["level"]).value = "maybe"
        sheet.cell(row, at["title"]).value = "Bread is hot"

    file = changed_in(exported(folder), "standards", change)
    before = (folder / "parts" / "c-standards.yml").read_bytes()
    run = handbook_command("-C", folder, "import", file)
    assert run.status == 1
    assert "“maybe” is not one of the words that “level” knows. → Write must or should." in run.err
    assert "Nothing is changed." in run.err
    assert (folder / "parts" / "c-standards.yml").read_bytes() == before


def test_the_command_says_file_by_file_what_it_changed(folder: Path, handbook_command: Command) -> None:
    """First dry, with the lines; then it is done, and what comes next is said; then there is nothing left to do."""
    run = handbook_command("-C", folder, "export", "--what", "standards", "--to", folder.parent / "s.xlsx")
    assert run.status == 0
    assert "1 of them is a draft" in run.out
    file = changed_in(
        folder.parent / "s.xlsx",
        "standards",
        lambda sheet, at: sheet.cell(row_of(sheet, "warm-bread"), at["title"]).__setattr__("value", "Bread is hot"),
    )
    dry = handbook_command("-C", folder, "import", "--dry-run", file)
    assert '+  title: "Bread is hot"' in dry.out
    assert "dry run" in dry.out
    run = handbook_command("-C", folder, "import", file)
    assert "parts/c-standards.yml\n" in run.out
    assert "warm-bread.title: “Bread is warm” → “Bread is hot”" in run.out
    assert "check" in run.err
    assert "Nothing is other" in handbook_command("-C", folder, "import", file).out


def test_what_libreoffice_saved_is_what_somebody_changed_there(folder: Path) -> None:
    """`changed.ods` was written by LibreOffice 7.4 (UNO): three cells changed and a row added, a column and two rows put between.

    It makes numbers of true and false, and repeats empty cells to the end of the sheet.
    """
    result = taken(folder, Path(__file__).parent / "office" / "changed.ods")
    assert (lines_changed(folder, result), ids(result)) == (
        [
            "-- review_by: 2030-01-31   # a comment after a date",
            "+- review_by: 2031-02-03   # a comment after a date",
            '-  title: "Bread is warm"',
            '+  title: "Bread is hot"',
            "-    at_most: 6",
            "+    at_most: 7",
            "+  - id: oats",
            "+    term: Oats",
            "+    means: A pale grain",
        ],
        [],
    )


def test_a_table_of_one_section_goes_the_same_way(folder: Path) -> None:
    """Its rows say themselves what they were; a spreadsheet of half of Europe parts cells by semicolons and turns days round."""
    file = exported(folder, "standards.csv", "standards")
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines(keepends=True)))
    for row in rows:
        if row["review_by"]:
            row["review_by"] = f"{date.fromisoformat(row['review_by']):%d/%m/%Y}"
        if row["id"] == "warm-bread":
            row["seen"] = "Was it hot?"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    result = taken(folder, file)
    assert [line for line in lines_changed(folder, result) if line.startswith("+")] == ["+  seen: Was it hot?"]
    assert ids(result) == []


def test_a_document_says_all_and_who_has_decided(folder: Path) -> None:
    """For reading: a heading an entry, its fields under their labels; a draft is called one."""
    document = docx.Document(str(exported(folder, "all.docx")))
    headings = [
        paragraph.text
        for paragraph in document.paragraphs
        if str(paragraph.style and paragraph.style.name).startswith("Heading")
    ]
    assert "Bread is warm" in headings
    drafts = [entry for entry in read(folder).book.standards if entry.status == "draft"]
    assert [f"{entry.title} (draft)" in headings for entry in drafts] == [True] * len(drafts) != []
    assert ["What we do", "Hand over the loaf while it is still warm."] in [
        [cell.text for cell in row.cells] for table in document.tables for row in table.rows
    ]


def test_json_has_the_names_and_values_of_the_files(folder: Path) -> None:
    """What programs take up says the same as YAML, drafts among it."""
    found = json.loads(exported(folder, "all.json").read_text("utf-8"))
    assert found["handbook"]["organisation"] == read(folder).book.handbook.organisation
    assert [entry["id"] for entry in found["standards"]] == [entry.id for entry in read(folder).book.standards]
    assert "" not in found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "book.pages"], "Give it a name that ends in one of these: .xlsx, .csv, .docx and .json."),
        (["--to", "book.csv"], "holds one section"),
        (["--to", "book.json"], "is there already"),
    ],
)
def test_what_cannot_be_exported_is_a_sentence(
    folder: Path, handbook_command: Command, arguments: list[str], said: str
) -> None:
    """No file of any kind is begun."""
    (folder.parent / "book.json").write_text("mine", "utf-8")
    run = handbook_command("-C", folder, "export", arguments[0], folder.parent / arguments[1])
    assert (run.status, said in run.err) == (1, True)
    assert (folder.parent / "book.json").read_text("utf-8") == "mine"


TEXTS = ["Plain words", "a: b", "# no", "- dash", "'q", '"dq"', "yes", "12", "1.10", "2027-01-01", "[x]", "{a}", "a #b",
         "ends:", "@x", "=1+1", "+44 20", "%x", "&a", "*b", "!t", "|", "> x", "ünïcode – “q”", "null", "~", "x, y; z",
         "[[warm-bread]]", "long " * 40 + "end", "don't \"mix\"", "_x0041_"]  # fmt: skip
NUMBERS = [1, 2, 0.5, 7]
LIKELY: dict[str, list[Any]] = {"number": NUMBERS, "boolean": [True, False, "true", "FALSE"]}


def values_for(column: Column) -> list[Any]:
    """What somebody may type into a cell of a column; nothing where only little can be typed."""
    shape = column.shape
    kind = shape.kind.schema.get("type") if shape.kind else ""
    of_a_whole = column.name.startswith("picture.")  # a file without its words is a mistake, and is refused
    if column.name in ("id", "was") or shape.part or of_a_whole:
        return []
    emptied: list[Any] = [] if shape.info.is_required() else [None]
    if shape.choices:
        return emptied + list(shape.choices)
    if shape.kind and shape.kind.is_text:
        short = [text for text in TEXTS if len(text) <= 60]
        several: list[Any] = ["\n".join(short[:3]), "one"]
        return emptied + (several if shape.many else list(short if column.name == "title" else TEXTS))
    if shape.many and shape.points_at:
        return [*emptied, "warm-bread, no-such; x-y"]
    likely: list[Any] = LIKELY.get(str(kind), [])
    return [*emptied, *likely] if "matters_most" not in column.name else []


FILLED = [name for name in sections() if name not in ("handbook", "departments")]


@st.composite
def an_edit(draw: st.DrawFn, book: Any) -> tuple[str, int, int, Any]:
    """A cell of some sheet, its row and its column, and what somebody types into it."""
    sheet = book[draw(st.sampled_from(FILLED))]
    columns = columns_by_name(sections()[sheet.title])
    typed = {at: values_for(columns[str(head.value)]) for at, head in enumerate(sheet[1], 1)}
    at = draw(st.sampled_from([at for at, values in typed.items() if values]))
    return sheet.title, draw(st.integers(2, sheet.max_row)), at, draw(st.sampled_from(typed[at]))


class OneWorkbook(NamedTuple):
    """A handbook, its workbook, and where the changed one goes."""

    folder: Path
    reading: Reading
    book: Any
    file: Path

    def __repr__(self) -> str:
        return "the handbook with every field"


@settings(max_examples=20, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
@given(data=st.data())
def test_any_edits_are_those_edits_and_nothing_else(data: st.DataObject, one_workbook: OneWorkbook) -> None:
    """Cells changed at random come back as changed fields; every field that nobody changed says what it said."""
    folder, reading, book, file = one_workbook
    edits = data.draw(st.lists(an_edit(book), min_size=1, max_size=4, unique_by=lambda edit: edit[:3]))
    meant, before = content_of(reading.book), []
    for section, row, at, value in edits:
        cell, heads = book[section].cell(row, at), [str(head.value) for head in book[section][1]]
        before.append((cell, cell.value, cell.data_type))
        cell.value = as_text(value) if isinstance(value, str) else value
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
        column = columns_by_name(sections()[section])[heads[at - 1]]
        id_ = str(book[section].cell(row, heads.index("id") + 1).value) if "id" in heads else ""
        put(meant[section][id_], column.path, value_of(value, column.shape, reading.book.handbook.locale))
    book.save(file)
    for cell, value, kind in before:
        cell.value, cell.data_type = value, kind
    sheets, _ = sheets_in(grids_in(file))
    result = merge(folder, reading, file, sheets, [], remove=False)
    assert ids(result) == []
    again = tried(folder, reading, result.files).book
    assert differing(canonical(content_of(again)), canonical(without_empty(meant))) == []
    for name, content in result.files.items():
        own = [line for line in (folder / name).read_bytes().splitlines() if line.lstrip().startswith(b"#")]
        assert [line for line in content.splitlines() if line.lstrip().startswith(b"#")] == own


def differing(one: Any, other: Any, path: str = "") -> list[str]:
    """Where two say otherwise, and what."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = sorted({*one, *other})
        return [found for name in names for found in differing(one.get(name), other.get(name), f"{path}/{name}")]
    return [] if one == other else [f"{path}: {one!r} {other!r}"]


def without_empty(value: Any) -> Any:
    """Groups of fields in which nothing stands any more stand nowhere; an entry always has its id."""
    if not isinstance(value, dict):
        return value
    return {name: kept for name, inside in value.items() if (kept := without_empty(inside)) != {} or name in sections()}


@pytest.fixture(scope="module")
def one_workbook(tmp_path_factory: pytest.TempPathFactory) -> OneWorkbook:
    """A handbook, its workbook, and where the changed one goes; the random edits only read the first two."""
    folder = Path(shutil.copytree(GOOD / "every-field", tmp_path_factory.mktemp("office") / "book"))
    return OneWorkbook(folder, read(folder), openpyxl.load_workbook(exported(folder)), folder.parent / "changed.xlsx")
