"""The network is pulled: what a device has kept is there, says which edition it is, and is never a mixture of two."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from handbook.pages.manual import ORDER
from handbook.reader import read
from handbook.web.offline import refresh_digests
from tests.browser import installed
from tests.built_once import built_once
from tests.conftest import replace
from tests.drop_in import FOLDERS
from tests.site.axe import breaches_by_day_and_night
from tests.site.browsing import FLAGS, SANDBOX, card_of
from tests.site.building import build, dress, everything
from tests.site.offline import ANYTHING_KEPT, IS_KEPT, NOTHING_KEPT, until
from tests.site.serving import Network

SHOP = FOLDERS / "good" / "one-file-shop"
OLD, NEW = "Thank the giver before you look in the bag.", "Thank the giver while the bag is still shut."
PAGES = {
    "giving.md": "---\nwas: alt/schenken für alle.md\n---\n\n# Giving\n\n## When it rains\n\nA bag of coats is a present.\n",
    "über uns.md": "# Über uns\n\nWer wir sind.\n",
    "for-editors.md": "---\nsearch:\n  exclude: true\n---\n\n# For editors\n\nNot for the till.\n",
}
RED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#c00" d="M0 0h8v8H0z"/></svg>'


def only(edition: str) -> str:
    return f"async () => (await caches.keys()).every((name) => name.includes(' {edition}-')) && ({ANYTHING_KEPT})()"


def shop_of(
    folder: Path, edition: str = "2026.10", says: str = OLD, settings: str = "", engine: str = "mkdocs"
) -> Path:
    """The built site of an edition of the shop's handbook."""
    shutil.copytree(SHOP, folder)
    replace(folder / "standards.yml", 'edition: "2026.10"\n', f'edition: "{edition}"\n{settings}')
    replace(folder / "standards.yml", OLD, says)
    dress(folder, {"index.md": everything(read(folder).book), **PAGES})
    run = build(folder, "--engine", engine)
    assert run.returncode == 0, run.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory, "october", lambda folder: shop_of(folder / "shop")) / "shop" / "site"


@pytest.fixture(scope="module")
def november(tmp_path_factory: pytest.TempPathFactory) -> Path:
    make = partial(shop_of, edition="2026.11", says=NEW)
    return built_once(tmp_path_factory, "november", lambda folder: make(folder / "shop")) / "shop" / "site"


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody's phone."""
    context = browser.new_context(viewport={"width": 360, "height": 700})
    yield context
    context.close()


@pytest.fixture
def pull(phone: BrowserContext) -> Callable[[Network], None]:
    """Take the network away: the server is gone, and the browser knows that it is offline."""

    def pull(network: Network) -> None:
        network.pull()
        phone.set_offline(True)

    return pull


def visited(phone: BrowserContext, address: str) -> Page:
    """A page that was looked at until the handbook is kept."""
    page = phone.new_page()
    page.goto(address)
    until(page, IS_KEPT)
    return page


def found(page: Page, words: str) -> str:
    """The first answer of the search."""
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    first = page.get_by_role("dialog", name="Search").get_by_role("link").first
    expect(first).to_be_visible()
    said = first.inner_text()
    page.keyboard.press("Escape")
    return said


def notice(page: Page) -> str:
    return " ".join(page.get_by_role("status").first.inner_text().split())


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_one_visit_is_enough_to_have_the_handbook_without_a_network(
    october: Path,
    tmp_path: Path,
    engine: str,
    phone: BrowserContext,
    networks: Callable[[Path], Network],
    pull: Callable[[Network], None],
) -> None:
    """Pages that were never visited, the search, the jobs, and the short addresses that stand on paper.

    A network that does not answer is none: in the cellar a phone shows a bar, and nothing comes.
    """
    network = networks(october if engine == "mkdocs" else shop_of(tmp_path / "shop", engine=engine))
    page = visited(phone, network.address)
    pull(network)
    page.goto(network.address + "giving.html")
    expect(page.get_by_role("heading", name="Giving")).to_be_visible()
    assert notice(page) == "You are offline. This is edition 2026.10. Try again"
    page.goto(network.address + "über uns.html")
    expect(page.get_by_role("heading", name="Über uns")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--hb-sea')")
    assert OLD in found(page, "thank the giver")
    page.get_by_role("button", name="My job", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("button", name="Van driver")).to_be_visible()
    page.goto(network.address + "go/thank-giver/")
    expect(page).to_have_url(network.address + "index.html#thank-giver")
    page.goto(network.address + "alt/schenken für alle.html#when-it-rains")
    expect(page).to_have_url(network.address + "giving.html#when-it-rains")
    assert notice(page).startswith("You are offline.")
    phone.set_offline(False)
    network.restore()
    network.slow()
    page.goto(network.address + "giving.html")
    assert "edition 2026.10" in notice(page)


def test_what_is_not_kept_says_so_and_opens_when_the_network_is_back(
    october: Path, phone: BrowserContext, networks: Callable[[Path], Network], pull: Callable[[Network], None]
) -> None:
    """A page the search leaves out, and a printed book; and nothing of an address becomes markup."""
    network = networks(october)
    page = visited(phone, network.address)
    pull(network)
    for address in ("for-editors.html", "print/handbook.pdf", "a/b/%3Cimg%20src=x%3E.html"):
        page.goto(network.address + address)
        expect(page.get_by_role("heading", name="Not on this device")).to_be_visible()
        assert page.locator("img").count() == 0
    page.get_by_role("link", name="To the handbook").click()
    expect(page).to_have_url(network.address + "index.html")
    page.goto(network.address + "for-editors.html")
    phone.set_offline(False)
    network.restore()
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", name="For editors")).to_be_visible()
    expect(page.get_by_text("You are offline")).to_have_count(0)


def test_what_was_visited_is_kept_even_if_it_was_the_first_page(
    october: Path, phone: BrowserContext, networks: Callable[[Path], Network], pull: Callable[[Network], None]
) -> None:
    """It was loaded before there was anything that could keep it."""
    network = networks(october)
    page = visited(phone, network.address + "for-editors.html")
    until(page, "() => caches.match(location.href)")
    pull(network)
    page.reload()
    expect(page.get_by_role("heading", name="For editors")).to_be_visible()
    assert "edition 2026.10" in notice(page)


def test_an_old_edition_says_that_it_is_that_one_and_goes_as_soon_as_there_is_a_new_one(
    october: Path,
    november: Path,
    phone: BrowserContext,
    networks: Callable[[Path], Network],
    pull: Callable[[Network], None],
) -> None:
    """The new one was published, and nobody has been back since; then it is read at once, and kept in its place."""
    network = networks(october)
    page = visited(phone, network.address)
    pull(network)
    network.publish(november)
    page.goto(network.address)
    assert "edition 2026.10" in notice(page)
    expect(card_of(page, "thank-giver")).to_contain_text(OLD)
    phone.set_offline(False)
    network.restore()
    page.get_by_role("link", name="Try again").click()
    expect(card_of(page, "thank-giver")).to_contain_text(NEW)
    expect(page.get_by_text("You are offline")).to_have_count(0)
    until(page, only("2026.11"))
    pull(network)
    page.goto(network.address + "giving.html")
    assert "edition 2026.11" in notice(page)
    assert NEW in found(page, "thank the giver")


def test_two_tabs_of_two_editions_each_search_their_own(
    october: Path, november: Path, phone: BrowserContext, networks: Callable[[Path], Network]
) -> None:
    """The search is loaded when it is first opened, and that may be long after the page; the old one goes with its last tab."""
    network = networks(october)
    stays = visited(phone, network.address)
    network.publish(november)
    comes = phone.new_page()
    comes.goto(network.address)
    until(comes, "async () => (await navigator.serviceWorker.getRegistration()).waiting !== null")
    assert OLD in found(stays, "thank the giver")
    assert NEW in found(comes, "thank the giver")
    stays.close()
    comes.goto(network.address + "giving.html")
    until(comes, only("2026.11"))


def test_a_build_that_is_only_half_there_is_not_kept(
    october: Path,
    november: Path,
    tmp_path: Path,
    phone: BrowserContext,
    networks: Callable[[Path], Network],
    pull: Callable[[Network], None],
) -> None:
    """Whoever publishes file by file has for a while the worker of the new build beside pages of the old."""
    half = Path(shutil.copytree(october, tmp_path / "half"))
    network = networks(october)
    page = visited(phone, network.address)
    shutil.copy(november / "worker.js", half)
    network.publish(half)
    page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).update().catch(() => {}); }")
    until(
        page,
        "async () => { const { installing, waiting } = await navigator.serviceWorker.getRegistration(); return !installing && !waiting; }",
    )
    pull(network)
    page.goto(network.address)
    assert "edition 2026.10" in notice(page)
    expect(card_of(page, "thank-giver")).to_contain_text(OLD)
    phone.set_offline(False)
    network.publish(november)
    network.restore()
    page.reload()
    until(page, only("2026.11"))


def test_what_is_written_into_finished_pages_is_kept_once_it_is_summed(
    october: Path,
    tmp_path: Path,
    phone: BrowserContext,
    networks: Callable[[Path], Network],
    pull: Callable[[Network], None],
) -> None:
    """Whoever publishes may add a line to every page; until its sum is known, no device takes it for a part of the build."""
    site = Path(shutil.copytree(october, tmp_path / "site"))
    replace(site / "giving.html", "A bag of coats is a present.", "A bag of coats is a present, and says so.")
    refresh_digests(site)
    network = networks(site)
    page = visited(phone, network.address)
    pull(network)
    page.goto(network.address + "giving.html")
    expect(page.get_by_text("A bag of coats is a present, and says so.")).to_be_visible()


def test_a_handbook_that_is_no_longer_to_be_kept_goes_from_the_device(
    october: Path,
    tmp_path: Path,
    phone: BrowserContext,
    networks: Callable[[Path], Network],
    pull: Callable[[Network], None],
) -> None:
    network = networks(october)
    page = visited(phone, network.address)
    network.publish(shop_of(tmp_path / "shop", settings="  offline: false\n"))
    page.goto(network.address)
    until(page, NOTHING_KEPT)
    page.goto(network.address + "giving.html")
    page.goto(network.address)
    until(page, NOTHING_KEPT)
    pull(network)
    with pytest.raises(Error, match="ERR_"):
        page.goto(network.address)


def test_editions_beside_each_other_keep_apart(
    october: Path,
    november: Path,
    tmp_path: Path,
    phone: BrowserContext,
    networks: Callable[[Path], Network],
    pull: Callable[[Network], None],
) -> None:
    """They are of one origin, and share its storage."""
    shutil.copytree(october, tmp_path / "site" / "2026.10")
    shutil.copytree(november, tmp_path / "site" / "current")
    network = networks(tmp_path / "site")
    for edition in ("2026.10", "current"):
        visited(phone, f"{network.address}{edition}/index.html").close()
    pull(network)
    page = phone.new_page()
    for edition, name, says in (("2026.10", "2026.10", OLD), ("current", "2026.11", NEW)):
        page.goto(f"{network.address}{edition}/index.html")
        assert f"edition {name}" in notice(page)
        expect(card_of(page, "thank-giver")).to_contain_text(says)
        assert says in found(page, "thank the giver")


def test_a_device_without_room_reads_the_handbook_all_the_same(
    october: Path, phone: BrowserContext, networks: Callable[[Path], Network]
) -> None:
    network = networks(october)
    page = phone.new_page()
    mistakes: list[object] = []
    page.on("pageerror", lambda error: mistakes.append(error))
    tools = phone.new_cdp_session(page)
    tools.send("Storage.overrideQuotaForOrigin", {"origin": network.address.rstrip("/"), "quotaSize": 1000})
    page.goto(network.address)
    until(
        page,
        "async () => { const known = await navigator.serviceWorker.getRegistration(); return known === undefined; }",
    )
    page.goto(network.address + "giving.html")
    expect(page.get_by_role("heading", name="Giving")).to_be_visible()
    assert OLD in found(page, "thank the giver")
    assert mistakes == []


def mistakes_on(page: Page) -> list[str]:
    """What goes wrong on a page from now on."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_from_a_folder_and_without_https_nothing_is_kept_and_nothing_breaks(october: Path, browser: Browser) -> None:
    def answer(route: Route) -> None:
        route.fulfill(path=october / route.request.url.split("/", 3)[3].partition("?")[0])

    for address in (october.as_uri() + "/", "http://handbook.example/"):
        context = browser.new_context()
        context.route("http://handbook.example/**", answer)
        page = context.new_page()
        said = mistakes_on(page)
        page.goto(address + "index.html")
        assert OLD in found(page, "thank the giver")
        page.get_by_role("button", name="My job", exact=True).click()
        expect(page.get_by_role("dialog").get_by_role("button", name="Van driver")).to_be_visible()
        assert said == []
        context.close()


def test_the_notice_is_in_the_language_of_the_handbook_and_read_from_its_side(
    tmp_path: Path, phone: BrowserContext, networks: Callable[[Path], Network], pull: Callable[[Network], None]
) -> None:
    folder = Path(shutil.copytree(FOLDERS / "good" / "arabic", tmp_path / "arabic"))
    dress(folder, {"index.md": everything(read(folder).book)})
    assert build(folder).returncode == 0
    network = networks(folder / "site")
    page = visited(phone, network.address)
    pull(network)
    page.goto(network.address)
    said = page.get_by_role("status").first
    expect(said).to_have_attribute("lang", "ar")
    expect(said).to_have_attribute("dir", "rtl")
    assert "2026.11" in notice(page)
    assert re.search(r"[\u0600-\u06ff]", notice(page))
    page.goto(network.address + "print/handbook.pdf")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]


def test_axe_finds_nothing_without_a_network(
    october: Path, browser: Browser, networks: Callable[[Path], Network]
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    network = networks(october)
    page = visited(context, network.address)
    network.pull()
    for address in ("giving.html", "print/handbook.pdf"):
        page.goto(network.address + address)
        assert breaches_by_day_and_night(Axe(), page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_a_phone_can_put_the_handbook_onto_its_home_screen(
    ferry: Path, browser: Browser, networks: Callable[[Path], Network], tmp_path: Path
) -> None:
    """Under any path; Chromium itself is asked what it misses, in a window that is not private."""
    (tmp_path / "staff").mkdir()
    (tmp_path / "staff" / "book").symlink_to(ferry)
    phone = browser.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=installed(), args=[*FLAGS, *SANDBOX]
    )
    page = visited(phone, networks(tmp_path).address + "staff/book/jobs/purser.html")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    tools = phone.new_cdp_session(page)
    told = tools.send("Page.getAppManifest")
    assert told["errors"] == []
    assert told["url"].endswith("/staff/book/manifest.json")
    assert told["manifest"]["startUrl"].endswith("/staff/book/index.html")
    assert told["manifest"]["scope"].endswith("/staff/book/")
    assert tools.send("Page.getInstallabilityErrors") == {"installabilityErrors": []}
    for icon in [
        icon["src"] for icon in page.evaluate("fetch('../manifest.json').then((given) => given.json())")["icons"]
    ]:
        picture = (ferry / icon).read_bytes()
        assert picture.startswith(b"\x89PNG")
    assert said == []
    phone.close()


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_icons_are_drawn_from_the_sign_of_the_house(shop: Path, october: Path, engine: str) -> None:
    """A sign that is no picture is said so, and where that does not stop the build no icon is missing for it."""
    dress(shop, {"index.md": everything(read(shop).book), "assets/favicon.svg": RED})
    replace(shop / "mkdocs.yml", "strict: true\n", "")
    assert build(shop, "--engine", engine).returncode == 0
    icons = {
        name: (shop / "site" / "assets" / "icons" / name).read_bytes()
        for name in ("192.png", "maskable.png", "touch.png")
    }
    assert all(content != (october / "assets" / "icons" / name).read_bytes() for name, content in icons.items())
    (shop / "docs" / "assets" / "favicon.svg").write_text("no picture", "utf-8")
    run = build(shop, "--engine", engine)
    assert "assets/favicon.svg is no picture that can be drawn" in run.stderr and "Traceback" not in run.stderr
    for name in icons:
        assert (shop / "site" / "assets" / "icons" / name).read_bytes() == (
            october / "assets" / "icons" / name
        ).read_bytes()


def test_the_bar_of_the_browser_has_the_colour_of_the_page(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    page.goto(served(ferry))
    colour = "document.querySelector('meta[name=theme-color]').content"
    bar = "getComputedStyle(document.querySelector('.md-header')).backgroundColor"
    html = (ferry / "index.html").read_text("utf-8")
    [(day, night)] = re.findall(r'name="theme-color" content="([^"]*)" data-hb-night="([^"]*)"', html)
    assert page.evaluate(colour) == day
    assert page.evaluate(bar) == f"rgb({', '.join(str(part) for part in bytes.fromhex(day[1:]))})"
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate(colour) == night
    assert page.evaluate(bar) == f"rgb({', '.join(str(part) for part in bytes.fromhex(night[1:]))})"


def test_the_same_content_makes_the_same_worker(october: Path, tmp_path: Path) -> None:
    """Or every build would be fetched anew by every phone."""
    assert (shop_of(tmp_path / "shop") / "worker.js").read_bytes() == (october / "worker.js").read_bytes()


def test_everything_for_staff_is_kept_at_once(ferry: Path) -> None:
    """All pages for staff; what the search leaves out is kept when it is met, and what only leads on stands in a table."""
    leads = json.loads((ferry / "assets" / "addresses.json").read_text("utf-8"))
    assert leads["coaching/glove.html"] == "coaching/stories/the-wet-glove.html"
    worker = (ferry / "worker.js").read_text("utf-8")
    at_once = worker.partition('"precache"')[2].partition("}")[0]
    pages = [page for page in ferry.rglob("*.html") if "go" not in page.parts and not page.name.startswith("404")]
    missing = [name for page in pages if f'"{(name := page.relative_to(ferry).as_posix())}"' not in at_once]
    assert sorted(set(missing) - leads.keys()) == [
        "editions/on-a-date.html",
        "editions/sign-off.html",
        *sorted(f"editors/{name}.html" for name in ORDER),
    ]
