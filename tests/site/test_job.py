"""My job: picked once, and every page can show only what binds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def receptionist(shipped: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """Somebody who has just picked a job on the home page."""
    page.goto(served(shipped))
    page.get_by_role("button", name="My job").click()
    page.get_by_role("dialog").get_by_role("button", name="Receptionist").click()
    return page


def at(page: Page, address: str) -> Page:
    page.goto("/".join(page.url.split("/")[:3]) + "/" + address)
    return page


def only_mine(page: Page) -> None:
    page.get_by_role("region", name="My job").get_by_role("button", name="Only what binds me").click()


def test_a_picked_job_is_remembered_on_every_page_and_leads_to_its_own(receptionist: Page) -> None:
    receptionist.get_by_role("dialog").get_by_role("link", name="Open the page: Receptionist").click()
    expect(receptionist.get_by_role("heading", level=1)).to_contain_text("Working as a receptionist")
    at(receptionist, "editors/index.html")
    expect(receptionist.get_by_role("button", name="My job: Receptionist")).to_be_visible()


def test_a_page_shows_only_what_binds_the_job_when_it_is_asked_to(receptionist: Page) -> None:
    at(receptionist, "moments/arriving.html")
    expect(receptionist.locator("#night-door")).to_be_visible()
    only_mine(receptionist)
    expect(receptionist.locator("#first-seconds")).to_be_visible()
    expect(receptionist.get_by_role("region", name="My job")).to_contain_text("Receptionist: 4 of 6 on this page")

    at(receptionist, "put-it-right.html")
    expect(receptionist.locator("#limit-receptionist")).to_be_visible()
    expect(receptionist.locator("#limit-housekeeper")).to_be_hidden()
    expect(receptionist.locator("#limit-housekeeper + .hb-card")).to_be_hidden()
    for entry in receptionist.locator(".md-nav a[href='#limit-housekeeper']").all():
        expect(entry).to_be_hidden()

    receptionist.get_by_role("region", name="My job").get_by_role("button", name="Only what binds me").click()
    expect(receptionist.locator("#limit-housekeeper")).to_be_visible()


def test_a_moment_shows_only_the_limit_of_the_job(receptionist: Page) -> None:
    at(receptionist, "moments/arriving.html")
    only_mine(receptionist)
    limits = receptionist.locator("#first-seconds + .hb-card .hb-limits li:visible")
    expect(limits).to_have_count(1)
    expect(limits).to_contain_text("Receptionist")


def test_what_a_link_leads_to_is_shown_even_if_it_binds_others(receptionist: Page) -> None:
    at(receptionist, "put-it-right.html")
    only_mine(receptionist)
    at(receptionist, "put-it-right.html#limit-housekeeper")
    receptionist.reload()
    expect(receptionist.locator("#limit-housekeeper")).to_be_in_viewport()
    expect(receptionist.locator("#limit-bartender")).to_be_hidden()


def test_a_heading_under_which_nothing_is_left_goes_too(receptionist: Page) -> None:
    at(receptionist, "moments/during.html")
    only_mine(receptionist)
    for heading in receptionist.locator("article h2:visible").all():
        following = heading.evaluate(
            "h => { let n = h.nextElementSibling; while (n && !n.checkVisibility()) n = n.nextElementSibling; return n && n.tagName; }"
        )
        assert following not in (None, "H2")


def test_a_job_is_picked_on_its_own_card_too_and_forgotten_there(
    shipped: Path, page: Page, served: Callable[[Path], str]
) -> None:
    page.goto(served(shipped) + "jobs/bartender.html")
    page.get_by_role("button", name="This is my job").click()
    expect(page.get_by_role("button", name="My job: Bartender")).to_be_visible()
    page.get_by_role("button", name="This is my job").click()
    expect(page.get_by_role("button", name="My job", exact=True)).to_be_visible()


def test_forgetting_shows_everything_again(receptionist: Page) -> None:
    at(receptionist, "put-it-right.html")
    only_mine(receptionist)
    receptionist.get_by_role("button", name="My job: Receptionist").click()
    receptionist.get_by_role("button", name="Forget my job").click()
    receptionist.keyboard.press("Escape")
    expect(receptionist.locator("#limit-housekeeper")).to_be_visible()
    assert receptionist.evaluate("Object.keys(localStorage).length") == 0


def test_a_job_that_the_edition_no_longer_has_is_forgotten(receptionist: Page) -> None:
    receptionist.evaluate(
        "handbook.store.set('job', {id: 'lamplighter', title: 'Lamplighter', address: 'jobs/lamplighter.html'});"
        "handbook.store.set('only-mine', true)"
    )
    at(receptionist, "put-it-right.html")
    expect(receptionist.get_by_role("button", name="My job", exact=True)).to_be_visible()
    expect(receptionist.locator("#limit-housekeeper")).to_be_visible()


def test_the_keyboard_picks_a_job(shipped: Path, page: Page, served: Callable[[Path], str]) -> None:
    page.goto(served(shipped))
    page.get_by_role("button", name="My job").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Housekeeper", exact=True).focus()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("link", name="Open the page: Housekeeper")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="My job: Housekeeper")).to_be_focused()


def test_the_other_tab_follows(receptionist: Page) -> None:
    other = receptionist.context.new_page()
    other.goto(receptionist.url)
    receptionist.get_by_role("dialog").get_by_role("button", name="Bartender").click()
    expect(other.get_by_role("button", name="My job: Bartender")).to_be_visible()


def test_it_works_from_a_folder_two_levels_deep(shipped: Path, page: Page) -> None:
    page.goto((shipped / "coaching" / "stories" / "the-biscuit-tin.html").as_uri())
    page.get_by_role("button", name="My job").click()
    page.get_by_role("dialog").get_by_role("button", name="Day porter").click()
    page.get_by_role("link", name="Open the page: Day porter").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("porter")


def test_without_scripts_everything_that_binds_a_job_is_on_its_page(
    shipped: Path, reader: Page, served: Callable[[Path], str]
) -> None:
    reader.goto(served(shipped) + "jobs/receptionist.html")
    card = reader.locator("#receptionist + .hb-card")
    for label in ("May do without asking", "Moments", "Standards of this job", "Words", "First week"):
        expect(card.locator("dt", has_text=label).first).to_be_visible()
    expect(reader.get_by_role("button", name="My job")).to_be_hidden()
