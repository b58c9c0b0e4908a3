"""Ten minutes at the start of a shift: a sheet for every day from today to the end of the next month, nothing twice."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from handbook.model import Tip
from handbook.model.fields import shapes_by_name
from handbook.paper.content.to_json import to_json, words_only
from handbook.paper.sheets.sheet import Data, Order, Sheet, code_of_page, iso
from handbook.views.context import Ref, Shown, Story
from handbook.views.huddle import Huddle, Rotations, huddle, rotations
from handbook.views.standards import standard_in_short


def sheets(order: Order) -> Iterator[Sheet]:
    """A file for each of the two months; of this one what is left of it."""
    shown, turning = order.shown, rotations(order.shown)
    first = shown.today.replace(day=1)
    for month in (first, (first + timedelta(days=31)).replace(day=1)):
        title = shown.words("paper.huddle", month=shown.words.month(month))
        make = partial(_month, shown, turning, month)
        yield Sheet(f"huddle/{month:%Y-%m}.pdf", title, shown.words("paper.huddle.for"), "huddle", make)


def _month(shown: Shown, turning: Rotations, month: date) -> Data:
    days = (month.replace(day=day + 1) for day in range(calendar.monthrange(month.year, month.month)[1]))
    return day_sheets(shown, turning, [day for day in days if day >= shown.today])


def day_sheets(shown: Shown, turning: Rotations, days: Iterable[date]) -> Data:
    """What is looked at on some days; days on which it is the same share a sheet, that of the first of them."""
    alike: dict[Huddle, list[date]] = {}
    for each in (huddle(turning, day) for day in days):
        alike.setdefault(replace(each, day=date.min), []).append(each.day)
    return {"days": [_day(shown, replace(each, day=first), rest) for each, (first, *rest) in alike.items()]}


def _day(shown: Shown, today: Huddle, also: list[date]) -> Data:
    """What is looked at on a day and on those that are like it, in short."""
    line, standard, tip, question = today.line, today.standard, today.tip, today.question
    data: Data = to_json(shown, {
        "day": shown.words.weekday(today.day),
        "also": _also(shown, today.day, also),
        "line": line and Ref(line.id, line.says),
        "standard": standard and standard_in_short(shown, standard, "measure", "seen", "why", "adapt"),
        "due": iso(standard.review_by) if standard else "",
        "tip": tip and {"id": tip.id, "title": tip.title, "action": tip.action, "ask": tip.ask,
                        "practise": tip.practise, "minutes": shown.words.amount(tip.minutes, "minutes"),
                        "labels": {name: shown.words.label(shapes_by_name(Tip)[name]) for name in ("ask", "practise")}},
        "question": question and {"ask": question.ask},
    })  # fmt: skip
    return data | {"story": today.story and _story(shown, today.story)}


def _also(shown: Shown, first: date, also: list[date]) -> str:
    """On which other days it is the same: the last of them where no day between is another, otherwise each."""
    if not also:
        return ""
    if (also[-1] - first).days == len(also):
        return shown.words("paper.huddle.until", last=shown.words.day(also[-1]))
    return shown.words("paper.huddle.also", days=shown.words.listing(shown.words.day(day) for day in also))


def _story(shown: Shown, story: Story) -> Data:
    """A story by its title, and how to come to its text."""
    return {"title": words_only(shown, story.title), "code": code_of_page(shown, story.address)}
