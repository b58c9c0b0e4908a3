"""The sums of the handbook were done by hand, and the software comes to the same."""

from __future__ import annotations

import pytest

from handbook.project.load import Project
from handbook.views.cards import card_of


@pytest.mark.parametrize(
    ("id_", "steps", "result"),
    [
        (
            "worth-of-a-guest",
            ["£240 × 2\u00a0stays = £480", "£480 × 8\u00a0years = £3,840", "£3,840 × 18\u00a0% = £691.20"],
            "£691.20",
        ),
        ("saving-by-keeping", ["£38 − £6 = £32", "£32 × 150\u00a0guests = £4,800"], "£4,800"),
        (
            "how-long-do-you-have",
            [
                "21,000\u00a0guests × 5\u00a0contacts = 105,000\u00a0contacts",
                "105,000\u00a0contacts × 15\u00a0seconds = 1,575,000\u00a0seconds",
                "1,575,000\u00a0seconds ÷ 3,600 = 437.5\u00a0hours",
            ],
            "1,575,000\u00a0seconds, or 437.5\u00a0hours",
        ),
        (
            "how-far-it-travels",
            [
                "125\u00a0people × 125\u00a0people = 15,625\u00a0people",
                "15,625\u00a0people × 100\u00a0% = 15,625\u00a0people",
            ],
            "15,625\u00a0people",
        ),
    ],
)
def test_each_shipped_sum_is_the_one_that_was_done_by_hand(
    id_: str, steps: list[str], result: str, project: Project
) -> None:
    """And it says so step by step; the examples in the handbook name the same results."""
    card = card_of(project.shown, project.shown.book.entries[id_])[1]
    assert (card.steps, card.result) == (steps, result)
