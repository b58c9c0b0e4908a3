"""What one person carries: the book of a job, the same as a booklet, and the card that is folded out of one sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import page
import pypdf
import pytest

from handbook.paper.typesetting.booklet import sides
from tests.conftest import Run
from tests.paper.reading import DEEP, codes_of, outline_of, pages_of, size_of, sizes_of_type, words_of

Command = Callable[..., Run]


def test_what_one_person_carries(handbook_command: Command, shop: Path) -> None:
    """Symptoms first with their pages, danger, the limit with whom to ring, moments by name and number; nobody else's limits."""
    run = handbook_command("-C", shop, "print", "jobs", "booklets", "fold-ups")
    assert run.status == 0, run.err
    book, card, folded = (shop / "print" / kind / "volunteer.pdf" for kind in ("jobs", "fold-ups", "booklets"))
    pages, outline = pages_of(book), outline_of(book)
    assert size_of(book) == (149, 210)
    assert min(sizes_of_type(book)) >= 6.4
    first = pages[1]
    begins = next(number for title, number in outline.items() if title.endswith("A bag comes in"))
    for said in ("Somebody lies on the floor, or holds on to a shelf", "A bag is put on the counter", "A bag comes in"):
        assert said in first, said
    assert "Danger 999 Somebody lies" in first, "the number stands where a book is opened first"
    assert outline["Somebody falls in the shop"] <= begins
    assert "Keep others away." in words_of(book)
    assert "GBP 2" in words_of(book) and "GBP 5" not in words_of(book)
    index = " ".join(pages[outline["Index"] - 1 :])
    assert f"A bag comes in → {begins}" in index
    assert "donation" not in index
    assert size_of(card) == (297, 210) and len(pages_of(card)) == 1
    words = words_of(card)
    for said in (
        "Whoever gives is a customer too.",
        "999",
        "GBP 2",
        "Thank the giver before",
    ):
        assert said in words, said
    assert "page 1 of 1" not in words
    for path in (book, card):
        assert page.validate_pdf(path, limits=DEEP).failures == []
    assert size_of(folded) == (297, 210)
    assert len(pages_of(folded)) == -(-len(pages) // 4) * 2
    assert "/DuplexFlipShortEdge" in str(pypdf.PdfReader(folded).root_object["/ViewerPreferences"])
    assert "Volunteer" in pages_of(folded)[0] and "Find it by what is happening" in pages_of(folded)[1]


def test_the_last_page_of_what_one_carries_has_more_than_a_line(handbook_command: Command, shop: Path) -> None:
    """What a book or a pocket edition ends with stays together, as much as fills a third of a page; so nothing is told."""
    run = handbook_command("-C", shop, "print", "jobs", "pocket")
    assert run.status == 0 and "less than a quarter full" not in run.out + run.err


def test_in_large_print_a_card_begins_with_its_code(handbook_command: Command, shop: Path) -> None:
    """There is no back to put it on: it is read on the first page, and no page has it alone."""
    yaml = shop / "standards.yml"
    yaml.write_text(
        yaml.read_text("utf-8").replace("handbook:\n", "handbook:\n  site: https://example.org\n", 1), "utf-8"
    )
    run = handbook_command("-C", shop, "print", "fold-ups", "--large")
    assert run.status == 0, run.err
    card = shop / "print" / "fold-ups" / "volunteer.pdf"
    on_pages = [codes_of(card, number) for number in range(len(pages_of(card)))]
    assert on_pages[0] and not any(on_pages[1:])


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        (4, [(3, 0), (1, 2)]),
        (5, [(7, 0), (1, 6), (5, 2), (3, 4)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_a_booklet_is_read_in_order_once_it_is_folded(pages: int, found: list[tuple[int, int]]) -> None:
    """The first side has the last page and the first, the back of it the second and the last but one."""
    assert sides(pages) == found
