"""Forms on a phone: one moment a screen, kept whatever happens, and handed on as a file that is imported."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect

from handbook.pages.addresses import SLIP
from tests.browser import installed
from tests.conftest import run_handbook
from tests.scores import SCORES, Scored
from tests.site.axe import breaches, breaches_by_day_and_night
from tests.site.browsing import FLAGS, SANDBOX
from tests.site.building import ferry_in
from tests.site.offline import IS_KEPT, until
from tests.site.serving import Network
from tests.site.thumbs import THUMB

FORM = "go/trip-by-day/fill.html"
SHEET = "go/gangway/fill.html"
DAY = "2026-09-30"
TYPED_AND_LEFT_AT_ONCE = """(field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input"));
  [...document.querySelectorAll("button")].find(({ textContent }) => textContent.startsWith("Change")).click();
}"""
HEADER = ["date", "scorecard", "visit", "place", "hour", "edition", "moment", "item", "answer", "note", "seconds"]
IS_WRITTEN = "async () => document.querySelector('.hb-fill-kept')?.textContent === 'Kept on this device.'"


def begin(page: Page, address: str) -> None:
    """Open a form, and say when and where the visit was."""
    page.goto(address)
    page.get_by_label("Date").fill(DAY)
    page.get_by_label("Hour").fill("9")
    page.get_by_label("Place").fill("north quay")


def on(page: Page) -> str:
    """Go on to the next screen; its heading has the focus, so that it is read out."""
    page.get_by_role("button", name="Next", exact=True).click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    return heading.inner_text()


def question(page: Page, text: str) -> Locator:
    return page.get_by_role("group", name=text)


def answer(question: Locator, said: str, note: str = "") -> None:
    question.get_by_role("radio", name=said, exact=True).check()
    if note:
        question.get_by_role("textbox").fill(note)


def saved(page: Page) -> tuple[str, str]:
    """The name and the text of the file that the last screen saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the file").click()
    return download.value.suggested_filename, download.value.path().read_bytes().decode()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@contextmanager
def killable(playwright: Playwright, profile: Path) -> Iterator[tuple[BrowserContext, subprocess.Popen[str]]]:
    """A browser that keeps what it keeps in a folder, and that can lose its battery."""
    program = installed(whole=True) or playwright.chromium.executable_path
    command = [program, "--headless=new", *FLAGS, *SANDBOX, f"--user-data-dir={profile}"]
    running = subprocess.Popen(
        [*command, "--remote-debugging-port=0", "about:blank"], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert running.stderr
        listening = next(line for line in running.stderr if line.startswith("DevTools listening on "))
        browser = playwright.chromium.connect_over_cdp(listening.split()[-1])
        yield browser.contexts[0], running
    finally:
        running.kill()
        running.wait()


def fill_screen(page: Page, at: int) -> None:
    """Answer everything on a screen: yes, no and does not apply in turn, and a note to every no."""
    for number, asked in enumerate(page.locator("fieldset").all(), at):
        radios = asked.get_by_role("radio")
        radios.nth(number % radios.count()).check()
        note = asked.get_by_role("textbox")
        if note.count():
            note.fill(f"Seen, twice: “{number}”")
    for heard in page.get_by_role("checkbox").all()[:2]:
        heard.check()


def test_a_visit_without_a_network_survives_an_empty_battery_and_is_imported_to_the_last_answer(
    ferry: Path, tmp_path: Path, networks: Callable[[Path], Network], playwright: Playwright
) -> None:
    """Every answer that is said to be kept is there when the browser was killed in the midst, and the stopwatch ran on."""
    network = networks(ferry)
    with killable(playwright, tmp_path / "profile") as (phone, running):
        page = phone.new_page()
        page.goto(network.address + FORM)
        until(page, IS_KEPT)
        until(page, "async () => Boolean(await caches.match(location.href))")
        network.pull()
        begin(page, network.address + FORM)
        assert on(page) == "Up the gangway"
        question(page, "nod to you").get_by_role("button", name="Start the stopwatch").click()
        fill_screen(page, 0)
        until(page, IS_WRITTEN)
        running.kill()
    with killable(playwright, tmp_path / "profile") as (phone, _):
        page = phone.new_page()
        page.goto(network.address + FORM)
        page.get_by_role("button", name="north quay").click()
        expect(page.get_by_label("Date")).to_have_value(DAY)
        on(page)
        question(page, "nod to you").get_by_role("button", name="Stop").click()
        expect(question(page, "which boat").get_by_role("radio", name="No", exact=True)).to_be_checked()
        screen = 0
        while on(page) != "What came of it":
            screen += 1
            fill_screen(page, screen)
        score = page.locator(".hb-fill-score__number").inner_text()
        name, text = saved(page)
    answers = rows(text)
    assert text.startswith("\ufeff" + ",".join(HEADER) + "\r\n")
    assert name == f"trip-by-day-{DAY}-{answers[0]['visit']}.csv"
    asked = {(one["moment"], one["item"]) for one in answers}
    assert len(answers) == len(asked) == 23 + 2
    assert next(one for one in answers if one["item"] == "see-them-first")["seconds"] != ""
    assert {one["answer"] for one in answers} == {"yes", "no", "na", "positive", "neutral", "negative"}
    assert all(one["note"] for one in answers if one["answer"] == "no")
    book = ferry_in(tmp_path / "book")
    (tmp_path / name).write_text(text, "utf-8", newline="")
    before = {file: file.read_bytes() for file in (book / "results").glob("*.csv")}
    imported = run_handbook(book, "import", tmp_path / name)
    assert imported.status == 0, imported.err
    [(changed, added)] = [
        (file, file.read_bytes().removeprefix(before.get(file, b"")))
        for file in (book / "results").glob("*.csv")
        if file.read_bytes() != before.get(file)
    ]
    kept = rows(changed.read_text("utf-8")) if changed not in before else rows(",".join(HEADER) + "\n" + added.decode())
    assert [{column: one[column] for column in HEADER} for one in kept] == answers
    told = json.loads(run_handbook(book, "results", "--since", DAY, "--until", DAY, "--format", "json").out)["visits"]
    [visit] = [one for one in told if one["visit"] == answers[0]["visit"]]
    assert (visit["place"], visit["hour"], visit["edition"]) == ("north quay", 9, "2026-2")
    assert score == f"{int(visit['score'] * 1000) / 10:g}\u00a0%"
    assert (visit["passed"], visit["failed"]) == (False, ["offer-a-hand"])


def test_a_coach_has_the_sheet_of_a_touchpoint_and_no_verdict(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """What is seen at one counter is no shop, so that nothing is passed there or failed."""
    begin(page, served(ferry) + SHEET)
    on(page)
    answer(question(page, "which boat"), "No", "=cmd|' /C calc'!A0")
    answer(question(page, "hand on the gangway"), "No")
    on(page)
    while on(page) != "What came of it":
        pass
    expect(page.get_by_text("0\u00a0%", exact=True)).to_be_visible()
    expect(page.get_by_text("assed")).to_have_count(0)
    expect(page.get_by_text("this moment failed")).to_be_visible()
    _, text = saved(page)
    assert {one["scorecard"] for one in rows(text)} == {"observe:gangway"}
    assert [one["note"] for one in rows(text)] == ["'=cmd|' /C calc'!A0", ""]


def test_a_form_that_was_begun_before_a_new_edition_keeps_its_questions_and_says_so(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """What is handed on says which edition was asked."""
    begin(page, served(ferry) + FORM)
    until(page, IS_WRITTEN)
    page.evaluate(
        """async () => {
        const [draft] = await handbook.drafts.all();
        draft.form.edition = "2026-1";
        draft.form.screens[0].questions[0].ask = "Did the old question stand here?";
        await handbook.drafts.write(draft);
    }"""
    )
    page.reload()
    page.get_by_role("button", name="north quay").click()
    expect(page.get_by_text("Begun under edition 2026-1: it keeps the questions of that.")).to_be_visible()
    on(page)
    answer(question(page, "Did the old question stand here?"), "Yes")
    while on(page) != "What came of it":
        pass
    assert [one["edition"] for one in rows(saved(page)[1])] == ["2026-1"]


def test_two_windows_on_one_visit_never_write_over_each_other(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """Whoever comes second sees what the first has written, and is told so; the same with a slip."""
    base = served(ferry)
    begin(page, base + FORM)
    on(page)
    until(page, IS_WRITTEN)
    other = page.context.new_page()
    other.goto(page.url)
    answer(question(other, "which boat"), "No", "Nobody did")
    until(other, IS_WRITTEN)
    question(page, "which boat").get_by_role("radio", name="Yes", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Another window has gone on with this.")
    expect(question(page, "which boat").get_by_role("radio", name="No", exact=True)).to_be_checked()
    answer(question(page, "nod to you"), "Yes")
    until(page, IS_WRITTEN)
    [kept] = page.evaluate("handbook.drafts.all()")
    assert sorted(one["answer"] for one in kept["answers"].values() if one.get("answer")) == ["no", "yes"]
    for window in (page, other):
        window.goto(base + SLIP)
    page.get_by_label("Minutes until").fill("7")
    until(page, IS_WRITTEN)
    other.reload()
    other.get_by_label("Minutes until").fill("8")
    until(other, IS_WRITTEN)
    page.get_by_label("Spent").fill("1")
    expect(page.get_by_role("status")).to_contain_text("Another window has gone on with this.")
    expect(page.get_by_label("Minutes until")).to_have_value("8")


def test_the_end_says_what_failed_and_what_is_open_and_leads_there(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """A no to something critical fails its moment and the visit; a no without a note is open, and held against nobody."""
    begin(page, served(ferry) + FORM)
    on(page)
    answer(question(page, "hand on the gangway"), "No")
    answer(question(page, "which boat"), "Yes")
    while on(page) != "What came of it":
        pass
    expect(page.get_by_text("Not passed: something critical was missed, whatever the score.")).to_be_visible()
    expect(page.get_by_role("button", name="Up the gangway: this moment failed.")).to_be_visible()
    page.get_by_text("Still open").click()
    page.get_by_role("button", name="Up the gangway: no note to it").click()
    expect(question(page, "hand on the gangway").get_by_role("radio").first).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("What came of it")


def test_the_end_asks_for_the_notes_that_its_questions_ask_for(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """Whoever remembers nothing has nothing to note; what is remembered is open until it is said what."""
    begin(page, served(ferry) + FORM)
    while on(page) != "When you look back":
        pass
    remembered = question(page, "remember")
    open_note = page.get_by_role("button", name="When you look back: no note to it", include_hidden=True)
    for said, open_notes in ("No", 0), ("Yes", 1):
        answer(remembered, said)
        on(page)
        expect(open_note).to_have_count(open_notes)
        page.go_back()


def test_it_is_shared_where_a_phone_can_share_and_erased_on_request(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """A visit stays on the device until somebody erases it; the page about the device lists and erases it as well."""
    base = served(ferry)
    begin(page, base + FORM)
    page.evaluate(
        """() => {
            navigator.canShare = ({ files }) => files.length === 1;
            navigator.share = async ({ files: [file] }) => { window.shared = [file.name, file.type, await file.text()]; };
        }"""
    )
    on(page)
    answer(question(page, "which boat"), "Yes")
    while on(page) != "What came of it":
        pass
    page.get_by_role("button", name="Share the file").click()
    expect(page.get_by_text("Handed on: trip-by-day-")).to_be_visible()
    name, kind, text = page.evaluate("window.shared")
    assert (kind, [one["item"] for one in rows(text)]) == ("text/csv", ["name-the-boat"])
    assert name.endswith(".csv")
    page.goto(base + "this-device.html")
    expect(page.locator("[data-hb-thing=forms]")).to_contain_text("1 form; 1 of it handed on")
    page.goto(base + FORM)
    page.get_by_role("button", name="north quay").click()
    while on(page) != "What came of it":
        pass
    page.get_by_role("button", name="Erase this visit").click()
    page.get_by_role("button", name="Erase it", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you begin")
    assert page.evaluate("handbook.drafts.all()") == []


def test_a_visit_outlives_its_form(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Where its form is withdrawn, the page about this device leads to it, and its own questions are still asked."""
    base = served(ferry)
    begin(page, base + FORM)
    on(page)
    answer(question(page, "which boat"), "Yes")
    page.evaluate("""async () => {
        const [draft] = await handbook.drafts.all();
        await handbook.drafts.write({ ...draft, form: { ...draft.form, scorecard: "gone", title: "A form that is gone" } });
    }""")
    page.goto(base + "this-device.html")
    page.get_by_role("link", name="Go on with it: A form that is gone, begun ").click()
    on(page)
    expect(question(page, "which boat").get_by_role("radio", name="Yes")).to_be_checked()
    while on(page) != "What came of it":
        pass
    with page.expect_download() as download:
        page.get_by_role("button", name="Save").click()
    assert download.value.suggested_filename.startswith("gone-")


@pytest.fixture
def opened(ferry: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """The page of a form."""
    page.goto(served(ferry) + FORM)
    return page


def test_the_score_is_exact(opened: Page) -> None:
    """The phone says of every example what was worked out by hand."""
    asked = """([asked, pass]) => {
        const named = asked.map(([weight, critical, answer]) => ({ weight, critical, answer, moment: "one" }));
        const { kept, whole, score, passed } = handbook.score(named, pass);
        return [kept, whole, score === null, passed];
    }"""

    def said(one: Scored) -> Any:
        return opened.evaluate(asked, [one.asked, one.pass_])

    for one in SCORES:
        kept, whole, is_none, passed = said(one)
        assert (is_none, passed) == (one.score is None, one.passed), one
        if one.score is not None:
            assert kept * one.score.denominator == whole * one.score.numerator, one


NAMES = [
    ("en", "We were met by Anna at the door.", "Anna"),
    ("en", "Mr smith took the bag.", "Mr smith"),
    ("en", "Nobody came. Then a deckhand did.", ""),
    ("en", "The TV in the saloon was on, and I said so on Monday in May.", ""),
    ("en", "On the Gangway nobody looked up.", ""),
    ("en", "his name was tom", "name was tom"),
    ("de", "Die Frau am Schalter nahm den Koffer nicht.", ""),
    ("de", "Frau Schmidt nahm den Koffer.", "Frau Schmidt"),
    ("de", "Es half uns Jana Vogel sofort.", "Jana Vogel"),
    ("fr", "Nous avons parlé à Mme Durand.", "Mme Durand"),
    ("fr", "Personne n'a levé les yeux lundi.", ""),
    ("pl", "Rozmawiał z nami Piotr przy kasie.", "Piotr"),
    ("ru", "Нам помог Иван у трапа.", "Иван"),
    ("el", "Μας βοήθησε η κυρία στο ταμείο.", ""),
    ("el", "Μας βοήθησε ο Νίκος.", "Νίκος"),
    ("ja", "田中さんが荷物を持ちました。", "田中さん"),
    ("ja", "お客さんが多かった。", ""),
    ("zh", "王女士没有抬头。", "王女士"),
    ("ko", "김민수 씨가 도왔습니다.", "김민수 씨"),
    ("ar", "ساعدنا السيد أحمد.", "السيد أحمد"),
    ("he", "עזר לנו מר כהן.", "מר כהן"),
]


def test_what_looks_like_a_name_is_asked_about_in_many_languages(opened: Page) -> None:
    """A title, a capital letter inside a sentence, a suffix; what is a word of the form itself, or a day, is none."""
    known = "['Up the gangway']"
    found = {
        (language, text): opened.evaluate(
            f"([language, text]) => handbook.nameIn(text, {known}, language)", [language, text]
        )
        for language, text, _ in NAMES
    }
    assert found == {(language, text): name for language, text, name in NAMES}


def test_it_asks_and_never_holds_up(opened: Page) -> None:
    """Whoever says that it is no name is not asked again."""
    on(opened)
    asked = question(opened, "which boat")
    answer(asked, "No", "It said Tern on the bow, and Petrel on the sign.")
    asked.get_by_role("textbox").blur()
    expect(asked.get_by_role("status")).to_contain_text("Is “Tern” a name?")
    asked.get_by_role("button", name="It is no name").click()
    expect(asked.get_by_role("status")).to_contain_text("Is “Petrel” a name?")
    on(opened)


def test_without_scripts_the_whole_form_is_there_to_be_read(
    ferry: Path, reader: Page, served: Callable[[Path], str]
) -> None:
    """With the questions, how they are marked, and the impressions of every moment."""
    reader.goto(served(ferry) + FORM)
    text = reader.get_by_role("main").inner_text()
    form: dict[str, Any] = json.loads(reader.get_by_role("main").get_attribute("data-hb-form") or "")
    for screen in form["screens"]:
        assert screen["title"] in text
        for asked in screen["questions"]:
            assert all(said in text for said in (asked["ask"], *asked["notes"], *asked["options"]))
    reader.get_by_role("link", name="One crossing by day").click()
    reader.get_by_role("link", name="Fill it in here").first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("One crossing by day")


def test_everybody_can_use_it(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """On the smallest phone, by thumb and ear: every screen, with a name that is asked about and a stopwatch that runs."""
    page.set_viewport_size({"width": 320, "height": 640})
    axe = Axe()
    begin(page, served(ferry) + FORM)
    assert breaches_by_day_and_night(axe, page) == []
    on(page)
    answer(question(page, "which boat"), "No", "It was Anna.")
    question(page, "nod to you").get_by_role("button", name="Start the stopwatch").click()
    page.evaluate("scrollTo(0, 0)")  # nothing is half below the bar with the way on
    assert breaches_by_day_and_night(axe, page) == []
    small = page.evaluate(
        """() => [...document.querySelectorAll(".hb-fill-choice, .hb-fill-button, .hb-fill-clock__button, textarea")]
        .map((target) => target.getBoundingClientRect()).filter(({ width, height }) => width < 44 || height < 44).length"""
    )
    assert small == 0
    page.evaluate("document.querySelectorAll('.hb-fill-choice').forEach((choice) => choice.append('Weitergegeben'))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, "long words have a row of their own"
    while on(page) != "What came of it":
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert breaches_by_day_and_night(axe, page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(page.url.partition("#")[0])
    expect(page.get_by_role("button", name="north quay")).to_be_visible()
    assert breaches_by_day_and_night(axe, page) == []


def test_slips_are_written_with_a_thumb_and_handed_on_together(
    ferry: Path, tmp_path: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """What is half written is there again; what lacks something is asked for; the file is imported once.

    A slip that was left open is settled on the phone as long as it is not handed on; what is being written meanwhile waits.

    The way to it is no text of the page it stands on, for the search to quote; the way back stands at the beginning
    of its bar, and no answer is a tower of words.
    """
    assert "Write a slip" not in (ferry / "assets" / "search-index.js").read_text("utf-8")
    base = served(ferry)
    page.goto(base + "put-it-right.html")
    page.locator(".hb-may + p").get_by_role("link", name="Write a slip").click()
    page.set_viewport_size({"width": 360, "height": 740})
    back, title = page.locator(".hb-fill-bar__back").bounding_box(), page.get_by_role("heading", level=1).bounding_box()
    assert back and title and back["x"] == title["x"]
    longest = page.get_by_text("The first who heard").bounding_box()
    assert longest and longest["height"] < 1.5 * THUMB
    page.get_by_label("Where did it go wrong?").select_option("Gangway")
    page.get_by_role("button", name="Put it in the book").click()
    expect(page.get_by_text("Say where, who settled it, what caused it")).to_be_visible()
    page.get_by_label("Minutes until").fill("7,5")
    page.get_by_label("Spent").fill("12.50")
    page.get_by_label("Date").fill(DAY)
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Minutes until")).to_have_value("7,5")
    page.get_by_role("radio", name="Still open").check()
    page.get_by_role("radio", name="A system").check()
    page.get_by_label("What happened").fill("The plank was wet, again.")
    assert breaches(Axe(), page) == []
    page.get_by_role("button", name="Put it in the book").click()
    expect(page.get_by_role("heading", name="1 slip to hand on")).to_be_visible()
    page.get_by_label("Minutes until").evaluate(TYPED_AND_LEFT_AT_ONCE, "3")
    expect(page.get_by_label("What happened")).to_have_value("The plank was wet, again.")
    page.get_by_role("radio", name="The first who heard").check()
    page.get_by_role("button", name="Put it in the book").click()
    expect(page.get_by_label("Minutes until")).to_have_value("3")
    name, text = saved(page)
    expect(page.get_by_role("heading", name="No slip to hand on")).to_be_visible()
    [slip] = rows(text)
    assert (slip["touchpoint"], slip["cause"], slip["settled_by"]) == ("gangway", "system", "first")
    assert (slip["minutes"], slip["cost"], slip["note"]) == ("7.5", "12.50", "The plank was wet, again.")
    book = ferry_in(tmp_path / "book")
    (tmp_path / name).write_bytes(text.encode())
    assert run_handbook(book, "import", tmp_path / name).status == 0
    assert "The plank was wet, again." in (book / "slips" / "2026.csv").read_text("utf-8")
