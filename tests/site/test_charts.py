"""What is drawn, in a real browser: read by ear as well as by eye, in any language, at any size, with no data and with a lot."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.drop_in import FOLDERS
from tests.figures import ANSWERS, ROUND, TITLES, indicators
from tests.site.axe import OPEN_EVERYTHING, breaches_by_day_and_night
from tests.site.building import build, dress, words_of


def site(folder: Path, macros: str, more: str = "", answers: str = "", language: str = "en") -> Path:
    """The built page of some macros in the shop, with more content and with shoppers' answers."""
    shutil.copytree(FOLDERS / "good" / "one-file-shop", folder)
    text = (
        (folder / "standards.yml").read_text("utf-8").replace("handbook:\n", f"handbook:\n  language: {language}\n", 1)
    )
    (folder / "standards.yml").write_text(text + more, "utf-8")
    if answers:
        (folder / "results").mkdir()
        (folder / "results" / "2026.csv").write_text(answers, "utf-8")
    dress(
        folder,
        {
            "all.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n",
            "index.md": f"# Charts\n\n{macros}\n",
        },
    )
    run = build(folder)
    assert run.returncode == 0, run.stderr
    return folder / "site"


def read_out(page: Page) -> list[tuple[str, str]]:
    """What Chromium tells a screen reader of each picture that has a name: the name, and its description."""
    tools = page.context.new_cdp_session(page)
    told = tools.send("Accessibility.getFullAXTree")["nodes"]
    tools.detach()
    pictures = [node for node in told if not node["ignored"] and node["role"]["value"] in ("image", "img")]
    return [
        (node["name"]["value"], node.get("description", {}).get("value", ""))
        for node in pictures
        if node["name"]["value"]
    ]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small phone."""
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 700})
    yield context.new_page()
    context.close()


# ------------------------------------------------- impressions


def test_impressions_are_counted_by_moment_and_month(
    tmp_path: Path, phone: Page, served: Callable[[Path], str]
) -> None:
    """Two shops in August, one in October; what a supervisor saw is not among them. The worst moment comes first,
    and what went wrong before what went well."""
    phone.goto(served(site(tmp_path / "shop", "{{ results() }}", answers=ANSWERS)))
    expect(
        phone.get_by_text("3 shops, 3 August 2026 to 5 October 2026. Impressions: 1 negative, 1 neutral, 4 positive.")
    ).to_be_visible()
    assert read_out(phone) == []
    for part in ("Impressions by moment", "Impressions by month"):
        phone.get_by_role("heading", name=part).click()
    assert [name for name, _ in read_out(phone)] == [
        "A bag comes in: 1 negative, 0 neutral, 2 positive",
        "Somebody browses: 0 negative, 1 neutral, 2 positive",
        "August\u00a02026: 0 negative, 1 neutral, 3 positive",
        "October\u00a02026: 1 negative, 0 neutral, 1 positive",
    ]
    phone.get_by_text("The same in numbers").first.click()
    expect(phone.get_by_role("row", name="A bag comes in 1 0 2")).to_be_visible()


def test_a_bar_is_as_long_as_its_share(tmp_path: Path, phone: Page, served: Callable[[Path], str]) -> None:
    """A third striped, which comes first, and two thirds full, of the whole width."""
    phone.goto(served(site(tmp_path / "shop", "{{ results() }}", answers=ANSWERS)))
    phone.get_by_role("heading", name="Impressions by moment").click()
    chart = phone.get_by_role("img", name="A bag comes in")
    whole, full, striped = (
        chart.locator(part).bounding_box() for part in (".hb-bar__whole", ".hb-bar__positive", ".hb-bar__negative")
    )
    assert whole and full and striped
    assert full["width"] == pytest.approx(whole["width"] * 2 / 3, abs=2)
    assert striped["x"] == pytest.approx(whole["x"], abs=6), "the end of a striped line counts in"
    assert full["x"] == pytest.approx(whole["x"] + whole["width"] / 3, abs=2)
    assert whole["width"] > 250


def test_without_answers_it_says_so(tmp_path: Path) -> None:
    only_observed = "".join(line for line in ANSWERS.splitlines(keepends=True) if "shop-visit" not in line)
    for name, answers in (("none", ""), ("observed", only_observed)):
        built = site(tmp_path / name, "{{ results() }}", answers=answers)
        assert "There are no results of shops here." in words_of(built / "index.html")


# ------------------------------------------------- the seconds of a visit


def test_the_seconds_of_a_visit_are_one_line_in_the_order_of_the_visit(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """As long as they last, with a mark where a minute has gone."""
    page.goto(served(ferry) + "moments/index.html")
    told = [name for name, _ in read_out(page)]
    assert told == [
        "70\u00a0seconds on one line: The first call 15, Up the gangway 15, A ticket is bought 15, A cup in the swell 15, Down the gangway 10"
    ]
    line = page.get_by_role("img", name="70\u00a0seconds").bounding_box()
    minute = page.locator(".hb-bar__minute").bounding_box()
    assert line and minute
    assert minute["x"] - line["x"] == pytest.approx(line["width"] * 60 / 70, abs=2)


# ------------------------------------------------- how the thread holds


def test_coverage_is_counted_for_all_and_line_by_line(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """The bars say what the table says; what two moments rest on is to be asked in both."""
    page.goto(served(ferry) + "editors/coverage.html")
    rows = page.locator("table tbody tr").count()
    without_tip = page.locator("table tbody tr td:last-child .hb-hole").count()
    expect(
        page.get_by_role("img", name=f"All standards: {rows - without_tip} of {rows} trained by a tip")
    ).to_be_visible()
    fare = page.locator("table tbody tr", has=page.get_by_role("link", name="Whoever pays the fare"))
    questions = fare.locator("td:nth-of-type(3) > div")
    asked = questions.count() - questions.locator(".hb-hole").count()
    assert questions.count() > fare.count() > 0
    said = re.compile(f"Whoever pays the fare.*{asked} of {questions.count()} questions that a shopper asks")
    expect(page.get_by_role("img", name=said)).to_be_visible()


def test_two_hundred_standards_are_still_a_few_bars(tmp_path: Path) -> None:
    """The drawing sums up; what is behind each bar stands in the table."""
    standard = (
        "  - id: more-{0}\n    title: More {0}\n    do: Do the thing {0}\n    level: should\n    quote: giver\n    where: everywhere\n"
        "    seen: Was thing {0} done?\n    owner: shop-manager\n    review_by: 2030-09-30\n"
    )
    more = "".join(standard.format(number) for number in range(200))
    folder = tmp_path / "shop"
    shutil.copytree(FOLDERS / "good" / "one-file-shop", folder)
    text = (folder / "standards.yml").read_text("utf-8")
    (folder / "standards.yml").write_text(text.replace("standards:\n", f"standards:\n{more}", 1), "utf-8")
    dress(
        folder,
        {
            "index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n",
            "charts.md": "# Charts\n\n{{ coverage() }}\n",
        },
    )
    run = build(folder)
    assert run.returncode == 0, run.stderr
    page = (folder / "site" / "charts.html").read_text("utf-8")
    assert "All standards: 4 of 204 used in a moment" in page
    assert page.count('class="hb-bar"') == 3 * 3


# ------------------------------------------------- what leads to what


def levels(page: Page) -> list[list[str]]:
    """The boxes of each level, with all that is written in them."""
    found: list[list[str]] = page.locator(".hb-chain > li").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('.hb-chain__box')].map(box => box.innerText.replace(/\\s+/g, ' ').trim()))"
    )
    return found


def test_what_leads_to_what_is_read_level_by_level(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Each names what it leads to, as links, and stands above it."""
    page.goto(served(ferry) + "numbers.html")
    found = levels(page)
    assert sum(map(len, found)) == 5
    at = {box.split(" leads to ")[0]: number for number, level in enumerate(found) for box in level}
    assert at["Basics kept"] < at["Bad impressions in a crossing"]
    box = page.locator(".hb-chain__box", has=page.get_by_role("link", name="Basics kept")).first
    box.get_by_role("link", name="Bad impressions in a crossing").click()
    expect(page.locator(":target")).to_have_text(re.compile("Bad impressions in a crossing"))


BACK_TO = {"en": "leads back up to", "ar": "يعود إلى"}


@pytest.mark.parametrize("language", BACK_TO)
@pytest.mark.parametrize("width", [360, 1280])
def test_every_word_stays_in_its_box(
    tmp_path: Path, page: Page, served: Callable[[Path], str], language: str, width: int
) -> None:
    """Long words, wide signs, a script from the right; in a circle, with a sign that would be markup."""
    built = site(tmp_path / "shop", "{{ indicators() }}", indicators(TITLES, ROUND), language=language)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served(built))
    for fold in page.locator(".hb-fold:has(.hb-chain):not([open]) > summary").all():
        fold.click()
    expect(page.locator(".hb-chain").get_by_text(BACK_TO[language])).to_have_count(1)
    outside = page.locator(".hb-chain__box").evaluate_all(
        "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight).map(box => box.textContent)"
    )
    assert outside == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert any("1 & 2</b> the giver" in box for level in levels(page) for box in level)


def test_a_trend_is_drawn_in_the_unit_of_its_indicator(
    tmp_path: Path, phone: Page, served: Callable[[Path], str]
) -> None:
    """With its axis, a line for each share, no line where one figure is known alone, and the same in numbers."""
    phone.goto(served(site(tmp_path / "shop", "{{ indicators() }}", indicators(TITLES, ROUND))))
    for line in phone.locator(".hb-watched .hb-row > summary").all():
        line.click()
    shares, amounts = (phone.locator(".hb-indicators__trend").nth(at) for at in (0, 1))
    expect(shares.locator("svg text")).to_have_text(["0", "50", "100"])
    expect(amounts.locator("svg text")).to_have_text(["0", "2,000"])

    def height(of: Locator, at: int) -> float:
        box = of.locator(".hb-share__surely").nth(at).bounding_box()
        return box["height"] if box else 0

    assert height(shares, 0) > height(shares, 1) > 20, "more answers, and a shorter line"
    assert height(amounts, 1) < 5, "as thick as it is long"
    shares.get_by_text("The same in numbers").click()
    expect(shares.get_by_role("row", name="Summer 2026 75 % 60 to 86 40")).to_be_visible()


@pytest.mark.parametrize("count", [0, 1, 140])
def test_from_none_to_many(tmp_path: Path, count: int) -> None:
    """None and one have no levels; of many each is there once."""
    titles = {f"in-{number}": f"Indicator {number}" for number in range(count)}
    leads = {f"in-{number}": [f"in-{number // 2}"] for number in range(1, count)}
    page = (
        site(tmp_path / "shop", "{{ indicators() }}", indicators(titles, leads) if titles else "") / "index.html"
    ).read_text("utf-8")
    assert page.count("hb-chain__box") == (count if count > 1 else 0)
    assert ("There are no numbers here." in page) == (count == 0)


# ------------------------------------------------- however it is looked at


def looks(page: Page, selector: str) -> dict[str, str]:
    """How a shape is drawn."""
    drawn: dict[str, str] = page.locator(selector).first.evaluate(
        "(shape) => { const {fill, stroke, strokeDasharray} = getComputedStyle(shape); return {fill, stroke, strokeDasharray}; }"
    )
    return drawn


def grey(colour: str) -> float:
    """How light a colour is in black and white, from 0 to 255."""
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


MEDIA: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "in black and white": {"color_scheme": "light", "media": "print"},
    "with the colours of the reader": {"media": "null", "forced_colors": "active"},
}


def test_full_empty_and_striped_are_told_apart_without_colour(
    tmp_path: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """In light and dark, printed in black and white, and with the colours a reader has set."""
    address = served(site(tmp_path / "shop", "{{ results() }}", answers=ANSWERS))
    page.goto(address)
    for how, set_so in MEDIA.items():
        page.emulate_media(**set_so)
        full, empty, striped = (looks(page, f".hb-bar__{kind}") for kind in ("positive", "neutral", "negative"))
        assert abs(grey(full["fill"]) - grey(empty["fill"])) > 100, how
        assert abs(grey(empty["stroke"]) - grey(empty["fill"])) > 60, how
        assert striped["strokeDasharray"] != "none" and striped["stroke"] != "none", how


def test_axe_finds_nothing_in_any_drawing(tmp_path: Path, page: Page, served: Callable[[Path], str]) -> None:
    """On a phone of 320 px, with everything open."""
    macros = "{{ results() }}\n\n{{ coverage() }}\n\n{{ indicators() }}\n\n{{ seconds_strip() }}"
    built = site(tmp_path / "shop", macros, indicators(TITLES, ROUND), ANSWERS)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(served(built))
    page.evaluate(OPEN_EVERYTHING)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert breaches_by_day_and_night(Axe(), page) == []


def test_no_drawing_brings_a_style_of_its_own(ferry: Path) -> None:
    """The policy would stop it, and dark colours could not reach it."""
    for name in ("numbers.html", "editors/coverage.html", "worth.html", "index.html"):
        page = (ferry / name).read_text("utf-8")
        article = page[page.index("<article") : page.index("</article>")]
        assert " style=" not in article and "<style" not in article
    assert "hb-bar" in (ferry / "assets" / "handbook.css").read_text("utf-8")
