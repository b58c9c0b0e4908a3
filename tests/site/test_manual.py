"""The manual for editors: it comes with the software, is a part of every site, and no part of the handbook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.pages.calls import PageText, read_calls
from handbook.pages.macros import MACROS
from handbook.pages.manual import HERE, ORDER, REFERENCE
from handbook.pages.menu import pages_in_menu_order
from handbook.pages.site import read_site
from handbook.paper.preflight import preflight
from handbook.project.check import check
from handbook.project.load import Project
from tests.conftest import replace, run_handbook
from tests.drop_in import FERRY
from tests.site.building import build, dress

ADDRESSES = [f"editors/{name}.html" for name in ORDER]
OF_SOMEBODY = re.compile(r"\b(guests?|hotels?|harbour lane|passengers?|quay)\b", re.IGNORECASE)
PAGES = {
    "index.md": "# The till\n\n{{ standards() }}\n\n{{ moments() }}\n\nHow to [write one](editors/fields.md#standards).\n",
}
ABOUT_THIS_HOUSE = ("page-not-in-menu", "page-names-missing")
"""What is wrong with its pages only as those of a handbook whose menu and whose ids they do not know."""


def test_every_page_of_the_manual_is_in_the_menu() -> None:
    """A page that is not in ORDER would be in no site."""
    assert sorted(path.stem for path in HERE.glob("*.md")) == sorted(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_the_manual_is_nobodys_in_particular(name: str) -> None:
    """It is read in libraries and clinics; what a page says of a handbook it says by a macro."""
    text = (HERE / f"{name}.md").read_text("utf-8")
    assert OF_SOMEBODY.findall(text) == []
    assert not re.search(r"\]\(\w+\.md#", text), "a house may have its own page there, with other headings"
    assert text.startswith("---\n") and "  exclude: true\n" in text and "paper: false\n" in text


def test_either_engine_has_it_at_the_end_of_the_menu(by_either: Path) -> None:
    """`mkdocs.yml` does not name a page of it, and no page of it is in the folder of documents."""
    start = (by_either / "index.html").read_text("utf-8")
    assert all((by_either / address).is_file() for address in ADDRESSES)
    menu = start[start.index('md-nav md-nav--primary"') :]
    assert menu.index("About this book") < menu.index("editors/index.html")
    assert "For editors" in menu
    assert not [page for page in pages_in_menu_order(read_site(FERRY)) if page.startswith("editors/")]


def test_what_it_says_of_the_handbook_is_said_there(by_either: Path) -> None:
    """Coverage and reviews are those of the handbook, with links to where its entries are at home."""
    coverage = (by_either / "editors" / "coverage.html").read_text("utf-8")
    assert 'href="../standards/welcome.html#' in coverage
    assert 'id="read-the-notice"' not in coverage


def test_staff_do_not_find_it_first(by_either: Path) -> None:
    """Neither the search nor a device that keeps the handbook takes it for something to be looked up on shift."""
    assert "editors/" not in (by_either / "assets" / "search-index.js").read_text("utf-8")
    at_once = (by_either / "worker.js").read_text("utf-8").partition('"precache"')[2].partition("}")[0]
    assert "index.html" in at_once and "editors/" not in at_once


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_house_has_it_its_own_way(shop: Path, engine: str) -> None:
    """Links to it are looked at, a page of one's own takes the place of ours, and no link leads to where none of it is kept."""
    replace(shop / "standards.yml", "  edition:", "  language: de\n  edition:")
    dress(shop, PAGES | {"editors/rules.md": "# Hausregeln\n"}, manual=True)
    with (shop / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("repo_url: https://git.example/shop\nedit_uri: edit/main/docs/\n")
    replace(shop / "mkdocs.yml", "theme: handbook", "theme: {name: handbook, features: [content.action.edit]}")
    assert build(shop, "--engine", engine).returncode == 0
    own, ours = ((shop / "site" / "editors" / f"{name}.html").read_text("utf-8") for name in ("rules", "fields"))
    assert "Hausregeln" in own and "git.example/shop/edit/main/docs/editors/rules.md" in own
    assert "edit/main" not in ours
    assert '<article lang="en" ' in ours
    assert 'title="Seite editieren"' in own, "the theme speaks the language of the settings, which nobody wrote twice"
    (shop / "docs" / "index.md").write_text(PAGES["index.md"].replace("fields.md#standards", "fields.md#nothing"))
    run = build(shop, "--engine", engine)
    assert run.returncode == 1 and re.search("has no #nothing|anchor does not exist", run.stderr + run.stdout)


def test_one_setting_leaves_it_out(shop: Path) -> None:
    """With it a link to the manual leads nowhere, which is said before anything is built."""
    replace(shop / "standards.yml", "  edition:", "  manual: false\n  edition:")
    dress(shop, PAGES, manual=True)
    run = run_handbook(shop, "check", "--strict")
    assert (run.status, "“editors/fields.md#standards” leads nowhere" in run.out) == (1, True)
    assert run.out.count(" error ") == 1
    replace(shop / "docs" / "index.md", "[write one](editors/fields.md#standards)", "write one")
    assert build(shop).returncode == 0
    assert not (shop / "site" / "editors").exists()


def test_a_menu_may_name_its_pages_where_it_likes(shop: Path) -> None:
    """Each stands in the menu once."""
    dress(shop, PAGES, manual=True)
    with (shop / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("nav:\n  - Start: index.md\n  - What is due: editors/reviews.md\n")
    run = build(shop)
    assert run.returncode == 0, run.stderr
    start = (shop / "site" / "index.html").read_text("utf-8")
    assert start.count('href="editors/reviews.html" class="md-nav__link"') == 1
    assert "What is due" in start


def test_the_pages_of_the_manual_are_without_a_fault(shop: Path) -> None:
    """Nobody checks them where they come with the software, so they are checked here, as if a house had written them."""
    pages = {f"editors/{path.name}": path.read_text("utf-8") for path in HERE.glob("*.md")}
    dress(shop, PAGES | pages, manual=True)
    report = check(Project.load(shop))
    said = [problem for problem in [*report.problems, *preflight(report)] if "editors/" in problem.file]
    assert [problem for problem in said if problem.rule not in ABOUT_THIS_HOUSE] == []


def test_the_reference_calls_no_macro() -> None:
    """Its pages show macros as examples, so that nobody has to look for calls in half a book each time."""
    for page in REFERENCE:
        text = (HERE / Path(page).name).read_text("utf-8")
        assert read_calls(text, frozenset(MACROS)) == PageText([], [])
