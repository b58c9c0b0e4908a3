"""What a filled-in form says, as answers, or why it says nothing that could stand in the results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from handbook.model.standards import ON_A_CLOCK
from handbook.results.answer import PHRASE, Answer
from handbook.results.answer_validator import AnswerValidator
from handbook.results.complaint import Complaint, complaint
from handbook.results.duplicates import counted_once
from handbook.results.field_names import EXTRA, ITEM, NOTE, SUM, TIME, asked_in
from handbook.results.handed_in import HandedIn, Tidy
from handbook.results.pdf import UnreadableForm, values_in
from handbook.results.table_kinds import RESULTS
from handbook.results.times import seconds_meant
from handbook.words.unable import Saying

NO_LINE = 0
HEAD = ("date", "scorecard", "visit", "place", "hour", "edition")
BESIDES = (TIME, NOTE, EXTRA, SUM)
"""What fields are called that are no answers themselves."""
REMEMBERED = "remembered"
"""Whoever writes what that is has said that there is something."""
NO_TEXT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
"""What no line of text holds: line breaks, control characters, halves of surrogate pairs."""


def read_form(file: Path, answer_validator: AnswerValidator) -> HandedIn[Answer] | list[Complaint]:
    """The visit of a filled-in form, or everything that is wrong with it. Raises OSError."""
    try:
        values = {name: _line(value) for name, value in values_in(file).items()}
    except UnreadableForm as why:
        return [Complaint(why, Saying(f"{why.id}.cure"), line=NO_LINE)]
    if not (values.get("scorecard") and values.get("edition")):
        return [replace(complaint("form.not-ours"), line=NO_LINE)]
    asked = [name for name in values if name not in HEAD and not name.startswith(BESIDES)]
    if REMEMBERED in asked and not values[REMEMBERED] and _note(values, REMEMBERED):
        values[REMEMBERED] = "yes"
    tidied = Tidy(answer_validator).answer
    answers = tuple(tidied(_answer(values, name, answer_validator)) for name in asked if values[name])
    if faults := [replace(fault, line=NO_LINE) for fault in _faults(values, asked, answers, answer_validator)]:
        return faults
    unanswered = sum(not values[name] for name in asked if not name.startswith(f"{PHRASE}:"))
    extra = sum(bool(value) for name, value in values.items() if name.startswith(EXTRA))
    return HandedIn(file, RESULTS, [answers], unanswered, extra)


def _line(text: str) -> str:
    return NO_TEXT.sub(" ", text).strip()


def _answer(values: Mapping[str, str], name: str, answer_validator: AnswerValidator) -> Answer:
    field = name.removeprefix(ITEM)
    moment, item = asked_in(field)
    date, scorecard, visit, place, hour, edition = (values.get(column, "") for column in HEAD)
    note, seconds = _note(values, field), _seconds(values.get(TIME + field, ""), item, answer_validator)
    return Answer(date, scorecard, visit, place, hour, edition, moment, item, values[name], note, seconds)


def _seconds(written: str, item: str, answer_validator: AnswerValidator) -> str:
    """What the clock said, where it is certain; a number alone is so only where nothing but seconds are asked for."""
    standard = answer_validator.book.standards_by_id.get(item)
    asked = {measure.what for measure in standard.measures} & ON_A_CLOCK if standard else set()
    return seconds_meant(written, answer_validator.locale, "second" if asked == {"seconds"} else "")


def _note(values: Mapping[str, str], field: str) -> str:
    return "; ".join(filter(None, (values.get(TIME + field), values.get(NOTE + field))))


def _faults(
    values: Mapping[str, str], asked: list[str], answers: tuple[Answer, ...], answer_validator: AnswerValidator
) -> Iterator[Complaint]:
    """Everything that is missing or impossible."""
    if not values.get("date"):
        yield complaint("form.no-date")
    if not answers:
        yield complaint("form.no-answer")
    for name in asked:
        field = name.removeprefix(ITEM)
        if not values[name] and _note(values, field):
            yield complaint("form.only-note", item=asked_in(field)[1])
    for _, other in counted_once(answers)[1]:
        yield complaint("form.two-answers", item=other.item)
    told: set[Complaint] = set()
    for answer in answers:
        for column, found in answer_validator.wrong_with(answer):
            if found not in told and (column != "date" or answer.date):
                told.add(found)
                yield replace(found, cure=Saying("form.whoever", cure=found.cure))
