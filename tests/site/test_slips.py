"""The slip book on a page: what its lines add up to, beside the limits, and what has been read before."""

from __future__ import annotations

import re
from pathlib import Path

from tests.elements import opening


def test_the_slip_book_adds_up(ferry: Path) -> None:
    """Settled by the first of all, the median of those that say, the sum beside the limit of the job, three in ninety days.

    By hand: 3 of 5; the middle of 4, 6, 8 and 30; £10, £2.50 and £24; 1 July to 28 September are 89 days.
    """
    page = next(ferry.glob("put-it-right*.html")).read_text("utf-8")
    book = page[page.index('class="hb-slips"') :]
    said = " ".join(re.sub(r"<[^>]*>", " ", book).split())
    assert said.index("Still open 2 October") > said.index("This has been read before")
    assert said.index("This has been read before") < said.index("Settled by the first who heard")
    for sentence in (
        "3 times, from 1 July 2026 to 28 September 2026.",
        "Still open 2 October 2026, 20:00, Tern, Saloon counter",
        "60 % 3 of 5; 1 passed on, 1 still open",
        "7 minutes half took no longer, of 4 that say",
        "£36.50 on 3 slips",
        " 1 £24 £24, above the limit",
        "No job named 1 £2.50 £2.50",
        "September 2026 2 1 19 £26.50",
    ):
        assert sentence in said
    titles = [re.sub(r"<[^>]*>", "", title) for title in re.findall(r"<title>.*?</title>", book)]
    assert any("Gangway: 2 by systems, 1 that nobody knows" in title for title in titles)
    assert not [given for _, given in opening(book) if "style" in given]


def test_a_treat_that_has_become_a_routine_says_so_before_it_is_opened(ferry: Path) -> None:
    """An alarm that only whoever unfolds the card can see is none."""
    page = (ferry / "delight.html").read_text("utf-8")
    card = page[page.index('id="wheel-for-a-minute"') :]
    alarm = "given on 75\u00a0% of occasions (summer 2026): make it a standard, or let it go"
    assert card.index(alarm) < card.index("<details")
