"""Answers that are there more than once: the same one counts once, and two to one question cannot both be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from handbook.results.answer import IMPRESSION, Answer
from handbook.results.complaint import Complaint, complaint
from handbook.system.text import key

Visit = tuple[str, str, str, str, str]
"""What tells one visit from another: day, scorecard, place, hour and visit, each as texts are compared."""
TWICE = "results-contradiction"
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
    hour = answer.hour.lstrip("0") or answer.hour[:1]
    return answer.date, answer.scorecard, _key(answer.place), hour, _key(answer.visit)


def question_of(answer: Answer) -> Question:
    """The question it answers; the moment of an impression stands in its item or in its column."""
    if answer.item == IMPRESSION:
        return "", f"{IMPRESSION}:{answer.moment}"
    return ("" if answer.is_impression else answer.moment), answer.item


def says_the_same(one: Answer, other: Answer) -> bool:
    """Whether two answers to one question of a visit have nothing else in them either."""
    return (
        (one.answer, one.edition, one.seconds) == (other.answer, other.edition, other.seconds)
    ) and (one.note == other.note or key(one.note) == key(other.note))  # fmt: skip


def counted_once(answers: Iterable[Answer]) -> tuple[list[Answer], list[Contradiction]]:
    """The answers without those that are there already, and those that contradict an earlier one."""
    once: list[Answer] = []
    contradictions: list[Contradiction] = []
    visits: dict[Visit, dict[Question, Answer]] = defaultdict(dict)
    for answer in answers:
        first = visits[visit_of(answer)].setdefault(question_of(answer), answer)
        if first is answer:
            once.append(answer)
        elif not says_the_same(first, answer):
            contradictions.append(Contradiction(first, answer))
    return once, contradictions
