"""The book of a job: all that binds somebody in it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from handbook.model import Entry, Moment, Phrase, Role, Standard
from handbook.model.choices import Verdict
from handbook.paper.content.nodes import Node
from handbook.paper.content.prose import Chapter, card_node
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.book import short_book_data
from handbook.paper.sheets.sheet import Order, Sheet
from handbook.views import card_of, standard_in_short
from handbook.views.context import Shown
from handbook.views.emergencies import first_emergencies
from handbook.views.entries import job_card
from handbook.views.moments import moment_card

FOLLOWS = ("may-do", "moments", "own-words", "own-standards", "everyones-standards")
"""The facts of a job that its own book says in chapters of their own."""


def sheets(order: Order) -> Iterator[Sheet]:
    """A book for every role."""
    shown, words = order.shown, order.shown.words
    for role in shown.book.roles:
        chapters = job_chapters(shown, role)
        days = [node["due"] for chapter in chapters for node in chapter.nodes if node.get("due")]
        due = date.fromisoformat(min(days)) if days else None
        make = partial(short_book_data, words("paper.job.subtitle"), chapters)
        yield Sheet(f"jobs/{role.id}.pdf", role.title, words("paper.job.for"), "book", make, due, role.id)


def job_chapters(shown: Shown, role: Role) -> list[Chapter]:
    """The book of a role: its job, limits and moments in full, its standards and words in short."""
    words = shown.words
    moments = shown.moments_of_role.get(role.id, [])
    met = {id_ for moment in moments for id_ in moment.checklist.basics}
    own = [standard for standard in shown.standards if role.id in standard.who or standard.id in met]
    rest = [standard for standard in shown.everyones_standards_for(role.id) if standard.id not in met]
    chapters: list[tuple[str, list[Node]]] = [
        (words("paper.page.emergencies"), _cards(shown, first_emergencies(shown, role.id))),
        (words("paper.job.job"), [_job(shown, role)]),
        (words("paper.may"), _cards(shown, shown.limits_of.get(role.id, []))),
        (words("paper.job.moments"), [_moment(shown, moment, role) for moment in moments]),
        (words("paper.job.standards"), [_in_short(shown, standard) for standard in own]),
        (words("paper.job.everyone"), [_in_short(shown, standard) for standard in rest]),
        (words("paper.job.words"), [_said(shown, phrase) for phrase in _words(shown, own)]),
    ]
    return [Chapter([title], 1, "", nodes) for title, nodes in chapters if nodes]


def _cards(shown: Shown, entries: Iterable[Entry]) -> list[Node]:
    return [card_node(shown, entry, 2, *card_of(shown, entry)) for entry in entries]


def _job(shown: Shown, role: Role) -> Node:
    """A job without what has a chapter of its own."""
    view = job_card(shown, role)
    return card_node(
        shown, role, 2, "entry", replace(view, facts=[fact for fact in view.facts if fact.code not in FOLLOWS])
    )


def _moment(shown: Shown, moment: Moment, role: Role) -> Node:
    """A moment as a role meets it: with its own limits, and without what it hangs on."""
    view = moment_card(shown, moment, role.id)
    return card_node(shown, moment, 2, "entry", replace(view, facts=[], filed=[]))


def _in_short(shown: Shown, standard: Standard) -> Node:
    view = standard_in_short(shown, standard, "measure", "seen", "adapt")
    return card_node(shown, standard, 2, "standard_in_short", view)


def _said(shown: Shown, phrase: Phrase) -> Node:
    instead = [shown.ref(id_).title for id_ in phrase.instead]
    view = {"id": phrase.id, "text": phrase.text, "verdict": phrase.verdict, "instead": instead}
    return {"is": "piece", "draw": "phrase_in_short", "view": to_json(shown, view)}


def _words(shown: Shown, standards: list[Standard]) -> list[Phrase]:
    """The phrases that go with some standards, and those that nobody ever says."""
    theirs = {id_ for standard in standards for id_ in standard.phrases}
    return [phrase for phrase in shown.book.phrases if phrase.id in theirs or phrase.verdict is Verdict.BANNED]
