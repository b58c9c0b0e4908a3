"""From a card to the place where its sentence is changed: the very file and line, a form, or a letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from handbook.reader import read
from tests.conftest import replace
from tests.drop_in import FERRY
from tests.site.browsing import card_of, unfolded
from tests.site.building import build, dress

PAGES = {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ phrases() }}\n\n{{ jobs() }}\n"}


def with_settings(shop: Path, lines: str) -> Path:
    dress(shop, PAGES)
    replace(shop / "standards.yml", "  currency: GBP\n", f"  currency: GBP\n{lines}")
    run = build(shop)
    assert run.returncode == 0, run.stderr
    return shop / "site"


def test_every_card_leads_to_its_own_line(ferry: Path) -> None:
    """The line that is opened for editing is the one the entry's id stands in."""
    book = read(FERRY).book
    found = set()
    for page in ferry.rglob("*.html"):
        for address in re.findall(
            r'href="https://git\.skerryline\.example/crew/_edit/main/([^"]+)"', page.read_text("utf-8")
        ):
            file, _, line = address.partition("#L")
            written = (FERRY / unquote(file)).read_text("utf-8").split("\n")[int(line) - 1]
            found.add(written.split("id:")[1].strip().strip('"'))
    assert {entry.id for entry in (*book.standards, *book.moments) if entry.in_force} <= found


def test_a_letter_says_which_card_is_meant(shop: Path, page: Page, served: Callable[[Path], str]) -> None:
    page.goto(served(with_settings(shop, "  suggest: office@shop.example\n")))
    link = unfolded(page, "thank-giver").get_by_role("link", name="Suggest a change: Thank the giver")
    letter = urlsplit(link.get_attribute("href") or "")
    assert (letter.scheme, letter.path) == ("mailto", "office@shop.example")
    said = parse_qs(letter.query)
    assert said["subject"] == ["Change: Thank the giver (thank-giver)"]
    assert "Edition: 2026.10" in said["body"][0]
    assert re.search(r"File: standards\.yml, line \d+", said["body"][0])
    expect(page.get_by_role("link", name="Edit:")).to_have_count(0)


def test_a_form_is_filled_in_beforehand(shop: Path, page: Page, served: Callable[[Path], str]) -> None:
    form = "https://git.example/issues/new?title={title}&body={text}&labels=handbook"
    page.goto(served(with_settings(shop, f"  suggest: {form}\n")))
    link = unfolded(page, "thank-giver").get_by_role("link", name="Suggest a change: Thank the giver")
    said = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert said["title"] == ["Change: Thank the giver (thank-giver)"]
    assert said["labels"] == ["handbook"]


@pytest.mark.parametrize("title", ['A "quote" & more', "Ünïcode & 日本", "100 % <b>"])
def test_any_title_reaches_the_letter_as_it_is(
    shop: Path, page: Page, served: Callable[[Path], str], title: str
) -> None:
    replace(shop / "standards.yml", "    title: Thank the giver\n", f"    title: '{title}'\n")
    page.goto(served(with_settings(shop, "  suggest: office@shop.example\n")))
    link = card_of(page, "thank-giver").locator("[data-hb-suggest]")
    assert parse_qs(urlsplit(link.get_attribute("href") or "").query)["subject"] == [f"Change: {title} (thank-giver)"]


def test_where_the_handbook_says_nothing_the_text_is_there_to_be_copied(
    shop: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """Without scripts nothing could answer a control, and there is none."""
    site = with_settings(shop, "")
    links = re.findall(r'<a class="hb-change"[^>]* href="([^"]+)', (site / "index.html").read_text("utf-8"))
    assert set(links) == {"marks.html"}
    page.goto(served(site))
    box = opened(page)
    expect(box.get_by_role("link")).to_have_count(0)
    for said in ("Thank the giver (thank-giver)", "Edition: 2026.10", "File: standards.yml, line"):
        expect(box.get_by_label("Add what should change")).to_have_value(re.compile(re.escape(said)))


def test_whoever_has_no_mail_program_has_text_and_address(
    shop: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """What is written goes with the letter as well as with the copy; a page can be meant as a card can."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(served(with_settings(shop, "  suggest: mailto:office@shop.example\n")))
    box = opened(page)
    expect(box).to_contain_text("send it to office@shop.example")
    box.get_by_label("Add what should change").press_sequentially("Say it sooner & louder.")
    box.get_by_role("button", name="Copy the text").click()
    expect(box.get_by_role("status")).to_have_text("Copied. Now paste it where you write.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Card: Thank the giver (thank-giver)\nIt says: ")
    assert copied.endswith("Say it sooner & louder.")
    letter = urlsplit(box.get_by_role("link", name="Write an e-mail").get_attribute("href") or "")
    assert letter.path == "office@shop.example"
    assert parse_qs(letter.query)["body"] == [copied.replace("\n", "\r\n")]
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Suggest a change", exact=True).click()
    expect(box.get_by_label("Add what should change")).to_have_value(re.compile(r"Page: All\nAddress: http"))
    page.keyboard.press("Escape")
    page.evaluate("handbook.suggestMissing('bed bugs')")
    expect(box.get_by_label("Add what should change")).to_have_value(re.compile("I looked for: bed bugs"))


def opened(page: Page) -> Locator:
    """The window in which a change of a card is suggested."""
    card_of(page, "thank-giver").locator("[data-hb-suggest]").evaluate("control => control.click()")
    box = page.get_by_role("dialog", name="Suggest a change")
    expect(box).to_be_visible()
    return box
