"""Numbers as a language writes them, with the digits of the rest of the handbook: 12,345.5 or 12 345,5."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol, parse_pattern

from handbook.model.sums import EXACT

CENT = Decimal("0.01")
MILLIONTH = Decimal("0.000001")


@dataclass(frozen=True)
class Numerals:
    """The decimal sign, what stands between groups of digits, and how long the last and the other groups are."""

    decimal: str
    group: str
    last: int
    others: int

    def say(self, value: Decimal, *, cents: bool = False) -> str:
        """A number with every digit it has; with cents, two decimals or none."""
        short = value.normalize(EXACT)
        if cents and -3 < int(short.as_tuple().exponent) < 0:
            short = short.quantize(CENT)
        whole, _, part = f"{abs(short):f}".partition(".")
        groups = [whole[-self.last :]]
        while whole := whole[: -len(groups[0])]:
            groups.insert(0, whole[-self.others :])
        said = self.group.join(groups) + (self.decimal + part if part else "")
        return f"−{said}" if value < 0 else said


def numerals_of(locale: Locale) -> Numerals:
    """How numbers are written in a language."""
    last, others = parse_pattern(locale.decimal_formats[None].pattern).grouping
    return Numerals(get_decimal_symbol(locale), get_group_symbol(locale), last, others)
