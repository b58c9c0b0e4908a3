"""What guests and new staff say leads to the entry that answers it: typed by hand into the real search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.searching import addresses, look_for

WHAT_PEOPLE_SAY = [
    ("refund", "limit-receptionist"),
    ("shouting", "upset-guest"),
    ("late", "food-is-late"),
    ("not my department", "ban-not-my-department"),
    ("champagne", "bottle-for-two"),
    ("how much may I spend", "limit-"),
    ("look-up-first", "look-up-first"),
    ("Look up within five seconds", "look-up-first"),
    ("lost key", "check-who-takes-the-key"),
    ("lost umbrella", "lost-property"),
    ("noise", "noise-at-night"),
    ("upgrade", "check-in"),
    ("checking in", "check-in"),
    ("CHECK IN", "check-in"),
    ("the phone is ringing", "answer-in-three-rings"),
    ("money off", "limit-receptionist"),
    ("apology", "sorry-first"),
    ("deaf guest", "knock"),
    ("overbooked", "find-the-bed"),
    ("doorman", "day-porter"),
    ("moment of truth", "moment-of-truth"),
    ("what may I do without asking", "limit-"),
    ("five steps", "put-it-right.html#five-steps"),
    ("they said sorry for him", "said-sorry-for-him.html"),
]
"""What is typed, and an entry or page that answers it: words of guests and new staff, ids, titles, `also` words."""

SLIPS_OF_THE_FINGER = [
    ("refnud", "limit-receptionist"),
    ("complant", "complaint"),
    ("not my departmnet", "ban-not-my-department"),
    ("its not my department", "ban-not-my-department"),
    ("IT’S NOT MY DEPARTM", "ban-not-my-department"),
    ("shoutting", "upset-guest"),
    ("champange", "bottle-for-two"),
    ("recieptionist", "receptionist"),
    ("lsot key", "check-who-takes-the-key"),
    ("clam down", "ban-calm-down"),
    ("réfund", "limit-receptionist"),
]


@pytest.mark.parametrize("typed", [WHAT_PEOPLE_SAY, SLIPS_OF_THE_FINGER], ids=["words", "slips"])
def test_the_answer_is_among_the_first_three(
    harbour_lane: Path, page: Page, served: Callable[[Path], str], typed: list[tuple[str, str]]
) -> None:
    """Nobody reads a fourth result while somebody waits."""
    page.goto(served(harbour_lane))
    found = {(words, answer): addresses(look_for(page, words)) for words, answer in typed}
    assert not {typed: first for typed, first in found.items() if not any(typed[1] in address for address in first)}
