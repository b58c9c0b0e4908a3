"""Ten minutes at the start of a shift: a sheet for every day of this month and the next."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from handbook.model import Tip
from handbook.model.fields import shapes_by_name
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.sheet import Data, Order, Sheet, iso
from handbook.views import standard_in_short
from handbook.views.context import Ref, Shown
from handbook.views.huddle import Huddle, Rotations, huddle, rotations


def sheets(order: Order) -> Iterator[Sheet]:
    """A file for each of the two months."""
    shown, turning = order.shown, rotations(order.shown)
    first = shown.today.replace(day=1)
    for month in (first, (first + timedelta(days=31)).replace(day=1)):
        title = shown.words("paper.huddle", month=shown.words.month(month))
        make = partial(_month, shown, turning, month)
        yield Sheet(f"huddle/{month:%Y-%m}.pdf", title, shown.words("paper.huddle.for"), "huddle", make)


def _month(shown: Shown, turning: Rotations, month: date) -> Data:
    days = (month.replace(day=day + 1) for day in range(calendar.monthrange(month.year, month.month)[1]))
    return day_sheets(shown, turning, days)


def day_sheets(shown: Shown, turning: Rotations, days: Iterable[date]) -> Data:
    """What is looked at on some days."""
    return {"days": [_day(shown, huddle(turning, day)) for day in days]}


def _day(shown: Shown, today: Huddle) -> Data:
    """What is looked at on a day, in short."""
    line, standard, tip, question = today.line, today.standard, today.tip, today.question
    data: Data = to_json(shown, {
        "day": shown.words.weekday(today.day),
        "line": line and Ref(line.id, line.says),
        "standard": standard and standard_in_short(shown, standard, "measure", "seen", "why", "adapt"),
        "due": iso(standard.review_by) if standard else "",
        "tip": tip and {"id": tip.id, "title": tip.title, "action": tip.action, "ask": tip.ask,
                        "practise": tip.practise, "minutes": shown.words.amount(tip.minutes, "minutes"),
                        "labels": {name: shown.words.label(shapes_by_name(Tip)[name]) for name in ("ask", "practise")}},
        "question": question and {"id": question.id, "ask": question.ask},
        "story": today.story.title if today.story else "",
    })  # fmt: skip
    return data
