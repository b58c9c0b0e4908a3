"""What the project aims at, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.beside.race import Race
from bench.results import Results

USUAL, LARGE = "3000 usual", "10000 usual"


@dataclass(frozen=True)
class Aim:
    """One figure that is to stay under another."""

    words: str
    limit: float
    measured: float | None
    """None where it was not measured."""
    unit: str

    @property
    def is_met(self) -> bool:
        """Whether it was measured and is low enough."""
        return self.measured is not None and round(self.measured, 2) <= self.limit


def aims(results: Results) -> Iterator[Aim]:
    """All of them, with what was measured last."""
    usual, large = results.races.get(USUAL), results.races.get(LARGE)
    clean = _of(usual, "handbook", "clean")
    yield Aim("clean build, beside bare Hugo", 1.3, _by(clean, _of(usual, "Hugo", "clean")), "×")
    yield Aim(
        "clean build, beside MkDocs with Material", 0.75, _by(clean, _of(usual, "MkDocs + Material", "clean")), "×"
    )
    yield Aim(
        "with Zensical, beside ours with MkDocs", 1.3, _by(_of(usual, "handbook + Zensical", "clean"), clean), "×"
    )
    kept = _of(usual, "handbook", "kept")
    yield Aim("with what is kept of the last build, beside bare Hugo", 1.0, _by(kept, _of(usual, "Hugo", "clean")), "×")
    yield Aim("10,000 beside 3,000 standards", 4.0, _by(_of(large, "handbook", "clean"), clean), "×")
    yield Aim("one sentence changed", 1.8, _of(usual, "handbook", "sentence"), "CPU s")
    yield Aim("nothing changed", 0.5, _of(usual, "handbook", "nothing"), "CPU s")
    yield Aim("check", 1.2, _of(usual, "handbook", "check"), "CPU s")
    yield Aim("largest process at 3,000", 250, _of(usual, "handbook", "clean", "memory"), "MB")
    yield Aim("largest process at 10,000", 700, _of(large, "handbook", "clean", "memory"), "MB")


def _of(race: Race | None, name: str, step: str, what: str = "cpu") -> float | None:
    row = race.row(name) if race else None
    return row.median(step, what) if row else None


def _by(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None
