"""What an answer may be: the scorecards, questions, editions and days of a handbook, and what else is wrong.

A table has the same few days, scorecards and questions in thousands of its lines, so each is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache

from handbook.model import Handbook
from handbook.model.settings import locale_of
from handbook.results.allowed import Allowed
from handbook.results.answer import ANSWERS, CLOSING, EXTRA, IMPRESSION, IMPRESSIONS, OBSERVED, PHRASE, SCALE, Answer
from handbook.results.complaint import Complaint, Nearest, complaint
from handbook.results.days import days_meant, iso_day, why_no_day
from handbook.results.table_kinds import RESULTS, Wrong
from handbook.system.limits import CELL_LENGTH
from handbook.words.unable import Saying

EARLIEST = date(1990, 1, 1)
HOURS = range(24)
SECONDS = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,3})?")
SHORT = re.compile(r"[0-9]{1,2}")
ID = re.compile(r"[a-z0-9-]{1,60}")
MOST_KEPT = 1 << 16
"""How many different values of a column are remembered."""


class AnswerValidator:
    """Everything that an answer may say, as of a day."""

    kind = RESULTS

    def __init__(self, book: Handbook, frozen: Collection[str] | None, today: date) -> None:
        """Take a handbook, the ids of its frozen editions (None where they cannot all be read) and the day it is."""
        self.book, self.allowed = book, Allowed.by(book, frozen, today)
        self.locale = locale_of(self.allowed.language)
        """How the handbook's language writes dates."""
        once = lru_cache(MOST_KEPT)
        self.day, self.hour, self._scorecard = once(self._of_day), once(self._of_hour), once(self._of_scorecard)
        self._edition, self._time, self._question = once(self._of_edition), once(self._of_time), once(self._of_question)
        self._known: dict[str, Sequence[str]] = {
            "": [*self.allowed.standards, *CLOSING],
            IMPRESSION: self.allowed.moments,
            PHRASE: self.allowed.phrases,
        }
        """The ids that there are of each kind of item; what has no kind is a standard or a closing question."""

    def wrong_with(self, answer: Answer) -> Iterator[Wrong]:
        """What no answer can say, column by column."""
        for column, found in (
            ("date", self.day(answer.date)),
            ("scorecard", self._scorecard(answer.scorecard)),
            ("hour", self.hour(answer.hour)),
            ("edition", self._edition(answer.edition)),
            ("seconds", self._time(answer.seconds)),
        ):
            if found:
                yield column, found
        yield from self._question(answer.moment, answer.item, answer.answer)
        for column, text in (("visit", answer.visit), ("place", answer.place), ("note", answer.note)):
            if len(text) > CELL_LENGTH:
                yield column, complaint("table.long", text=text, number=len(text), most=CELL_LENGTH)

    def _of_day(self, text: str) -> Complaint | None:
        day = iso_day(text)
        if day is None:
            return self.no_day(text)
        if day > self.allowed.today:
            return complaint("table.future", day=text, today=self.allowed.today.isoformat())
        return complaint("table.ancient", day=text) if day < EARLIEST else None

    def no_day(self, text: str) -> Complaint:
        """What is said of a text that is no day, or may be two."""
        meant = days_meant(text, self.locale)
        if not meant and (why := why_no_day(text, self.locale)):
            return complaint(f"table.{why}", text=text)
        if len(meant) > 1:
            return complaint("table.two-days", text=text, one=meant[0].isoformat(), other=meant[1].isoformat())
        cure = Saying("table.no-day.meant", day=meant[0].isoformat()) if meant else None
        return complaint("table.no-day", cure, text=text)

    def _of_scorecard(self, id_: str) -> Complaint | None:
        known = self.allowed.scorecards
        if id_ in known or id_.removeprefix(OBSERVED) in self.allowed.gone:
            return None
        return complaint("table.no-scorecard", _near(id_, known), id=id_)

    def _of_hour(self, text: str) -> Complaint | None:
        fits = not text or (SHORT.fullmatch(text) and int(text) in HOURS)
        return None if fits else complaint("table.no-hour", text=text)

    def _of_edition(self, id_: str) -> Complaint | None:
        known = self.allowed.editions
        if not id_ or known is None or id_ in known:
            return None
        return complaint("table.no-edition", _near(id_, known, "table.no-edition.cure"), id=id_)

    def _of_time(self, text: str) -> Complaint | None:
        return complaint("table.no-seconds", text=text) if text and not SECONDS.fullmatch(text) else None

    def _of_question(self, moment: str, item: str, answer: str) -> tuple[Wrong, ...]:
        kind, _, id_ = item.rpartition(":")
        wrong = [("item", found) for found in self._of_item(kind, id_, moment, item)]
        moments = self.allowed.moments
        if moment and moment not in moments and moment not in self.allowed.gone:
            wrong.append(("moment", complaint("table.no-moment", _near(moment, moments), id=moment)))
        answered = self.allowed.extras.get(id_, "words") if kind == EXTRA else ""
        if answered == "words":
            return (*wrong, *([] if answer else [("answer", complaint("table.no-words", item=item))]))
        allowed = SCALE if answered == "scale-5" else IMPRESSIONS if IMPRESSION in (kind, item) else ANSWERS
        if answer not in allowed:
            cure = Saying("table.no-answer.cure", others=", ".join(allowed[:-1]), last=allowed[-1])
            wrong.append(("answer", complaint("table.no-answer", cure, answer=answer, item=item)))
        return tuple(wrong)

    def _of_item(self, kind: str, id_: str, moment: str, item: str) -> Iterator[Complaint]:
        known = self._known.get(kind)
        if item == IMPRESSION:
            if not moment:
                yield complaint("table.of-which-moment")
        elif kind == EXTRA and ID.fullmatch(id_):
            return
        elif known is None:
            yield complaint("table.no-item", item=item)
        elif id_ not in known and id_ not in self.allowed.gone:
            yield complaint("table.not-asked", _near(id_, known), item=item)
        elif kind == IMPRESSION and moment not in ("", id_):
            yield complaint("table.two-moments", item=item, moment=moment)


def _near(id_: str, known: Sequence[str], otherwise: str = "table.correct-id") -> Saying:
    return Nearest(id_, known, Saying(otherwise))
