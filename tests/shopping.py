"""A small handbook that is shopped, and visits to it as tests need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from handbook.editions import History, Snapshot, content_of
from handbook.model import Handbook
from handbook.reader import read
from handbook.results.answer import Answer
from handbook.results.table_kinds import RESULTS
from handbook.scoring.period import Period
from handbook.scoring.scores import Scores

TODAY = date(2027, 7, 10)
HEAD = """\
handbook:
  organisation: Ferry
  edition: "{edition}"
  limits:
    few_answers: {few}
quote:
  title: Ours
  attribution:
    status: own
  lines:
    - id: line
      says: Look up.
      asks: Did we look up?
roles:
  - id: mate
    title: Mate
    front_line: true
touchpoints:
  - id: pier
    title: Pier
    channel: face to face
    place: inside
    stage: arrive
  - id: phone
    title: Telephone
    channel: phone
    place: remote
    stage: before
standards:
"""
STANDARD = """\
  - id: {id}
    title: Standard {id}
    do: Do {id}.
    level: must
    critical: {critical}
    weight: {weight}
    quote: line
    where: everywhere
    seen: Did they {id}?
    owner: mate
    review_by: 2030-01-01
"""
MOMENT = """\
  - id: {id}
    title: Moment {id}
    touchpoint: {touchpoint}
    roles: mate
    starts: Somebody comes
    customer_hopes: To be seen
    checklist:
      use: do then check
      basics: [{basics}]
    impression:
      positive: They smile
      neutral: They go on
      negative: They leave
"""
CARD = """\
scorecards:
  - id: shop
    title: A crossing
    purpose: To see.
    setting: inside
    moments: [boarding, call]
    told_in_advance: true
    used_for: coaching
"""


@dataclass(frozen=True)
class Ferry:
    """Standards by their ids, each with its weight and whether it is critical; where each is asked."""

    standards: Mapping[str, tuple[float, bool]]
    boarding: tuple[str, ...]
    call: tuple[str, ...] = ()
    few: int = 8
    edition: str = "2027-1"

    def written(self) -> str:
        """It in YAML."""
        standards = [
            STANDARD.format(id=id_, weight=weight, critical=str(critical).lower())
            for id_, (weight, critical) in self.standards.items()
        ]
        moments = [
            MOMENT.format(id=id_, touchpoint=touchpoint, basics=", ".join(basics))
            for id_, touchpoint, basics in (("boarding", "pier", self.boarding), ("call", "phone", self.call))
            if basics
        ]
        card = CARD if self.call else CARD.replace(", call", "")
        return (
            HEAD.format(edition=self.edition, few=self.few)
            + "".join(standards)
            + "moments:\n"
            + "".join(moments)
            + card
        )

    def book(self) -> Handbook:
        """It as it is read."""
        return _book(self.written())


@cache
def _book(text: str) -> Handbook:
    with TemporaryDirectory() as folder:
        Path(folder, "standards.yml").write_text(text, "utf-8")
        reading = read(Path(folder))
    assert not reading.problems, reading.problems
    return reading.book


def frozen(book: Handbook, from_: date) -> Snapshot:
    """A handbook as the edition it says it is."""
    return Snapshot(book.handbook.edition, content_of(book), from_)


def scores(book: Handbook, answers: Iterable[Answer], today: date = TODAY, editions: Iterable[Snapshot] = ()) -> Scores:
    """What some answers say."""
    return Scores(book, History(book, tuple(editions)), tuple(answers), today)


def visit(day: date, number: object, answers: Mapping[str, str], **columns: str) -> list[Answer]:
    """The answers of one visit; `boarding/greet` is a standard in a moment."""
    found = []
    for asked, answer in answers.items():
        moment, _, item = asked.rpartition("/")
        values = {"date": day.isoformat(), "scorecard": "shop", "visit": str(number), "moment": moment} | columns
        values |= {"item": item, "answer": answer}
        found.append(Answer._make((*(values.get(name, "") for name in RESULTS.columns), "", 0)))
    return found


SMALL = Ferry({"greet": (1, False), "count": (3, True), "tell": (2, False)}, ("greet", "count"), ("greet", "tell"))


def shopped(kept: dict[str, float], days: Period, visits: int, chance: Random, **columns: str) -> list[Answer]:
    """Visits spread over some days, in which each question is answered with yes so often."""
    assert days.since and days.until
    length = (days.until - days.since).days + 1
    return [
        answer
        for number in range(visits)
        for answer in visit(
            days.since + timedelta(days=number * length // visits),
            number,
            {asked: "yes" if chance.random() < share else "no" for asked, share in kept.items()},
            **columns,
        )
    ]
