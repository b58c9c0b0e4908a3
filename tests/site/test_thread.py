"""The thread is whole: whatever a standard's card leads to leads back to the standard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.model import Handbook
from handbook.reader import read
from tests.drop_in import FERRY

CARD = re.compile(r'id="(?P<id>[a-z0-9-]+)">[^\n]*?</h\d>\s*(?P<card><div class="hb-card[^\n]*)')
LINK = re.compile(r'href="[^"]*?(?:#|go/)([a-z0-9-]+)(?:/index\.html)?"')


@pytest.fixture(scope="module")
def links(ferry: Path) -> dict[str, set[str]]:
    """For every entry of the ferry's handbook the entries its card leads to."""
    found: dict[str, set[str]] = {}
    for page in ferry.rglob("*.html"):
        for card in CARD.finditer(page.read_text("utf-8")):
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
