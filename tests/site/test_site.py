"""Homes, links and addresses, as a reader and as a plain web server meet them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir
from playwright.sync_api import Page, expect

from handbook.pages.addresses import MAY_BE_REPLACED, is_written
from handbook.pages.menu import address_of
from handbook.pages.redirects import redirects
from handbook.project.load import Project
from handbook.reader import read
from handbook.web.caches.menu import MENU
from handbook.web.links import broken_links
from tests.conftest import replace
from tests.drop_in import FERRY, GOOD
from tests.site.browsing import card_of, unfolded
from tests.site.building import build, dress, everything, words_of

TWO_PAGES = {
    "index.md": "# Start\n\n## At the counter\n\n{{ standards(where='counter') }}\n\nAlso {{ ref('price-facing') }}.\n",
    "deep/er/all.md": "# All\n\n{{ standards() }}\n\n## Moments\n\n{{ moments() }}\n\n{{ jobs() }}\n",
}


@pytest.fixture
def two_pages(shop: Path) -> Path:
    """A shop whose standards show on two pages, one of them three folders down."""
    return dress(shop, TWO_PAGES)


def test_an_entry_is_at_home_on_the_first_page_that_shows_it(two_pages: Path) -> None:
    """There it carries its anchor; elsewhere a short card leads there."""
    assert build(two_pages).returncode == 0
    first = (two_pages / "site" / "index.html").read_text("utf-8")
    second = (two_pages / "site" / "deep" / "er" / "all.html").read_text("utf-8")
    assert 'id="thank-giver"' in first and 'id="thank-giver"' not in second
    assert 'id="price-facing"' in second and 'id="price-facing"' not in first
    assert re.search(r'class="hb-short".{0,40}<a href="../../index.html#thank-giver">Thank the giver</a>', second)
    assert '<a class="hb-ref" href="deep/er/all.html#price-facing">' in first


def test_the_menu_decides_which_page_comes_first(two_pages: Path) -> None:
    """Not the alphabet, and not the folder."""
    with (two_pages / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("nav:\n  - All: deep/er/all.md\n  - Start: index.md\n")
    assert build(two_pages).returncode == 0
    assert 'id="thank-giver"' in (two_pages / "site" / "deep" / "er" / "all.html").read_text("utf-8")
    assert 'id="thank-giver"' not in (two_pages / "site" / "index.html").read_text("utf-8")


def test_a_short_address_leads_home_under_any_path(
    two_pages: Path, tmp_path: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """`/go/<id>/` outlives every move; the site may stand under any path, and open from a folder."""
    replace(two_pages / "standards.yml", "  - id: price-facing\n", "  - id: price-facing\n    was: [old-name]\n")
    assert build(two_pages).returncode == 0
    shutil.copytree(two_pages / "site", tmp_path / "root" / "some" / "where")
    base = served(tmp_path / "root") + "some/where/"
    for id_ in ("price-facing", "old-name"):
        page.goto(f"{base}go/{id_}/")
        page.wait_for_url(f"{base}deep/er/all.html#price-facing")
        expect(page.locator("#price-facing")).to_be_in_viewport()
    page.goto((two_pages / "site" / "go" / "price-facing" / "index.html").as_uri())
    page.wait_for_url("file://**/deep/er/all.html#price-facing")


def test_an_entry_that_no_page_shows_has_a_small_page_of_its_own(two_pages: Path, page: Page) -> None:
    """A link to it still leads somewhere, and says what the entry says; one to its former name leads there, where its card's own links hold."""
    replace(two_pages / "standards.yml", "  - id: say-thanks\n", "  - id: say-thanks\n    was: [give-thanks]\n")
    assert build(two_pages).returncode == 0
    page.goto((two_pages / "site" / "go" / "give-thanks" / "index.html").as_uri())
    page.wait_for_url("file://**/go/say-thanks/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, somebody will be glad of this")
    expect(page.locator("main")).to_contain_text("say, in your own words")
    page.get_by_role("link", name="Thank the giver").click()
    assert page.url.endswith("index.html#thank-giver")


def test_a_retired_standard_keeps_its_address_and_nothing_else(two_pages: Path) -> None:
    """It says that it is retired and what replaced it."""
    replace(
        two_pages / "standards.yml",
        "\nphrases:\n",
        "  - id: old-way\n    title: The old way\n    do: Weigh the bag.\n    level: should\n    quote: giver\n    where: counter\n"
        "    seen: Was the bag weighed?\n    owner: shop-manager\n    review_by: 2030-01-01\n    status: retired\n"
        "    replaced_by: thank-giver\n\nphrases:\n",
    )
    run = build(two_pages)
    assert run.returncode == 0, run.stderr
    assert "The old way" not in words_of(two_pages / "site" / "deep" / "er" / "all.html")
    page = (two_pages / "site" / "go" / "old-way" / "index.html").read_text("utf-8")
    assert "retired" in page and "Weigh the bag." in page and "#thank-giver" in page


def test_headings_follow_the_page_they_stand_on(two_pages: Path) -> None:
    """A card's heading is one level below the heading above the macro, so that no level is skipped."""
    assert build(two_pages).returncode == 0
    first = (two_pages / "site" / "index.html").read_text("utf-8")
    second = (two_pages / "site" / "deep" / "er" / "all.html").read_text("utf-8")
    assert _level(first, "thank-giver") == 3
    assert _level(second, "counter") == 3


def _level(html: str, id_: str) -> int:
    found = re.search(rf'<h(\d) class="hb-heading"[^>]* id="{id_}"', html)
    assert found
    return int(found.group(1))


LISTENS = """\
from pathlib import Path
from mkdocs.utils.templates import contextfilter

def on_env(env, config, files):
    made = env.filters["url"]
    @contextfilter
    def url(context, value):
        with Path(config.config_file_path).with_name("asked.txt").open("a") as asked:
            asked.write(f"{value}\\n")
        return made(context, value)
    env.filters["url"] = url
    return env
"""
"""Notes every address that the theme asks for."""


@pytest.mark.parametrize(("in_folders", "features"), [("false", ""), ("true", "navigation.tabs, navigation.sections")])
def test_the_menu_is_drawn_once_and_as_if_for_every_page(
    shop: Path, tmp_path: Path, in_folders: str, features: str
) -> None:
    """A site draws it anew for every page where its templates are its own; these are the theme's, and give the same but for white space."""
    pages = [
        "index",
        "a/index",
        "b/index",
        "b/c/index",
        *(f"{way}{n}" for way in ("", "a/", "b/", "b/c/") for n in range(4)),
    ]
    texts = {f"{name}.md": f"# Of {name}\n\n## More\n" for name in pages}
    dress(shop, texts | {"index.md": everything(read(shop).book)})
    replace(
        shop / "mkdocs.yml",
        "theme: handbook\n",
        f"theme: {{name: handbook, custom_dir: own, features: [navigation.indexes, {features}]}}\n"
        f"use_directory_urls: {in_folders}\nhooks: [listens.py]\n",
    )
    (shop / "listens.py").write_text(LISTENS)
    (shop / "own" / "partials").mkdir(parents=True)
    drawn_anew = shutil.copytree(shop, tmp_path / "anew")
    for name in MENU:
        shutil.copy(Path(get_theme_dir("material"), name), drawn_anew / "own" / name)
    for folder in (shop, drawn_anew):
        assert build(folder).returncode == 0
    asked, anew = (
        (folder / "asked.txt").read_text().split().count("b/c/2/" if in_folders == "true" else "b/c/2.html")
        for folder in (shop, drawn_anew)
    )
    assert asked < len(pages) <= anew
    both = [
        {path.relative_to(folder / "site"): _spaced_once(path) for path in (folder / "site").rglob("*.html")}
        for folder in (shop, drawn_anew)
    ]
    assert both[0] == both[1]


def _spaced_once(page: Path) -> str:
    return re.sub(r"\s+(?=<)|(?<=>)\s+", "", " ".join(page.read_text("utf-8").split()))


def test_a_page_may_be_called_anything(shop: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Spaces, other scripts and signs in a file's name are as good as letters."""
    names = ("über uns/a & b.md", "日本.md")
    dress(shop, {"start.md": "# Start\n", names[0]: "# A\n\n{{ standards() }}\n", names[1]: "# B\n\n{{ moments() }}\n"})
    run = build(shop)
    assert run.returncode == 0, run.stderr
    base = served(shop / "site")
    page.goto(f"{base}go/thank-giver/")
    page.wait_for_url("**/*b.html#thank-giver")
    unfolded(page, "thank-giver").get_by_role("link", name="A bag comes in").click()
    expect(card_of(page, "donation")).to_be_visible()


def test_plain_mkdocs_writes_the_same_beside_the_pages(two_pages: Path) -> None:
    """Whoever builds with MkDocs itself gets short addresses and data too."""
    assert build(two_pages).returncode == 0
    ours = {path.relative_to(two_pages / "site") for path in (two_pages / "site").rglob("*") if path.is_file()}
    run = build(two_pages, "--site-dir", "plain", module="mkdocs")
    assert run.returncode == 0, run.stderr
    assert ours == {
        path.relative_to(two_pages / "plain") for path in (two_pages / "plain").rglob("*") if path.is_file()
    }


def test_plain_mkdocs_stops_at_an_error_with_file_line_and_cure(two_pages: Path) -> None:
    """And says nothing through its own log."""
    line = replace(two_pages / "standards.yml", "up_to: 2\n", "up_to: £2\n")
    run = build(two_pages, module="mkdocs")
    assert run.returncode != 0
    assert f"standards.yml:{line}:12" in run.stderr and "Traceback" not in run.stderr
    assert not (two_pages / "site").exists()


def test_a_broken_link_in_prose_stops_the_build(two_pages: Path) -> None:
    """So does an anchor that stands twice on a page, whoever wrote it."""
    (two_pages / "docs" / "more.md").write_text(
        '# More\n\n<a href="nowhere.html">x</a>\n\n<p id="twice"></p><p id="twice"></p>\n', "utf-8"
    )
    run = build(two_pages)
    assert run.returncode == 1
    assert "more.html: nowhere.html leads nowhere" in run.stderr
    assert "more.html: the anchor #twice stands here 2 times" in run.stderr


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_page_that_an_editor_wrote_as_html_stays_as_it_is(two_pages: Path, engine: str) -> None:
    """It may be older than UTF-8, and nothing of it is the engine's; everything else is written all the same.

    That it runs a script of its own, the house has allowed.
    """
    replace(two_pages / "standards.yml", "  currency: GBP\n", "  currency: GBP\n  allow: scripts\n")
    old = b'<html lang=fr>\r\n<head><script src="old.js"></script></head><body>caf\xe9</body></html>'
    (two_pages / "docs" / "old.html").write_bytes(old)
    (two_pages / "docs" / "old.js").write_bytes(b"")
    run = build(two_pages, "--engine", engine)
    assert run.returncode == 0, run.stderr
    assert (two_pages / "site" / "old.html").read_bytes() == old
    assert (two_pages / "site" / "assets" / "search-index.js").is_file()
    assert 'rel="manifest"' in (two_pages / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_site_that_cannot_be_written_is_said_so(two_pages: Path, engine: str) -> None:
    """A file in the place of the folder is as bad as a full disk."""
    (two_pages / "site").write_text("not a folder", "utf-8")
    run = build(two_pages, "--engine", engine)
    assert run.returncode == 1
    assert "Error: The site cannot be written:" in run.stderr
    assert "Traceback" not in run.stderr


def test_drafts_show_only_in_the_preview(two_pages: Path) -> None:
    """A draft is nobody's duty yet."""
    replace(
        two_pages / "standards.yml",
        "    title: Say where the money goes\n",
        "    title: Say where the money goes\n    status: draft\n",
    )
    assert build(two_pages).returncode == 0
    assert "Say where the money goes" not in words_of(two_pages / "site" / "deep" / "er" / "all.html")
    address = (two_pages / "site" / "go" / "say-where" / "index.html").read_text("utf-8")
    assert "Tell the giver what last month paid for." not in address and "draft" in address


@pytest.mark.parametrize("name", ["call-centre", "hospital", "nihongo"])
def test_zensical_makes_the_same_of_it(name: str, tmp_path: Path) -> None:
    """The same anchors in the same order, the same headings and card texts, the same addresses."""
    source = next(folder for folder in GOOD if folder.name == name)
    folder = Path(shutil.copytree(source, tmp_path / "handbook"))
    book = read(folder).book
    first, *rest = everything(book).split("\n\n{{ moments")
    dress(folder, {"index.md": first, "sub/rest.md": "# Rest\n\n{{ moments" + "".join(rest)})
    assert build(folder).returncode == 0
    shutil.move(folder / "site", tmp_path / "mkdocs")
    run = build(folder, "--engine", "zensical")
    assert run.returncode == 0, run.stderr
    for page in ("index.html", "sub/rest.html"):
        ours, theirs = tmp_path / "mkdocs" / page, folder / "site" / page
        assert words_of(ours) == words_of(theirs)
        assert _anchors(ours) == _anchors(theirs)
    assert {p.name for p in (tmp_path / "mkdocs" / "go").iterdir()} == {
        p.name for p in (folder / "site" / "go").iterdir()
    }


def _anchors(path: Path) -> list[str]:
    article = path.read_text("utf-8").split("<article", 1)[1].split("</article>", 1)[0]
    return [id_ for id_ in re.findall(r'\sid="([^"]+)"', article) if not id_.startswith("__")]


def test_a_whole_handbook_builds_under_its_own_menu(by_either: Path) -> None:
    """Strictly, with pages of every kind, and every link in it leads somewhere."""
    assert list(broken_links(by_either)) == []


def test_the_checker_knows_every_address_that_the_build_writes_itself(ferry: Path) -> None:
    """Whatever stands in a site and was not written by an editor may not be overwritten by one."""
    pages = {path.relative_to(FERRY / "docs").as_posix() for path in (FERRY / "docs").rglob("*") if path.is_file()}
    written_by_editors = {address_of(page) if page.endswith(".md") else page for page in pages}
    built = {path.relative_to(ferry).as_posix() for path in ferry.rglob("*") if path.is_file()}
    project = Project.load(FERRY)
    lead_on = redirects(project.index).keys() if project.index else set()
    manual = set(map(project.index.address_of, project.index.manual)) if project.index else set()
    ours = built - written_by_editors - manual - MAY_BE_REPLACED - lead_on
    assert len(ours) > 50 and {address for address in ours if not is_written(address)} == set()
