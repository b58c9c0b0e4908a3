"""Examples of the score of a visit, worked out by hand: the phone's arithmetic and that of the results are both tested against them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Scored:
    """The answers of a visit, and what comes of them."""

    answers: str
    """Each question as its weight and its answer; a critical one has an exclamation mark: `3 yes, 1! no, 2 na`."""
    pass_: float
    score: Fraction | None
    """The share, 0 to 1; None where nothing applied."""
    passed: bool | None

    @property
    def asked(self) -> list[tuple[int, bool, str]]:
        """Weight, whether it is critical, and answer of each question."""
        pairs = (one.split() for one in self.answers.split(", "))
        return [(int(weight.rstrip("!")), weight.endswith("!"), answer) for weight, answer in pairs]


SCORES = [
    Scored("1 yes, 1 yes", 85, Fraction(1), passed=True),
    Scored("1 yes, 1 no", 50, Fraction(1, 2), passed=True),
    Scored("1 yes, 1 no", 51, Fraction(1, 2), passed=False),
    Scored("3 yes, 1 no", 75, Fraction(3, 4), passed=True),
    Scored("3 no, 1 yes", 25, Fraction(1, 4), passed=True),
    Scored("17 yes, 3 no", 85, Fraction(17, 20), passed=True),
    Scored("1699 yes, 301 no", 85, Fraction(1699, 2000), passed=False),  # 84.95 is not 85
    Scored("2 yes, 1 no", 66.7, Fraction(2, 3), passed=False),  # nor is two thirds 66.7
    Scored("2 yes, 1 no", 66.6, Fraction(2, 3), passed=True),
    Scored(
        "161 yes, 839 no", 16.1, Fraction(161, 1000), passed=True
    ),  # in floating point 16.1 × 1000 is more than 16100
    Scored("1 yes, 5 na", 85, Fraction(1), passed=True),
    Scored("1 na, 1 na", 85, None, passed=None),
    Scored("99 yes, 1! no", 85, Fraction(99, 100), passed=False),
    Scored("1 yes, 1! na", 85, Fraction(1), passed=True),
    Scored("1! yes, 1 no", 50, Fraction(1, 2), passed=True),
    Scored("1! no", 0, Fraction(0), passed=False),
    Scored("1 no", 0, Fraction(0), passed=True),
]
