"""My job: picked once, said on every page, and what is mine comes first; what is for others is folded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.browsing import card_of


@pytest.fixture
def purser(ferry: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """Somebody who has just picked a job on the home page."""
    page.goto(served(ferry))
    page.get_by_role("button", name="My job").click()
    page.get_by_role("dialog").get_by_role("button", name="Purser").click()
    return page


def at(page: Page, address: str) -> Page:
    page.goto("/".join(page.url.split("/")[:3]) + "/" + address)
    return page


def others(page: Page, name: str = "Others’ limits") -> Locator:
    """What opens that which is for other jobs."""
    return page.get_by_role("button", name=name).first


def test_a_picked_job_is_remembered_on_every_page_and_leads_to_its_own(purser: Page) -> None:
    purser.get_by_role("dialog").get_by_role("link", name="Open the page: Purser").click()
    expect(purser.get_by_role("heading", level=1)).to_contain_text("Working as a purser")
    at(purser, "editors/reviews.html")
    expect(purser.get_by_role("button", name="My job: Purser")).to_be_visible()


def test_my_limit_comes_first_and_one_tap_shows_those_of_others(purser: Page) -> None:
    at(purser, "put-it-right.html")
    mine, other = purser.locator("#limit-purser"), purser.locator("#limit-deckhand")
    expect(mine).to_be_visible()
    for hidden in (other, other.locator("+ .hb-card")):
        expect(hidden).to_be_hidden()
    others(purser).click()
    expect(other).to_be_visible()
    assert top(mine) < top(others(purser)) < top(other)
    others(purser).click()
    expect(other).to_be_hidden()


def top(locator: Locator) -> float:
    return float(locator.evaluate("element => element.getBoundingClientRect().top"))


def test_a_moment_shows_my_limit_and_folds_those_of_others(purser: Page) -> None:
    at(purser, "moments/boarding.html#coming-aboard")
    limits = card_of(purser, "coming-aboard").locator(".hb-limits li:visible")
    expect(limits).to_have_count(1)
    expect(limits).to_contain_text("Purser")
    parted = card_of(purser, "coming-aboard").locator(".hb-others ~ :is(.hb-limits__per, .hb-beyond)")
    expect(parted).to_have_count(0)  # my sum, for how long it holds and whom to ring beyond it stand together


def test_what_a_link_leads_to_is_shown_even_if_it_is_for_others(purser: Page) -> None:
    at(purser, "put-it-right.html#limit-deckhand")
    expect(purser.locator("#limit-deckhand")).to_be_in_viewport()
    at(purser, "put-it-right.html")
    purser.evaluate("location.hash = 'limit-deckhand'")
    expect(purser.locator("#limit-deckhand")).to_be_in_viewport()


def test_the_page_of_another_job_is_read_whole(purser: Page) -> None:
    at(purser, "jobs/cafe-hand.html")
    expect(card_of(purser, "cafe-hand")).to_be_visible()
    expect(purser.locator(".hb-not-mine")).to_have_count(0)


def test_paper_shows_what_is_seen(purser: Page) -> None:
    at(purser, "put-it-right.html")
    purser.emulate_media(media="print")
    expect(purser.locator("#limit-purser")).to_be_visible()
    expect(purser.locator("#limit-deckhand")).to_be_hidden()
    expect(others(purser)).to_be_hidden()
    purser.emulate_media(media="screen")
    others(purser).click()
    purser.emulate_media(media="print")
    expect(purser.locator("#limit-deckhand")).to_be_visible()


def test_a_phone_says_the_job_by_its_name_and_no_name_by_half(purser: Page) -> None:
    for width in (360, 320):
        purser.set_viewport_size({"width": width, "height": 740})
        at(purser, "moments/boarding.html")
        word = purser.locator("[data-hb-tool=job] .hb-tool__word")
        expect(word).to_have_text("Purser")
        shown = word.evaluate("word => [word.scrollHeight - word.clientHeight, word.scrollWidth - word.clientWidth]")
        assert shown[0] <= 3 and shown[1] <= 0, shown
        head = purser.locator(".md-header__inner > :visible")
        boxes = head.evaluate_all("all => all.map(one => one.getBoundingClientRect())")
        assert boxes[-1]["right"] <= width
        assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)
        name = purser.locator(".hb-brand__name")
        fits = "name => { const own = name.getBoundingClientRect(), all = name.parentElement.getBoundingClientRect();"
        assert name.evaluate(fits + " return own.top >= all.bottom - 1 || own.right <= all.right; }")


def test_a_job_is_picked_on_its_own_card_too_and_forgotten_there(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    page.goto(served(ferry) + "jobs/cafe-hand.html")
    page.get_by_role("button", name="This is my job").click()
    expect(page.get_by_role("button", name="My job: Café hand")).to_be_visible()
    page.get_by_role("button", name="This is my job").click()
    expect(page.get_by_role("button", name="My job", exact=True)).to_be_visible()


def test_forgetting_shows_everything_again(purser: Page) -> None:
    at(purser, "put-it-right.html")
    order = "[...document.querySelectorAll('article [id]')].map(e => e.id)"
    folded = purser.evaluate(order)
    purser.get_by_role("button", name="My job: Purser").click()
    purser.get_by_role("button", name="Forget my job").click()
    purser.keyboard.press("Escape")
    expect(purser.locator("#limit-deckhand")).to_be_visible()
    assert purser.evaluate("localStorage.getItem(handbook.kept.placesOf({ names: ['job'] })[0]?.key)") is None
    shown = purser.evaluate(order)
    purser.reload()
    assert purser.evaluate(order) == shown != folded


def test_a_job_that_the_edition_no_longer_has_is_forgotten(purser: Page) -> None:
    purser.evaluate(
        "handbook.store.set('job', {id: 'lamplighter', title: 'Lamplighter', address: 'jobs/lamplighter.html'});"
    )
    at(purser, "put-it-right.html")
    expect(purser.get_by_role("button", name="My job", exact=True)).to_be_visible()
    expect(purser.locator("#limit-deckhand")).to_be_visible()


def test_the_keyboard_picks_a_job(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    page.goto(served(ferry))
    page.get_by_role("button", name="My job").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Deckhand", exact=True).focus()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("link", name="Open the page: Deckhand")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="My job: Deckhand")).to_be_focused()


def test_the_other_tab_follows(purser: Page) -> None:
    other = purser.context.new_page()
    other.goto(purser.url)
    purser.get_by_role("dialog").get_by_role("button", name="Café hand").click()
    expect(other.get_by_role("button", name="My job: Café hand")).to_be_visible()


def test_it_works_from_a_folder_two_levels_deep(ferry: Path, page: Page) -> None:
    page.goto((ferry / "coaching" / "stories" / "the-wet-glove.html").as_uri())
    page.get_by_role("button", name="My job").click()
    page.get_by_role("dialog").get_by_role("button", name="Quay warden").click()
    page.get_by_role("link", name="Open the page: Quay warden").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("warden")


def test_without_scripts_everything_that_binds_a_job_is_on_its_page(
    ferry: Path, reader: Page, served: Callable[[Path], str]
) -> None:
    reader.goto(served(ferry) + "jobs/purser.html")
    card = card_of(reader, "purser")
    for label in ("May do without asking", "Moments", "Standards of this job", "First week"):
        expect(card.locator("dt", has_text=label).first).to_be_visible()
    card.locator(".hb-fold > summary").click()
    expect(card.locator("dt", has_text="Words").first).to_be_visible()
    expect(reader.get_by_role("button", name="My job")).to_be_hidden()
