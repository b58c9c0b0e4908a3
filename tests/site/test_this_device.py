"""The device forgets: one page lists all that a browser keeps and erases it, and a copy that is not renewed erases itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from deploy.nginx import serving
from tests.conftest import ROOT
from tests.site.axe import breaches_by_day_and_night
from tests.site.offline import IS_KEPT, until
from tests.site.serving import Network
from tests.site.sign_in import sign_in

HERE = "this-device.html"
DAY = 86_400_000
ALL_KEPT = """async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
    caches: await caches.keys(), databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
})"""
NOTHING = {"local": [], "session": [], "cookies": "", "caches": [], "databases": [], "workers": []}
WAS_RENEWED = """async ([days, since]) => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    const body = JSON.stringify({ age: days * 864e5, seen: Date.now() - since * 864e5, isWhole: true });
    await cache.put(new URL("renewed.json", location.href), new Response(body));
}"""
"""Put the clock: the copy was `days` old when it was last looked at, which was `since` days ago."""
AGE = """async () => {
    const found = await caches.match(new URL("renewed.json", location.href));
    return found ? (await found.json()).age / 864e5 : null;
}"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody's phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def network(ferry: Path, networks: Callable[[Path], Network]) -> Network:
    """The ferry's handbook, on a network that can be pulled."""
    return networks(ferry)


def visited(phone: BrowserContext, address: str) -> Page:
    """A page that was looked at until the handbook is kept as a whole."""
    page = phone.new_page()
    page.goto(address)
    until(page, IS_KEPT)
    return page


def pull(phone: BrowserContext, network: Network) -> None:
    """The network is gone."""
    network.pull()
    phone.set_offline(True)


def restore(phone: BrowserContext, network: Network) -> None:
    """The network is back."""
    phone.set_offline(False)
    network.restore()


def use_everything(page: Page, base: str) -> None:
    """Have the browser keep one of everything there is to keep."""
    page.goto(base + "go/trip-by-day/fill.html")
    page.get_by_label("Place").fill("north quay")
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    page.goto(base + "moments/boarding.html")
    page.locator("details:has(form[data-hb-moment=coming-aboard])").evaluate_all(
        "all => all.forEach(one => { one.open = true; })"
    )
    page.locator("form[data-hb-moment=coming-aboard]").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Dark colours").click()
    page.get_by_role("button", name="My job", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Deckhand").click()
    page.keyboard.press("Escape")
    page.goto(base)
    page.wait_for_function("handbook.store.get('read')?.deckhand")
    page.goto(base + "moments/boarding.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("dialog").get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.evaluate("__md_set('__tabs', ['By phone']); __md_set('__source', { stars: 1 }, sessionStorage)")


def things(page: Page) -> Locator:
    """What the page lists."""
    return page.locator("[data-hb-thing]")


def said(page: Page, name: str) -> str:
    """What the page says of one thing."""
    return " ".join(page.locator(f"[data-hb-thing={name}]").inner_text().split())


def test_everything_that_is_kept_is_listed_in_plain_words_and_erased_one_by_one(
    phone: BrowserContext, network: Network
) -> None:
    """By keyboard; what is left when all that is listed is gone is nothing at all."""
    page = visited(phone, network.address)
    use_everything(page, network.address)
    page.get_by_role("contentinfo").get_by_role("link", name="What this device keeps").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What this device keeps")
    expect(things(page)).to_have_count(8)
    assert said(page, "job").startswith("My job Deckhand")
    assert said(page, "read").startswith("What changed, and is read Edition 2026-2")
    assert re.search(r"Ticked checklists 1 tick, since \d+ \w+ \d{4}, \d\d:\d\d", said(page, "ticks"))
    assert "It does not open the search." in said(page, "slash")
    assert "Dark." in said(page, "scheme")
    assert "1 form; 0 of it handed on as it is." in said(page, "forms")
    assert "Which tabs on pages were open" in said(page, "opened")
    copy = said(page, "copy")
    assert re.search(r"Edition 2026-2: \d\d+ files, [\d.]+ MB Last renewed: today", copy)
    assert "If it is not renewed, it erases itself: in 30 days" in copy
    while (erase := page.get_by_role("button", name="Erase: ")).count():
        left = erase.count()
        erase.first.focus()
        page.keyboard.press("Enter")
        expect(erase).to_have_count(left - 1)
        expect(page.get_by_role("status")).to_be_focused()
        expect(page.get_by_role("status")).to_contain_text("Erased: ")
    assert page.evaluate(ALL_KEPT) == NOTHING and phone.cookies() == []
    expect(page.get_by_text("Nothing is kept")).to_have_count(1)
    expect(things(page)).to_have_count(8)
    expect(page.get_by_role("button", name="Erase everything")).to_be_disabled()


def test_everything_goes_at_once_without_a_network_too_and_comes_again_with_it(
    phone: BrowserContext, network: Network
) -> None:
    """Another tab that is still open brings nothing back by itself."""
    page, other = visited(phone, network.address), phone.new_page()
    use_everything(page, network.address)
    other.goto(network.address + "words.html")
    pull(phone, network)
    page.goto(network.address + HERE)
    expect(page.get_by_role("status").first).to_contain_text("You are offline.")
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    assert page.evaluate(ALL_KEPT) == NOTHING
    restore(phone, network)
    other.evaluate("fetch('editors/reviews.html').then((given) => given.text())")
    other.evaluate("fetch('assets/words.js').then((given) => given.text())")
    assert page.evaluate(ALL_KEPT) == NOTHING
    network.pull()
    with pytest.raises(Error, match="ERR_"):
        page.goto(network.address)
    network.restore()
    other.close()
    visited(phone, network.address)


def test_the_chooser_of_jobs_leads_to_it_from_a_page_at_any_depth(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    base = served(ferry)
    page.goto(base + "coaching/stories/the-wet-glove.html")
    page.get_by_role("button", name="My job", exact=True).click()
    page.get_by_role("dialog").get_by_role("link", name="What this device keeps").click()
    expect(page).to_have_url(base + HERE)
    expect(things(page)).to_have_count(8)
    page.get_by_role("link", name="To the handbook").click()
    expect(page).to_have_url(base + "index.html")


def test_editions_beside_it_are_listed_and_erased_and_other_sites_are_left_alone(
    ferry: Path, tmp_path: Path, phone: BrowserContext, networks: Callable[[Path], Network]
) -> None:
    for name in ("book/current", "book/2026-1", "other/current"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(ferry)
    base = networks(tmp_path).address
    for name in ("book/current", "book/2026-1", "other/current"):
        visited(phone, f"{base}{name}/index.html").evaluate(
            "handbook.store.set('job', { id: 'deckhand', title: 'Deckhand' })"
        )
    page = phone.new_page()
    page.goto(f"{base}book/current/{HERE}")
    assert said(page, "others") == "Of other editions 2026-1 Erase"
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    left = page.evaluate(ALL_KEPT)
    assert left["local"] == ["handbook:/other/current/:job"]
    assert [name.split(" ")[1] for name in left["caches"]] == ["/other/current/"]
    assert left["workers"] == [f"{base}other/current/"]


def test_a_name_that_the_page_does_not_list_cannot_be_kept(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """Nothing but the list and the worker reaches into what a browser keeps, and the list takes no name it does not have.

    A preview, which is no handbook, remembers for its own sake where its reader was.
    """
    page.goto(served(ferry))
    for name in ("draft", "jobs", ""):
        with pytest.raises(Error, match=r"is not named in kept\.js"):
            page.evaluate("(name) => handbook.store.set(name, 1)", name)
    reaching = re.compile(
        r"localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|caches\b|storage\.getDirectory"
    )
    scripts = [
        path
        for path in (ROOT / "handbook" / "web").rglob("*.js")
        if "preview" not in path.parts and reaching.search(path.read_text("utf-8"))
    ]
    assert {path.name for path in scripts} == {"kept.js", "drafts.js", "this-device.js", "worker.js", "remove.js"}
    assert page.evaluate("handbook.kept.things.every(({ name }) => handbook.words.has(`script.device.${name}`))")


def test_from_a_folder_it_lists_what_is_kept_there(ferry: Path, page: Page) -> None:
    """There is no copy, and no worker; the job and the ticks are kept all the same."""
    page.goto((ferry / "index.html").as_uri())
    page.evaluate("handbook.store.set('job', { id: 'deckhand', title: 'Deckhand', address: '' })")
    page.get_by_role("link", name="What this device keeps").click()
    expect(things(page)).to_have_count(8)
    assert said(page, "job") == "My job Deckhand Erase"
    nothing = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Nothing is kept of these"))
    expect(nothing).to_contain_text("The handbook, for when there is no network")


def test_without_scripts_it_says_that_it_cannot_look(ferry: Path, reader: Page, served: Callable[[Path], str]) -> None:
    reader.goto(served(ferry))
    reader.get_by_role("link", name="What this device keeps").click()
    expect(reader.get_by_text("Without scripts this page cannot look.")).to_be_visible()
    expect(reader.get_by_role("link", name="To the handbook")).to_be_visible()


def test_everybody_can_use_it(ferry: Path, browser: Browser, networks: Callable[[Path], Network]) -> None:
    """On the smallest phone, with everything kept, with nothing kept, and where a copy was erased."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    network = networks(ferry)
    page = visited(context, network.address)
    use_everything(page, network.address)
    axe = Axe()
    page.goto(network.address + HERE)
    expect(things(page)).to_have_count(8)
    assert breaches_by_day_and_night(axe, page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate(WAS_RENEWED, [31, 0])
    network.pull()
    page.goto(network.address)
    expect(page.get_by_role("heading", name="This copy was erased")).to_be_visible()
    assert breaches_by_day_and_night(axe, page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    network.restore()
    page.goto(network.address + HERE)
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    assert breaches_by_day_and_night(axe, page) == []
    context.close()


def test_a_copy_that_was_not_renewed_erases_itself_and_says_so(phone: BrowserContext, network: Network) -> None:
    """It is there again with the network, whole."""
    page = visited(phone, network.address)
    page.evaluate(WAS_RENEWED, [0, 29.9])
    pull(phone, network)
    page.goto(network.address + "words.html")
    expect(page.get_by_text("You are offline.")).to_be_visible()
    page.evaluate(WAS_RENEWED, [0, 30.1])
    page.goto(network.address + "words.html")
    expect(page.get_by_role("heading", name="This copy was erased")).to_be_visible()
    expect(page.get_by_text("Connect to the network to get it again.")).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    page.goto(network.address + "go/own-it/")
    expect(page.get_by_role("heading", name="This copy was erased")).to_be_visible()
    restore(phone, network)
    page.get_by_role("link", name="Try again").click()
    expect(page.locator("#own-it, article").first).to_be_visible()
    page.goto(network.address)
    until(page, "async () => (await (await caches.match(new URL('renewed.json', location.href)))?.json())?.isWhole")
    pull(phone, network)
    page.goto(network.address + "start-of-shift.html")
    expect(page.get_by_text("You are offline.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_clock_that_is_put_back_keeps_nothing_longer_and_one_that_was_ahead_erases_nothing(
    phone: BrowserContext, network: Network
) -> None:
    """What counts is the time that went by from one look to the next; what was told wrongly is a time of none."""
    page = visited(phone, network.address)
    pull(phone, network)
    for age, since, left in (
        (0, -4000, 0),  # it was kept with a clock in the future, which is right now
        (20, 9, 29),
        (29, -4000, 29),  # the clock was put back, to read on
    ):
        page.evaluate(WAS_RENEWED, [age, since])
        page.goto(network.address)
        expect(page.get_by_text("You are offline.")).to_be_visible()
        assert page.evaluate(AGE) == pytest.approx(left, abs=0.01)
    page.evaluate(WAS_RENEWED, [29, 1.1])
    page.goto(network.address)
    expect(page.get_by_role("heading", name="This copy was erased")).to_be_visible()


def test_every_page_that_comes_from_the_network_renews_the_copy(phone: BrowserContext, network: Network) -> None:
    """Pages that are not there, and scripts, do not: a server answers those to anybody."""
    page = visited(phone, network.address)
    page.evaluate(WAS_RENEWED, [20, 0])
    page.goto(network.address + "nothing.html")
    page.goto(network.address + "assets/words.js")
    page.goto(network.address + "print/nothing.pdf")
    assert page.evaluate("async () => (await (await caches.match('/renewed.json')).json()).age") >= 20 * DAY
    page.goto(network.address + "words.html")
    until(page, "async () => (await (await caches.match('/renewed.json')).json()).age === 0")


def test_what_is_stored_wrongly_is_too_old(phone: BrowserContext, network: Network) -> None:
    """Whoever writes nonsense into it keeps the book no longer for that."""
    page = visited(phone, network.address)
    pull(phone, network)
    page.evaluate(WAS_RENEWED, ["many", 0])
    page.goto(network.address)
    expect(page.get_by_role("heading", name="This copy was erased")).to_be_visible()


def test_behind_a_sign_in_nothing_but_the_handbook_is_kept_and_who_may_no_longer_read_loses_it(
    ferry: Path, tmp_path: Path, phone: BrowserContext
) -> None:
    """Neither the way to the sign-in nor its page is taken for a page, and neither renews the copy."""
    (tmp_path / "current").symlink_to(ferry)
    with sign_in() as proxy, serving(tmp_path, more=proxy.snippet) as base:
        page = visited(phone, f"{base}current/index.html")
        proxy.lets_in = False
        phone.clear_cookies()
        page.goto(f"{base}current/words.html")
        expect(page).to_have_url(f"{base}oauth2/sign_in")
        phone.set_offline(True)
        page.goto(f"{base}current/words.html")
        expect(page.get_by_text("You are offline.")).to_be_visible()
        page.goto(f"{base}current/for-nobody.html")
        page.evaluate(WAS_RENEWED, [20, 0])
        phone.set_offline(False)
        for cookie in ("", "stranger"):
            phone.add_cookies([{"name": "who", "value": cookie, "url": base}])
            page.goto(f"{base}current/words.html")
            kept = page.evaluate("async () => (await (await caches.match('/current/renewed.json')).json()).age")
            assert kept >= 20 * DAY
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        kept = page.evaluate(
            "async () => (await (await caches.open((await caches.keys())[0])).keys()).map(({ url }) => url)"
        )
        assert not [url for url in kept if "oauth2" in url]
        page.evaluate(WAS_RENEWED, [31, 0])
        page.goto(f"{base}current/words.html")
        until(page, "async () => (await caches.keys()).length === 0")
        phone.set_offline(True)
        page.goto(f"{base}current/words.html")
        expect(page.get_by_role("heading", name="This copy was erased")).to_be_visible()
