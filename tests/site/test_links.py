"""The look at every link reads a site as a browser does, however small its pages were made."""

from __future__ import annotations

from pathlib import Path

from handbook.reader import read
from handbook.web.links import broken_links
from handbook.web.patch_html import patch_pages
from tests.drop_in import FOLDERS

SMALL = """<!doctype html><html lang=en><meta charset=utf-8><title>A</title><link rel=stylesheet href=a.css><body>\
<h1 id=shop>Shop<p>Text <a href=b/index.html#desk>b</a><li><a HREF='b/'>b</a><a href=b/#old>old</a>\
<a href=#shop>here</a><a href=#top>top</a><a href=#>top</a><img src=p.png alt><!-- <a href=gone.html> -->\
<script>"<a href=gone.html>"</script>"""
"""Without quotation marks, without the tags that may be left out, and with what only looks like a link."""


def site_in(folder: Path, home: str = SMALL) -> Path:
    """A site of two pages, a picture and a style sheet."""
    (folder / "b").mkdir()
    (folder / "index.html").write_text(home, "utf-8")
    (folder / "b" / "index.html").write_text(
        "<p id=desk>Desk<a name=old></a><a href=..>up</a><a href=../#shop>up</a>", "utf-8"
    )
    (folder / "p.png").write_bytes(b"")
    (folder / "a.css").write_text("", "utf-8")
    return folder


def test_small_html_is_read_as_it_is_meant(tmp_path: Path) -> None:
    """No link of it is said to lead nowhere."""
    assert list(broken_links(site_in(tmp_path))) == []


def test_what_leads_nowhere_in_it_is_found(tmp_path: Path) -> None:
    """As in pages that are written out."""
    home = (
        SMALL.replace("b/index.html#desk", "b/index.html#dask")
        .replace("p.png", "q.png")
        .replace("href=#shop", "href=#shpo")
    )
    assert [what for _, what in broken_links(site_in(tmp_path, home))] == [
        "#shpo leads to a page that has no #shpo",
        "b/index.html#dask leads to a page that has no #dask",
        "q.png leads nowhere",
    ]


def test_a_page_that_changes_after_it_was_corrected_is_read_again(tmp_path: Path) -> None:
    """What was noted while it was corrected holds for those contents alone: a plugin may write it once more."""
    patch_pages(site_in(tmp_path), set(), read(FOLDERS / "good" / "minimal").book.handbook, "?1", is_kept=False)
    page = tmp_path / "b" / "index.html"
    page.write_text(page.read_text("utf-8").replace("../#shop", "../#shpo"), "utf-8")
    assert [what for name, what in broken_links(tmp_path) if "manifest" not in what and "icons" not in what] == [
        "../#shpo leads to a page that has no #shpo"
    ]


def test_a_head_that_does_not_end_gets_its_links_all_the_same(tmp_path: Path) -> None:
    """The manifest stands before what the page shows."""
    patch_pages(site_in(tmp_path), set(), read(FOLDERS / "good" / "minimal").book.handbook, "?1", is_kept=False)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert 0 < page.index('rel="manifest"') < page.index("<body")
