"""Everybody can use it: checked by axe on every page, by keyboard, on a small phone, enlarged, and without motion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.site.axe import BUT_COLOURS, OPEN_EVERYTHING, breaches, breaches_by_day_and_night, breaches_by_hand
from tests.site.browsing import leads_on
from tests.site.building import FRAMES, KINDS
from tests.site.thumbs import too_small

FRAMED = {KINDS[kind] for kind in FRAMES} | {"this-device.html"}
"""A page of each frame, and one of our own."""
AS_PURSER = """localStorage.setItem("handbook:/:job",
    JSON.stringify({ id: "purser", title: "Purser", address: "jobs/purser.html" }))"""
FOLDED_THOUGH_MINE = """() => [...document.querySelectorAll(".hb-not-mine, .hb-lines.hb-not-mine > li")].filter((one) => !one.matches(".hb-card, .hb-lines"))
    .filter(({ dataset }) => (dataset.hbFor ?? "purser").split(" ").includes("purser")).map(({ id }) => id)"""


@pytest.fixture(scope="module")
def axe() -> Axe:
    """The checker, read once."""
    return Axe()


@pytest.fixture
def phone(page: Page) -> Page:
    """A phone of 320 px, of somebody who reduces motion."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_everybody_can_use_every_kind_of_page_with_a_job_picked_and_everything_open(
    ferry: Path, phone: Page, served: Callable[[Path], str], axe: Axe, address: str
) -> None:
    """Nothing that is for this job or for everybody is folded. By day and by night axe finds nothing, a thumb meets whatever is to be pressed, and nothing scrolls sideways.

    A desk of 1280 px at 200 % has as much room as 640 px, at 400 % as 320 px. Letters alone can be made larger as well,
    and what is needed in danger stays on the screen.
    """
    base = served(ferry)
    phone.goto(f"{base}assets/favicon.svg")
    phone.evaluate(AS_PURSER)
    phone.goto(base + address)
    assert phone.evaluate("window.handbook?.store.get('job').title ?? 'a page without scripts'")
    assert phone.evaluate(FOLDED_THOUGH_MINE) == []
    phone.evaluate(OPEN_EVERYTHING)
    if (boxes := phone.locator("form[data-hb-moment] input")).count():
        boxes.first.check()
    phone.evaluate("scrollTo(0, 0)")  # or the head, which stays, would lie over something
    assert breaches_by_day_and_night(axe, phone) == []
    assert too_small(phone) == []
    too_wide = []
    for width in (320, 640, 360):
        phone.set_viewport_size({"width": width, "height": 640})
        if phone.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(width)
    assert too_wide == []
    phone.add_style_tag(content=":root { font-size: 200% !important; }")
    danger = phone.locator(".md-header .hb-danger")
    assert not danger.count() or danger.evaluate("link => link.getBoundingClientRect().right <= innerWidth")


def test_axe_finds_nothing_on_any_page_at_a_desk(
    ferry: Path, page: Page, served: Callable[[Path], str], axe: Axe
) -> None:
    """What a page is made of: the frame on a page of each frame there is, on all others what differs from page to page."""
    base = served(ferry)
    addresses = {html.relative_to(ferry).as_posix() for html in ferry.rglob("*.html") if not leads_on(html)}
    assert len(addresses) > 30 and addresses >= FRAMED
    found = {}
    for address in FRAMED:
        page.goto(base + address)
        found[address] = breaches(axe, page, BUT_COLOURS)
    found |= breaches_by_hand(axe, page, base, sorted(addresses - FRAMED))
    assert {address: found for address, found in found.items() if found} == {}


DEAD = """() => [...document.querySelectorAll(".md-nav__container")].filter((row) => row.checkVisibility()).flatMap((row) => {
    const { left, right, top, bottom } = row.getBoundingClientRect();
    return [left + 3, right - 3].flatMap((x) => [top + 3, bottom - 3].map((y) => [x, y]))
        .filter(([x, y]) => y < innerHeight && !document.elementFromPoint(x, y)?.closest("a, label")).map(() => row.textContent.trim());
})"""


def test_in_the_menu_a_thumb_meets_the_whole_line(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Also where a page and what opens its group share one."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    page.goto(served(ferry))
    page.get_by_role("button", name="Navigation").click()
    expect(page.locator(".md-nav__container").first).to_be_in_viewport()
    assert page.evaluate(DEAD) == []


def test_axe_finds_nothing_in_the_dialogs(ferry: Path, phone: Page, served: Callable[[Path], str], axe: Axe) -> None:
    phone.goto(served(ferry))
    for tool in ("My job", "Search"):
        phone.get_by_role("button", name=tool, exact=True).click()
        expect(phone.get_by_role("dialog")).to_be_visible()
        if tool == "Search":
            phone.keyboard.type("refund")
            expect(phone.get_by_role("dialog").get_by_role("link").first).to_be_visible()
        assert breaches_by_day_and_night(axe, phone) == [], tool
        phone.keyboard.press("Escape")


def test_everything_that_has_the_keyboard_is_seen_to_have_it(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """On a phone and at a desk: each stop of the Tab key is visible, in view, marked by an outline, and has a name."""
    page.emulate_media(reduced_motion="reduce")
    for width, address in (
        (360, "moments/boarding.html"),
        (1280, "moments/boarding.html"),
        (1280, "start-of-shift.html"),
    ):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(served(ferry) + address)
        for _ in range(45):
            page.keyboard.press("Tab")
            stop = page.evaluate(
                """() => {
                const at = document.activeElement;
                if (at === document.body) return null;
                const box = at.getBoundingClientRect();
                return {
                    what: at.outerHTML.slice(0, 120),
                    seen: at.checkVisibility({visibilityProperty: true, opacityProperty: true})
                        && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                    outline: getComputedStyle(at).outlineStyle,
                    named: /[\\p{L}\\p{N}]/u.test(at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent) || at.matches(".hb-scroll"),
                };
            }"""
            )
            assert stop is None or (stop["seen"] and stop["outline"] != "none" and stop["named"]), stop


def test_the_way_back_to_the_top_takes_no_keyboard_while_it_is_not_seen(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """Until a page has scrolled, the theme's script has not yet looked at its button."""
    page.goto(served(ferry) + "moments/boarding.html")
    top = page.locator(".md-top")
    top.evaluate("(button) => button.focus()")
    expect(top).not_to_be_focused()


def test_the_drawer_opens_and_closes_by_keyboard(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(served(ferry))
    entry = page.locator(".md-nav--primary").get_by_role("link", name="Start of shift").first
    expect(entry).to_be_hidden()
    menu = page.get_by_role("button", name="Navigation")
    menu.press("Enter")
    expect(entry).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    menu.press("Enter")
    expect(entry).to_be_hidden()


def test_without_scripts_the_drawer_opens_by_keyboard_too(
    ferry: Path, reader: Page, served: Callable[[Path], str]
) -> None:
    reader.set_viewport_size({"width": 360, "height": 700})
    reader.goto(served(ferry))
    reader.get_by_role("checkbox", name="Navigation").focus()
    reader.keyboard.press("Space")
    expect(reader.locator(".md-nav--primary").get_by_role("link", name="Start of shift").first).to_be_visible()


def test_dark_is_chosen_once_and_kept(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    page.goto(served(ferry))
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark colours").press("Enter")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.reload()
    expect(page.get_by_role("button", name="Dark colours", pressed=True)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_nothing_moves_for_those_who_ask_for_calm(ferry: Path, phone: Page, served: Callable[[Path], str]) -> None:
    phone.goto(served(ferry) + "moments/boarding.html")
    phone.get_by_role("button", name="My job").click()
    assert phone.evaluate("document.getAnimations().filter((each) => each.effect.getTiming().duration > 1).length") == 0
