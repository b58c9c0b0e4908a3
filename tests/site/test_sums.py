"""Sums with one's own numbers, in a real browser: worked out by hand here, step by step there, and never sent anywhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect

from handbook.model import Calculator
from handbook.project.load import Project
from handbook.views.calculators import CalculatorCard, calculator_card
from handbook.views.context import Shown
from tests.drop_in import FOLDERS, TODAY
from tests.site.axe import breaches_by_day_and_night
from tests.site.building import build, dress


@pytest.fixture
def sums(ferry: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """The page of sums on a small phone."""
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(served(ferry) + "worth.html")
    return page


def form(page: Page, name: str) -> Locator:
    return page.get_by_role("form", name=name)


def open_all(page: Page) -> None:
    """Open the lines that many sums of one page are."""
    page.wait_for_selector(".hb-sum--live", state="attached")
    page.evaluate("document.querySelectorAll('.hb-row').forEach((line) => { line.open = true; })")


def steps(page: Page, name: str) -> list[str]:
    return form(page, name).get_by_role("listitem").all_inner_texts()


def test_it_begins_with_the_figures_of_the_house(sums: Page) -> None:
    expect(form(sums, "Lifetime value").get_by_label("Spend on one crossing")).to_have_value("12.5")
    expect(form(sums, "Lifetime value").get_by_role("status")).to_have_text("£600")
    assert steps(sums, "Lifetime value") == [
        "£12.50 × 40\u00a0crossings = £500",
        "£500 × 6\u00a0years = £3,000",
        "£3,000 × 20\u00a0% = £600",
    ]


def test_a_sum_follows_every_stroke_and_can_be_followed_by_hand(sums: Page) -> None:
    """A sandwich on Wednesdays: 5.50 × 45 = 247.50, × 8 years = 1,980, a tenth of it is 198."""
    worth = form(sums, "Lifetime value")
    for label, typed in (
        ("Spend on one crossing", "5.50"),
        ("Crossings in a year", "45"),
        ("Years they keep sailing", "8"),
        ("Of which profit", "10"),
    ):
        worth.get_by_label(label).fill(typed)
    expect(worth.get_by_role("status")).to_have_text("£198")
    assert steps(sums, "Lifetime value") == [
        "£5.50 × 45\u00a0crossings = £247.50",
        "£247.50 × 8\u00a0years = £1,980",
        "£1,980 × 10\u00a0% = £198",
    ]
    worth.get_by_role("button", name="Our figures again").click()
    expect(worth.get_by_role("status")).to_have_text("£600")


def test_one_is_said_as_one(sums: Page) -> None:
    saving = form(sums, "Acquisition saving")
    saving.get_by_label("Passengers kept who would have gone").fill("1")
    assert steps(sums, "Acquisition saving") == ["£9 − £1.50 = £7.50", "£7.50 × 1\u00a0passenger = £7.50"]


def test_what_costs_more_than_it_saves_says_so(sums: Page) -> None:
    saving = form(sums, "Acquisition saving")
    saving.get_by_label("Cost of keeping one").fill("50.25")
    expect(saving.get_by_role("status")).to_have_text("−£8,250")
    assert steps(sums, "Acquisition saving")[0] == "£9 − £50.25 = −£41.25"


def test_how_long_you_have_is_said_in_the_time_that_can_be_grasped(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """Four contacts of fifteen seconds with one passenger are a minute."""
    page.goto(served(ferry) + "moments/index.html")
    time = form(page, "Contact seconds")
    expect(time.get_by_role("status")).to_have_text("5,400,000\u00a0seconds, or 1,500\u00a0hours")
    time.get_by_label("Passengers in a year").fill("1")
    expect(time.get_by_role("status")).to_have_text("60\u00a0seconds, or 1\u00a0minute")
    time.get_by_label("Contacts with each").fill("3")
    expect(time.get_by_role("status")).to_have_text("45\u00a0seconds")


NO_NUMBERS = {
    "": "Write a number here.",
    "   ": "Write a number here.",
    "many": "“many” is not a number. Write digits, such as 240 or 2.5.",
    "1e5": "“1e5” is not a number. Write digits, such as 240 or 2.5.",
    "1,2,3": "“1,2,3” is not a number. Write digits, such as 240 or 2.5.",
    "2²": "“2²” is not a number. Write digits, such as 240 or 2.5.",
    "<b>2</b>": "“<b>2</b>” is not a number. Write digits, such as 240 or 2.5.",
    "-3": "This cannot be less than nought.",
    "−3": "This cannot be less than nought.",
    "1000000000.01": "This is too large. The most is 1,000,000,000.",
    "9" * 40: "This is too large. The most is 1,000,000,000.",
}


def test_what_cannot_be_a_number_is_told_beside_it_in_a_sentence(sums: Page) -> None:
    """The field says so to those who hear it, and no result is pretended."""
    field = form(sums, "Lifetime value").get_by_label("Crossings in a year")
    for typed, why in NO_NUMBERS.items():
        field.fill(typed)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(why)
        expect(form(sums, "Lifetime value").get_by_role("status")).to_have_text(
            "No result yet: look at what is marked."
        )
        assert steps(sums, "Lifetime value") == [], typed
        field.fill("40")
        expect(field).to_have_accessible_description("")
        expect(form(sums, "Lifetime value").get_by_role("status")).to_have_text("£600")


def test_a_share_is_never_more_than_the_whole(sums: Page) -> None:
    field = form(sums, "Word of mouth").get_by_label("Of whom really pass it on")
    field.fill("101")
    expect(field).to_have_accessible_description("A share is at most 100 percent.")
    field.fill("2.5 %")
    expect(form(sums, "Word of mouth").get_by_role("status")).to_have_text("100\u00a0people")
    assert steps(sums, "Word of mouth")[-1] == "4,000\u00a0people × 2.5\u00a0% = 100\u00a0people"


def test_a_result_beyond_all_use_is_not_shown(sums: Page) -> None:
    for label in ("People told by one passenger", "People told by each of them"):
        form(sums, "Word of mouth").get_by_label(label).fill("1000000000")
    expect(form(sums, "Word of mouth").get_by_role("status")).to_have_text("Too large to be of use.")


WAYS_TO_WRITE = {
    "2,5": "£2.50", "2.5": "£2.50", ".5": "£0.50", "1,000": "£1,000", "1,234,567.5": "£1,234,567.50",
    "12,34,567": "£1,234,567", "1.234.567,5": "£1,234,567.50", "1 000": "£1,000", "1\u202f000,5": "£1,000.50",
    "1’000": "£1,000", "£60": "£60", "٢٤٠": "£240", "۲٫۵": "£2.50", "२४०": "£240", "２４０": "£240", "007": "£7",
}  # fmt: skip


def test_numbers_are_understood_however_people_write_them(sums: Page) -> None:
    """A decimal comma, spaces and other marks between groups, a sign of money, the digits of other scripts."""
    for typed, first in WAYS_TO_WRITE.items():
        form(sums, "Lifetime value").get_by_label("Spend on one crossing").fill(typed)
        assert steps(sums, "Lifetime value")[0].startswith(f"{first} × 40\u00a0crossings"), typed


def test_the_form_is_read_out_as_a_form(sums: Page) -> None:
    """Each field by its name and unit, the result as a status that is announced when it changes."""
    expect(form(sums, "Acquisition saving")).to_match_aria_snapshot(
        """
        - form "Acquisition saving":
          - table:
            - rowgroup:
              - row "Ours Yours":
                - cell
                - columnheader "Ours"
                - columnheader "Yours"
            - rowgroup:
              - row:
                - rowheader "Posters to win one new passenger (£)"
                - cell "£9"
                - cell:
                  - textbox "Posters to win one new passenger (£)": "9"
              - row:
                - rowheader
                - cell "£1.50"
                - cell:
                  - textbox "Cost of keeping one (£)": "1.5"
              - row:
                - rowheader
                - cell "200\u00a0passengers"
                - cell:
                  - textbox "Passengers kept who would have gone (passengers)": "200"
            - rowgroup:
              - row:
                - rowheader "Saved"
                - cell "£1,500"
                - cell:
                  - status: £1,500
          - paragraph: Step by step
          - list:
            - listitem: £9 − £1.50 = £7.50
            - listitem: £7.50 × 200 passengers = £1,500
          - button "Our figures again"
        """
    )


def test_everything_in_it_is_large_enough_for_a_thumb(sums: Page) -> None:
    """24 px and more."""
    for target in sums.locator(".hb-sum :is(input, button)").all():
        box = target.bounding_box()
        assert box and box["height"] >= 24 and box["width"] >= 24


def test_axe_finds_nothing_where_something_is_wrong(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """On a phone of 320 px, with a mistake in every form."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(served(ferry) + "worth.html")
    for field in page.locator(".hb-sum").get_by_role("textbox").all():
        field.fill("many")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert breaches_by_day_and_night(Axe(), page) == []


def test_enter_neither_sends_nor_loses_anything(sums: Page) -> None:
    address = sums.url
    field = form(sums, "Lifetime value").get_by_label("Crossings in a year")
    field.fill("3")
    field.press("Enter")
    expect(field).to_have_value("3")
    assert sums.url == address
    assert sums.evaluate("Object.keys(localStorage).length") == 0


def test_without_scripts_it_is_a_form_to_fill_in_with_the_sum_worked_out(
    ferry: Path, reader: Page, served: Callable[[Path], str]
) -> None:
    reader.goto(served(ferry) + "worth.html")
    printed = form(reader, "Lifetime value")
    expect(printed.get_by_role("row", name="Spend on one crossing £12.50")).to_be_visible()
    expect(printed.locator(".hb-blank")).to_have_count(5)
    expect(printed.get_by_text("£3,000 × 20\u00a0% = £600")).to_be_visible()
    expect(printed.get_by_role("textbox")).to_have_count(0)


def test_on_paper_it_is_the_same_form_whatever_was_typed(sums: Page) -> None:
    form(sums, "Lifetime value").get_by_label("Crossings in a year").fill("many")
    sums.emulate_media(media="print")
    printed = form(sums, "Lifetime value")
    expect(printed.get_by_text("£3,000 × 20\u00a0% = £600")).to_be_visible()
    for blank in printed.locator(".hb-blank").all():
        expect(blank).to_be_visible()
    for screen in (printed.get_by_role("textbox"), printed.get_by_role("button"), printed.get_by_role("status")):
        expect(screen).to_have_count(0)
    expect(printed.get_by_text("is not a number")).to_be_hidden()


def test_it_works_from_a_folder(ferry: Path, page: Page) -> None:
    page.goto((ferry / "worth.html").as_uri())
    form(page, "Lifetime value").get_by_label("Crossings in a year").fill("1")
    expect(form(page, "Lifetime value").get_by_role("status")).to_have_text("£15")


def test_the_longest_words_fit_on_the_smallest_phone(tmp_path: Path, page: Page, served: Callable[[Path], str]) -> None:
    """In languages that write a thought as one word, and with sums as large as they may be."""
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", tmp_path / "shop"))
    with (shop / "standards.yml").open("a", encoding="utf-8") as file:
        file.write(
            "calculators:\n  - id: sum\n    title: Lebensversicherungsgesellschaftsangestellter\n    formula: lifetime-value\n"
            "    inputs:\n      - title: Donaudampfschifffahrtselektrizitätenhaupt\n        unit: GBP\n        default: 999999999\n"
            "      - title: Besuche\n        unit: Krankenhausaufenthaltstagesprotokolle\n        default: 12\n"
        )
    dress(
        shop, {"index.md": '# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n{{ calculator("sum") }}\n'}
    )
    assert build(shop).returncode == 0
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(served(shop / "site"))
    expect(page.locator(".hb-sum").get_by_text("GBP 11,999,999,988", exact=True).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_role("textbox").first.fill("many")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_what_an_editor_writes_is_never_markup(tmp_path: Path, page: Page, served: Callable[[Path], str]) -> None:
    """In a label, in a unit, in the name of the form; a link is its words."""
    folder = tmp_path / "shop"
    shutil.copytree(FOLDERS / "good" / "one-file-shop", folder)
    hostile = """'<b>"1" & ''2''</b> [[giver|the giver]]'"""
    number = f"      - title: {hostile}\n        unit: {hostile}\n        default: 2\n"
    sum_ = f"\ncalculators:\n  - id: a-sum\n    title: {hostile}\n    formula: word-of-mouth\n    inputs:\n{number}{number}"
    (folder / "standards.yml").write_text((folder / "standards.yml").read_text("utf-8") + sum_, "utf-8")
    calls = "\n\n".join(f"{{{{ {call} }}}}" for call in ("standards()", "moments()", "jobs()", 'calculator("a-sum")'))
    dress(folder, {"index.md": f"# All\n\n{calls}\n"})
    run = build(folder)
    assert run.returncode == 0, run.stderr
    page.goto(served(folder / "site"))
    said = """<b>"1" & '2'</b> the giver"""
    expect(form(page, said).get_by_role("textbox", name=f"{said} ({said})")).to_have_count(2)
    assert steps(page, said) == [f"2\u00a0{said} × 2\u00a0{said} = 4\u00a0{said}"]
    assert page.locator(".hb-sum b").count() == 0


# ------------------------------------------------- the same rule on both sides

SUMS = """
calculators:
  - id: worth
    title: Worth
    formula: lifetime-value
    inputs:
      - title: Money
        unit: {currency}
      - title: Often
        unit: visits
      - title: Share
        unit: percent
  - id: saving
    title: Saving
    formula: acquisition-saving
    inputs:
      - title: Win
        unit: {currency}
      - title: Keep
        unit: {currency}
      - title: Stay
        unit: Gäste
  - id: time
    title: Time
    formula: contact-seconds
    inputs:
      - title: People
        unit: people
      - title: Seconds
        unit: seconds
  - id: mouth
    title: Mouth
    formula: word-of-mouth
    inputs:
      - title: First
        unit: 人
      - title: Second
      - title: Third
        unit: feet
      - title: Share
        unit: "%"
"""
LANGUAGES = {"en-GB": "£", "de": "EUR", "hi": "₹", "fr-CH": "CHF", "ar": ""}


@pytest.fixture(scope="module", params=LANGUAGES)
def foreign(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[tuple[Shown, Page]]:
    """A handbook of another language with all four sums on one page, opened in the browser."""
    folder = tmp_path_factory.mktemp("foreign") / "shop"
    folder.mkdir()
    text = (FOLDERS / "good" / "one-file-shop" / "standards.yml").read_text("utf-8").replace("  currency: GBP\n", "")
    currency = LANGUAGES[request.param]
    settings = f"handbook:\n  language: {request.param}\n" + (f"  currency: {currency}\n" if currency else "")
    text = text.replace("handbook:\n", settings, 1) + SUMS.format(currency=currency or "دينار")
    (folder / "standards.yml").write_text(text, "utf-8")
    page_of_all = "# All\n\n" + "\n\n".join(f"{{{{ {call}() }}}}" for call in ("standards", "moments", "jobs"))
    dress(
        folder,
        {
            "index.md": page_of_all,
            "sums.md": "# Sums\n\n"
            + "\n\n".join(f'{{{{ calculator("{id_}") }}}}' for id_ in ("worth", "saving", "time", "mouth")),
        },
    )
    run = build(folder)
    assert run.returncode == 0, run.stderr
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto((folder / "site" / "sums.html").as_uri())
    open_all(page)
    yield Project.load(folder, TODAY).shown, page
    context.close()


def test_where_the_handbook_has_no_figures_nothing_is_called_wrong_before_it_is_typed(
    foreign: tuple[Shown, Page],
) -> None:
    shown, page = foreign
    page.reload()
    open_all(page)
    worth = form(page, "Worth")
    expect(worth.get_by_role("status")).to_have_text(shown.words("script.sum.fill-in"))
    expect(worth.locator("[aria-invalid=true]")).to_have_count(0)
    worth.get_by_role("textbox").first.fill("x")
    expect(worth.get_by_role("status")).to_have_text(shown.words("script.sum.marked"))


WORK_OUT = """([name, typed]) => {
    const form = document.querySelector(`form[aria-label="${name}"]`);
    const fields = [...form.querySelectorAll("input")];
    fields.forEach((field, i) => { field.value = typed[i]; });
    fields[0].dispatchEvent(new Event("input", {bubbles: true}));
    const said = (part) => [...form.querySelectorAll(part)].map((each) => each.textContent);
    return {steps: said(".hb-sum__live li"), result: form.querySelector("output").textContent, wrong: said(".hb-sum__wrong").join("")};
}"""


def test_browser_and_handbook_say_the_same_of_any_numbers(foreign: tuple[Shown, Page]) -> None:
    """Every step and every result, to the letter, in languages that group and point their numbers differently."""
    shown, page = foreign
    point = calculator_card(shown, shown.book.calculators[0]).numerals.decimal
    number = st.one_of(
        st.decimals(0, 10**9, places=4),
        st.decimals(0, 100, places=2),
        st.integers(0, 10**5).map(Decimal),
        st.just(Decimal(1)),
    )

    @given(st.sampled_from(shown.book.calculators), st.lists(number, min_size=4, max_size=4))
    @settings(max_examples=150, database=None)
    def agree(sum_: Calculator, values: list[Decimal]) -> None:
        given_ = [
            min(value, Decimal(100)) if one.unit in ("percent", "%") else value
            for one, value in zip(sum_.inputs, values, strict=False)
        ]
        inputs = tuple(
            one.model_copy(update={"default": value}) for one, value in zip(sum_.inputs, given_, strict=True)
        )
        card: CalculatorCard = calculator_card(shown, sum_.model_copy(update={"inputs": inputs}))
        said = page.evaluate(WORK_OUT, [sum_.title, [f"{value:f}".replace(".", point) for value in given_]])
        assert said == {"steps": card.steps, "result": card.result or shown.words("script.sum.no-use"), "wrong": ""}

    agree()
