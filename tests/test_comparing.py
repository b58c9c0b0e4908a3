"""Texts and editions are compared as people compare them, wherever the program does."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from handbook.authoring.lifecycle import open_edition
from handbook.editions.frozen import frozen_text, read_editions
from handbook.model.sums import after_currency, is_in
from handbook.pages.macros import MACROS
from handbook.project.check import check
from handbook.project.load import Project
from handbook.publishing.versions import with_edition
from handbook.views.cards import card_of
from handbook.views.editions import in_force_sentence
from handbook.views.entry_card import EntryCard
from tests.conftest import replace
from tests.drop_in import TODAY

OTHERWISE = [unicodedata.normalize("NFD", "Küche"), "KÜCHE", " Kü\u00adche\u200b", "küche"]


def grouped(shop: Path, second: str) -> Project:
    """The shop with two standards of one group, which the second spells in its own way."""
    replace(shop / "standards.yml", "    do: Thank the giver", "    group: Küche\n    do: Thank the giver")
    text = (shop / "standards.yml").read_text("utf-8")
    at = text.rindex("    do: ", 0, text.index("\ntouchpoints:"))
    (shop / "standards.yml").write_text(f'{text[:at]}    group: "{second}"\n{text[at:]}', "utf-8")
    return Project.load(shop, TODAY)


@pytest.mark.parametrize("second", OTHERWISE, ids=["decomposed", "capitals", "unseen signs", "small"])
def test_a_group_is_one_however_it_is_spelled(shop: Path, second: str) -> None:
    """A standard would be missing on the page of its group, and nobody would be told. Cards show the first spelling."""
    project = grouped(shop, second)
    for asked in ("Küche", second):
        pieces = list(MACROS["standards"].pieces(project.shown, group=asked))
        assert len(pieces) == 2
    for piece in pieces:
        assert piece.entry is not None
        card = card_of(project.shown, piece.entry)[1]
        assert isinstance(card, EntryCard)
        assert [badge.words for badge in card.badges if badge.code == "group"] == ["Küche"]
    said = [problem.message for problem in check(project).problems if problem.rule == "two-spellings"]
    visibly = unicodedata.normalize("NFC", second.strip("\u200b ").replace("\u00ad", "")) != "Küche"
    assert said == ([f"The group “{second.strip()}” is spelled “Küche” before."] if visibly else [])


def test_a_page_may_ask_for_a_group_in_any_spelling(shop: Path) -> None:
    """What the macro takes, the checker takes; a group that nobody has is still named."""
    project = grouped(shop, "Küche")
    (shop / "mkdocs.yml").write_text("site_name: Shop\n", "utf-8")
    (shop / "docs").mkdir()
    spelled = unicodedata.normalize("NFD", "KÜCHE")
    page = f'# Shop\n\n{{{{ standards(group="{spelled}") }}}}\n\n{{{{ standards(group="Kuchen") }}}}\n'
    (shop / "docs" / "index.md").write_text(page, "utf-8")
    project = Project.load(shop, TODAY)
    said = [
        (problem.line, problem.message, problem.cure)
        for problem in check(project).problems
        if "group" in problem.message
    ]
    assert said == [(5, "No standard has the group “Kuchen”.", "Did you mean “Küche”?")]


def test_a_text_typed_in_another_way_is_no_change(shop: Path) -> None:
    """Saved on a Mac, an edition would ask for the why of texts that read as they did."""
    replace(shop / "standards.yml", "do: Thank the giver before", "do: Thank the dönor before")
    project = Project.load(shop, TODAY)
    (shop / "editions").mkdir()
    text = frozen_text("2026.9", date(2026, 1, 1), project.history.now.content)
    (shop / "editions" / "2026.9.json").write_text(text, "utf-8")
    replace(shop / "standards.yml", "the dönor before", "the do\u0308\u00adnor before")
    assert Project.load(shop, TODAY).history.since_frozen == []
    replace(shop / "standards.yml", "the do\u0308\u00adnor before", "the Dönor before")
    assert len(Project.load(shop, TODAY).history.since_frozen) == 1, "a capital letter is seen"


def test_a_currency_is_known_in_any_spelling() -> None:
    """“eur per stay” is money in a house that reckons in EUR."""
    assert is_in("eur per stay", "EUR") and after_currency("eur per stay", "EUR") == " per stay"
    assert is_in("Kc\u030c za noc", "Kč") and after_currency("Kc\u030c za noc", "Kč") == " za noc"
    assert not is_in("kroner", "kr") and not is_in("years", "") and not is_in("ﬁx", "f")


def freeze(shop: Path, *editions: tuple[str, str]) -> Project:
    """The shop with frozen editions, each with the day it came into force, the last of which its files are in."""
    (shop / "editions").mkdir(exist_ok=True)
    listed = "".join(f'  - id: "{name}"\n    from: {day}\n' for name, day in editions)
    text = (shop / "standards.yml").read_text("utf-8")
    start = text.index("  edition: ")
    text = f'{text[:start]}  edition: "{editions[-1][0]}"{text[text.index(chr(10), start) :]}'
    (shop / "standards.yml").write_text(f"{text}editions:\n{listed}", "utf-8")
    content = Project.load(shop, TODAY).history.now.content
    for name, day in editions:
        (shop / "editions" / f"{name}.json").write_text(frozen_text(name, date.fromisoformat(day), content), "utf-8")
    return Project.load(shop, TODAY)


def test_an_edition_replaced_on_its_first_day_held_on_that_day(shop: Path) -> None:
    """It never “held until” the day before it began, in the list of editions or on a page."""
    project = freeze(shop, ("2026-1", "2026-11-20"), ("2026-2", "2026-11-20"), ("2026-3", "2026-11-21"))
    listed = [version for name in ("2026-1", "2026-2", "2026-3") for version in with_edition([], name, project.history)]
    days = {version.name: (str(version.from_), str(version.until)) for version in listed}
    assert days == {
        "2026-1": ("2026-11-20", "2026-11-20"),
        "2026-2": ("2026-11-20", "2026-11-20"),
        "2026-3": ("2026-11-21", "None"),
    }
    assert [in_force_sentence(project.shown, edition) for edition in project.book.editions] == [
        "In force from 20\u00a0November\u00a02026 until 20\u00a0November\u00a02026.",
        "In force from 20\u00a0November\u00a02026 until 20\u00a0November\u00a02026.",
        "In force from 21\u00a0November\u00a02026.",
    ]


def test_editions_of_one_day_follow_each_other_as_people_count(shop: Path) -> None:
    """2026-10 comes after 2026-9, wherever editions stand in order."""
    project = freeze(shop, ("2026-9", "2026-11-20"), ("2026-10", "2026-11-20"))
    assert [edition.name for edition in read_editions(shop)[0]] == ["2026-9", "2026-10"]
    assert not [problem for problem in check(project).problems if problem.rule == "wrong-edition"]
    cards = MACROS["changes"].pieces(project.shown)
    assert [piece.entry.id for piece in cards if piece.entry] == ["2026-10", "2026-9"]
    published = with_edition(with_edition([], "2026-10", project.history), "2026-9", project.history)
    assert [(version.name, version.is_current) for version in published] == [("2026-10", True), ("2026-9", False)]
    assert open_edition(shop, "2026-11", date(2026, 11, 20), TODAY)[0] == date(2026, 11, 20)
