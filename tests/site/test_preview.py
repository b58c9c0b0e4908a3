"""The live preview, with a real server and a real browser: it follows, it explains, it heals."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import replace
from tests.site.browsing import card_of
from tests.site.building import dress
from tests.site.previewing import previewing


@pytest.fixture
def to_serve(shop: Path) -> Path:
    """A shop with three pages and a file of words of its own."""
    dress(
        shop,
        {
            "index.md": "# Start\n\nPlain words.\n",
            "all.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n",
            "words.md": "# Words\n\n{{ glossary() }}\n",
        },
    )
    replace(shop / "standards.yml", "handbook:\n", "include: [more/*.yml]\nhandbook:\n")
    (shop / "more").mkdir()
    (shop / "more" / "words.yml").write_text("glossary:\n  - id: giver-word\n    term: Giver\n", "utf-8")
    return shop


@pytest.fixture
def preview(to_serve: Path) -> Iterator[tuple[Path, str]]:
    """What is served by our own command, and its address."""
    with previewing(to_serve, sys.executable, "-m", "handbook", "serve", "--address") as address:
        yield to_serve, address


@pytest.fixture(params=[("handbook", "--address"), ("mkdocs", "--dev-addr")], ids=["handbook", "mkdocs"])
def by_either_server(request: pytest.FixtureRequest, to_serve: Path) -> Iterator[tuple[Path, str]]:
    """The same, once by our own command and once by MkDocs'."""
    module, option = request.param
    with previewing(to_serve, sys.executable, "-m", module, "serve", option) as address:
        yield to_serve, address


def test_a_mistake_is_a_page_until_it_is_mended(by_either_server: tuple[Path, str], page: Page) -> None:
    """The page reloads by itself: first with the change, then with the mistake and its cure, then healed."""
    shop, address = by_either_server
    page.goto(address + "all.html")
    expect(card_of(page, "thank-giver").locator(".hb-do")).to_have_text("Thank the giver before you look in the bag.")
    replace(shop / "standards.yml", "Thank the giver before you look in the bag.", "Thank the giver at once.")
    expect(card_of(page, "thank-giver").locator(".hb-do")).to_have_text("Thank the giver at once.")
    line = replace(shop / "standards.yml", "up_to: 2\n", "up_to: £2\n")
    expect(page.locator(".hb-problems")).to_contain_text(f"standards.yml:{line}:12")
    expect(page.locator(".hb-problems")).to_contain_text("Write the digits alone")
    page.goto(address)
    expect(page.locator(".hb-problems")).to_contain_text("up_to: £2")
    replace(shop / "standards.yml", "up_to: £2\n", "up_to: 3\n")
    expect(page.locator("article")).to_contain_text("Plain words.")
    replace(shop / "docs" / "all.md", "{{ moments() }}", '{{ moments() }}\n\n{{ standard("gret") }}')
    expect(page.locator(".hb-problems")).to_contain_text(re.compile(r"docs/all\.md:7:14.*There is no standard “gret”"))
    for wrong in ("{{ standrds( }}", "{{ 7 * 7 }}"):
        replace(shop / "docs" / "all.md", '{{ standard("gret") }}', wrong)
        expect(page.locator(".hb-problems")).to_contain_text(wrong)
        replace(shop / "docs" / "all.md", wrong, '{{ standard("gret") }}')
    replace(shop / "docs" / "all.md", '{{ standard("gret") }}', "It is well.")
    page.goto(address + "all.html")
    expect(page.locator("article")).to_contain_text("It is well.")


def test_a_page_that_cannot_be_read_is_a_mistake_like_others(preview: tuple[Path, str], page: Page) -> None:
    """In another encoding, or with a template that there is not; the preview goes on when it is mended."""
    shop, address = preview
    page.goto(address + "all.html")
    odd = shop / "docs" / "odd.md"
    for written, said in (
        ("# Caf\u00e9 and more\n".encode("cp1252"), "Windows-1252"),
        (b"---\ntemplate: x\n---\n# A\n", "template"),
    ):
        odd.write_bytes(written)
        expect(page.locator(".hb-problems")).to_contain_text(said)
    odd.unlink()
    expect(page.locator(".hb-problems")).to_have_count(0)


def test_included_files_are_followed_and_new_ones_found(preview: tuple[Path, str], page: Page) -> None:
    """An editor who adds a file sees it."""
    shop, address = preview
    page.goto(address + "words.html")
    expect(page.locator("#giver-word")).to_contain_text("Giver")
    replace(shop / "more" / "words.yml", "term: Giver", "term: Who gives")
    expect(page.locator("#giver-word")).to_contain_text("Who gives")
    (shop / "more" / "new.yml").write_text("glossary:\n  - id: finder-word\n    term: Finder\n", "utf-8")
    expect(page.locator("#finder-word")).to_contain_text("Finder")


def test_drafts_show_with_a_badge(preview: tuple[Path, str], page: Page) -> None:
    """In the preview an editor sees what is being written."""
    shop, address = preview
    page.goto(address + "all.html")
    replace(
        shop / "standards.yml",
        "    title: Say where the money goes\n",
        "    title: Say where the money goes\n    status: draft\n",
    )
    expect(card_of(page, "say-where").locator(".hb-badge--draft")).to_have_text("draft")
