"""A page that was given another name: whoever comes for the old one gets there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.publishing.notices import with_notice, without_notice
from handbook.publishing.tree import lost_pages, source_of

OLD = ["coaching/glove.html", "verlorene Handschuhe/á.html"]


@pytest.mark.parametrize("old", OLD)
def test_an_old_address_leads_to_the_page_and_the_place_on_it(
    by_either: Path, page: Page, served: Callable[[Path], str], old: str
) -> None:
    """Of either engine, and without being found by search engines."""
    address = served(by_either)
    page.goto(f"{address}{old}#the-wet-glove")
    expect(page).to_have_url(f"{address}coaching/stories/the-wet-glove.html#the-wet-glove")
    assert '<meta name="robots" content="noindex">' in (by_either / old).read_text("utf-8")


@pytest.mark.parametrize("old", OLD)
def test_without_scripts_and_from_a_folder_it_leads_to_the_page(ferry: Path, reader: Page, old: str) -> None:
    """As a copy on a stick is read."""
    reader.goto((ferry / old).as_uri())
    expect(reader).to_have_url((ferry / "coaching" / "stories" / "the-wet-glove.html").as_uri())


def test_a_page_is_lost_where_nothing_stands_at_its_address(tmp_path: Path) -> None:
    """What the build writes itself is looked after elsewhere."""
    for name in (
        "before/a/b.html",
        "before/index.html",
        "before/go/x/index.html",
        "before/c/index.html",
        "after/index.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    lost = lost_pages(tmp_path / "before", tmp_path / "after")
    assert lost == ["a/b.html", "c/index.html"] and list(map(source_of, lost)) == ["a/b.md", "c.md"]
    assert lost_pages(tmp_path / "nothing", tmp_path / "after") == []


PAGES = [
    "<!doctype html><html><head><title>x</title></head><body><!--old--><!--/old--><p>y</p></body></html>",
    '<html><HEAD lang=en><link href="https://x.example/current/a.html" rel="Canonical"><title>x</title><body><!--old--><!--/old-->y',
]


@pytest.mark.parametrize("text", PAGES)
def test_an_old_edition_is_not_found_before_the_one_in_force(text: str) -> None:
    """Its pages ask search engines to leave them out, and name no other address meanwhile; later they are what they were."""
    old = with_notice(text, "<aside>old</aside>")
    assert old.count('<meta name="robots" content="noindex">') == 1
    assert "canonical" not in old.lower() or "<!--own address <link" in old
    assert with_notice(old, "<aside>older</aside>").replace("older", "old") == old
    assert without_notice(old) == text


def test_a_page_that_keeps_search_engines_off_itself_is_left_alone() -> None:
    """A short address, for instance, says so for good."""
    text = '<html><head><meta name="ROBOTS" content="none"></head><body><!--old--><!--/old--></body></html>'
    assert with_notice(text, "x").replace("x", "") == text
