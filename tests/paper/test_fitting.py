"""No word leaves its place on paper; where one cannot be kept in it, whoever prints is told, and what else came out badly."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from handbook.paper.advice import advice
from handbook.paper.typesetting.fitting import Findings, Run, is_followed
from handbook.paper.typesetting.press import Printed
from handbook.words import words_in
from tests.conftest import Run as CommandRun
from tests.conftest import replace
from tests.paper.reading import letters_of, off_the_page, printed_over
from tests.site.building import dress

Command = Callable[..., CommandRun]
TITLE, JOB = "Beschwerdemanagementverfahrensanweisung", "Veranstaltungsreservierungssachbearbeiterin"
ENDLESS, ADDRESS = "y" * 44, f"https://example.org/{'a' * 200}"
HOUSE = (
    "The Second Chapter Charity Shops and Hospice Trading Company of Northumberland, Durham and the Tees Valley Limited"
)
ALL = "{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n"
ROW = f"| {ENDLESS} | {JOB} | {TITLE} | {ADDRESS} | Lentokonesuihkuturbiinimoottoriapumekaanikko |"


def test_no_word_leaves_its_place(handbook_command: Command, shop: Path) -> None:
    """Words longer than a column are hyphenated as their language has it, in titles, on cards and in tables, or broken."""
    replace(shop / "standards.yml", "  customer: shopper\n", "  customer: shopper\n  language: de\n")
    replace(shop / "standards.yml", "organisation: Second Chapter, the hospice shop", f"organisation: {HOUSE}")
    replace(shop / "standards.yml", "    title: Volunteer\n", f"    title: {JOB}\n")
    replace(shop / "standards.yml", "    title: Thank the giver\n", f"    title: {TITLE}\n")
    dress(shop, {"index.md": f"# {TITLE}\n\n{ALL}| A | B | C | D | E |\n|--|--|--|--|--|\n{ROW}\n\n{ADDRESS}\n"})
    run = handbook_command("-C", shop, "print", "--all")
    assert run.status == 0, run.err
    assert "does not fit" not in run.err
    files = [*(shop / "print").rglob("*.pdf")]
    assert {path.name: found for path in files if (found := off_the_page(path) + printed_over(path))} == {}
    book = re.sub(r"[^\w:/.]", "", letters_of(shop / "print" / "handbook.pdf"))
    assert ENDLESS in book and "a" * 200 in book
    replace(shop / "standards.yml", HOUSE, "東京都市役所" * 20)  # nothing of which has a space
    assert "does not fit" not in handbook_command("-C", shop, "print", "book", "--large").err
    assert off_the_page(shop / "print" / "handbook.pdf") == [], "the heads of pages in large print"


def test_what_cannot_be_kept_in_its_place_is_told(handbook_command: Command, shop: Path) -> None:
    """By file, page and word. Nothing of it keeps anybody from printing."""
    columns = 60
    dress(
        shop,
        {"index.md": f"# All\n\n{ALL}|{'W|' * columns}\n|{'-|' * columns}\n|{'WW|' * columns}\n", "two.md": "# Two\n"},
    )
    run = handbook_command("-C", shop, "print", "book")
    assert run.status == 0, run.err
    assert re.search(r"handbook\.pdf, page \d: “W", run.err) and "does not fit where it stands" in run.err


def test_what_nobody_fills_in_is_told() -> None:
    """Forms of fifty pages, and pages that are hardly used; a book of so many is none the worse."""
    words = words_in("en")
    long = Printed(b"", 52, Findings(hardly_used=[9], headings_left_behind=[3, 5, 6, 7]))
    said = [*advice(words, "forms", "forms/all.pdf", long, {})]
    assert said.pop(0) == "forms/all.pdf: page 9 is less than a quarter full."
    assert said[0] == "forms/all.pdf: on 4 pages a heading stands alone at the foot: 3, 5–7."
    assert said[1].startswith("forms/all.pdf has 52 pages; nobody fills in so many.")
    assert len([*advice(words, "book", "handbook.pdf", long, {})]) == 2
    assert len([*advice(words, "sign-off", "sign-off/x.pdf", long, {})]) == 1, "lines to sign fill a page"


def test_less_than_a_line_of_a_title_is_still_a_line() -> None:
    """A large title with small words below it does not stand alone at the foot; one with nothing below does."""
    title, words = Run(20, 50, 90, 74), Run(20, 36, 90, 45)
    assert is_followed([title, words])
    assert not is_followed([title])
    assert not is_followed([title, Run(95, 52, 120, 60)]), "what stands beside it"
