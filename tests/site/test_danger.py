"""Danger comes first: the way to it on every page, the number as a link, and the cards kept before anything else."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from playwright.sync_api import Browser, Page, expect

from handbook.text.html import read_page, tags
from tests.drop_in import FOLDERS
from tests.site.building import DANGER, KINDS, build, dress

WAY = ".md-header .hb-danger"


def test_the_head_of_every_page_leads_to_the_cards(by_either: Path) -> None:
    """Whichever engine made it, without scripts, from every folder."""
    for address in sorted({*KINDS.values()}):
        page = read_page(by_either / address)
        (way,) = [tag for tag in tags(page, names=("a",)) if "hb-danger" in tag.get("class").split()]
        led = unquote(urlsplit(urljoin(f"http://here/{address}", way.get("href"))).path)
        assert led.endswith("/emergencies.html"), address


def test_on_the_smallest_phone_it_is_a_word_and_a_sign_for_a_finger(
    ferry: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    """360 and 320 px wide, light and dark, with scripts and without; nothing is pushed off the page."""
    base = served(ferry)
    for width in (360, 320):
        for scripts in (True, False):
            context = browser.new_context(viewport={"width": width, "height": 740}, java_script_enabled=scripts)
            page = context.new_page()
            page.goto(base)
            way = page.locator(WAY)
            expect(way.locator("svg")).to_be_visible()
            expect(way).to_contain_text("Danger")
            box, word = way.bounding_box(), way.locator("span").bounding_box()
            assert box and word
            assert 0 <= box["x"] < box["x"] + box["width"] <= width
            assert box["height"] >= 36
            assert word["width"] > 30
            way.click()
            expect(page).to_have_url(re.compile("emergencies.html$"))
            context.close()


def test_a_handbook_without_emergencies_has_no_way_to_them(tmp_path: Path) -> None:
    """A link that leads nowhere would be worse than none."""
    plot = Path(shutil.copytree(FOLDERS / "good" / "minimal", tmp_path / "plot"))
    dress(
        plot, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ emergencies() }}\n\n{{ voices() }}\n"}
    )
    assert build(plot).returncode == 0
    page = read_page(plot / "site" / "index.html")
    assert "hb-danger" not in page
    assert "There are no emergencies here." in page
    assert "There are no voices here." in page


def test_a_card_says_the_number_the_steps_and_what_comes_first(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """The number is dialled by a tap, the next one too, and every card ends with what comes before it."""
    page.goto(f"{served(ferry)}emergencies.html")
    card = page.locator(".hb-emergency").first
    assert card.locator("a[href^='tel:']").evaluate_all("all => all.map((a) => a.getAttribute('href'))") == [
        "tel:11",
        "tel:14",
    ]
    expect(card).to_contain_text("whenever we are at sea")
    expect(card.locator(".hb-steps li")).to_have_count(4)
    expect(card.locator(".hb-never")).to_contain_text("Jump after them.")
    assert page.locator(".hb-comes-first").all_inner_texts() == ["Your training and the fire plan come first."] * 2
    expect(page.locator(".hb-emergency").last).to_contain_text("Nobody who answers for fire")
    expect(page.locator(".hb-in-danger li")).to_have_count(2)
    expect(page.locator(".hb-voices")).to_have_text("3 voices, 3 answered by a standard.")


def test_whom_to_ring_stands_with_its_number_wherever_somebody_is_named(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """On limits, in moments, and on the page of a job that has a number of its own."""
    base = served(ferry)
    for address, number in (
        ("put-it-right.html", "tel:14"),
        ("moments/trouble.html", "tel:14"),
        ("jobs/index.html", "tel:01632960014"),
    ):
        page.goto(f"{base}{address}")
        expect(page.locator(f".md-content a[href='{number}']").first).to_be_visible()


def test_the_cards_are_kept_before_anything_else(ferry: Path) -> None:
    """A device fetches in this order, and may lose its network after the first file."""
    worker = (ferry / "worker.js").read_text("utf-8").partition("\n")[0]
    declared = json.loads(worker.removeprefix("const handbook = ").removesuffix(";"))
    assert next(iter(declared["precache"])) == "emergencies.html"


def test_the_data_hold_them_and_nobody_is_scored_on_them(ferry: Path) -> None:
    """They are exported as they are written, and stand on no form."""
    data = json.loads((ferry / "handbook.json").read_text("utf-8"))
    assert [emergency["id"] for emergency in data["emergencies"]] == ["overboard", "saloon-fire"]
    assert data["emergencies"][0]["call"] == "11"
    assert len(data["voices"]) == 3
    assert json.loads((ferry / "handbook.schema.json").read_text("utf-8"))["properties"]["emergencies"]
    assert "overboard" not in read_page(ferry / "shopping.html").split('class="md-content"')[1]


def test_an_emergency_that_no_page_shows_is_a_warning_and_can_be_reached(tmp_path: Path) -> None:
    """The head leads to its own small page then, in a word that the house may choose itself."""
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", tmp_path / "shop"))
    (shop / "words").mkdir()
    (shop / "words" / "en.yml").write_text("theme.danger: Help\n", "utf-8")
    dress(shop, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n"})
    (shop / "docs" / DANGER).unlink()
    run = build(shop)
    assert "emergency-without-page" in run.stdout + run.stderr
    way = re.search(r'hb-danger" href="([^"]+)".*?</a>', read_page(shop / "site" / "index.html"), re.DOTALL)
    assert way
    assert way[1] == "go/in-danger/index.html"
    assert "Help" in way[0]
    assert 'href="tel:999"' in read_page(shop / "site" / way[1])
