"""How numbers, measures, money, days and lists are said in a language, the same on the site and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from handbook.model import IfMissed, Measure
from handbook.words.catalogue import Catalogue

ONE = {"feet": "foot", "percent": "percent"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Words(Catalogue):
    """All that is said in one language: our own messages, and numbers, dates and lists in the way of that language."""

    def number(self, value: int | float | None) -> str:
        """A number as it was written, without an empty fraction."""
        if value is None:
            return ""
        return str(int(value)) if value == int(value) else str(value)

    def money(self, currency: str, value: int | float | None) -> str:
        """An amount with a currency before it, £60 or EUR 60; nothing where there is no amount."""
        return f"{self.before_amount(currency)}{self.number(value)}" if value is not None else ""

    def before_amount(self, currency: str) -> str:
        """A currency as it stands before an amount: a sign close to it, letters apart."""
        return f"{currency}{' ' if currency[-1:].isalpha() else ''}"

    def day(self, value: date | None) -> str:
        """A day as people write it: 31 March 2027."""
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else ""

    def month(self, value: date) -> str:
        """The month a day is in: March 2027."""
        return f"{MONTHS[value.month - 1]} {value.year}"

    def weekday(self, value: date) -> str:
        """A day with its day of the week: Wednesday 31 March 2027."""
        return f"{DAYS[value.weekday()]} {self.day(value)}"

    def amount(self, value: int | float | None, unit: str) -> str:
        """A number with its unit, which is singular for one."""
        return f"{self.number(value)} {self.one_of(unit) if value == 1 else unit}"

    def one_of(self, unit: str) -> str:
        """A unit for a single one: hours, hour."""
        return ONE.get(unit, unit.removesuffix("s"))

    def measure(self, held_to: Measure | None) -> str:
        """What a standard is held to: at most 3 rings, in 90 % of calls."""
        if held_to is None:
            return ""
        bounds = [
            *([f"at least {self.amount(held_to.at_least, held_to.what)}"] if held_to.at_least is not None else []),
            *([f"at most {self.amount(held_to.at_most, held_to.what)}"] if held_to.at_most is not None else []),
        ]
        if held_to.goal is not None and held_to.limit is not None:
            never = "more" if held_to.goal < held_to.limit else "less"
            aim, limit = (self.amount(value, held_to.what) for value in (held_to.goal, held_to.limit))
            bounds.append(f"aim for {aim}, never {never} than {limit}")
        return ", ".join(bounds) + self._share(held_to)

    def _share(self, held_to: Measure) -> str:
        if held_to.of_contacts is not None:
            return f", in {self.number(held_to.of_contacts)} % of {held_to.of_what or 'contacts'}"
        if held_to.what == "percent" and held_to.of_what:
            return f" of {held_to.of_what}"
        return f" ({held_to.of_what})" if held_to.of_what else ""

    def if_missed(self, currency: str, missed: IfMissed | None) -> str:
        """What is paid when a promise is missed: £10 per day, without being asked for."""
        if missed is None:
            return ""
        paid = ""
        if missed.pays is not None:
            paid = f"{self.number(missed.pays)} %" if missed.unit == "percent" else self.money(currency, missed.pays)
        each = self.per(missed.per) if missed.per else ""
        how = "" if missed.automatic is None else "without being asked for" if missed.automatic else "when asked for"
        said = ", ".join(part for part in (f"{paid} {each}".strip(), how) if part)
        return ". ".join(part for part in (said, missed.note) if part)

    def per(self, what: str) -> str:
        """What something is given for, whether or not the editor wrote the word itself: per stay."""
        return f"per {what.removeprefix('per ')}"

    def listing(self, items: Iterable[str], last: str = "and") -> str:
        """Words as a sentence lists them: a, b and c."""
        given = list(items)
        return given[0] if len(given) == 1 else f"{', '.join(given[:-1])} {last} {given[-1]}" if given else ""

    def count(self, number: int, word: str) -> str:
        """How many of something: `1 error`, `no errors`, `2 errors`."""
        return f"{number} {word}" if number == 1 else f"{number or 'no'} {word}s"


@lru_cache(maxsize=16)
def _words_in(language: str, own: tuple[tuple[str, str], ...]) -> Words:
    return Words(language, dict(own))


def words_in(language: str, own: Mapping[str, str] | None = None) -> Words:
    """All that is said in a language, with an editor's own words in the place of ours."""
    return _words_in(language, tuple(sorted((own or {}).items())))


IN_ENGLISH = words_in("en")
