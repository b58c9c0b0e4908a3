"""The ferry's two editions, published into a folder and served by a real nginx with the shipped configuration."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from deploy.demo import publish_all
from deploy.nginx import serving
from tests.built_once import built_once
from tests.published import OLD, whole
from tests.site.axe import breaches_by_day_and_night
from tests.site.building import KINDS, ferry_in
from tests.site.offline import IS_KEPT, until
from tests.site.serving import POLICY
from tests.site.sign_in import asked, sign_in

EDITIONS = ["2026-2", "2026-1"]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As `make publish-demo` publishes a handbook."""
    return built_once(tmp_path_factory, "demo", _publish) / "www"


def _publish(folder: Path) -> None:
    publish_all(folder / "www", handbook=ferry_in(folder / "ferry"))


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    """Where nginx serves it."""
    with serving(published) as base:
        yield base


def test_both_editions_are_whole(published: Path) -> None:
    """The latest is current, and every page of the other says that it is old."""
    assert whole(published) == EDITIONS


def test_the_server_keeps_to_the_shipped_configuration(address: str) -> None:
    """Policy, compression, asking again, letters that are kept, redirects without a host, a page for what is missing."""
    home = asked(address, "/current/index.html", Accept_Encoding="gzip")
    assert home.status == 200
    assert home.headers["Content-Security-Policy"] == POLICY and home.headers["X-Content-Type-Options"] == "nosniff"
    assert (home.headers["Content-Encoding"], home.headers["Cache-Control"]) == ("gzip", "no-cache")
    assert (
        asked(address, "/current/index.html", Accept_Encoding="gzip", If_None_Match=home.headers["ETag"]).status == 304
    )
    letters = asked(address, "/current/assets/fonts/source-sans-3-latin-wght-normal.woff2")
    assert (
        letters.headers["Cache-Control"] == "max-age=31536000" and letters.headers["Content-Security-Policy"] == POLICY
    )
    for path, target in (("/", "/current/"), ("/2026-1/go/own-it", "/2026-1/go/own-it/")):
        assert asked(address, path).headers["Location"] == target
    missing = asked(address, "/2026-1/deep/down/nothing.html")
    assert missing.status == 404 and OLD in missing.read().decode()
    for path in ("/nothing", "/nope/index.html", "/current/assets/"):
        nowhere = asked(address, path)
        assert nowhere.status == 404 and "/current/index.html" in nowhere.read().decode(), path
    kinds = {"/current/calendar.ics": "text/calendar", "/published.log": "text/plain", "/current/feed.xml": "text/xml"}
    for path, kind in kinds.items():
        assert asked(address, path).headers["Content-Type"] == f"{kind}; charset=utf-8"


def test_switching_keeps_the_page(address: str, page: Page) -> None:
    """By keyboard alone; the edition at hand is marked."""
    page.goto(f"{address}current/standards/welcome.html")
    page.get_by_role("button", name="Edition 2026-2").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Editions")
    expect(dialog.get_by_role("link")).to_have_count(3)
    expect(dialog.locator("[aria-current]")).to_have_text("Edition 2026-2")
    expect(dialog.get_by_role("listitem").last).to_have_text("Edition 2026-1 From 2 February 2026 until 31 May 2026")
    link = dialog.get_by_role("link", name="Edition 2026-1")
    expect(link).to_have_attribute("href", f"{address}2026-1/standards/welcome.html")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}2026-1/standards/welcome.html")
    expect(page.get_by_role("complementary", name="Old edition")).to_contain_text(
        f"{OLD}: 2026-1, which held until 31 May 2026."
    )
    page.get_by_role("link", name="Read this page in the current edition, 2026-2").click()
    page.wait_for_url(f"{address}current/standards/welcome.html")
    expect(page.locator(".hb-old")).to_have_count(0)


def test_switching_keeps_the_entry_wherever_it_stands(address: str, page: Page) -> None:
    """An entry that was dropped says so at its short address; what an edition never had, it says beforehand."""
    page.goto(f"{address}2026-1/standards/welcome.html#read-the-notice")
    page.get_by_role("button", name="Edition 2026-1").click()
    page.locator(f'.hb-editions a[href="{address}current/go/read-the-notice/index.html"]').click()
    page.wait_for_url(f"{address}current/go/read-the-notice/index.html")
    expect(page.locator("main")).to_contain_text("retired")


def test_a_percent_sign_in_an_address_is_one(address: str, page: Page) -> None:
    """It stands for nothing else there, and a mistake in a script would fail the test by itself."""
    page.goto(f"{address}current/standards/welcome.html#%")
    page.get_by_role("button", name="Edition 2026-2").click()
    link = page.get_by_role("dialog", name="Editions").get_by_role("link", name="Edition 2026-1")
    expect(link).to_have_attribute("href", f"{address}2026-1/standards/welcome.html#%")


def test_a_page_that_another_edition_does_not_have_is_told_beforehand(published: Path, page: Page) -> None:
    """And the link leads to its beginning."""
    (published / "current" / "only-now.html").write_text(
        (published / "current" / "words.html").read_text("utf-8"), "utf-8"
    )
    with serving(published) as address:
        page.goto(f"{address}current/only-now.html")
        page.get_by_role("button", name="Edition 2026-2").click()
        item = page.get_by_role("dialog").get_by_role("listitem").filter(has_text="Edition 2026-1")
        expect(item).to_contain_text("It does not have this page; the link leads to its first.")
        item.get_by_role("link").click()
        page.wait_for_url(f"{address}2026-1/index.html")
    (published / "current" / "only-now.html").unlink()


def test_short_addresses_work_in_each_edition(address: str, page: Page) -> None:
    """What is printed leads to the current one, also for what it holds no more."""
    for edition in ("current", *EDITIONS):
        page.goto(f"{address}{edition}/go/own-it/")
        page.wait_for_url(f"{address}{edition}/**.html#own-it")
        expect(page.locator("#own-it")).to_be_in_viewport()
    page.goto(f"{address}current/go/read-the-notice/")
    expect(page.locator("main")).to_contain_text("retired")
    assert asked(address, "/2026-1/go/dog-aboard/").status == 404


def test_each_edition_searches_itself(address: str, page: Page) -> None:
    """The same words find what held then, and lead to it there."""
    for edition, seconds in (("2026-1", "ten seconds"), ("current", "five seconds")):
        page.goto(f"{address}{edition}/index.html")
        page.get_by_role("button", name="Search").click()
        page.keyboard.type("nod within")
        found = page.get_by_role("dialog").get_by_role("link").first
        expect(found).to_contain_text(f"Nod within {seconds}")
        assert (found.get_attribute("href") or "").startswith(f"{address}{edition}/")


@pytest.mark.parametrize("edition", ["current", "2026-1"])
def test_each_edition_is_kept_for_when_there_is_no_network(published: Path, edition: str, browser: Browser) -> None:
    """An old one says that it is old, with or without a network."""
    context = browser.new_context()
    reader = context.new_page()
    with serving(published) as address:
        reader.goto(f"{address}{edition}/index.html")
        until(reader, IS_KEPT)
    context.set_offline(True)
    reader.goto(f"{address}{edition}/words.html")
    name = EDITIONS[0] if edition == "current" else edition
    expect(reader.locator(".hb-offline")).to_contain_text(f"This is edition {name}")
    expect(reader.locator(".hb-old")).to_have_count(0 if edition == "current" else 1)
    context.close()


def test_without_scripts_a_link_leads_to_all_editions(address: str, reader: Page) -> None:
    """And from there to each, and to what it changed; the old page says so too."""
    reader.goto(f"{address}2026-1/jobs/cafe-hand.html")
    expect(reader.locator(".hb-old")).to_contain_text(f"{OLD}: 2026-1, which held until 31 May 2026.")
    reader.get_by_role("link", name="Edition 2026-1").click()
    expect(reader).to_have_url(f"{address}index.html")
    expect(reader.get_by_role("listitem")).to_have_count(2)
    reader.get_by_role("link", name="What it changed").first.click()
    expect(reader.get_by_role("heading", level=1).first).to_be_visible()
    reader.goto(f"{address}index.html")
    reader.get_by_role("link", name="Edition 2026-2").click()
    expect(reader).to_have_url(f"{address}current/index.html")


def test_no_page_of_an_old_edition_breaks_the_policy(address: str, published: Path, page: Page) -> None:
    """A breach fails the test by itself; nothing is asked of another host, and everything asked for is there."""
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda request: missing.append(request.url) if not request.url.startswith(address) else None)
    for kind, name in KINDS.items():
        if kind not in ("not found", "small page"):  # the one is not there, the other leads on
            page.goto(f"{address}2026-1/{name}")
    page.goto(f"{address}current/index.html")
    page.goto(f"{address}index.html")
    assert missing == []
    page.goto(f"{address}2026-1/deep/down/nothing.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    assert missing == [f"{address}2026-1/deep/down/nothing.html"]
    expect(page.get_by_role("main").get_by_role("link", name="To the start")).to_have_attribute(
        "href", "/2026-1/index.html"
    )
    page.get_by_role("link", name="Go to the beginning of 2026-2").click()
    page.wait_for_url(f"{address}current/index.html")


def test_what_is_not_there_leads_to_what_is_like_it(address: str, page: Page) -> None:
    """A slip in the name of a page or a card, in an old edition too; where nothing is like it there is the search."""
    main = page.get_by_role("main")
    for asked_for, target in (("pursers.html", "jobs/purser.html"), ("go/over-bord/", "#overboard")):
        page.goto(f"{address}2026-1/nowhere/{asked_for}")
        expect(main.locator(f'[data-hb-lost] a[href$="{target}"]').first).to_be_visible()
    page.goto(f"{address}2026-1/qqqqqq.html")
    main.get_by_role("button", name="Search").click()
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    expect(main.locator("[data-hb-lost] li")).to_have_count(0)


def test_everybody_can_use_it(address: str, page: Page) -> None:
    """The old page, the dialog, the small page, the page for what is missing, and all editions, on a small phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    phone, axe = page, Axe()
    for path in (
        "2026-1/standards/welcome.html",
        "2026-1/go/count-the-dogs/",
        "2026-1/nothing.html",
        "2026-1/editions/what-changed.html",
        "index.html",
    ):
        phone.goto(address + path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320
        assert breaches_by_day_and_night(axe, phone) == [], path
    phone.goto(f"{address}2026-1/standards/welcome.html")
    phone.get_by_role("button", name="Edition 2026-1").click()
    expect(phone.get_by_role("dialog", name="Editions").get_by_role("link")).to_have_count(3)
    assert breaches_by_day_and_night(axe, phone) == []


def test_from_a_folder_the_editions_are_a_plain_link(published: Path, page: Page) -> None:
    """Where nothing can be fetched; and a site that is no edition among others has none."""
    page.goto((published / "2026-1" / "index.html").as_uri())
    expect(page.locator(".hb-old")).to_be_visible()
    page.get_by_role("button", name="Edition 2026-1").click()
    page.wait_for_url((published / "index.html").as_uri())


def test_a_site_of_its_own_says_nothing_of_editions(ferry: Path, page: Page) -> None:
    """Neither a built site nor the preview is one of several."""
    page.goto((ferry / "index.html").as_uri())
    expect(page.locator("[data-hb-tool=edition]")).to_have_count(0)


def test_an_optional_sign_in_stands_in_front_of_everything(published: Path) -> None:
    """Pages, scripts, books and the list of editions; when the sign-in does not answer, nobody reads."""
    paths = (
        "/current/index.html",
        "/2026-1/assets/handbook.js",
        "/current/print/handbook.pdf",
        "/versions.json",
        "/published.log",
        "/2026-1/nothing.html",
    )
    with sign_in() as proxy, serving(published, more=proxy.snippet) as address:
        for path in paths:
            sent_away = asked(address, path)
            assert (sent_away.status, sent_away.headers["Location"]) == (302, f"/oauth2/start?rd={path}"), path
            assert asked(address, path, Cookie="who=guest").status in (200, 404)
            refused = asked(address, path, Cookie="who=stranger")
            assert refused.status == 403 and "You may not read this handbook" in refused.read().decode()
        assert asked(address, "/current/index.html", Cookie="who=guest").status == 200
        proxy.close()
        assert asked(address, "/current/index.html", Cookie="who=guest").status >= 500


def test_texts_go_out_as_they_were_compressed_when_they_were_published(address: str, published: Path) -> None:
    """Also the pages of an old edition, into which was written that they are old; no edition counts them as its own."""
    copies = [path for path in published.rglob("*.gz") if path.name != "sitemap.xml.gz"]
    assert copies
    for copy in copies:
        assert gzip.decompress(copy.read_bytes()) == copy.with_suffix("").read_bytes()
    large = [path for path in published.rglob("*.html") if path.stat().st_size > 2000]
    assert {path.name for path in large if path.with_name(f"{path.name}.gz") not in copies} == {"404.html"}
    for file in ("2026-1/index.html", "current/assets/handbook.css", "current/handbook.json"):
        answer = asked(address, f"/{file}", Accept_Encoding="gzip")
        body = answer.read()
        assert answer.headers["Content-Type"].endswith("; charset=utf-8")
        assert answer.headers["Content-Encoding"] == "gzip" and body == (published / f"{file}.gz").read_bytes()
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert asked(address, f"/{file}", Accept_Encoding="gzip", If_None_Match=answer.headers["ETag"]).status == 304
        assert asked(address, f"/{file}").read() == (published / file).read_bytes()
    told = (published / "current" / "worker.js").read_text("utf-8") + (
        published / "current" / "handbook.json"
    ).read_text()
    assert ".gz" not in told
