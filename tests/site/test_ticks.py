"""A checklist is ticked with a thumb, stays ticked for a shift, and tells nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.conftest import replace
from tests.site.building import build, dress

BOARDING = "moments/boarding.html"
TICKED = "{ 'coming-aboard': [document.querySelector('form[data-hb-moment=coming-aboard] input').name] }"
MORNING = datetime(2026, 11, 22, 6, 0)


@pytest.fixture
def page(fresh_page: Page) -> Page:
    """A tab whose clock may be set."""
    return fresh_page


def checklist(page: Page, moment: str = "coming-aboard") -> Locator:
    """The basics of a moment, with whatever is folded around them opened."""
    form = page.locator(f"form[data-hb-moment={moment}]")
    form.evaluate("form => { for (let fold = form; fold = fold.parentElement.closest('details');) fold.open = true; }")
    return form


def boxes(page: Page, moment: str = "coming-aboard") -> Locator:
    return checklist(page, moment).get_by_role("checkbox")


@pytest.fixture
def on_the_gangway(ferry: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """The page of the moments of boarding, at six in the morning."""
    page.clock.install(time=MORNING)
    page.goto(served(ferry) + BOARDING)
    return page


def test_ticks_are_there_again_after_leaving_the_page_and_on_it_until_the_shift_is_over(on_the_gangway: Page) -> None:
    boxes(on_the_gangway).first.check()
    boxes(on_the_gangway).nth(1).check()
    expect(checklist(on_the_gangway).get_by_role("status")).to_have_text(
        "2 of 4 ticked. Kept in this browser until 14:00."
    )
    on_the_gangway.reload()
    expect(boxes(on_the_gangway).first).to_be_checked()
    expect(boxes(on_the_gangway).nth(2)).not_to_be_checked()

    on_the_gangway.clock.fast_forward("07:30:00")
    boxes(on_the_gangway, "ticket-bought").first.check()
    expect(boxes(on_the_gangway).first).to_be_checked()

    on_the_gangway.clock.fast_forward("00:30:01")
    expect(boxes(on_the_gangway).first).not_to_be_checked()
    expect(boxes(on_the_gangway, "ticket-bought").first).not_to_be_checked()


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


def test_another_tab_follows(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """The clock stands still for both: each tab has one of its own, and of the one that lags the other's ticks are in the future."""
    page.clock.set_fixed_time(MORNING)
    page.goto(served(ferry) + BOARDING)
    other = page.context.new_page()
    other.goto(page.url)
    boxes(page).nth(3).check()
    expect(boxes(other).nth(3)).to_be_checked()
    boxes(other).nth(3).uncheck()
    expect(boxes(page).nth(3)).not_to_be_checked()


def test_ticks_are_cleared_one_moment_at_a_time(on_the_gangway: Page) -> None:
    boxes(on_the_gangway).first.check()
    boxes(on_the_gangway, "ticket-bought").first.check()
    clear = checklist(on_the_gangway).get_by_role("button", name="Clear the ticks")
    clear.click()
    expect(boxes(on_the_gangway).first).not_to_be_checked()
    expect(boxes(on_the_gangway, "ticket-bought").first).to_be_checked()
    expect(clear).to_be_hidden()
    on_the_gangway.reload()
    expect(boxes(on_the_gangway).first).not_to_be_checked()


def test_ticking_asks_nothing_of_the_server(on_the_gangway: Page) -> None:
    asked: list[str] = []
    on_the_gangway.on("request", lambda request: asked.append(request.url) if "favicon" not in request.url else None)
    boxes(on_the_gangway).first.check()
    checklist(on_the_gangway).get_by_role("button", name="Clear the ticks").click()
    expect(boxes(on_the_gangway).first).not_to_be_checked()
    assert asked == []
    assert on_the_gangway.context.cookies() == []


def test_the_keyboard_ticks_too(on_the_gangway: Page) -> None:
    boxes(on_the_gangway).first.focus()
    on_the_gangway.keyboard.press("Space")
    expect(boxes(on_the_gangway).first).to_be_checked()
    on_the_gangway.keyboard.press("Tab")
    expect(checklist(on_the_gangway).get_by_role("link").first).to_be_focused()


def test_without_scripts_a_checklist_is_ticked_and_cleared_all_the_same(
    ferry: Path, reader: Page, served: Callable[[Path], str]
) -> None:
    reader.goto(served(ferry) + BOARDING)
    boxes(reader).first.check()
    expect(boxes(reader).first).to_be_checked()
    checklist(reader).get_by_role("button", name="Clear the ticks").click()
    expect(boxes(reader).first).not_to_be_checked()


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(f"{{ since: Date.now() + 40 * 864e5, moments: {TICKED} }}", id="in-the-future"),
        pytest.param(f"{{ since: Date.now() + 1000, moments: {TICKED} }}", id="a-moment-ahead"),
        pytest.param(f"{{ since: 'yesterday', moments: {TICKED} }}", id="no-time"),
        pytest.param("{ since: Date.now(), moments: { 'coming-aboard': null, 'ticket-bought': 7 } }", id="no-list"),
        pytest.param("{ since: Date.now(), moments: 7 }", id="no-moments"),
        pytest.param("7", id="a-number"),
        pytest.param("[]", id="a-list"),
    ],
)
def test_what_is_stored_wrongly_is_as_if_nothing_were_ticked(on_the_gangway: Page, kept: str) -> None:
    """The clock of a device was wrong, and is right again; or somebody wrote into the browser's store. Ticking goes on."""
    on_the_gangway.evaluate(f"handbook.store.set('ticks', {kept})")
    on_the_gangway.reload()
    expect(boxes(on_the_gangway).first).not_to_be_checked()
    boxes(on_the_gangway).first.check()
    boxes(on_the_gangway, "ticket-bought").first.check()
    on_the_gangway.reload()
    expect(boxes(on_the_gangway).first).to_be_checked()
    expect(checklist(on_the_gangway).get_by_role("status")).to_have_text(
        "1 of 4 ticked. Kept in this browser until 14:00."
    )


def test_a_timer_never_waits_longer_than_timers_can(on_the_gangway: Page) -> None:
    """It would go off at once, and again and again; a shift that is longer than 24 days is only possible by hand."""

    def longer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub('data-hb-shift="[^"]*"', 'data-hb-shift="1000"', answer.text()))

    on_the_gangway.route(f"**/{BOARDING}", longer)
    on_the_gangway.add_init_script(
        """const later = window.setTimeout;
        window.waits = [];
        window.setTimeout = (call, time, ...rest) => { window.waits.push(time); return later(call, time, ...rest); };"""
    )
    on_the_gangway.reload()
    boxes(on_the_gangway).first.check()
    expect(boxes(on_the_gangway).first).to_be_checked()
    waits = on_the_gangway.evaluate("window.waits.filter((time) => time > 864e5)")
    assert waits and waits == [2**31 - 1] * len(waits)
