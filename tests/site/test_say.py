"""What to say instead, and the newcomer's errands, counted in actions from the home page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.browsing import card_of


@pytest.fixture
def say(ferry: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """The page on a small phone."""
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(served(ferry) + "say-instead.html")
    return page


def answers(page: Page) -> Locator:
    return page.get_by_role("search", name="Say instead").get_by_role("listitem")


@pytest.mark.parametrize(
    "typed, reason, better",
    [
        ("That's not my boat", "Passengers see one line", "I will find out"),
        ("not my baot", "Passengers see one line", "I will find out"),
        ("calm down", "", "Say instead"),
    ],
)
def test_typing_what_one_was_about_to_say_brings_the_reason_and_better_words(
    say: Page, typed: str, reason: str, better: str
) -> None:
    say.get_by_label("What were you about to say?").click()
    say.keyboard.type(typed)
    first = answers(say).first
    expect(first).to_contain_text("never say")
    expect(first).to_contain_text(better)
    expect(first).to_contain_text(reason)


def test_tapping_does_the_same(say: Page) -> None:
    say.get_by_role("search").get_by_role("button", name="It's in the timetable.").click()
    expect(answers(say).first).to_contain_text("It's in the timetable")
    expect(answers(say).first).to_contain_text("Say instead")


def test_what_nobody_minds_is_left_alone(say: Page) -> None:
    say.get_by_label("What were you about to say?").fill("xylophone")
    expect(say.get_by_role("search").get_by_role("status")).to_contain_text("Nobody has written about it yet")
    expect(answers(say)).to_have_count(0)
    say.get_by_label("What were you about to say?").fill("")
    expect(say.get_by_role("search").get_by_role("status")).to_be_empty()


def test_it_works_from_a_folder(ferry: Path, page: Page) -> None:
    page.goto((ferry / "say-instead.html").as_uri())
    page.get_by_label("What were you about to say?").fill("short-handed")
    expect(answers(page).first).to_contain_text("Say instead")


def test_without_scripts_every_phrase_has_its_better_one_on_the_page(
    ferry: Path, reader: Page, served: Callable[[Path], str]
) -> None:
    reader.goto(served(ferry) + "say-instead.html")
    expect(reader.locator("#ban-not-my-boat")).to_contain_text("Say instead")
    expect(reader.get_by_label("What were you about to say?")).to_have_count(0)


# ------------------------------------------------- errands: opening, typing and tapping are an action each


@pytest.fixture
def home(ferry: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """A newcomer on a phone."""
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(served(ferry))
    return page


def test_what_to_say_instead_takes_two_actions(home: Page) -> None:
    home.get_by_role("button", name="Search").click()
    home.keyboard.type("that's not my boat")
    expect(home.get_by_role("dialog").get_by_role("listitem").first).to_contain_text("Say instead: “")


def test_without_the_search_it_takes_two_as_well(home: Page) -> None:
    home.get_by_role("link", name="What do I say?").click()
    home.get_by_role("search").get_by_role("button", name="That's not my boat.").click()
    expect(answers(home).first).to_contain_text("Say instead: “")


def test_how_much_i_may_refund_takes_two_actions(home: Page) -> None:
    home.get_by_role("button", name="Search").click()
    home.keyboard.type("refund")
    expect(home.get_by_role("dialog")).to_contain_text("Up to £60 per passenger per crossing, without asking.")


def test_without_the_search_how_much_i_may_refund_takes_one(home: Page) -> None:
    home.get_by_role("link", name="Limits of all jobs").click()
    expect(home.locator("#limit-purser")).to_contain_text("£60 per passenger per crossing")


def test_the_steps_for_somebody_who_comes_takes_one_action(home: Page) -> None:
    home.get_by_role("link", name="Up the gangway").click()
    expect(card_of(home, "coming-aboard").locator(".hb-steps")).to_be_in_viewport()


def test_what_may_be_done_without_asking_is_on_every_moment_and_leads_on(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    page.goto(served(ferry) + "moments/trouble.html")
    for card in page.locator(".hb-card.hb-moment").all():
        expect(card.get_by_role("link", name="What may I do without asking?")).to_be_visible()
    page.get_by_role("link", name="What may I do without asking?").first.click()
    expect(page.locator("[id^=limit-]").first).to_be_in_viewport()
