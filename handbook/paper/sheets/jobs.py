"""The book of a job, half the size of the paper: what one sees or hears first, then all that binds somebody in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from handbook.model import Emergency, Moment, Phrase, Role, Standard
from handbook.model.choices import Verdict
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.book_index import index_of_happenings, index_of_words
from handbook.paper.sheets.limits import limit_card
from handbook.paper.sheets.sheet import Data, Order, Sheet, iso
from handbook.views.context import Shown
from handbook.views.editions import changes_for
from handbook.views.emergencies import emergency_card, first_emergencies
from handbook.views.moment_lists import moments_list
from handbook.views.moments import moment_card
from handbook.views.phones import phone_of
from handbook.views.review_dates import review_of
from handbook.views.standards import standard_in_short

MOST_WORDS = 2
"""Words of another name in the narrow columns of its index."""
MOST_NAMES = 3
"""Other names of one entry in it: the usual ones, for it is carried along; the whole handbook and the search have more."""
FIRST_PAGE = 3
"""Where what is looked up begins, more or less."""


def sheets(order: Order) -> Iterator[Sheet]:
    """A book for every role, and the same as a booklet: two pages beside each other on a sheet to be folded."""
    shown, words = order.shown, order.shown.words
    for role in shown.book.roles:
        due = min(_days(shown, role), default=None)
        make = partial(job_data, shown, role)
        yield Sheet(f"jobs/{role.id}.pdf", role.title, words("paper.job.for"), "job", make, due, role.id)


def booklets(order: Order) -> Iterator[Sheet]:
    """The same books, their pages two to a side in the order in which a folded booklet has them."""
    purpose = order.shown.words("paper.booklet.for")
    for sheet in sheets(order):
        file = sheet.file.replace("jobs/", "booklets/")
        yield Sheet(file, sheet.title, purpose, sheet.template, sheet.make, sheet.due, sheet.about, folds=True)


def job_data(shown: Shown, role: Role) -> Data:
    """What the book of a role is set from; nobody else's limits stand in it."""
    dangers = first_emergencies(shown, role.id)
    moments = shown.moments_of_role.get(role.id, [])
    own, others = standards_of(shown, role)
    visible = dict.fromkeys(entry.id for entry in (*dangers, *moments, *own, *others))
    return {
        "subtitle": shown.words("paper.job.subtitle"),
        "happening": index_of_happenings(shown, visible),
        "index": index_of_words(shown, visible, {entry.id for entry in (*dangers, *moments)}, MOST_WORDS, MOST_NAMES),
        "limits": to_json(shown, [limit_card(shown, limit) for limit in shown.limits_of.get(role.id, ())]),
        "to_ring": to_json(shown, to_ring(shown, role, dangers)),
        "dangers": [_danger(shown, emergency) for emergency in dangers],
        "stages": list(_stages(shown, role)),
        "standards": [_standards(shown, own), _standards(shown, others)],
        "phrases": [_said(shown, phrase) for phrase in _phrases(shown, own)],
        "changes": to_json(shown, changes_for(shown, role.id)),
        "dated": [{"due": iso(day)} for day in _days(shown, role)],
        "anchors": dict.fromkeys(visible, FIRST_PAGE),
    }


def standards_of(shown: Shown, role: Role) -> tuple[list[Standard], list[Standard]]:
    """The standards that a role meets in its moments or that are its own, and the others that bind it with everyone."""
    met = {id_ for moment in shown.moments_of_role.get(role.id, []) for id_ in moment.checklist.basics}
    own = [standard for standard in shown.standards if role.id in standard.who or standard.id in met]
    return own, [standard for standard in shown.everyones_standards_for(role.id) if standard.id not in met]


def to_ring(shown: Shown, role: Role, dangers: Iterable[Emergency]) -> list[dict[str, object]]:
    """Whom somebody rings for more than they may do, in danger, or when they do not know: each with the number."""
    limits = shown.limits_of.get(role.id, ())
    asked = (*(limit.call_if_more for limit in limits), role.reports_to, *(danger.then_call for danger in dangers))
    found = {id_: phone_of(shown, id_) for id_ in asked if id_ and id_ != role.id}
    return [{"role": shown.ref(id_), "phone": phone} for id_, phone in found.items() if phone]


def _days(shown: Shown, role: Role) -> list[date]:
    """The days by which something in the book is looked at again."""
    own, others = standards_of(shown, role)
    moments = shown.moments_of_role.get(role.id, [])
    entries = (*first_emergencies(shown, role.id), *moments, *own, *others)
    return [day for entry in entries if (day := review_of(shown, entry))]


def _danger(shown: Shown, emergency: Emergency) -> Data:
    return {**to_json(shown, emergency_card(shown, emergency)), "due": iso(emergency.review_by)}


def _stages(shown: Shown, role: Role) -> Iterator[Data]:
    """The moments of a role by what happens, numbered: each stage has a number, and its moments go on from that."""
    for number, stage in enumerate(moments_list(shown, role=role.id).moments, 1):
        entries = [shown.book.entries[ref.id] for ref, _ in stage.moments]
        moments = [entry for entry in entries if isinstance(entry, Moment)]
        found = [_moment(shown, role, moment, f"{number}.{place}") for place, moment in enumerate(moments, 1)]
        yield {"number": str(number), "title": stage.title, "moments": found}


def _moment(shown: Shown, role: Role, moment: Moment, number: str) -> Data:
    """A moment as a role meets it, with its own limits."""
    view: Data = to_json(shown, moment_card(shown, moment, role.id))
    return {**view, "number": number, "facts": [], "filed": [], "due": iso(review_of(shown, moment))}


def _standards(shown: Shown, standards: list[Standard]) -> list[Data]:
    """Standards in two lines, with what is just as good; the cases they make stand in the whole handbook."""
    return [
        {
            **to_json(shown, standard_in_short(shown, standard, "adapt")),
            "measure": shown.words.measure(standard.measure),
            "due": iso(standard.review_by),
        }
        for standard in standards
    ]


def _said(shown: Shown, phrase: Phrase) -> Data:
    instead = [shown.ref(id_).title for id_ in phrase.instead[:1]]
    return {
        "id": "",
        "text": to_json(shown, phrase.text),
        "verdict": phrase.verdict,
        "instead": to_json(shown, instead),
    }


def _phrases(shown: Shown, standards: list[Standard]) -> list[Phrase]:
    """The phrases that go with some standards, and those that nobody ever says."""
    theirs = {id_ for standard in standards for id_ in standard.phrases}
    return [phrase for phrase in shown.book.phrases if phrase.id in theirs or phrase.verdict is Verdict.BANNED]
