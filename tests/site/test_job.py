"""My job: picked once, and every page can show only what binds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


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


def only_mine(page: Page) -> None:
    page.get_by_role("region", name="My job").get_by_role("button", name="Only what binds me").click()


def test_a_picked_job_is_remembered_on_every_page_and_leads_to_its_own(purser: Page) -> None:
    purser.get_by_role("dialog").get_by_role("link", name="Open the page: Purser").click()
    expect(purser.get_by_role("heading", level=1)).to_contain_text("Working as a purser")
    at(purser, "editors/reviews.html")
    expect(purser.get_by_role("button", name="My job: Purser")).to_be_visible()


def test_a_page_shows_only_what_binds_the_job_when_it_is_asked_to(purser: Page) -> None:
    at(purser, "moments/boarding.html")
    expect(purser.locator("#night-boat")).to_be_visible()
    only_mine(purser)
    expect(purser.locator("#coming-aboard")).to_be_visible()
    expect(purser.get_by_role("region", name="My job")).to_contain_text("Purser: 5 of 7 on this page")

    at(purser, "put-it-right.html")
    expect(purser.locator("#limit-purser")).to_be_visible()
    expect(purser.locator("#limit-deckhand")).to_be_hidden()
    expect(purser.locator("#limit-deckhand + .hb-card")).to_be_hidden()
    for entry in purser.locator(".md-nav a[href='#limit-deckhand']").all():
        expect(entry).to_be_hidden()

    purser.get_by_role("region", name="My job").get_by_role("button", name="Only what binds me").click()
    expect(purser.locator("#limit-deckhand")).to_be_visible()


def test_a_moment_shows_only_the_limit_of_the_job(purser: Page) -> None:
    at(purser, "moments/boarding.html")
    only_mine(purser)
    limits = purser.locator("#coming-aboard + .hb-card .hb-limits li:visible")
    expect(limits).to_have_count(1)
    expect(limits).to_contain_text("Purser")


def test_what_a_link_leads_to_is_shown_even_if_it_binds_others(purser: Page) -> None:
    at(purser, "put-it-right.html")
    only_mine(purser)
    at(purser, "put-it-right.html#limit-deckhand")
    purser.reload()
    expect(purser.locator("#limit-deckhand")).to_be_in_viewport()
    expect(purser.locator("#limit-cafe-hand")).to_be_hidden()


def test_a_heading_under_which_nothing_is_left_goes_too(purser: Page) -> None:
    at(purser, "moments/crossing.html")
    only_mine(purser)
    for heading in purser.locator("article h2:visible").all():
        following = heading.evaluate(
            "h => { let n = h.nextElementSibling; while (n && !n.checkVisibility()) n = n.nextElementSibling; return n && n.tagName; }"
        )
        assert following not in (None, "H2")


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
    only_mine(purser)
    purser.get_by_role("button", name="My job: Purser").click()
    purser.get_by_role("button", name="Forget my job").click()
    purser.keyboard.press("Escape")
    expect(purser.locator("#limit-deckhand")).to_be_visible()
    assert purser.evaluate("Object.keys(localStorage).length") == 0


def test_a_job_that_the_edition_no_longer_has_is_forgotten(purser: Page) -> None:
    purser.evaluate(
        "handbook.store.set('job', {id: 'lamplighter', title: 'Lamplighter', address: 'jobs/lamplighter.html'});"
        "handbook.store.set('only-mine', true)"
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
    card = reader.locator("#purser + .hb-card")
    for label in ("May do without asking", "Moments", "Standards of this job", "Words", "First week"):
        expect(card.locator("dt", has_text=label).first).to_be_visible()
    expect(reader.get_by_role("button", name="My job")).to_be_hidden()
