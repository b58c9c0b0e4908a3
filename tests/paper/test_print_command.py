"""`handbook print`, as an editor meets it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import page
import pikepdf
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from handbook.words.catalogue import messages_of
from tests.built_once import built_once
from tests.conftest import Run, replace, run_handbook
from tests.drop_in import FOLDERS
from tests.made_font import a_font
from tests.paper.reading import (
    DEEP,
    codes_of,
    letters_of,
    off_the_page,
    outline_of,
    pages_of,
    size_of,
    sizes_of_type,
    words_of,
)

Command = Callable[..., Run]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which everything of the shop is printed; a test that changes it takes a copy."""
    return built_once(tmp_path_factory, "printed", _print_all) / "shop" / "print"


def _print_all(folder: Path) -> None:
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", folder / "shop"))
    run = run_handbook(shop, "print", "--all")
    assert run.status == 0, run.err


def test_danger_is_whole_in_every_pocket_and_by_its_number_in_every_wallet(printed: Path) -> None:
    """And first in the book of each job: nobody looks for it elsewhere."""
    pocket, wallet = (letters_of(printed / name) for name in ("pocket.pdf", "limits.pdf"))
    whole = ("Somebodyfallsintheshop", "Keepothersaway.", "999", "Yourtrainingandthefireplancomefirst.")
    assert [said for said in whole if said not in pocket] == []
    assert wallet.count("999Somebodyfallsintheshop") == letters_of(printed / "limits.pdf").count("withoutasking")
    assert all("Keepothersaway." in letters_of(file) for file in (printed / "jobs").iterdir())


@pytest.mark.parametrize(
    ("file", "sides", "opens"),
    [("handbook.pdf", "/DuplexFlipLongEdge", "/UseOutlines"), ("poster.pdf", "/Simplex", None)],
)
def test_printers_are_told_how(printed: Path, file: str, sides: str, opens: str | None) -> None:
    """At its own size, for what is cut out has to fit; on both sides or one; a book opens with its bookmarks."""
    with pikepdf.open(printed / file) as document:
        asked = document.Root.ViewerPreferences
        assert [str(asked[key]) for key in ("/PrintScaling", "/Duplex")] == ["/None", sides]
        assert asked.DisplayDocTitle
        assert document.Root.get("/PageMode") == opens


@pytest.fixture
def again(printed: Path, tmp_path: Path) -> Path:
    """A shop of which everything is printed already."""
    return Path(shutil.copytree(printed.parent, tmp_path / "again"))


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_everything_is_printed_without_a_site_or_pages(printed: Path) -> None:
    """A handbook in one file, with no docs/ and no mkdocs.yml, has all its paper."""
    assert files_in(printed) == {
        "manifest.json", "handbook.pdf", "pocket.pdf", "poster.pdf", "cards.pdf", "limits.pdf", "slips.pdf",
        *(f"jobs/{role}.pdf" for role in ("shop-manager", "volunteer", "van-driver")),
        *(f"{kind}/{role}.pdf" for kind in ("booklets", "fold-ups", "sign-off") for role in ("shop-manager", "volunteer", "van-driver")),
        "forms/shop-visit.pdf", "forms/doorstep-visit.pdf",
        *(f"observe/{place}.pdf" for place in ("counter", "doorstep", "rails", "window")),
        "huddle/2026-11.pdf", "huddle/2026-12.pdf",
    }  # fmt: skip


def test_every_sheet_is_for_everybody(printed: Path) -> None:
    """All rules of PDF/UA-1 hold for each of them, those with fields included; a booklet is a picture of a book that is there too."""
    for path in sorted(path for path in printed.rglob("*.pdf") if path.parent.name != "booklets"):
        report = page.validate_pdf(path, limits=DEEP)
        assert report.profile == page.ValidationProfile.PDF_UA_1, path.name
        assert (report.rules.total, report.failures) == (104, []), path.name


def test_every_page_says_whose_it_is_and_how_long_it_is_valid(printed: Path) -> None:
    """Edition, date, "valid until" and "page x of y", on every page of every sheet."""
    for path in sorted(printed.rglob("*.pdf")):
        for number, words in enumerate(pages_of(path), 1):
            where = f"{path.name}, page {number}"
            assert re.search(r"[Ee]dition 2026\.10", words), where
            assert "21 November 2026" in words, where
            assert re.search(r"valid until \d+ \w+ 20\d\d", words), where
            assert bool(re.search(r"page \d+ of \d+", words)) is (len(pages_of(path)) > 1), where


def test_no_day_is_divided_at_the_end_of_a_line(printed: Path) -> None:
    """However narrow a card is, the year stands beside the month where it says how long it is valid."""
    for name in ("limits.pdf", "cards.pdf", "fold-ups/volunteer.pdf"):
        lines = [line for page in pypdfium2.PdfDocument(printed / name) for line in _lines(page)]
        days = re.compile(r"\b\d{1,2} \w+ 20\d\d\b")
        assert any(days.search(line) for line in lines), name
        assert not [
            line for line in lines if re.search(r"20\d\d", days.sub("", line).replace("edition 2026.10", ""))
        ], name


def test_a_limit_of_many_words_is_one_card(handbook_command: Command, shop: Path) -> None:
    """Where dangers leave no room, the number for most of them stands alone, and the others are told by name."""
    (shop / "standards.yml").write_text(_many_words((shop / "standards.yml").read_text("utf-8")), "utf-8")
    assert handbook_command("-C", shop, "print", "limits").status == 0
    backs = words_of(shop / "print" / "limits.pdf")
    assert backs.count("GBP 2 per") == 1 and backs.count("Volunteer") == 2, backs
    assert re.search(r"Danger: 999 112 Nobody comes to relieve you", backs), backs


def _many_words(yaml: str) -> str:
    """The limit of the shop in longer words, and more dangers with the same number, and one with another."""
    first = yaml.index("  - id: in-danger")
    danger = yaml[first : yaml.index("voices:")].rstrip() + "\n"
    more = [(f"danger-{number}", f"Somebody is hurt, or has collapsed in room {number}", "999") for number in range(7)]
    added = "".join(
        danger.replace("in-danger", id_).replace("Somebody falls in the shop", title).replace('"999"', f'"{phone}"')
        for id_, title, phone in (*more, ("alone", "Nobody comes to relieve you", "112"))
    )
    longer = (
        "Take something off a marked price, give a voucher, or keep a thing aside for whoever cannot pay for it today"
    )
    return (yaml[:first] + danger + added + yaml[yaml.index("voices:") :]).replace(
        "Take something off a marked price", longer, 1
    )


def test_a_line_of_the_poster_has_no_word_alone_and_none_is_empty(handbook_command: Command, shop: Path) -> None:
    """What is read from across a room is divided in equal parts, and standards of two lines are shared out between them."""
    said = "Whoever gives is a customer too, and so is whoever comes in from the rain to look"
    yaml = shop / "standards.yml"
    text = yaml.read_text("utf-8").replace("Whoever gives is a customer too", said)
    yaml.write_text(re.sub("quote: (giver|finder)", "quote: [giver, finder]", text), "utf-8")
    assert handbook_command("-C", shop, "print", "poster").status == 0
    poster = pypdfium2.PdfDocument(shop / "print" / "poster.pdf")
    parts = [line for line in _lines(poster[0]) if line.rstrip(".") in said]
    assert len(parts) > 1 and min(map(len, parts)) > 0.7 * max(map(len, parts)), parts
    first, _, second = words_of(shop / "print" / "poster.pdf").partition("Every shelf")
    titles = ["Thank the giver", "Say where the money goes", "Prices face the shopper", "Come on the day"]
    assert [sum(title in line for title in titles) for line in (first, second)] == [2, 2], (first, second)


def _lines(page: pypdfium2.PdfPage) -> list[str]:
    return str(page.get_textpage().get_text_range()).splitlines()


def test_the_earliest_review_on_a_page_is_how_long_it_is_valid(handbook_command: Command, shop: Path) -> None:
    """A page is as good as the first thing on it that has to be looked at again."""
    text = (shop / "standards.yml").read_text("utf-8")
    assert text.count("review_by: 2030-09-30") >= 2
    (shop / "standards.yml").write_text(text.replace("review_by: 2030-09-30", "review_by: 2026-01-31", 1), "utf-8")
    assert handbook_command("-C", shop, "print", "book").status == 0
    first = pages_of(shop / "print" / "handbook.pdf")
    overdue = [words for words in first if "valid until 31 January 2026: review overdue" in words]
    assert any("Were you thanked before" in words for words in overdue)
    assert any("valid until 30 September 2030" in words and "overdue" not in words for words in first)


def test_the_codes_lead_to_the_site(handbook_command: Command, shop: Path) -> None:
    """A phone reads from every sheet where its entry stands on the site; without a site there is nothing to read."""
    assert handbook_command("-C", shop, "print", "poster").status == 0
    assert codes_of(shop / "print" / "poster.pdf") == set()
    replace(shop / "standards.yml", "handbook:\n", "handbook:\n  site: https://example.org/shop\n")
    assert handbook_command("-C", shop, "print", "--all").status == 0
    site = "https://example.org/shop/"
    roles = ("shop-manager", "volunteer", "van-driver")
    leads = {name: {site} for name in ("handbook", "pocket", "poster")}
    leads |= {f"{what}/{role}": {f"{site}go/{role}/"} for what in ("jobs", "fold-ups", "sign-off") for role in roles}
    leads |= {f"forms/{form}": {f"{site}go/{form}/"} for form in ("shop-visit", "doorstep-visit")}
    leads |= {f"observe/{place}": {f"{site}go/{place}/"} for place in ("counter", "doorstep", "rails", "window")}
    assert {name: codes_of(shop / "print" / f"{name}.pdf") for name in leads} == leads
    assert f"{site}go/donation/" in codes_of(shop / "print" / "cards.pdf")
    assert codes_of(shop / "print" / "limits.pdf")


def test_two_runs_give_the_same_bytes(handbook_command: Command, shop: Path, printed: Path) -> None:
    """What did not change can be seen not to have changed."""
    assert handbook_command("-C", shop, "print", "--all").status == 0
    assert files_in(shop / "print") == files_in(printed)
    for name in files_in(printed):
        assert (shop / "print" / name).read_bytes() == (printed / name).read_bytes(), name


def test_only_what_changed_is_printed_again(handbook_command: Command, again: Path) -> None:
    """Another touchpoint's sheet stays as it is; the second run has nothing to do."""
    assert "no files printed" in handbook_command("-C", again, "print").out
    replace(again / "standards.yml", "title: The window\n", "title: The shop window\n")
    run = handbook_command("-C", again, "print", "observe")
    assert [line for line in run.err.splitlines() if line.startswith("[") and "as it was" not in line] == [
        "[3/4] observe/window.pdf: 1 page"
    ]


def test_where_nothing_changed_nothing_is_read_and_the_same_is_said(handbook_command: Command, shop: Path) -> None:
    """The list of what is printed is not even written anew. What somebody spoils is printed again, as what is asked otherwise.

    On a terminal there stands what is being done, as long as it is.
    """
    listed = shop / "print" / "manifest.json"
    first = handbook_command("-C", shop, "print", "poster", "slips")
    number = listed.stat().st_ino
    again = handbook_command("-C", shop, "print", "poster", "slips")
    assert (again.status, listed.stat().st_ino) == (0, number)
    assert again.out == first.out.replace("2 files printed, 2 pages; 0 as", "no files printed, 0 pages; 2 as")
    assert again.err == first.err.replace(": 1 page\n", ": as it was\n")
    (shop / "print" / "poster.pdf").write_bytes(b"spoilt")
    assert "[1/2] poster.pdf: 1 page\n" in handbook_command("-C", shop, "print", "poster", "slips").err
    on_a_terminal = run_handbook(shop, "print", "poster", "--large", within=looked_on)
    gone = "…\n\x1b[K"  # a file is read with the line's beginning as its end
    assert on_a_terminal.err.startswith(
        f"Reading the handboo {gone}Reading the handboo {gone}[1/1] poster.pdf {gone}[1/1] poster.pdf: 1 page\n"
    )


@contextmanager
def looked_on() -> Iterator[None]:
    """As if what is said of the work were said on a narrow terminal."""
    with patch.object(sys.stderr, "isatty", lambda: True), patch.dict("os.environ", COLUMNS="22"):
        yield


def test_what_is_no_longer_in_the_handbook_is_taken_away(handbook_command: Command, again: Path) -> None:
    """A form that nobody asks for any more must not lie about."""
    printed = again / "print"
    (printed / "mine.txt").write_text("kept", "utf-8")
    listed = json.loads((printed / "manifest.json").read_text("utf-8"))
    listed.append({**listed[0], "file": "forms/gone.pdf", "size": 3})
    (printed / "manifest.json").write_text(json.dumps(listed), "utf-8")
    (printed / "forms" / "gone.pdf").write_bytes(b"old")
    assert handbook_command("-C", again, "print").status == 0
    assert not (printed / "forms" / "gone.pdf").exists()
    assert (printed / "mine.txt").read_text("utf-8") == "kept"


def test_one_size_by_default_and_others_when_asked_for(handbook_command: Command, shop: Path) -> None:
    """The handbook says its paper; the command may say another. A poster is twice as large, for it is read from afar."""
    assert handbook_command("-C", shop, "print", "book", "cards").status == 0
    assert size_of(shop / "print" / "handbook.pdf") == (210, 297)
    assert handbook_command("-C", shop, "print", "cards", "--one-per-page").status == 0
    assert size_of(shop / "print" / "cards.pdf") in ((105, 148), (105, 149))
    assert handbook_command("-C", shop, "print", "book", "--paper", "letter").status == 0
    assert size_of(shop / "print" / "handbook.pdf") == (216, 279)
    replace(shop / "standards.yml", "  currency: GBP\n", "  currency: GBP\n  paper: letter\n")
    assert handbook_command("-C", shop, "print", "poster").status == 0
    assert size_of(shop / "print" / "poster.pdf") == (279, 432)
    assert len(pages_of(shop / "print" / "poster.pdf")) == 1


AT_ARMS_LENGTH = ("cards.pdf", "limits.pdf", "pocket.pdf")


def test_no_letter_is_too_small(handbook_command: Command, printed: Path, shop: Path) -> None:
    """Nine points, ten on what is held in the hand, and eighteen in large print, on every sheet there is."""
    smallest = {path.name: min(sizes_of_type(path)) for path in printed.rglob("*.pdf")}
    assert {name: size for name, size in smallest.items() if size < (10 if name in AT_ARMS_LENGTH else 9)} == {}
    assert smallest["poster.pdf"] >= 12
    assert handbook_command("-C", shop, "print", "--all", "--large").status == 0
    large = {path.name: min(sizes_of_type(path)) for path in (shop / "print").rglob("*.pdf")}
    assert {name: size for name, size in large.items() if size < 18} == {}


def test_all_cards_have_one_size_and_their_backs_what_does_not_fit(printed: Path) -> None:
    """Fronts and backs alternate, and a back meets its front when the sheet is turned over its long side."""
    for name in ("cards.pdf", "limits.pdf"):
        assert [size for size in sizes_of_type(printed / name) if size <= 11] == [10], name
    fronts, backs = pages_of(printed / "limits.pdf")[:2]
    assert fronts.index("Volunteer") < fronts.index("Van driver") and backs.index("Van driver") < backs.index(
        "Volunteer"
    )
    for sheet in pypdfium2.PdfDocument(printed / "limits.pdf"):
        lines = [line.get_bounds() for line in sheet.get_objects(filter=[FPDF_PAGEOBJ_PATH])]
        at_the_edge = {round(bottom) for left, bottom, _, _ in lines if left < 20}
        assert len(at_the_edge) == 3, "three cards are two rows, and nothing is cut below them"


def test_there_are_lines_to_sign_however_much_stands_above_them(handbook_command: Command, shop: Path) -> None:
    """The lines fill what room is left, or have a page of their own."""
    before = "  - id: van-driver\n"
    long = "Somebody with a long name for a job "
    jobs = (f"  - id: job-{n}\n    title: {long * n}{n}\n    front_line: true\n" for n in range(16))
    replace(shop / "standards.yml", before, "".join(jobs) + before)
    for size in ((), ("--large",)):
        assert handbook_command("-C", shop, "print", "sign-off", *size).status == 0
        for number in range(16):
            pages = pages_of(shop / "print" / "sign-off" / f"job-{number}.pdf")
            assert [words for words in pages if "Signature" in words] == [pages[-1]], number


def test_what_there_is_not_is_wrong_use(handbook_command: Command, shop: Path) -> None:
    """Exit status 2, and what there is."""
    run = handbook_command("-C", shop, "print", "bok")
    assert run.status == 2
    assert "sign-off" in run.err


def test_a_handbook_with_errors_is_not_printed(handbook_command: Command, shop: Path) -> None:
    """The error is said with its place, and nothing is written."""
    replace(shop / "standards.yml", "up_to: 2\n", "up_to: £2\n")
    run = handbook_command("-C", shop, "print", "--all")
    assert run.status == 1
    assert "not-a-number" in run.err
    assert not (shop / "print").exists()


def test_a_sign_that_no_font_has_is_a_warning_naming_the_entry(handbook_command: Command, shop: Path) -> None:
    """The rest is printed all the same, and a square stands in its place."""
    line = replace(
        shop / "standards.yml",
        "    why: The bag may be all they could give\n",
        "    why: The bag may be all 誰 could give\n",
    )
    run = handbook_command("-C", shop, "print", "book")
    assert run.status == 0
    assert f"standards.yml:{line}:" in run.err
    assert "in “thank-giver”" in run.err
    assert "The bag may be all □ could give" in words_of(shop / "print" / "handbook.pdf")


HOSTILE = [
    '#import "x": *',
    "$x^2$ #let y = 1",
    "<b>bold</b> <script>",
    "@thank-giver @nobody",
    "\\ \\n \\",
    "]] ] [",
    "/* no */ // no",
    "*stars* _bars_ `ticks`",
    "= no heading",
    '#panic("no")',
    "{{ 7*7 }} {% x %}",
]


def test_hostile_text_prints_as_itself(handbook_command: Command, shop: Path) -> None:
    """Whatever an editor types is read as it was typed, on every sheet that shows it."""
    said = " ".join(HOSTILE)
    replace(shop / "standards.yml", "do: Thank the giver before you look in the bag.", f"do: {json.dumps(said)}")
    replace(shop / "standards.yml", "    title: Thank the giver\n", '    title: "#a $b$ <c> @d \\\\ ] *e*"\n')
    run = handbook_command("-C", shop, "print", "--all")
    assert run.status == 0, run.err
    wanted = re.sub(r"\s", "", said)
    for name in ("handbook.pdf", "pocket.pdf", "jobs/volunteer.pdf"):
        assert wanted in letters_of(shop / "print" / name), name
    for name in ("handbook.pdf", "poster.pdf", "cards.pdf", "jobs/volunteer.pdf"):
        assert "#a$b$<c>@d\\]*e*" in letters_of(shop / "print" / name), name
    assert "#a $b$ <c> @d \\ ] *e*" in outline_of(shop / "print" / "handbook.pdf")


def test_text_of_any_length_is_all_there(handbook_command: Command, shop: Path) -> None:
    """A card that is taller than a page goes on on the next one; a word that is wider than a page is broken."""
    words = " ".join(f"w{n}" for n in range(2500))
    replace(shop / "standards.yml", "    why: The bag may be all they could give\n", f"    why: {words} {'x' * 400}\n")
    assert handbook_command("-C", shop, "print", "book").status == 0
    said = letters_of(shop / "print" / "handbook.pdf")
    assert all(f"w{n}" in said for n in (0, 1000, 2499))
    assert said.count("x") >= 400


def test_letters_that_no_font_has_are_refused_by_the_name_of_what_to_install(
    handbook_command: Command, tmp_path: Path
) -> None:
    """A book of squares is of use to nobody; with a font in fonts/ it is printed, in that.

    What it lacks of our own words in that language is told at the language.
    """
    house = Path(shutil.copytree(FOLDERS / "good" / "nihongo", tmp_path / "it"))
    run = handbook_command("-C", house, "print", "poster")
    assert run.status == 1
    assert "no font on this computer has 1" in run.err and "fonts-noto-cjk" in run.err
    assert not (house / "print").exists()
    a_font(house / "fonts" / "made.ttf", "".join(path.read_text("utf-8") for path in house.rglob("*.yml")))
    run = handbook_command("-C", house, "print", "--all")
    told = [line for line in run.err.splitlines() if "No font has" in line]
    assert run.status == 0 and all("of the language “ja”" in line or "in the language “ja”" in line for line in told), (
        run.err
    )
    assert sum("in days and words in the language “ja”" in line for line in told) == 1, run.err
    assert "お客様" in letters_of(house / "print" / "handbook.pdf")
    assert [off for path in (house / "print").rglob("*.pdf") if (off := off_the_page(path))] == []


def test_a_font_of_this_computer_is_used_for_the_days_too(handbook_command: Command, tmp_path: Path) -> None:
    """It is looked for because of what the handbook says; what else it has is at hand too."""
    house = Path(shutil.copytree(FOLDERS / "good" / "nihongo", tmp_path / "it"))
    said = "".join(path.read_text("utf-8") for path in house.rglob("*.yml"))
    a_font(tmp_path / "home" / ".fonts" / "made.ttf", f"{said}年月日{messages_of('ja')}")
    run = handbook_command("-C", house, "print", "poster", HOME=str(tmp_path / "home"))
    assert (run.status, "No font has" in run.err) == (0, False), run.err


@pytest.mark.parametrize("folder", ["arabic", "every-field", "numbers-as-text"])
def test_handbooks_of_other_kinds_print(handbook_command: Command, folder: str, tmp_path: Path) -> None:
    """Right to left, without spaces between words, with every field there is: nothing fails or runs off a page."""
    shutil.copytree(FOLDERS / "good" / folder, tmp_path / "it")
    run = handbook_command("-C", tmp_path / "it", "print", "--all")
    assert run.status == 0, run.err
    book = tmp_path / "it" / "print" / "handbook.pdf"
    report = page.validate_pdf(book, limits=DEEP)
    assert report.failures == []
    with pikepdf.open(book) as document:
        fonts = {str(found["/BaseFont"]) for found in document.objects if isinstance(found, pikepdf.Dictionary) and "/BaseFont" in found}  # fmt: skip
    leans = [font for font in fonts if "HandbookSans-It" in font]
    assert bool(leans) == (folder != "arabic"), "where letters have no leaning form, no number leans alone"
    assert [off for path in (tmp_path / "it" / "print").rglob("*.pdf") if (off := off_the_page(path))] == []


WHY = "    why: The bag may be all they could give"


def test_a_sign_that_no_font_has_is_told_with_its_place(handbook_command: Command, shop: Path) -> None:
    """Something stands in its place and everything is printed; who knows of it says so where it stands."""
    line = replace(shop / "standards.yml", f"{WHY}\n", f"{WHY} 🎁\n")
    run = handbook_command("-C", shop, "print", "poster", "book")
    assert run.status == 0, run.err
    assert f"standards.yml:{line}:" in run.err and "no-glyph" in run.err and "🎁" in run.err
    assert "The bag may be all they could give □" in words_of(shop / "print" / "handbook.pdf")
    replace(shop / "standards.yml", f"{WHY} 🎁\n", f"{WHY} 🎁 # ok: no-glyph a square will do on paper\n")
    run = handbook_command("-C", shop, "print", "--all")
    assert run.status == 0, run.err
    assert "no-glyph" not in run.err


def test_what_is_put_among_the_fonts_has_to_be_one(handbook_command: Command, shop: Path) -> None:
    (shop / "fonts").mkdir()
    (shop / "fonts" / "house.otf").write_text("no font", "utf-8")
    run = handbook_command("-C", shop, "print", "--all")
    assert run.status == 1
    assert "fonts/house.otf:1:1  error  font-unreadable" in run.err
    assert not (shop / "print").exists()
