"""What `make bench` compares: which sizes and shapes, with whom, how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.beside.everyone import BY_NAME
from bench.beside.race import STEPS
from bench.cost import RUNS

SITES = ("handbook", "Hugo", "Hugo + own cards", "Hugo + Pagefind", "Eleventy", "MkDocs + Material")
FEW = ("handbook", "Hugo", "Hugo + own cards", "MkDocs + Material")


@dataclass(frozen=True)
class Plan:
    """One comparison."""

    standards: int = 3000
    shape: str = "usual"
    rounds: int = RUNS
    names: Sequence[str] = tuple(BY_NAME)
    steps: Sequence[str] = STEPS


PLANS = {
    "beside": Plan(),
    "small": Plan(standards=300, rounds=3),
    "large": Plan(standards=10_000, rounds=3, names=SITES, steps=("clean", "sentence")),
    **{
        shape: Plan(shape=shape, rounds=3, names=FEW, steps=("clean", "sentence"))
        for shape in ("huge", "tiny", "long", "linked")
    },
}
