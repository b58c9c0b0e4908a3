"""A review that becomes overdue after the build: the page says so itself, as the build would have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from handbook.project.load import Project
from handbook.views.reviews import reviews
from tests.drop_in import FERRY

REVIEWS = "editors/reviews.html"


@pytest.fixture
def page(fresh_page: Page) -> Page:
    """A tab whose clock may be set."""
    return fresh_page


def overdue(page: Page) -> Locator:
    """The cards that say they are overdue."""
    return page.locator(".hb-badges > .hb-badge--overdue")


def days(page: Page) -> list[str]:
    """The days by which what stands on a page is looked at again."""
    found: list[str] = page.locator(".hb-badges[data-hb-due]").evaluate_all(
        "all => all.map(each => each.dataset.hbDue)"
    )
    return found


@pytest.mark.parametrize("address", ["standards/welcome.html", "delight.html", "go/read-the-notice/index.html"])
def test_a_card_says_it_when_its_day_has_gone_by(
    ferry: Path, page: Page, served: Callable[[Path], str], address: str
) -> None:
    """With the words and the looks of the build; before that day nothing is said, whatever the clock shows."""
    page.clock.install(time=datetime(1970, 1, 1))
    page.goto(served(ferry) + address)
    assert days(page)
    expect(overdue(page)).to_have_count(0)
    for day in sorted({*days(page)}):
        page.clock.set_system_time(datetime.fromisoformat(f"{day}T23:59"))
        page.reload()
        expect(overdue(page)).to_have_count(sum(other < day for other in days(page)))
    page.clock.set_system_time(datetime(2099, 1, 1))
    page.reload()
    expect(overdue(page)).to_have_text(["review overdue"] * len(days(page)))
    expect(overdue(page).first).to_have_class("hb-badge hb-badge--overdue")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Europe/London"])
def test_the_day_is_the_one_on_the_wall(
    ferry: Path, browser: Browser, served: Callable[[Path], str], zone: str
) -> None:
    """The last minute of the day is in time and the next is not, wherever one is; an open page turns over by itself."""
    context = browser.new_context(service_workers="block", timezone_id=zone)
    page = context.new_page()
    page.clock.install(time=datetime(2027, 1, 1))
    page.goto(served(ferry) + REVIEWS)
    first = min(page.locator("tr[data-hb-due]").evaluate_all("all => all.map(each => each.dataset.hbDue)"))
    page.clock.set_system_time(page.evaluate(f"new Date('{first}T23:58:00').getTime()") / 1000)
    page.reload()
    expect(page.locator(".hb-reviews")).not_to_contain_text("None of 0")
    expect(page.locator(".hb-badge--overdue")).to_have_count(0)
    page.clock.fast_forward("00:02:01")
    expect(page.locator("tr.hb-overdue td .hb-badge--overdue")).to_have_text(["overdue"])
    context.close()


def test_the_list_counts_what_has_become_overdue(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Over all and for each owner, in the very words that a build of that day has."""
    day = datetime(2030, 6, 15)
    page.clock.install(time=day)
    page.goto(served(ferry) + REVIEWS)
    rows = Project.load(FERRY, day.date()).shown
    expected = reviews(rows)
    assert 0 < expected.overdue < len(expected.rows)
    expect(page.locator(".hb-reviews__overdue")).to_have_text(f"{expected.overdue} of {len(expected.rows)} overdue.")
    expect(page.locator("tr.hb-overdue")).to_have_count(expected.overdue)
    expect(page.locator("summary .hb-badge--overdue")).to_have_text(
        [f"{owner.overdue} overdue" for owner in expected.owners if owner.overdue]
    )


def test_it_is_said_from_a_folder_too_and_without_scripts_the_day_stands_there(
    ferry: Path, page: Page, reader: Page
) -> None:
    """A copy on a stick, or in a browser that runs nothing, lets nobody believe what is out of date."""
    page.clock.install(time=datetime(2099, 1, 1))
    page.goto((ferry / "standards" / "welcome.html").as_uri())
    expect(overdue(page)).to_have_count(len(days(page)))
    reader.goto((ferry / "standards" / "welcome.html").as_uri())
    expect(reader.locator("article")).to_contain_text("2030")
    expect(overdue(reader)).to_have_count(0)


def test_what_the_build_said_stays_when_a_clock_is_wrong(
    ferry: Path, page: Page, served: Callable[[Path], str], tmp_path: Path
) -> None:
    """A device that believes it is 1970 takes no warning away."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "assets").symlink_to(ferry / "assets", target_is_directory=True)
    text = (ferry / "delight.html").read_text("utf-8")
    said = '<span class="hb-badge hb-badge--overdue">review overdue</span></p>'
    begins = text.index("data-hb-due=")
    ends = text.index("</p>", begins)
    (folder / "delight.html").write_text(text[:ends] + said + text[ends + 4 :], "utf-8")
    page.clock.install(time=datetime(1970, 1, 1))
    page.goto(served(folder) + "delight.html")
    expect(overdue(page)).to_have_count(1)
