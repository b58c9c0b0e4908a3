"""Words of another direction stand in a line of the contents or the index without turning it round."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from handbook.paper.print_run import Printer
from handbook.paper.typesetting.press import Press
from handbook.project.load import Project
from tests.conftest import replace
from tests.paper.reading import structure
from tests.site.building import dress

TODAY = date(2026, 11, 21)
HEBREW = "\u05e9\u05dc\u05d5\u05dd"
ENGLISH = "Handover"


@pytest.mark.parametrize(("language", "title"), [("en", HEBREW), ("he", ENGLISH)])
def test_the_number_of_a_page_stands_at_the_end_of_its_line(shop: Path, language: str, title: str) -> None:
    """On the right in a book from the left, on the left in one from the right; English ends on the right in both, in prose and on cards.

    Where the language of a book lacks words of ours, those that stand there are marked as English; names of fields too.
    """
    pages = {
        "index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n",
        "z.md": f"# {title}\n\nHard as Quartz.\n",
    }
    standards = dress(shop, pages) / "standards.yml"
    replace(standards, "handbook:\n", f"handbook:\n  language: {language}\n")
    replace(standards, "Turn each price towards the shopper.", "Zinc on each price.")
    printer = Printer(Project.load(shop, TODAY), ("book",))
    data, _ = printer._data(printer.sheets[0][1])
    with Press(printer.fonts, {}) as press:
        pdf = press.set(data, TODAY).pdf
        plain = press.set(data | {"labels": {}}, TODAY).pdf if data["labels"] else b""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    word, number = _on_one_line(document, title)
    assert (word < number) == (language == "en")
    for first, last in ("Qz", "Ze"):
        letter, stop = _end_of_sentence(document, first, last)
        assert letter < stop
    assert (_marked(pdf) > 0) == (language == "he")
    assert not plain or _marked(plain) < _marked(pdf)


def _marked(pdf: bytes) -> int:
    """How many elements are said to be English."""
    return sum(element.get("/Lang") == "en" for element in structure(pypdf.PdfReader(BytesIO(pdf))))


def _on_one_line(document: pypdfium2.PdfDocument, title: str) -> tuple[float, float]:
    """How far from the left a title stands in the contents, and how far the number behind it."""
    text = next(
        page
        for page in map(pypdfium2.PdfPage.get_textpage, document)
        if "...." in page.get_text_range().replace(" ", "")
    )
    everywhere = [(text.get_text_range(i, 1), *text.get_charbox(i)) for i in range(text.count_chars())]
    middle = text.page.get_width() / 2
    columns = [[box for box in everywhere if (box[1] < middle) is first] for first in (True, False)]
    boxes, (_, left, bottom, _, top) = next(
        (boxes, box)
        for boxes in columns
        for box in boxes
        if box[0] in (title[0], title[-1]) and _whole(boxes, box, title)
    )
    digits = [x for sign, x, low, _, high in boxes if sign.isdigit() and low < top and high > bottom]
    return left, digits[-1]


def _end_of_sentence(document: pypdfium2.PdfDocument, first: str, last: str) -> tuple[float, float]:
    """How far from the left the last letter of the sentence stands in which there is a rare letter, and its full stop."""
    text = next(page for page in map(pypdfium2.PdfPage.get_textpage, document) if first in page.get_text_range())
    boxes = [(text.get_text_range(i, 1), *text.get_charbox(i)) for i in range(text.count_chars())]
    low, high = next((low, high) for sign, _, low, _, high in boxes if sign == first)
    return tuple(
        next(left for sign, left, under, _, over in boxes if sign == said and low - 3 < under < over <= high)
        for said in (last, ".")
    )


def _whole(
    boxes: list[tuple[str, float, float, float, float]], at: tuple[str, float, float, float, float], title: str
) -> bool:
    """Whether the letters on the line of one of them are those of the title."""
    line = {sign for sign, _, low, _, high in boxes if sign.isalpha() and low < at[4] and high > at[2]}
    return line == set(title)
