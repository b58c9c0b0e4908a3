"""The thread is whole: whatever a standard's card leads to leads back to the standard."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from handbook.model import Handbook
from handbook.reader import read
from tests.conftest import replace
from tests.drop_in import FERRY, FOLDERS
from tests.site.building import build, dress, words_of

CARD = re.compile(r'id="(?P<id>[a-z0-9-]+)">[^\n]*?</h\d>\s*(?P<card><div class="hb-card[^\n]*)')
ROW = re.compile(r'<li(?: class="hb-words__\w+")? id="(?P<id>[a-z0-9-]+)"[^>]*>(?P<card>.*?</details></li>)')
"""Words, and of many tips or questions each, are lines that open, and no cards under headings."""
LATE = """\
    cases:
      - title: 15 to 29 minutes
        measure:
          what: minutes
          at_least: 15
          at_most: 29
        if_missed:
          pays: 25
          unit: percent
          per: trip
          within: within 3 days
      - title: 60 or more
        measure:
          what: minutes
          at_least: 60
        if_missed:
          pays: 5
      - title: Fetching
        measure:
          what: hours
          at_most: 2
          hours: Monday to Friday
        if_missed:
          pays: 3
"""
SHOWN = '# Shop\n\n{{ quote() }}\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ scorecard("shop-visit") }}\n'
LINK = re.compile(r'href="[^"]*?(?:#|go/)([a-z0-9-]+)(?:/index\.html)?"')


@pytest.fixture(scope="module")
def links(ferry: Path) -> dict[str, set[str]]:
    """For every entry of the ferry's handbook the entries its card leads to."""
    found: dict[str, set[str]] = {}
    for page in ferry.rglob("*.html"):
        text = page.read_text("utf-8")
        for card in (*CARD.finditer(text), *ROW.finditer(text)):
            found[card["id"]] = set(LINK.findall(card["card"]))
    return found


@pytest.fixture(scope="module")
def book() -> Handbook:
    """The ferry's handbook."""
    return read(FERRY).book


def test_every_card_of_a_standard_carries_its_thread(links: dict[str, set[str]], book: Handbook) -> None:
    """Quote line, moments, the form that asks, tips and phrases: as the data says, no more and no less."""
    shopped = {moment for scorecard in book.scorecards for moment in scorecard.moments}
    for standard in book.standards:
        if not standard.in_force:
            continue
        expected = {*standard.quote, *standard.phrases, standard.owner}
        expected |= {tip.id for tip in book.tips if standard.id in tip.about}
        moments = [moment for moment in book.moments if standard.id in moment.checklist.basics]
        expected |= {moment.id for moment in moments}
        asking = {m.id for m in moments} & shopped
        expected |= {card.id for card in book.scorecards if asking & set(card.moments)}
        assert expected <= links[standard.id], standard.id


@pytest.mark.parametrize("section", ["quote.lines", "phrases", "moments", "tips", "scorecards"])
def test_what_a_standard_leads_to_leads_back(links: dict[str, set[str]], book: Handbook, section: str) -> None:
    """Nobody ends up in a corner. (What a sentence merely mentions need not mention it too.)"""
    visible = {standard.id: standard for standard in book.standards if standard.in_force}
    entries = dict(book.sections())[section]
    reached = 0
    for standard in visible:
        for entry in entries:
            if entry.id in links[standard] and f"[[{entry.id}" not in str(visible[standard]):
                reached += 1
                assert standard in links[entry.id], (standard, entry.id)
    assert reached >= 3


def test_every_entry_shown_is_within_reach_of_the_quote(links: dict[str, set[str]], book: Handbook) -> None:
    """From a line of the quote one can walk to every standard, moment, tip and form there is."""
    seen, front = set(), {line.id for line in book.quote.lines}
    while front:
        seen |= front
        front = {target for id_ in front for target in links.get(id_, ())} - seen
    wanted = [
        entry.id
        for name, entries in book.sections()
        if name in ("standards", "moments", "tips", "scorecards")
        for entry in entries
    ]
    assert {id_ for id_ in wanted if id_ in links} <= seen


def test_the_numbers_of_cases_go_where_their_standard_goes(tmp_path: Path) -> None:
    """On its card with what is paid, on the checklist of its moment, and beside the shopper's question."""
    folder = dress(Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", tmp_path / "shop")), {"index.md": SHOWN})
    replace(folder / "standards.yml", "    why: The bag may be all they could give\n", LATE)
    run = build(folder)
    assert run.returncode == 0, run.stderr
    words = words_of(folder / "site" / "index.html")
    assert "15 to 29 minutes (then: 25 % per trip, within 3 days)" in words
    assert "60 or more: at least 60 minutes (then: GBP 5)" in words
    assert "Fetching: at most 2 hours, Monday to Friday (if missed: GBP 3)" in words
    short = "15 to 29 minutes; 60 or more: at least 60 minutes; Fetching: at most 2 hours, Monday to Friday"
    assert words.count(f"Thank the giver {short}") == 3  # it is a basic of as many moments
    assert re.search(rf"Were you thanked before the bag was opened\?[^?]*{re.escape(short)}", words)
