"""What comes out of the browser's own printing: what is read, and nothing that is pressed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from handbook.reader import read
from handbook.system.colours import contrast
from tests.drop_in import FERRY

WHITE = "#ffffff"
PRESSED = "button, .hb-day__steps, .hb-change, .hb-ticked"
MARKED = """() => [...document.querySelectorAll("article summary")].filter((each) => ["::before", "::after"]
    .some((end) => getComputedStyle(each, end).content === '""')).map((each) => each.textContent)"""


OPEN = "all => all.forEach(each => { each.open = true; })"


def pages_of(page: Page) -> list[str]:
    """The words on each page of paper."""
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


def ink(words: Locator) -> str:
    """The colour some words are printed in."""
    rgb: list[int] = words.evaluate("word => getComputedStyle(word).color.match(/\\d+/g).slice(0, 3).map(Number)")
    return "#" + "".join(f"{part:02x}" for part in rgb)


def test_the_start_of_a_shift_is_one_page_with_the_line_of_the_day_in_ink(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """The days ahead stay on the screen, and so do the controls."""
    page.goto(f"{served(ferry)}start-of-shift.html")
    line = page.locator(".hb-rotation--line .hb-turn__title:visible").inner_text()
    (paper,) = pages_of(page)
    assert " ".join(line.split()) in " ".join(paper.split())
    page.emulate_media(media="print")
    for words in page.locator(".hb-rotation--line :is(p, a):visible").all():
        assert contrast(ink(words), WHITE) >= 4.5
    expect(page.locator("article").locator(PRESSED).locator("visible=true")).to_have_count(0)


def test_the_words_to_say_are_on_paper(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Of a standard and of the page of what is said, there as the list that is seen, without the box that answers while one types, or a mark that it opens."""
    base = served(ferry)
    page.goto(f"{base}standards/welcome.html")
    page.locator("article details").evaluate_all(OPEN)
    page.emulate_media(media="print")
    said = page.locator(".hb-phrases li")
    assert said.count()
    for each in said.all():
        assert each.inner_text().strip() and contrast(ink(each), WHITE) >= 4.5
    expect(page.locator("article").locator(PRESSED).locator("visible=true")).to_have_count(0)
    page.goto(f"{base}say-instead.html")
    assert page.evaluate(MARKED) == []
    expect(page.locator("#hb-say")).to_be_attached()
    expect(page.locator("#hb-say")).to_be_hidden()
    page.emulate_media(media="null")
    page.reload()
    rows = page.locator(".hb-words .hb-row")
    rows.nth(1).evaluate("row => { row.open = true; }")
    closed, opened = (" ".join((rows.nth(at).locator("dd").first.text_content() or "").split()) for at in (0, 1))
    printed = " ".join(" ".join(pages_of(page)).split())
    assert opened in printed
    assert closed
    assert closed not in printed


def test_what_is_folded_goes_on_over_the_page(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """What is open leaves no page half empty before it, and a way to a form is not for paper."""
    page.goto(f"{served(ferry)}put-it-right.html")
    page.locator("article details").evaluate_all(OPEN)
    page.emulate_media(media="print")
    expect(page.locator("article a.hb-button").locator("visible=true")).to_have_count(0)
    kept = page.locator("article details").evaluate_all(
        "all => all.filter(each => getComputedStyle(each).breakInside !== 'auto')"
    )
    assert kept == []


def test_what_is_printed_is_what_is_seen(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """What is folded stays folded on paper, and what stands open for want of nothing stays open; no page is left empty."""
    base = served(ferry)
    page.goto(f"{base}standards/welcome.html")
    folds = page.locator(".hb-card > .hb-fold")
    opened, closed = (folds.nth(at).locator(".hb-id").text_content() or "-" for at in (0, 1))
    folds.first.evaluate("fold => { fold.open = true; }")
    printed = pages_of(page)
    assert opened in "".join(printed) and closed not in "".join(printed)
    assert all(printed)
    assert page.locator("article details[open]").count() == 1
    page.goto(base)
    listed = page.locator(".hb-board__index li a").all_text_contents()
    (paper,) = pages_of(page)
    assert [name for name in listed if " ".join(name.split()) not in " ".join(paper.split())] == []
    expect(page.locator("[data-hb-wide]:not([open])")).to_have_count(0)


def test_a_card_is_printed_alone(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """With its heading; afterwards the page is whole again. The page itself is printed from its foot."""
    page.goto(f"{served(ferry)}moments/boarding.html")
    page.evaluate("() => { window.print = () => document.documentElement.setAttribute('data-printed', ''); }")
    page.locator("article details").evaluate_all(OPEN)
    page.emulate_media(media="print")
    cards = page.locator(".hb-card:visible")
    number = cards.count()
    assert number > 1
    page.locator(".hb-card.hb-moment [data-hb-print]").first.evaluate("control => control.click()")
    expect(page.locator("[data-printed]")).to_be_attached()
    expect(cards).to_have_count(1)
    expect(page.locator(".hb-lines > li > .hb-row > summary:visible")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(cards).to_have_count(number)
    page.emulate_media(media="null")
    page.evaluate("document.documentElement.removeAttribute('data-printed')")
    page.get_by_role("button", name="Print this page").click()
    expect(page.locator("[data-printed]")).to_be_attached()
    page.emulate_media(media="print")
    expect(cards).to_have_count(number)


def test_the_limits_of_all_jobs_are_a_table_on_paper_too(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """With whom to ring, how to write it down and what it is not for; what it was before stays on the screen."""
    page.goto(f"{served(ferry)}put-it-right.html")
    paper = " ".join(" ".join(pages_of(page)[:2]).split())
    limits = read(FERRY).book.empowerment
    for limit in limits:
        assert limit.write_it in paper and limit.not_for in paper
    assert limits and limits[0].id not in paper
