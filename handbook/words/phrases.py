"""Numbers, measures, money and days in words, the same on the site and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from handbook.model import Handbook, IfMissed, Measure

ONE = {"feet": "foot", "percent": "percent"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def number(value: int | float | None) -> str:
    """A number as it was written, without an empty fraction."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def money(book: Handbook, value: int | float | None) -> str:
    """An amount with the handbook's currency before it: £60, EUR 60."""
    return sum_of_money(book.handbook.currency, value)


def sum_of_money(currency: str, value: int | float | None) -> str:
    """An amount with a currency before it; nothing where there is no amount."""
    return f"{before_amount(currency)}{number(value)}" if value is not None else ""


def before_amount(currency: str) -> str:
    """A currency as it stands before an amount: a sign close to it, letters apart."""
    return f"{currency}{' ' if currency[-1:].isalpha() else ''}"


def day(value: date | None) -> str:
    """A day as people write it: 31 March 2027."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else ""


def weekday(value: date) -> str:
    """A day with its day of the week: Wednesday 31 March 2027."""
    return f"{DAYS[value.weekday()]} {day(value)}"


def amount(value: int | float | None, unit: str) -> str:
    """A number with its unit, which is singular for one."""
    return f"{number(value)} {one_of(unit) if value == 1 else unit}"


def one_of(unit: str) -> str:
    """A unit for a single one: hours, hour."""
    return ONE.get(unit, unit.removesuffix("s"))


def measure(held_to: Measure | None) -> str:
    """What a standard is held to: at most 3 rings, in 90 % of calls."""
    if held_to is None:
        return ""
    bounds = [
        *([f"at least {amount(held_to.at_least, held_to.what)}"] if held_to.at_least is not None else []),
        *([f"at most {amount(held_to.at_most, held_to.what)}"] if held_to.at_most is not None else []),
    ]
    if held_to.goal is not None and held_to.limit is not None:
        never = "more" if held_to.goal < held_to.limit else "less"
        bounds.append(
            f"aim for {amount(held_to.goal, held_to.what)}, never {never} than {amount(held_to.limit, held_to.what)}"
        )
    return ", ".join(bounds) + _share(held_to)


def _share(held_to: Measure) -> str:
    if held_to.of_contacts is not None:
        return f", in {number(held_to.of_contacts)} % of {held_to.of_what or 'contacts'}"
    if held_to.what == "percent" and held_to.of_what:
        return f" of {held_to.of_what}"
    return f" ({held_to.of_what})" if held_to.of_what else ""


def if_missed(book: Handbook, missed: IfMissed | None) -> str:
    """What is paid when a promise is missed: £10 per day, without being asked for."""
    return paid_when_missed(book.handbook.currency, missed)


def paid_when_missed(currency: str, missed: IfMissed | None) -> str:
    """The same in a currency."""
    if missed is None:
        return ""
    paid = ""
    if missed.pays is not None:
        paid = f"{number(missed.pays)} %" if missed.unit == "percent" else sum_of_money(currency, missed.pays)
    each = per(missed.per) if missed.per else ""
    how = "" if missed.automatic is None else "without being asked for" if missed.automatic else "when asked for"
    said = ", ".join(part for part in (f"{paid} {each}".strip(), how) if part)
    return ". ".join(part for part in (said, missed.note) if part)


def per(what: str) -> str:
    """What something is given for, whether or not the editor wrote the word itself: per stay."""
    return f"per {what.removeprefix('per ')}"


def listing(words: Iterable[str], last: str = "and") -> str:
    """Words as a sentence lists them: a, b and c."""
    given = list(words)
    return given[0] if len(given) == 1 else f"{', '.join(given[:-1])} {last} {given[-1]}" if given else ""


def count(number: int, word: str) -> str:
    """How many of something: `1 error`, `no errors`, `2 errors`."""
    return f"{number} {word}" if number == 1 else f"{number or 'no'} {word}s"
