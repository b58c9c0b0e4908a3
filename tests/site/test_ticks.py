"""A checklist is ticked with a thumb, stays ticked for a shift, and tells nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import replace
from tests.site.building import build, dress

ARRIVING = "moments/arriving.html"
MORNING = datetime(2026, 11, 22, 6, 0)


def checklist(page: Page, moment: str = "first-seconds") -> Locator:
    return page.locator(f"form[data-hb-moment={moment}]")


def boxes(page: Page, moment: str = "first-seconds") -> Locator:
    return checklist(page, moment).get_by_role("checkbox")


@pytest.fixture
def at_the_door(shipped: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """The page of the moments of arriving, at six in the morning."""
    page.clock.install(time=MORNING)
    page.goto(served(shipped) + ARRIVING)
    return page


def test_ticks_are_there_again_after_leaving_the_page_and_on_it_until_the_shift_is_over(at_the_door: Page) -> None:
    boxes(at_the_door).first.check()
    boxes(at_the_door).nth(1).check()
    expect(checklist(at_the_door).get_by_role("status")).to_have_text(
        "2 of 5 ticked. Kept in this browser until 14:00."
    )
    at_the_door.reload()
    expect(boxes(at_the_door).first).to_be_checked()
    expect(boxes(at_the_door).nth(2)).not_to_be_checked()

    at_the_door.clock.fast_forward("07:30:00")
    boxes(at_the_door, "check-in").first.check()
    expect(boxes(at_the_door).first).to_be_checked()

    at_the_door.clock.fast_forward("00:30:01")
    expect(boxes(at_the_door).first).not_to_be_checked()
    expect(boxes(at_the_door, "check-in").first).not_to_be_checked()


def test_a_shift_lasts_as_long_as_the_handbook_says(shop: Path, page: Page, served: Callable[[Path], str]) -> None:
    dress(shop, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    replace(shop / "standards.yml", "  currency: GBP\n", "  currency: GBP\n  shift_hours: 0.5\n")
    assert build(shop).returncode == 0
    page.clock.install(time=MORNING)
    page.goto(served(shop / "site"))
    boxes(page, "donation").first.check()
    page.clock.fast_forward("00:29:00")
    page.reload()
    expect(boxes(page, "donation").first).to_be_checked()
    page.clock.fast_forward("00:01:01")
    expect(boxes(page, "donation").first).not_to_be_checked()


def test_another_tab_follows(at_the_door: Page) -> None:
    other = at_the_door.context.new_page()
    other.goto(at_the_door.url)
    boxes(at_the_door).nth(3).check()
    expect(boxes(other).nth(3)).to_be_checked()
    boxes(other).nth(3).uncheck()
    expect(boxes(at_the_door).nth(3)).not_to_be_checked()


def test_ticks_are_cleared_one_moment_at_a_time(at_the_door: Page) -> None:
    boxes(at_the_door).first.check()
    boxes(at_the_door, "check-in").first.check()
    clear = checklist(at_the_door).get_by_role("button", name="Clear the ticks")
    clear.click()
    expect(boxes(at_the_door).first).not_to_be_checked()
    expect(boxes(at_the_door, "check-in").first).to_be_checked()
    expect(clear).to_be_hidden()
    at_the_door.reload()
    expect(boxes(at_the_door).first).not_to_be_checked()


def test_ticking_asks_nothing_of_the_server(at_the_door: Page) -> None:
    asked: list[str] = []
    at_the_door.on("request", lambda request: asked.append(request.url) if "favicon" not in request.url else None)
    boxes(at_the_door).first.check()
    checklist(at_the_door).get_by_role("button", name="Clear the ticks").click()
    expect(boxes(at_the_door).first).not_to_be_checked()
    assert asked == []
    assert at_the_door.context.cookies() == []


def test_the_keyboard_ticks_too(at_the_door: Page) -> None:
    boxes(at_the_door).first.focus()
    at_the_door.keyboard.press("Space")
    expect(boxes(at_the_door).first).to_be_checked()
    at_the_door.keyboard.press("Tab")
    expect(checklist(at_the_door).get_by_role("link").first).to_be_focused()


def test_without_scripts_a_checklist_is_ticked_and_cleared_all_the_same(
    shipped: Path, reader: Page, served: Callable[[Path], str]
) -> None:
    reader.goto(served(shipped) + ARRIVING)
    boxes(reader).first.check()
    expect(boxes(reader).first).to_be_checked()
    checklist(reader).get_by_role("button", name="Clear the ticks").click()
    expect(boxes(reader).first).not_to_be_checked()
