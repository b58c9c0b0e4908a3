"""What an edition changed, as a reader meets it: without scripts, without a server, with either engine."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from handbook.web.links import broken_links
from tests.conftest import Run, replace
from tests.site.browsing import card_of, unfolded
from tests.site.building import build, dress, ferry_in, words_of

Command = Callable[..., Run]
PAGES = {
    "index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n{{ tips() }}\n\n{{ limits() }}\n",
    "what/changed.md": '# Changed\n\n{{ changes() }}\n\n## For me\n\n{{ changes(role="volunteer") }}\n\n{{ changes("2026.10", "van-driver") }}\n',
    "what/said.md": "# Said\n\n{{ wordings() }}\n\n{{ sign_off() }}\n\n{{ reviews() }}\n",
}
BOTH = ("thank-giver", "price-facing")
"""What is put more clearly for one reason."""
REASON = """\
      - kind: changed
        ids: thank-giver
        why: Bags were opened first.
        retrain: true
"""
CHANGES = f"""\
editions:
  - id: "2026.10"
    from: 2026-10-01
  - id: "2027-1"
    from: 2027-01-01
    sign_off: [volunteer]
    changes:
{REASON}      - kind: removed
        ids: [say-where, donation]
        why: It sounded like a bill.
      - kind: removed
        ids: rag
        why: Nobody asks any more.
"""


@pytest.fixture
def two_editions(handbook_command: Command, shop: Path) -> Path:
    """A shop with two frozen editions: one standard reworded, one retired, one word gone."""
    root = shop / "standards.yml"
    with root.open("a", encoding="utf-8") as file:
        file.write('editions:\n  - id: "2026.10"\n    from: 2026-10-01\n')
    assert handbook_command("-C", shop, "edition", "close").status == 0
    replace(root, "do: Thank the giver before you look in the bag.", "do: Thank the giver before you open the bag.")
    replace(
        root,
        "    title: Say where the money goes\n",
        "    title: Say where the money goes\n    status: retired\n    replaced_by: thank-giver\n",
    )
    replace(root, '  edition: "2026.10"', '  edition: "2027-1"')
    text = root.read_text("utf-8")
    text = re.sub(r"basics: \[thank-giver, say-where", "basics: [thank-giver", text)
    text = re.sub(r"\n  - id: rag\n(    .*\n)+", "\n", text)
    text = re.sub(r"    then: say-where\n", "", text)
    root.write_text(text.replace('editions:\n  - id: "2026.10"\n    from: 2026-10-01\n', CHANGES), "utf-8")
    return dress(shop, PAGES)


def close_and_build(handbook_command: Command, shop: Path, engine: str = "mkdocs") -> Path:
    """Freeze the open edition and build the site; every link in it leads somewhere."""
    told = handbook_command("-C", shop, "edition", "close")
    assert told.status == 0, told.err
    run = build(shop, "--engine", engine)
    assert run.returncode == 0, run.stderr
    return shop / "site"


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_card_says_since_when_and_what_it_said_before(
    engine: str, handbook_command: Command, two_editions: Path, reader: Page
) -> None:
    """The earlier wording is folded, and opens without a script."""
    site = close_and_build(handbook_command, two_editions, engine)
    reader.goto((site / "index.html").as_uri())
    past = unfolded(reader, "thank-giver").locator(".hb-past")
    expect(past).to_contain_text("Since 2026.10 (1 October 2026).")
    expect(past.locator("del")).to_be_hidden()
    past.locator("summary").click()
    expect(past.locator("del")).to_have_text("look in")
    expect(past.locator("ins")).to_have_text("open")
    expect(past).to_contain_text("Bags were opened first.")
    expect(past.get_by_role("link", name="Edition 2027-1")).to_have_attribute("href", "what/changed.html#2027-1")
    expect(card_of(reader, "donation").locator(".hb-past")).to_contain_text("Since 2026.10")


def test_an_edition_says_why_what_and_who_practises(
    handbook_command: Command, two_editions: Path, reader: Page
) -> None:
    """The latest stands first; the first has nothing before it; what was removed is still named."""
    site = close_and_build(handbook_command, two_editions)
    reader.goto((site / "what" / "changed.html").as_uri())
    cards = reader.locator(".hb-edition")
    expect(cards.nth(0)).to_contain_text("In force from 1 January 2027.")
    expect(cards.nth(0)).to_contain_text("Nobody asks any more.")
    expect(cards.nth(0).get_by_role("link", name="Rag")).to_have_attribute("href", "../go/rag/index.html")
    expect(cards.nth(0)).to_contain_text("Have to practise again")
    expect(cards.nth(1)).to_contain_text("In force from 1 October 2026 until 31 December 2026.")
    expect(cards.nth(1)).to_contain_text("The first edition that was kept")
    mine = reader.locator(".hb-changes").nth(0)
    expect(mine.locator("li").nth(0)).to_contain_text("Thank the giver practise again")
    expect(reader.locator(".hb-changes").nth(1)).to_contain_text("so nothing changed")


def test_what_changed_for_me_is_ten_lines_and_the_rest_a_click_away(
    handbook_command: Command, two_editions: Path, reader: Page
) -> None:
    """Nobody reads twenty lines at the start of a shift; what was put more clearly for one reason is one of them."""
    root = two_editions / "standards.yml"
    text = re.sub(r"(    (?:text|title|term): .*)", r"\1 now", root.read_text("utf-8").split("editions:")[0])
    ids = re.findall(r"  - id: ([a-z0-9-]+)\n", text)
    alone = [f"      - kind: changed\n        ids: {id_}\n        why: Of {id_}.\n" for id_ in ids if id_ not in BOTH]
    both = f"      - kind: clarified\n        ids: [{', '.join(BOTH)}]\n        why: Of both.\n"
    told = CHANGES.replace(REASON, "".join([*alone, both]))
    root.write_text(text + told, "utf-8")
    site = close_and_build(handbook_command, two_editions)
    reader.goto((site / "what" / "changed.html").as_uri())
    mine = reader.locator(".hb-changes").nth(0)
    expect(mine.locator("> ul > li")).to_have_count(10)
    expect(mine.locator("details li").nth(0)).to_be_hidden()
    mine.locator("> details > summary").click()
    expect(mine.locator("details li").nth(0)).to_be_visible()
    first = mine.locator("> ul > li").nth(0)
    expect(first.get_by_role("link").first).to_be_hidden()
    first.locator("summary").click()
    expect(first).to_contain_text("Of ")
    expect(first.get_by_role("link").first).to_be_visible()
    of_both = mine.locator("li", has_text="Of both.")
    expect(of_both).to_have_count(1)
    expect(of_both.get_by_role("link", include_hidden=True)).to_have_count(len(BOTH))


def test_what_is_retired_or_gone_keeps_its_address(handbook_command: Command, two_editions: Path) -> None:
    """With when, why, and what replaced it; and the last wording."""
    site = close_and_build(handbook_command, two_editions)
    retired = text_of(site / "go" / "say-where" / "index.html")
    assert "Retired in 2027-1 (1 January 2027). Replaced by Thank the giver. It sounded like a bill." in retired
    gone = text_of(site / "go" / "rag" / "index.html")
    assert "No longer part of the handbook since 2027-1 (1 January 2027). Nobody asks any more." in gone
    assert "Cloth that is sold by weight" in gone


def test_what_it_said_on_a_date(handbook_command: Command, two_editions: Path, reader: Page) -> None:
    """Each wording stands under the days on which it held, from a folder and without a script."""
    site = close_and_build(handbook_command, two_editions)
    reader.goto((site / "what" / "said.html").as_uri())
    entry = reader.locator(".hb-worded", has=reader.get_by_text("Thank the giver 2 wordings", exact=True))
    reader.locator(".hb-wordings > .hb-fold", has=entry).locator("> summary").click()
    entry.locator("summary").click()
    now, before = entry.locator(".hb-wording").all()
    expect(now).to_contain_text("From 1 January 2027")
    expect(now).to_contain_text("before you open the bag")
    expect(before).to_contain_text("From 1 October 2026 until 31 December 2026")
    expect(before).to_contain_text("before you look in the bag")
    expect(reader.locator(".hb-wordings")).to_contain_text("Cloth that is sold by weight")
    same = reader.locator(".hb-worded-once", has=reader.get_by_role("link", name="Prices face the shopper", exact=True))
    expect(same).to_contain_text("From 1 October 2026")


def test_an_open_edition_shows_as_what_is_being_written(two_editions: Path) -> None:
    """Before it is frozen its changes show on the cards already, and its own card says what it is."""
    run = build(two_editions)
    assert run.returncode == 0, run.stderr
    assert "not frozen yet" in words_of(two_editions / "site" / "what" / "changed.html")
    assert "Changed in 2027-1" in words_of(two_editions / "site" / "index.html")


def test_the_list_to_sign_is_blank(two_editions: Path, reader: Page) -> None:
    """As a table on the page, and as CSV for a spreadsheet, which runs nothing of it and knows its umlauts."""
    replace(two_editions / "standards.yml", "title: Volunteer\n", 'title: "=1+1 Ärztin"\n')
    assert build(two_editions).returncode == 0
    site = two_editions / "site"
    table = (site / "sign-off" / "volunteer.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(table.decode("utf-8-sig").splitlines())
    assert header == ["edition", "role", "name", "date", "signature"]
    assert set(map(tuple, rows)) == {("2027-1", "'=1+1 Ärztin", "", "", "")}
    reader.goto((site / "what" / "said.html").as_uri())
    expect(reader.locator(".hb-sign-off > details > summary")).to_have_text(["=1+1 Ärztin"])
    expect(reader.locator(".hb-sign-off a[download]")).to_have_attribute("href", "../sign-off/volunteer.csv")


def test_the_review_page_asks_the_owners(handbook_command: Command, two_editions: Path, reader: Page) -> None:
    """What rests on a reworded text is listed with whom it asks, and everything that is due by owner."""
    site = close_and_build(handbook_command, two_editions)
    reader.goto((site / "what" / "said.html").as_uri())
    reviews = reader.locator(".hb-reviews")
    asks = reviews.get_by_role("row", name="Hands off the bag")
    expect(asks.get_by_role("cell")).to_have_text(["tip", "Thank the giver, A bag comes in", "Shop manager"])
    expect(reviews.locator("summary")).to_have_text(
        ["By date", "Shop manager: 2", "Volunteer: 1", "Van driver: 1", "Without an owner of their own: 1"]
    )


def test_the_calendar_is_sound(handbook_command: Command, two_editions: Path) -> None:
    """Lines of at most 75 bytes with their own line ends, signs escaped, a whole day for each review."""
    replace(
        two_editions / "standards.yml",
        "title: Prices face the shopper",
        "title: Prices; in front, ценник \\ впереди вещи",
    )
    told = CHANGES.replace("ids: thank-giver", "ids: [thank-giver, price-facing]")
    text = (two_editions / "standards.yml").read_text("utf-8")
    (two_editions / "standards.yml").write_text(text.replace(CHANGES, told), "utf-8")
    site = close_and_build(handbook_command, two_editions)
    data = (site / "calendar.ics").read_bytes()
    lines = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"") and lines.pop() == b"" and max(map(len, lines)) <= 75
    unfolded = data.decode().replace("\r\n ", "").split("\r\n")
    assert (unfolded[0], unfolded[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events = "\n".join(unfolded).split("BEGIN:VEVENT\n")[1:]
    assert len(events) == 5
    for event in events:
        fields = dict(line.split(":", 1) for line in event.splitlines() if line)
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "END"} <= fields.keys()
        days = [datetime.strptime(fields[f"{name};VALUE=DATE"], "%Y%m%d") for name in ("DTSTART", "DTEND")]
        assert (days[1] - days[0]).days == 1
    assert "SUMMARY:Look again: Prices\\; in front\\, ценник \\\\ впереди вещи" in unfolded
    assert len({event.splitlines()[0] for event in events}) == 5


def test_the_feed_is_sound_and_the_same_at_every_build(ferry: Path, tmp_path: Path) -> None:
    """What every Atom reader needs, the latest edition first; two builds write the same bytes."""
    assert build(again := ferry_in(tmp_path / "again")).returncode == 0
    for file in ("feed.xml", "calendar.ics", "sign-off/purser.csv", "go/read-the-notice/index.html"):
        assert (ferry / file).read_bytes() == (again / "site" / file).read_bytes()
    space = {"a": "http://www.w3.org/2005/Atom"}
    feed = ElementTree.parse(ferry / "feed.xml").getroot()
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for parent in (feed, *feed.findall("a:entry", space)):
        for name in ("id", "title", "updated"):
            assert parent.findtext(f"a:{name}", namespaces=space)
    assert feed.findtext("a:author/a:name", namespaces=space) == "Skerry Line"
    assert [entry.findtext("a:title", namespaces=space) for entry in feed.findall("a:entry", space)] == [
        "Edition 2026-2",
        "Edition 2026-1",
    ]
    links = [entry.find("a:link", space) for entry in feed.findall("a:entry", space)]
    assert all(link is not None and link.get("href", "").startswith("https://") for link in links)
    assert list(broken_links(ferry)) == []


def text_of(path: Path) -> str:
    """What a reader sees of a small page, white space folded."""
    return " ".join(re.sub(r"<[^>]+>", "", path.read_text("utf-8")).split())


def test_of_a_day_one_sees_what_was_said_otherwise_and_no_more(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """Given the day, on a small phone; a day before the first edition is said to be one; without a day all is there."""
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto(served(ferry) + "editions/on-a-date.html")
    everything = page.locator(".hb-worded, .hb-worded-once")
    shown = page.locator(".hb-worded:visible, .hb-worded-once:visible")
    page.get_by_label("On which day?").fill("2026-03-01")
    expect(page.locator(".hb-on-date [role=status]")).to_contain_text("said something else on that day")
    assert 0 < shown.count() < everything.count()
    for wording in page.locator(".hb-wording:visible").all():
        days = wording.evaluate("({ dataset }) => [dataset.from, dataset.until]")
        assert days[0] <= "2026-03-01" <= days[1]
    assert page.locator(".hb-wording:visible").count() == shown.count()
    expect(page.locator(".hb-wordings tbody tr:visible")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_label("On which day?").fill("1990-01-01")
    expect(page.locator(".hb-on-date [role=status]")).to_have_text("No edition held on that day.")
    page.get_by_label("On which day?").fill("2099-01-01")
    expect(page.locator(".hb-on-date [role=status]")).to_have_text("What was said on that day is what is said today.")
    page.get_by_role("button", name="Show every day").click()
    expect(page.locator(".hb-wordings :is(.hb-worded, .hb-worded-once)[hidden]")).to_have_count(0)
    kinds = page.locator(".hb-wordings > .hb-fold")
    expect(kinds.filter(visible=True)).to_have_count(kinds.count())
    kinds.first.locator("> summary").click()
    expect(shown.first).to_be_visible()
