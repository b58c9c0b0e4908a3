"""The page of downloads, and how paper reaches the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Run
from tests.site.building import build, dress, words_of

Command = Callable[..., Run]
PAGES = {
    "index.md": "# All\n\n{{ quote() }}\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n{{ downloads() }}\n"
}


def test_without_anything_printed_the_page_says_what_a_reader_can_do(shop: Path) -> None:
    """The site is built all the same; whoever reads it has no command to run."""
    dress(shop, PAGES)
    assert build(shop).returncode == 0
    said = words_of(shop / "site" / "index.html")
    assert "Any page can be printed as it is, by “Print this page”" in said and "handbook print" not in said
    assert not (shop / "site" / "print").exists()


def test_every_file_is_listed_with_what_it_is_for(handbook_command: Command, shop: Path) -> None:
    """Its pages and its size too, and the link leads to the very file; no link of the site is broken."""
    dress(shop, PAGES)
    assert handbook_command("-C", shop, "print", "poster", "forms", "book").status == 0
    run = build(shop)
    assert run.returncode == 0, run.stderr
    said = words_of(shop / "site" / "index.html")
    assert "For the wall of the staff room. 1 page, " in said
    assert " kB" in said
    html = (shop / "site" / "index.html").read_text("utf-8")
    for name in ("poster.pdf", "handbook.pdf", "forms/shop-visit.pdf"):
        assert f'href="print/{name}"' in html
        assert (shop / "site" / "print" / name).read_bytes() == (shop / "print" / name).read_bytes()
    assert not (shop / "site" / "print" / "manifest.json").exists()


def test_the_book_does_not_change_by_being_printed(handbook_command: Command, shop: Path) -> None:
    """On paper the page lists sorts of things, not files with sizes, or it would be out of date when it is finished."""
    dress(shop, PAGES)
    assert handbook_command("-C", shop, "print", "--all").status == 0
    assert "no files printed" in handbook_command("-C", shop, "print", "--all").out
