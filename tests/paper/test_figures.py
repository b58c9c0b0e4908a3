"""Sums and drawings on paper: a form to fill in by hand, and the same numbers as on the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import page
import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from tests.conftest import Run
from tests.figures import ANSWERS, ROUND, TITLES, indicators
from tests.paper.reading import DEEP, pages_of, sizes_of_type, words_of
from tests.site.building import dress

Command = Callable[..., Run]
SUMS = """
calculators:
  - id: worth
    title: What a giver is worth
    formula: lifetime-value
    inputs:
      - title: One bag
        unit: GBP
        default: 7.5
      - title: Bags in a year
        unit: bags
        default: 4
    example: Four bags make thirty pounds.
  - id: unknown
    title: How far it is told
    formula: word-of-mouth
    inputs:
      - title: People told
        unit: people
      - title: Told by each
        unit: people
        default: 3
  - id: too-little
    title: How long we have
    formula: contact-seconds
"""
PAGE = "# Figures\n\n{{ calculator('worth') }}\n\n{{ calculator('unknown') }}\n\n{{ calculator('too-little') }}\n\n{{ indicators() }}\n\n{{ results() }}\n\n{{ coverage() }}\n"


def printed(command: Command, shop: Path, *options: str, titles: dict[str, str] = TITLES) -> Path:
    """The book of the shop with sums, indicators and shoppers' answers, all on one page."""
    text = (shop / "standards.yml").read_text("utf-8")
    (shop / "standards.yml").write_text(text + SUMS + indicators(titles, ROUND), "utf-8")
    (shop / "results").mkdir()
    (shop / "results" / "2026.csv").write_text(ANSWERS, "utf-8")
    dress(shop, {"all.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n", "index.md": PAGE})
    run = command("-C", shop, "print", "book", *options)
    assert run.status == 0, run.err
    return shop / "print" / "handbook.pdf"


def test_a_sum_is_a_form_with_the_sum_worked_out(handbook_command: Command, shop: Path) -> None:
    """What is missing leaves a blank, and what cannot be done says why."""
    said = words_of(printed(handbook_command, shop))
    for words in (
        "What it starts from Ours Yours",
        "One bag GBP 7.50",
        "Bags in a year 4 bags",
        "Worth over all those years GBP 30",
        "GBP 7.50 × 4 bags = GBP 30",
        "Four bags make thirty pounds.",
        "This sum cannot be done yet: Give it people, contacts and seconds, and no money.",
    ):
        assert words in said, words
    assert said.count("Worked with our figures") == 1


def test_drawings_say_the_same_numbers_and_are_read_out(handbook_command: Command, shop: Path) -> None:
    """The book keeps all rules for readers by ear, and what leads to what is words in boxes."""
    book = printed(handbook_command, shop)
    said = words_of(book)
    for words in (
        r"Bags given again page \d+ leads to Anteil der",
        r"All standards used in a moment 4 of 4",
        r"A bag comes in page \d+ 1 0 2",
        "August 2026 0 1 3",
        r"Summer 2026: 75 % \(60 to 86\) of 40 Spring 2026: 60 % \(39 to 78\) of 20",
        r"Line: where the share surely lies, if each of those counted stands for itself\.",
    ):
        assert re.search(words, said), words
    report = page.validate_pdf(book, limits=DEEP)
    assert (report.rules.total, report.failures) == (104, [])


def test_large_print_draws_no_small_letters_and_no_line_through_them(handbook_command: Command, shop: Path) -> None:
    """There fewer boxes stand beside each other, and an axis has room for the numbers beside it."""
    book = printed(handbook_command, shop, "--large")
    assert min(sizes_of_type(book)) >= 18
    assert any("leads to" in words for words in pages_of(book))
    _, low, right, high, page_ = next(
        (*words.get_rect(number), page_)
        for page_ in pypdfium2.PdfDocument(book)
        for words in [page_.get_textpage()]
        for number in range(words.count_rects())
        if words.get_text_bounded(*words.get_rect(number)).strip() == "2,000"
    )
    lines = [line.get_bounds() for line in page_.get_objects([FPDF_PAGEOBJ_PATH])]
    beside = [
        line for line in lines if line[2] - line[0] > 100 and low < line[1] and line[3] < high and line[2] > right
    ]
    assert beside and all(begins > right for begins, *_ in beside)
