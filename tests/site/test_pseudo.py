"""The pseudo-language finds any word of ours that no catalogue has: it is the one that stands in no brackets.

The handbook's own words are in Greek letters here, so every Latin one is ours, or Material's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from handbook.reader import read
from tests.pseudo import greek_handbook, unwrapped, unwrapped_in
from tests.site.axe import OPEN_EVERYTHING
from tests.site.building import build

MARK = re.compile(r"%\w+%")
"""Where a device puts an address into what is said without a network."""


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built handbook in Greek letters, said in the pseudo-language."""
    folder = greek_handbook(tmp_path_factory.mktemp("greek") / "handbook")
    run = build(folder)
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture(scope="module")
def ids(greek: Path) -> set[str]:
    """The ids of all entries, which are nobody's words."""
    return {name for entry in read(greek).book.entries.values() for name in (entry.id, *entry.was)}


def test_every_page_says_our_words_in_the_language_of_the_handbook(greek: Path, ids: set[str]) -> None:
    """Cards, tables, charts, small pages and what is not there; texts and what is only read out."""
    found = {
        page.relative_to(greek).as_posix(): words
        for page in sorted((greek / "site").rglob("*.html"))
        if page.parent.name != "editors"  # the manual is in English, and says so in its pages
        if (words := list(unwrapped(page.read_text("utf-8"), ids)))
    }
    assert found == {}


def test_the_pages_say_which_language_they_are_in(greek: Path) -> None:
    """The pseudo-language has a tag of its own, and is read from the left."""
    assert '<html lang="qps-ploc"' in (greek / "site" / "index.html").read_text("utf-8")


def test_calendar_feed_and_lists_say_our_words_in_it_too(greek: Path, ids: set[str]) -> None:
    """Whatever people's own programs show of them."""
    calendar = (greek / "site" / "calendar.ics").read_text("utf-8").replace("\n ", "")
    said = re.findall(r"^(?:SUMMARY|DESCRIPTION|X-WR-CALNAME):(.*)$", calendar, re.MULTILINE)
    feed = (greek / "site" / "feed.xml").read_text("utf-8")
    said += re.findall(r"<(?:title|summary|name)>(.*?)</", feed)
    said += [file.read_text("utf-8") for file in (greek / "site" / "sign-off").glob("*.csv")]
    assert said
    assert [word for text in said for word in unwrapped_in(text, ids)] == []


def test_what_is_said_without_a_network_is_in_it_too(greek: Path, ids: set[str]) -> None:
    """The notice above a kept page, and the page for what was not kept."""
    first = (greek / "site" / "worker.js").read_text("utf-8").partition("\n")[0]
    told = json.loads(first.removeprefix("const handbook = ").removesuffix(";"))
    assert "⟦offline" in told["notice"] and "⟦device" in told["missing"]
    assert [word for html in (told["notice"], told["missing"]) for word in unwrapped(MARK.sub("", html), ids)] == []


def test_scripts_say_our_words_in_it_too(greek: Path, ids: set[str], page: Page, served: Callable[[Path], str]) -> None:
    """Search, job, ticks, sums, days and “say instead”, in a real browser, while they are used."""
    page.goto(served(greek / "site"))
    said = []

    def look() -> None:
        said.append(page.evaluate("document.documentElement.outerHTML"))

    look()
    page.evaluate(OPEN_EVERYTHING)
    page.locator("form[data-hb-moment] input").first.check()
    page.locator(".hb-sum__field").first.fill("αβγ")
    page.locator("#hb-say").fill("ωωωω")
    look()
    page.locator("[data-hb-tool=search]").click()
    field = page.locator(".hb-search__field")
    for typed in ("", "ζζζζζζ", "α"):
        field.fill(typed)
        page.wait_for_function("document.querySelector('.hb-search__results').ariaBusy === 'false'")
        look()
    page.keyboard.press("Escape")
    page.locator("[data-hb-tool=job]").click()
    look()
    page.locator(".hb-jobs button").first.click()
    look()
    page.locator(".hb-chosen button").first.click()
    look()
    found = {word for html in said for word in unwrapped(html, ids)}
    assert found == set()
    everything = " ".join(said)
    for of_a_script in ("ticked", "results", "Nothing", "digits", "shuts", "Forget", "other", "Kept"):
        assert f"⟦{of_a_script}~" in everything


def test_forms_on_a_phone_say_our_words_in_it_too(
    greek: Path, ids: set[str], page: Page, served: Callable[[Path], str]
) -> None:
    """Every screen of one, with a note, a stopwatch and a score; and the slip book."""
    base, said = served(greek / "site"), []
    page.goto(base + "go/write-a-slip.html")
    page.locator("h2").first.wait_for()
    said.append(page.content())
    page.goto(base + "go/trip-by-day/fill.html")
    for _ in range(8):
        page.locator("nav button").last.click()
        for no in page.locator("input[value=no]").all():
            no.check()
        if page.locator(".hb-fill-clock__button").count():
            page.locator(".hb-fill-clock__button").first.click()
        said.append(page.content())
    found = {word for html in said for word in unwrapped(html, ids)}
    assert found == set()
    for of_a_form in ("stopwatch", "Passed", "Erase", "Hand", "critical", "happened"):
        assert f"⟦{of_a_form}~" in " ".join(said)
