"""`python -m bench.noise [SEEDS]`: how many of 400 quarters in which nothing changed raise any alarm at all.

One in twenty may, so 20; more than 29 would come about by chance once in forty such centuries. Each way of shopping
is told apart: visits that are all alike, visits that differ from each other (some days go well, and others badly), and
places of which some are good and some poor, each shopped as often as chance will have it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import timedelta
from random import Random

from handbook.results.answer import Answer
from handbook.scoring.period import Period, closed_quarters
from tests.shopping import TODAY, Ferry, scores, visit

QUARTERS, VISITS = 400, 40
KEPT = 0.85
STANDARDS = [f"s{at}" for at in range(8)]
ASKED = [f"boarding/{id_}" for id_ in STANDARDS] + [f"call/{id_}" for id_ in STANDARDS[:2]]
FERRY = Ferry(dict.fromkeys(STANDARDS, (1, False)), tuple(STANDARDS), tuple(STANDARDS[:2]))
PLACES = {"North": 0.97, "East": 0.9, "South": 0.85, "West": 0.6}
Mood = Callable[[Random], tuple[str, float]]
"""The place of a visit, and how often a standard is kept in it."""


def alike(_: Random) -> tuple[str, float]:
    """All visits are."""
    return "", KEPT


def moody(chance: Random) -> tuple[str, float]:
    """Some visits go well in all they ask, and others badly."""
    return "", chance.betavariate(4 * KEPT, 4 * (1 - KEPT))


def placed(chance: Random) -> tuple[str, float]:
    """Places differ, and so do the days at each."""
    place = chance.choice(list(PLACES))
    return place, chance.betavariate(8 * PLACES[place], 8 * (1 - PLACES[place]))


def noise(mood: Mood, days: Period, chance: Random) -> list[Answer]:
    """A quarter of visits, whose impressions follow from what was kept."""
    assert days.since and days.until
    found: list[Answer] = []
    length = (days.until - days.since).days + 1
    for number in range(VISITS):
        place, kept = mood(chance)
        answers = {asked: "yes" if chance.random() < kept else "no" for asked in ASKED}
        for moment in ("boarding", "call"):
            answers[f"impression:{moment}"] = "negative" if chance.random() > kept else "positive"
        day = days.since + timedelta(number * length // VISITS)
        found += visit(day, number, answers, place=place)
    return found


def alarms(mood: Mood, seed: int) -> int:
    """How many of four hundred quarters say that something changed."""
    chance, (before, after), book = Random(seed), closed_quarters(TODAY), FERRY.book()
    return sum(
        any(change.is_real for change in scores(book, [*noise(mood, before, chance), *noise(mood, after, chance)]).changes)
        for _ in range(QUARTERS)
    )  # fmt: skip


def main() -> None:
    """Print a line for each way of shopping and seed."""
    for mood in (alike, moody, placed):
        for seed in range(1, 1 + int(sys.argv[1] if len(sys.argv) > 1 else 3)):
            start = time.process_time()
            found = alarms(mood, seed)
            print(
                f"{mood.__name__:>7}, seed {seed}: {found} of {QUARTERS} ({time.process_time() - start:.0f} CPU s)",
                flush=True,
            )


if __name__ == "__main__":
    main()
