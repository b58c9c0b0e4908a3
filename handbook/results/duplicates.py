"""What is there more than once: the same line counts once, and two answers to one question cannot both be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from handbook.results.answer import IMPRESSION, Answer
from handbook.results.complaint import Complaint, complaint
from handbook.results.practice import Practice
from handbook.results.slip import Slip
from handbook.text.comparing import key

Visit = tuple[str, str, str, str, str]
"""What tells one visit from another: day, scorecard, place, hour and visit, each as texts are compared."""
TWICE = "results-contradiction"
BITS = 32
HALF = (1 << BITS) - 1
T = TypeVar("T")
Question = tuple[str, str]
"""A moment and an item."""

_key = lru_cache(1 << 14)(key)


class Contradiction(NamedTuple):
    """Two answers to one question of a visit."""

    first: Answer
    other: Answer

    def complaint(self) -> Complaint:
        """What is said of it at the later one."""
        first, other = self
        said = complaint("table.contradiction", item=other.item, file=first.file, line=first.line)
        return replace(said, rule=TWICE)


def visit_of(answer: Answer) -> Visit:
    """The visit an answer is about; a place is the same however it is typed."""
    return answer.date, answer.scorecard, _key(answer.place), _hour(answer.hour), _key(answer.visit)


def question_of(answer: Answer) -> Question:
    """The question it answers; the moment of an impression stands in its item or in its column."""
    if answer.item == IMPRESSION:
        return "", f"{IMPRESSION}:{answer.moment}"
    return ("" if answer.is_impression else answer.moment), answer.item


def says_the_same(one: Answer, other: Answer) -> bool:
    """Whether two answers to one question of a visit have nothing else in them either."""
    return _said_in(one) == _said_in(other)


def _said_in(answer: Answer) -> tuple[str, ...]:
    return answer.answer, answer.edition, answer.seconds, answer.note and key(answer.note)


def fingerprint_of_answer(answer: Answer) -> int:
    """The same number, of 64 bits, for answers of a visit that say the same to one question; its upper half is the question."""
    return (hash(question_of(answer)) & HALF) << BITS | hash(_said_in(answer)) & HALF


def counted_once(answers: Iterable[Answer]) -> tuple[list[Answer], list[Contradiction]]:
    """The answers without those that are there already, and those that contradict an earlier one."""
    once: list[Answer] = []
    contradictions: list[Contradiction] = []
    visits: dict[Visit, dict[Question, Answer]] = defaultdict(dict)
    same: dict[Question, Question] = {}  # the same few questions come again in every visit, and are kept once
    for answer in answers:
        question = question_of(answer)
        first = visits[visit_of(answer)].setdefault(same.setdefault(question, question), answer)
        if first is answer:
            once.append(answer)
        elif not says_the_same(first, answer):
            contradictions.append(Contradiction(first, answer))
    return once, contradictions


def written_once(slips: Iterable[Slip]) -> list[Slip]:
    """The slips without those that say the same as an earlier one in every column."""
    return _first_of_each(slips, identity_of_slip)


def practised_once(practice: Iterable[Practice]) -> list[Practice]:
    """The notes on practice without those that say the same as an earlier one."""
    return _first_of_each(practice, identity_of_practice)


def identity_of_slip(slip: Slip) -> tuple[str, ...]:
    """All that a slip says, as texts are compared."""
    number = (_number(slip.minutes), _number(slip.cost))
    said = (slip.touchpoint, slip.standard, slip.role, slip.cause, slip.settled_by)
    return slip.date, _hour(slip.hour), _key(slip.place), *said, *number, _key(slip.note)


def identity_of_practice(practice: Practice) -> tuple[str, ...]:
    """All that a note on practice says, as texts are compared."""
    return practice.date, _key(practice.place), practice.about, practice.tip, practice.look_again


def _first_of_each(rows: Iterable[T], identity: Callable[[T], tuple[str, ...]]) -> list[T]:
    first: dict[tuple[str, ...], T] = {}
    for row in rows:
        first.setdefault(identity(row), row)
    return list(first.values())


def _hour(text: str) -> str:
    return text.lstrip("0") or text[:1]


def _number(text: str) -> str:
    return str(float(text)) if text else ""
