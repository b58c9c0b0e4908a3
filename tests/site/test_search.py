"""Search finds what people say: typed into the real box, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.site.building import build

WHAT_PEOPLE_SAY = [
    ("refund", "limit-receptionist"),
    ("shouting", "upset-guest"),
    ("late", "food-is-late"),
    ("not my department", "ban-not-my-department"),
    ("champagne", "bottle-for-two"),
    ("how much may I spend", "limit-head-housekeeper"),
    ("look-up-first", "look-up-first"),
    ("Look up within five seconds", "look-up-first"),
    ("lost key", "lost-property"),
    ("noise", "noise-at-night"),
    ("upgrade", "check-in"),
]
"""What is typed, and an entry that answers it: the words of guests and new staff, an id, a title, `also` words."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped handbook, built."""
    folder = tmp_path_factory.mktemp("search") / "site"
    run = build(ROOT, "--site-dir", str(folder), module="mkdocs")
    assert run.returncode == 0, run.stderr
    return folder


@pytest.mark.parametrize("typed, answer", WHAT_PEOPLE_SAY, ids=lambda value: value.replace(" ", "-"))
def test_the_answer_is_among_the_first_three(
    site: Path, typed: str, answer: str, page: Page, served: Callable[[Path], str]
) -> None:
    """The page and, below it, the very entry, without opening anything."""
    page.goto(served(site))
    page.locator(".md-search__input").click()
    page.keyboard.type(typed)
    first_three = page.locator(f".md-search-result__item:nth-child(-n+3) a[href*='#{answer}']")
    expect(first_three.first).to_be_visible()
