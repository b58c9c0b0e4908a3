"""Indexes are lists of what stands where: moments by what happens, standards by what they are about."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from handbook.reader import read
from tests.drop_in import FERRY
from tests.site.building import build, dress

READ = re.compile(r"<(script|style|code)\b.*?</\1>|<[^>]*>", re.DOTALL)
OF_THE_MODEL = re.compile(r"\b(?:gesture|trigger|exemplar|touchpoint)s?\b", re.IGNORECASE)
PAGES = {
    "index.md": '# All\n\n{{ moments(as_="list") }}\n\n{{ moments(when="problem", as_="list") }}\n\n{{ standards(as_="list") }}\n',
    "home.md": "# Home\n\n{{ board() }}\n",
    "cards.md": "# Cards\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ indicators() }}\n",
}


def test_lists_name_everything_once_under_what_it_is_about(
    tmp_path: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """What is put right stands with what goes wrong, wherever that happens, and home leads to that list; indicators are rows of one table, with their own addresses."""
    folder = Path(shutil.copytree(FERRY, tmp_path / "ferry"))
    shutil.rmtree(folder / "docs")
    (folder / "mkdocs.yml").unlink()
    run = build(dress(folder, PAGES))
    assert run.returncode == 0, run.stderr
    book = read(FERRY).book
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto(served(folder / "site"))
    moments, trouble, standards = page.locator(".hb-index").all()
    assert moments.locator("li").count() == sum(moment.in_force for moment in book.moments)
    recovery = [moment.title for moment in book.moments if moment.in_force and moment.kind == "recovery"]
    for title in recovery:
        expect(trouble.get_by_role("link", name=title, exact=True)).to_be_visible()
    assert standards.locator("li").count() == sum(standard.in_force for standard in book.standards)
    titles = standards.locator(".hb-chapter-title, summary").all_inner_texts()
    assert set(book.groups.values()) <= set(titles)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    first = book.indicators[0]
    page.goto(served(folder / "site") + "home.html")
    page.get_by_role("link", name="Something has gone wrong").click()
    expect(page.get_by_role("link", name=recovery[0], exact=True).last).to_be_visible()
    page.goto(served(folder / "site") + f"cards.html#{first.id}")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=first.title))
    for name in ("Aim", "Latest"):  # the trend is drawn where there is room, and in what the row opens to
        expect(page.get_by_role("columnheader", name=name)).to_be_attached()
    expect(row).to_contain_text(re.compile("at (least|most) |is better"))
    expect(page.locator(f"#{first.id} .hb-card")).to_be_visible()


def test_the_menu_opens_a_group_where_it_shows_an_arrow(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """No page is loaded that nobody asked for, and what is in each group can be seen from anywhere."""
    page.set_viewport_size({"width": 360, "height": 740})
    home = served(ferry)
    page.goto(home)
    page.get_by_role("button", name="Navigation").click()
    group = page.locator(".md-nav--primary > .md-nav__list > .md-nav__item--nested").last
    group.locator("> label, > .md-nav__container > label").first.click()
    expect(group.locator(".md-nav .md-nav__link[href]").first).to_be_in_viewport()
    assert page.url.rstrip("/") in (home.rstrip("/"), f"{home}index.html")


def test_a_long_page_has_its_contents_under_the_thumb(
    ferry: Path, page: Page, reader: Page, served: Callable[[Path], str]
) -> None:
    """Wherever one is on it, also without scripts; with them the list folds when it has led somewhere, and by Escape."""
    base, short = served(ferry), "start-of-shift.html"
    for tab in (page, reader):
        tab.set_viewport_size({"width": 360, "height": 740})
        tab.goto(base + "moments/boarding.html")
        tab.mouse.wheel(0, 2000)
        bar = tab.locator(".hb-contents")
        expect(bar.locator("summary")).to_be_in_viewport(ratio=1)
        bar.locator("summary").click()
        bar.get_by_role("link").last.click()
        expect(tab.locator(":target")).to_be_in_viewport()
        expect(bar.get_by_role("link").first).to_be_visible(visible=tab is reader)
    bar = page.locator(".hb-contents")
    expect(bar).to_have_accessible_name("On this page")
    bar.locator("summary").press("Enter")
    bar.get_by_role("link").first.press("Escape")
    expect(bar.locator("summary")).to_be_focused()
    expect(bar.get_by_role("link").first).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(bar).to_be_hidden()
    page.goto(base + "shopping.html")
    page.locator(".md-nav--secondary").get_by_role(
        "link", name="Coach this next"
    ).click()  # a heading that a macro draws is one of the page
    expect(page.locator(":target")).to_have_text("Coach this next")
    page.goto(base + short)
    expect(page.locator(".hb-contents")).to_have_count(0)


def test_marks_are_explained_one_link_from_every_card(ferry: Path) -> None:
    """Those that say how far something binds, and those that say that it has changed."""
    legend = (ferry / "marks.html").read_text("utf-8")
    card = (ferry / "standards" / "welcome.html").read_text("utf-8")
    assert card.count('href="../marks.html"') > card.count('class="hb-foot"') > 0
    for code in ("must", "should", "critical", "banned", "retrain"):
        assert f"hb-badge--{code}" in legend


def test_what_stands_beside_the_handbook_leads_home_from_its_top(ferry: Path) -> None:
    """As every page does: by the name of the organisation."""
    brand = '<a class="hb-brand" href="{}index.html"><span class="hb-brand__name">Skerry Line</span></a>'
    for page in ("marks.html", "this-device.html"):
        assert brand.format("") in (ferry / page).read_text("utf-8")
    assert json.dumps(brand.format("%site%"))[1:-1] in (ferry / "worker.js").read_text("utf-8")


def test_each_number_says_which_way_is_better(ferry: Path) -> None:
    """In the aim: at least or at most so much; of an aim that is no number, in a sentence beside it."""
    watched = (ferry / "numbers.html").read_text("utf-8").partition('class="hb-watched"')[2]
    for indicator in read(FERRY).book.indicators:
        line = READ.sub("", watched.partition(f'id="{indicator.id}"')[2].partition("</summary>")[0])
        said = ("at least ", "more is better") if indicator.better == "up" else ("at most ", "less is better")
        assert any(words in line for words in said), line


def test_no_word_of_the_model_stands_on_a_page_for_staff(ferry: Path) -> None:
    """A handbook with something in every section, in words that anybody on shift says."""
    said = {html.relative_to(ferry): READ.sub(" ", html.read_text("utf-8")) for html in ferry.rglob("*.html")}
    staff = {page: text for page, text in said.items() if page.parts[0] != "editors"}
    assert len(staff) > 30
    assert {page: found for page, text in staff.items() if (found := OF_THE_MODEL.findall(text))} == {}
