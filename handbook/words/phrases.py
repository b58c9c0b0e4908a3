"""How numbers, measures, money, days and lists are said in a language, the same on the site and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from handbook.model import Achieved, Given, IfMissed, Measure, Reached
from handbook.model.fields import Shape
from handbook.model.messages import change_id, choice_id, label_id
from handbook.words.catalogue import Catalogue, OwnWords
from handbook.words.numbers import Numerals, numerals_of

ALL, NONE = 100, 0
"""Percent at which nobody speaks of percent any more."""
SHARES = ("percent", "%")
"""What an indicator may be counted in that is a share of a hundred."""
NO_BREAK = "\u00a0"
"""A space at which no line ends."""
SECONDS_IN = {"hours": 3600, "minutes": 60}


def unbroken(said: str) -> str:
    """A text that stands on one line: nobody reads a number at the end of one and its unit at the beginning of the next."""
    return said.replace(" ", NO_BREAK)


class Words(Catalogue):
    """All that is said in one language: our own messages, and numbers, dates and lists in the way of that language."""

    def say(self, value: object) -> object:
        """How a value is put into a message: a number as the language writes it, everything else as it is."""
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return value
        return self.number(value)

    def label(self, shape: Shape) -> str:
        """What people see beside a field."""
        return self(label_id(shape))

    def choice(self, shape: Shape, value: str, /, **values: object) -> str:
        """How a value of a field is said."""
        return self(choice_id(shape, value), **values)

    def changed(self, shape: Shape, key: str, /, **values: object) -> str:
        """The sentence that tells a change of a field."""
        return self(change_id(shape, key), **values)

    def inside(self, said: str) -> str:
        """A sentence inside another one; only in English do we know that its first letter may be made small."""
        if self.locale.language != "en" or said[:1] in "“‘":
            return said
        return f"{said[:1].lower()}{said[1:]}"

    def in_a_row(self, sentences: Iterable[str]) -> str:
        """Sentences without full stops as one; where we do not know of each that it may begin small, as several."""
        told = list(sentences)
        if self.locale.language == "en":
            return "; ".join([*told[:1], *map(self.inside, told[1:])])
        return self.one_by_one([*(f"{each}{'。' if self._is_unspaced else '.'}" for each in told[:-1]), *told[-1:]])

    def one_by_one(self, sentences: Iterable[str]) -> str:
        """Whole sentences in one paragraph."""
        return ("" if self._is_unspaced else " ").join(sentences)

    @property
    def _is_unspaced(self) -> bool:
        """Whether nothing stands between sentences but the full stop, which has its own room."""
        return self.locale.language in ("ja", "zh")

    @cached_property
    def numerals(self) -> Numerals:
        """How the language writes numbers."""
        return numerals_of(self.locale)

    def number(self, value: int | float | Decimal | None) -> str:
        """A number with every digit it has; nothing where there is none."""
        return "" if value is None else self.numerals.say(Decimal(str(value)))

    def percent(self, value: int | float | Decimal) -> str:
        """A share of a hundred."""
        return self("percent", number=value)

    def money(self, currency: str, value: int | float | Decimal | None) -> str:
        """An amount with its currency where the language puts it, £60 or 60 €; nothing where there is no amount."""
        if value is None:
            return ""
        amount = self.numerals.say(Decimal(str(value)), cents=True)
        before, after = self.before_amount(currency), self.after_amount(currency)
        return f"{'−' if value < 0 else ''}{before}{amount.removeprefix('−')}{after}"

    @cached_property
    def _is_before(self) -> bool:
        """Whether a currency stands before its amount."""
        return str(self.locale.currency_formats["standard"].pattern).lstrip("\u200e\u200f").startswith("¤")

    def before_amount(self, currency: str) -> str:
        """A currency as it stands before an amount: a sign close to it, letters apart."""
        return f"{currency}{NO_BREAK if currency[-1:].isalpha() else ''}" if self._is_before else ""

    def after_amount(self, currency: str) -> str:
        """A currency as it stands after an amount, where the language puts it there."""
        return "" if self._is_before or not currency else f"{NO_BREAK}{currency}"

    def day(self, value: date | None) -> str:
        """A day as people write it: 31 March 2027."""
        return self.ours(unbroken(format_date(value, "long", self.locale))) if value else ""

    def month(self, value: date) -> str:
        """The month a day is in: March 2027."""
        return self.ours(unbroken(format_skeleton("yMMMM", value, locale=self.locale)))

    def weekday(self, value: date) -> str:
        """A day with its day of the week: Wednesday 31 March 2027."""
        said, day = (format_date(value, length, self.locale) for length in ("full", "long"))
        said = said.replace(day, unbroken(day))
        return self.ours(said.replace(",", "", 1) if self.locale.language == "en" else said)

    def amount(self, value: int | float | Decimal | None, unit: str) -> str:
        """A number with its unit, which is one of those a measure may have: 1 hour, 2.5 hours, 90 %."""
        return "" if value is None else unbroken(self.many(f"unit.{unit.replace(' ', '-')}", value))

    def counted(self, number: str, unit: str) -> str:
        """A number with what an editor counts in it: the unit may be a clause, which is broken where it is long."""
        return f"{number}{NO_BREAK}{unit}" if unit else number

    def duration(self, seconds: int | float) -> str:
        """Seconds as people say them: 45 seconds, 30 minutes, 2 minutes 30 seconds."""
        unit = next((unit for unit, length in SECONDS_IN.items() if seconds >= length), "seconds")
        whole, rest = divmod(seconds, SECONDS_IN.get(unit, 1))
        if unit == "seconds" or (unit == "minutes" and rest and whole < 2):
            return self.amount(seconds, "seconds")
        longer = self.amount(int(whole), unit)
        return self("duration", longer=longer, shorter=self.duration(rest)) if rest else longer

    def one_of(self, unit: str) -> str:
        """An editor's word for a unit, for a single one: guests, guest; only English is known well enough for that."""
        return unit.removesuffix("s") if self.locale.language == "en" else unit

    def measure(self, held_to: Measure | None) -> str:
        """What a standard is held to: at most 3 rings, in 90 % of calls."""
        if held_to is None:
            return ""
        said = self._in_how_many(held_to)
        return self("measure.hours", measure=said, hours=held_to.hours) if held_to.hours else said

    def _in_how_many(self, held_to: Measure) -> str:
        """The number with what it is a number of."""
        bound = self._bound(held_to)
        if held_to.of_contacts is not None:
            what = held_to.of_what or self("measure.contacts")
            if held_to.of_contacts == ALL:
                return self("measure.in-all", bound=bound, what=what)
            return self("measure.in-share", bound=bound, share=self.percent(held_to.of_contacts), what=what)
        if not held_to.of_what or self._is_of_all(held_to):
            return bound
        return self("measure.of" if held_to.what == "percent" else "measure.about", bound=bound, what=held_to.of_what)

    def _is_of_all(self, held_to: Measure) -> bool:
        return held_to.what == "percent" and held_to.at_least == ALL

    def _bound(self, held_to: Measure) -> str:
        """The number itself, without what it is a number of."""
        least, most = (self.amount(value, held_to.what) for value in (held_to.at_least, held_to.at_most))
        bounds = []
        if self._is_of_all(held_to):
            bounds.append(self("measure.all-of", what=held_to.of_what) if held_to.of_what else self("measure.all"))
        elif least and most:
            bounds.append(self("measure.band", least=held_to.at_least, most=most))
        elif least:
            bounds.append(self("measure.at-least", amount=least))
        if most and not least:
            bounds.append(self("measure.at-most", amount=most))
        if held_to.goal is not None and held_to.limit is not None:
            goal, limit = (self.amount(value, held_to.what) for value in (held_to.goal, held_to.limit))
            id_ = "measure.aim-never-more" if held_to.goal < held_to.limit else "measure.aim-never-less"
            bounds.append(self(id_, goal=goal, limit=limit))
        return self.enumeration(bounds)

    def achieved(self, achieved: Achieved) -> str:
        """The share of contacts that was reached in a period."""
        return self._reached(achieved, self.percent(achieved.percent or 0))

    def reached(self, reached: Reached, unit: str, currency: str) -> str:
        """What an indicator reached in a period, in its own unit."""
        if reached.percent is not None:
            return self._reached(reached, self.percent(reached.percent))
        if reached.value is None:
            return self._reached(reached, self.percent(0))
        return self._reached(reached, self.in_unit(reached.value, unit, currency))

    def in_unit(self, value: int | float | Decimal, unit: str, currency: str) -> str:
        """A number that an indicator reached: a percentage and an amount of money with their signs, else the number alone.

        An editor's unit, such as “slips that came back”, does not go with every number; it is said once, as `unit_apart`.
        """
        if unit in SHARES:
            return self.percent(value)
        return self.money(currency, value) if unit and unit == currency else self.number(value)

    def unit_apart(self, unit: str, currency: str) -> str:
        """The unit of an indicator where it is no part of its numbers and has to be said beside its name."""
        return "" if unit in SHARES or unit == currency else unit

    def _reached(self, reached: Achieved | Reached, share: str) -> str:
        if reached.n is not None:
            share = self.many("achieved.out-of", reached.n, share=share)
        id_ = "achieved.with-source" if reached.source else "achieved"
        return self(id_, period=reached.period, share=share, source=reached.source)

    def given(self, given: Given) -> str:
        """How often a gesture was made in a period."""
        if given.of is None:
            return self.many("given", given.number or 0, period=given.period)
        return self.many("given.out-of", given.of, period=given.period, times=given.number)

    def if_missed(self, currency: str, missed: IfMissed | None) -> str:
        """What is paid when a promise is missed: £10 per day, without being asked for."""
        if missed is None:
            return ""
        paid = ""
        if missed.pays is not None:
            paid = self.percent(missed.pays) if missed.unit == "percent" else self.money(currency, missed.pays)
        if missed.per:
            paid = self("missed.paid-each", paid=paid, each=self.per(missed.per)) if paid else self.per(missed.per)
        parts = [paid]
        if missed.automatic is not None:
            parts.append(self("missed.automatic" if missed.automatic else "missed.when-asked"))
        if missed.within:
            parts.append(self("missed.within", within=missed.within.removeprefix("within ")))
        if missed.paid_by:
            parts.append(self("missed.paid-by", budget=missed.paid_by))
        said = self.enumeration(filter(None, parts))
        return self("missed.noted", paid=said, note=missed.note) if said and missed.note else said or missed.note

    def per(self, what: str) -> str:
        """What something is given for, whether or not the editor wrote the word itself: per stay; nothing where it is for nothing."""
        return self("per", what=what.removeprefix("per ")) if what else ""

    def listing(self, items: Iterable[str], last: str = "and") -> str:
        """Words as a sentence lists them: a, b and c; with `last="or"`: a, b or c."""
        given = list(items)
        if len(given) < 2:
            return "".join(given)
        places = {str(number): item for number, item in enumerate(given)}
        pattern = format_list([f"{{{name}}}" for name in places], "standard" if last == "and" else "or", self.locale)
        return self.filled(self.ours(pattern), places)

    def enumeration(self, items: Iterable[str]) -> str:
        """Words beside each other, without an “and”: a, b, c."""
        return self("enumeration.separator").join(items)


@lru_cache(maxsize=16)
def _words_in(language: str, own: tuple[tuple[str, str | tuple[str, ...]], ...]) -> Words:
    return Words(language, dict(own))


def words_in(language: str, own: OwnWords | None = None) -> Words:
    """All that is said in a language, with an editor's own words in the place of ours."""
    return _words_in(language, tuple(sorted((own or {}).items())))
