"""The line of the day and the start of a shift, seen on many days in a real browser."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from handbook.project.load import Project
from handbook.views.huddle import Rotations, huddle, rotations
from tests.drop_in import FERRY

SHIFT = "start-of-shift.html"
ROTATIONS = ("line", "standard", "question", "tip", "story")


@pytest.fixture
def page(fresh_page: Page) -> Page:
    """A tab whose clock may be set."""
    return fresh_page


@pytest.fixture(scope="module")
def turning() -> Rotations:
    """Everything that takes turns in the ferry's handbook."""
    return rotations(Project.load(FERRY, date(2026, 11, 21)).shown)


def visible(page: Page) -> list[str]:
    return [
        page.locator(f"[data-hb-rotation={kind}] .hb-turn:visible .hb-turn__title").inner_text() for kind in ROTATIONS
    ]


def expected(turning: Rotations, day: date) -> list[str]:
    now = huddle(turning, day)
    assert now.line and now.standard and now.question and now.tip and now.story
    return [now.line.says, now.standard.title, now.question.ask, now.tip.title, now.story.title]


def test_the_page_keeps_the_same_rule_as_the_paper_on_days_of_ten_years(
    ferry: Path, page: Page, served: Callable[[Path], str], turning: Rotations
) -> None:
    some = random.Random(15).sample(range(3653), 12)
    days = [date(2027, 1, 1) + timedelta(day) for day in some]
    page.clock.install(time=datetime(2026, 12, 31, 12))
    page.goto(served(ferry) + SHIFT)
    for day in [*days, date(2028, 2, 29), date(2028, 12, 31), date(2100, 3, 1)]:
        page.clock.set_system_time(datetime(day.year, day.month, day.day, 12))
        page.reload()
        assert visible(page) == expected(turning, day), day


@pytest.mark.parametrize(
    "zone, hour", [("Pacific/Kiritimati", "00:01"), ("America/Los_Angeles", "23:59"), ("Europe/London", "03:30")]
)
@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2028, 2, 29)])
def test_a_day_is_the_day_on_the_wall_wherever_one_is(
    ferry: Path, browser: Browser, served: Callable[[Path], str], turning: Rotations, zone: str, hour: str, day: date
) -> None:
    context = browser.new_context(service_workers="block", timezone_id=zone)
    page = context.new_page()
    page.clock.install(time=datetime(2027, 1, 1))
    page.goto(served(ferry) + SHIFT)
    moment = page.evaluate(f"new Date('{day.isoformat()}T{hour}:00').getTime()")
    page.clock.set_system_time(moment / 1000)
    page.reload()
    assert visible(page) == expected(turning, day)
    context.close()


def test_at_midnight_an_open_page_turns_over(
    ferry: Path, page: Page, served: Callable[[Path], str], turning: Rotations
) -> None:
    page.clock.install(time=datetime(2027, 12, 31, 23, 58))
    page.goto(served(ferry) + SHIFT)
    assert visible(page) == expected(turning, date(2027, 12, 31))
    page.clock.fast_forward("00:02:01")
    expect(page.locator(".hb-day__date")).to_have_text("Saturday 1 January 2028")
    assert visible(page) == expected(turning, date(2028, 1, 1))


def test_a_night_has_one_line_where_days_begin_in_the_morning(
    ferry: Path, page: Page, served: Callable[[Path], str], turning: Rotations
) -> None:
    """What began in the evening is over at the time that the settings name, not at midnight."""
    page.clock.install(time=datetime(2027, 12, 31, 22))

    def begin_at_six(route: Route) -> None:
        route.fulfill(
            response=(got := route.fetch()), body=got.text().replace('hb-begins="00:00"', 'hb-begins="06:00"')
        )

    page.route(f"**/{SHIFT}", begin_at_six)
    page.goto(served(ferry) + SHIFT)
    page.clock.fast_forward("07:59:00")
    assert visible(page) == expected(turning, date(2027, 12, 31))
    page.clock.fast_forward("00:01:01")
    assert visible(page) == expected(turning, date(2028, 1, 1))


def test_tomorrow_can_be_seen_today(ferry: Path, page: Page, served: Callable[[Path], str], turning: Rotations) -> None:
    page.clock.install(time=datetime(2027, 5, 4, 9))
    page.goto(served(ferry) + SHIFT)
    page.get_by_role("button", name="Next day").click()
    assert visible(page) == expected(turning, date(2027, 5, 5))
    page.get_by_role("button", name="Today").click()
    page.get_by_role("button", name="Day before").click()
    assert visible(page) == expected(turning, date(2027, 5, 3))
    page.get_by_text("The days ahead", exact=True).click()
    second = page.locator(".hb-ahead tbody tr").nth(2)
    assert expected(turning, date(2027, 5, 5))[1] in second.inner_text()


def test_the_home_page_shows_the_same_line(
    ferry: Path, page: Page, served: Callable[[Path], str], turning: Rotations
) -> None:
    page.clock.install(time=datetime(2027, 5, 4, 9))
    page.goto(served(ferry))
    line = page.locator("[data-hb-rotation=line] .hb-turn:visible .hb-turn__title")
    expect(line).to_have_text(expected(turning, date(2027, 5, 4))[0])


def test_without_scripts_the_page_says_which_day_it_shows_and_lists_the_days_ahead(
    ferry: Path, reader: Page, served: Callable[[Path], str], turning: Rotations
) -> None:
    reader.goto(served(ferry) + SHIFT)
    assert visible(reader) == expected(turning, date(2026, 11, 21))
    expect(reader.locator(".hb-day__date")).to_have_text("Saturday 21 November 2026")
    expect(reader.locator(".hb-day__still")).to_be_visible()
    reader.get_by_text("The days ahead", exact=True).click()
    rows = reader.locator(".hb-ahead tbody tr")
    expect(rows).to_have_count(28)
    expect(rows.nth(10)).to_contain_text("Tuesday 1 December 2026")
    expect(rows.nth(10)).to_contain_text(expected(turning, date(2026, 12, 1))[1])
