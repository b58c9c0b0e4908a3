"""What people of the house look for comes first: every need of needs.yml, asked of the real search in one page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from handbook.reader import read
from tests.conftest import ROOT

NEEDS: dict[str, dict[str, str | list[str]]] = yaml.load(
    (Path(__file__).parent / "needs.yml").read_text("utf-8"), yaml.BaseLoader
)
RIGHT = 0.95
"""Of all needs, the share that has to be answered at the first place."""
ASK = """async (needs) => {
  await handbook.search("x");
  const { find } = await handbook.finder(handbook.documents, handbook.searched, async () => {});
  const named = ({ kind, address }) => ["page", "story"].includes(kind) ? address.replace(/[.]html(#.*)?$/, "") : address.split("#").pop();
  return Object.entries(needs).flatMap(([role, asked]) => Object.keys(asked).map((words) => {
    const { found: [first], offered } = find(words, { role });
    return [role, words, first ? named(first) : "nothing", offered.map(named)];
  }));
}"""


def test_what_people_look_for_comes_first(harbour_lane: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Nineteen of twenty, and where the house has no answer the search says so.

    What is harmless never leads to a danger, and a danger is the first thing shown: the answer, or offered above another.
    """
    page.goto(served(harbour_lane))
    answers: list[tuple[str, str, str, list[str]]] = page.evaluate(ASK, NEEDS)
    missed = [
        (role, words, first, wanted, offered)
        for role, words, first, offered in answers
        if first not in (wanted := _list(NEEDS[role][words]))
    ]
    dangers = {emergency.id for emergency in read(ROOT).book.emergencies}
    assert len(answers) >= 150
    assert [
        miss for miss in missed if miss[2] in dangers or (dangers & set(miss[3]) and not set(miss[3]) & set(miss[4]))
    ] == []
    assert len(missed) <= (1 - RIGHT) * len(answers), missed


def _list(wanted: Any) -> list[str]:
    return wanted if isinstance(wanted, list) else [wanted]


def test_nobody_is_encouraged_to_say_what_is_rude(
    harbour_lane: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """What slips out on a long shift has better words beside it, and what nobody has written about has none."""
    page.goto(served(harbour_lane) + "say-instead.html")
    known: dict[str, str] = yaml.load(
        (Path(__file__).parent / "slips-of-the-tongue.yml").read_text("utf-8"), yaml.BaseLoader
    )
    asked = """async (said) => Promise.all(said.map(async (line) => {
      const [first] = await handbook.phrasesLike(line);
      return [line, first ? first.address.split("#")[1] : "nothing"];
    }))"""
    assert dict(page.evaluate(asked, list(known))) == known
