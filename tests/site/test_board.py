"""The board of the first page: on a phone everything that is looked up most is on its first screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.project.load import Project
from handbook.reader import read
from handbook.system.colours import contrast
from handbook.web.render import Renderer
from tests.drop_in import FERRY, FOLDERS

PHONE = {"width": 360, "height": 740}
PICK = """async id => {
    await handbook.load("jobs.js");
    handbook.store.set("job", handbook.jobs.find(job => job.id === id));
}"""
RING = """link => {
    const hex = colour => "#" + colour.match(/\\d+/g).slice(0, 3).map(part => Number(part).toString(16).padStart(2, "0")).join("");
    return [getComputedStyle(link).outlineColor, getComputedStyle(link.closest("section, footer")).backgroundColor].map(hex);
}"""
LAST_LOOKED = """since => handbook.store.set("read", {
    purser: { edition: since, known: [], all: "", day: "2026-09-07T10:00:00Z" },
})"""


@pytest.fixture
def home(ferry: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """The first page on a phone, before a job is picked."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served(ferry))
    return page


def as_purser(page: Page, since: str = "") -> Page:
    """The first page for somebody who has picked a job, and who last read what an edition had changed."""
    page.evaluate(PICK, "purser")
    if since:
        page.evaluate(LAST_LOOKED, since)
    page.reload()
    return page


def changed(page: Page) -> str:
    """What is said to have changed; nothing where nothing is."""
    page.wait_for_function("document.readyState === 'complete'")
    return (
        page.locator("[data-hb-changed] summary").inner_text()
        if page.locator("[data-hb-changed] summary").count()
        else ""
    )


def test_every_moment_is_two_taps_from_home_and_in_sight_on_a_desk(home: Page) -> None:
    """By what is happening, and the other pages behind one control; where there is room nothing has to be opened."""
    index = home.locator(".hb-board__index")
    moments = [moment.title for moment in read(FERRY).book.moments if moment.in_force]
    links = index.locator("details:not(:last-child) li a")
    assert sorted(links.all_text_contents()) == sorted(moments)
    expect(index.get_by_role("link").first).to_be_hidden()
    for group in index.locator("summary").all():
        group.evaluate("(line) => { line.scrollIntoView({ block: 'end' }); line.click(); }")
        expect(group.locator("xpath=..").get_by_role("link").last).to_be_in_viewport()
    for link in index.locator("a").all():
        expect(link).to_be_visible()
    expect(index.get_by_role("link", name="What changed")).to_have_attribute("href", "editions/what-changed.html")
    home.set_viewport_size({"width": 1280, "height": 900})
    home.reload()
    expect(index.locator("details:not([open])")).to_have_count(0)


def test_the_first_screen_of_a_phone_has_all_that_is_looked_up_most(home: Page) -> None:
    as_purser(home, since="2026-1")
    limit, ring = home.locator(".hb-tile--limit strong:visible"), home.locator(".hb-board__ring:visible")
    expect(limit.first).to_contain_text("£")
    assert (ring.first.get_attribute("href") or "").startswith("tel:")
    expect(home.locator("[data-hb-changed]")).to_contain_text("changed for you since 7 September 2026")
    names = ("Danger", "Something has gone wrong", "What do I say?", "Start of shift")
    seen = [home.get_by_role("link", name=name).first for name in names]
    seen += [home.get_by_role("button", name="What do you need?"), limit.first, ring.first]
    seen += [home.locator(f".hb-board__{kind}") for kind in ("line", "standard")]
    seen += [home.locator("[data-hb-changed] summary")]
    for each in seen:
        box = each.bounding_box()
        assert box and box["y"] + box["height"] <= PHONE["height"], each
    assert home.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_it_asks_for_a_job_and_then_has_its_limit_and_moments(home: Page) -> None:
    expect(home.locator("[data-hb-my-moments]")).to_be_hidden()
    home.get_by_role("button", name="Pick your job").click()
    home.get_by_role("dialog").get_by_role("button", name="Purser").click()
    expect(home.get_by_role("dialog")).to_be_hidden()
    expect(home.get_by_role("button", name="Pick your job")).to_be_hidden()
    expect(home.get_by_role("button", name="My job: Purser")).to_be_focused()
    expect(home.locator("[data-hb-is]:visible")).to_have_count(1)
    expect(home.locator("[data-hb-is=purser]")).to_be_visible()
    moments = home.locator("[data-hb-my-moments] li:visible")
    assert all("purser" in (moment.get_attribute("data-hb-for") or "") for moment in moments.all()) and moments.count()
    boxes = [box for moment in moments.all() if (box := moment.get_by_role("link").bounding_box())]
    assert len({(box["x"], box["width"]) for box in boxes}) == 1 and min(box["height"] for box in boxes) >= 44
    home.get_by_role("link", name="What is mine to do?").click()
    expect(home.get_by_role("heading", level=1)).to_contain_text("purser")


def test_its_field_opens_the_search(home: Page) -> None:
    home.get_by_role("button", name="What do you need?").click()
    expect(home.get_by_role("dialog").locator("input").first).to_be_focused()


def test_where_the_keyboard_is_can_be_seen_on_what_is_dark(home: Page) -> None:
    """Of the day, and at the foot of the page, in the light as in the dark: WCAG 2.2, 1.4.11."""
    for link in (home.locator(".hb-tile--day a:visible").first, home.locator(".md-copyright a").first):
        home.keyboard.press("Tab")  # from now on what has the focus is shown
        link.focus()
        ring, behind = link.evaluate(RING)
        assert contrast(ring, behind) >= 3


def test_every_tile_leads_somewhere_without_scripts(ferry: Path, reader: Page, served: Callable[[Path], str]) -> None:
    """The limits of all jobs, and the day by list, for the page cannot know which it is."""
    for name, there in (
        ("Limits of all jobs", "put-it-right.html"),
        ("Today, and the days ahead, by list", "start-of-shift.html"),
        ("Something has gone wrong", "moments/trouble.html"),
        ("What do I say?", "say-instead.html"),
    ):
        reader.goto(served(ferry))
        expect(reader.get_by_role("button", name="What do you need?")).to_be_hidden()
        reader.get_by_role("link", name=name).click()
        assert reader.url.split("/", 3)[3].split("#")[0] == there


def test_what_changed_is_said_until_it_is_read(home: Page) -> None:
    """With what was gone and what came; of the jobs that it concerns, and after that not again."""
    as_purser(home, since="2026-1")
    tile = home.locator("[data-hb-changed]")
    number = int(tile.locator("summary").inner_text().split()[0])
    tile.locator("summary").click()
    expect(tile.locator(".hb-changed > li")).to_have_count(number)
    expect(tile.locator("del, ins").first).to_be_visible()
    home.keyboard.press("Tab")
    tile.get_by_role("button", name="I have read it").click()
    expect(tile.get_by_role("status")).to_be_focused()
    home.reload()
    expect(home.locator("[data-hb-is=purser]")).to_be_visible()
    assert changed(home) == ""


def test_the_first_visit_says_nothing_and_knows_from_then_on(home: Page) -> None:
    as_purser(home)
    home.wait_for_function("handbook.store.get('read')?.purser?.all")
    assert changed(home) == ""
    home.evaluate(
        "handbook.store.set('read', { purser: { ...handbook.store.get('read').purser, known: [], all: '' } })"
    )
    home.reload()
    expect(home.locator("[data-hb-changed] summary")).to_be_visible()


def test_an_edition_that_nobody_knows_says_nothing(home: Page) -> None:
    as_purser(home, since="1999-1")
    home.wait_for_function("handbook.store.get('read').purser.edition !== '1999-1'")
    assert changed(home) == ""


def test_my_standard_of_the_day_stands_first_where_everybodys_binds_others(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """On the board it is the one; at the start of a shift it stands above the one that all look at together."""
    base = served(ferry)
    page.goto(base)
    as_purser(page)
    page.goto(base + "start-of-shift.html")
    mine, everybodys = (
        page.locator(".hb-rotation--mine a"),
        page.locator("[data-hb-rotation=standard] .hb-turn:visible"),
    )
    for _ in range(40):
        if mine.count():
            break
        page.get_by_role("button", name="Next day").click()
    assert mine.count() and "purser" not in (everybodys.get_attribute("data-hb-for") or "purser")
    binding = page.locator("[data-hb-rotation=standard] .hb-turn", has_text=mine.inner_text())
    assert "purser" in (binding.first.get_attribute("data-hb-for") or "purser")


def test_a_house_has_no_tile_with_nothing_behind_it(tmp_path: Path) -> None:
    """No limits, no phrases, no trouble, no start of a shift and no edition: none of them is drawn."""
    folder = Path(shutil.copytree(FOLDERS / "good" / "minimal", tmp_path / "house"))
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "index.md").write_text("# Handbook\n\n{{ board() }}\n", "utf-8")
    project = Project.load(folder, date(2026, 11, 21))
    assert project.index is not None
    drawn = Renderer(project.shown, project.index, project.reading.stands_at).macro("board", "index.html", {})
    assert "data-hb-board-search" in drawn and "hb-tile--day" in drawn and "hb-tile--moments" in drawn
    for tile in ("limit", "trouble", "say", "changed"):
        assert f"hb-tile--{tile}" not in drawn, tile
    assert "data-hb-by-list" not in drawn and "data-hb-today hidden" not in drawn


WORDS_IN_PIECES = """tile => {
    const text = tile.firstChild, broken = [];
    for (const { 0: word, index } of text.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (range.getClientRects().length > 1) broken.push(word);
    }
    return broken;
}"""


def test_no_word_of_a_tile_is_broken(home: Page) -> None:
    """The tile with the longer word is the wider one, and the page no wider than the screen."""
    home.set_viewport_size({"width": 320, "height": 640})
    tile = home.locator("a.hb-tile--trouble")
    tile.evaluate("tile => { tile.textContent = 'Etwas ist schiefgegangen'; }")
    assert tile.evaluate(WORDS_IN_PIECES) == []
    assert home.evaluate("document.documentElement.scrollWidth <= innerWidth")
