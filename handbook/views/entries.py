"""The cards of kinds of entry that say more than their fields, and entries in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model import (
    Department,
    Entry,
    Gesture,
    Indicator,
    Line,
    Phrase,
    Role,
    Term,
    Tip,
    Touchpoint,
    Trigger,
)
from handbook.model.choices import Verdict
from handbook.views.context import Ref, Shown
from handbook.views.emergencies import Ring
from handbook.views.entry_card import EntryCard, card
from handbook.views.facts import Badge, Facts
from handbook.views.indicators.figure_text import aim_said
from handbook.views.limits import up_to
from handbook.views.phones import phone_of
from handbook.views.shop_results.on_cards import creeping, indicator_reached, treat_adds


def entry_card(shown: Shown, entry: Entry) -> EntryCard:
    """An entry as its fields are declared, and nothing else."""
    return card(Facts(shown, entry))


def line_card(shown: Shown, line: Line) -> EntryCard:
    """A line of the quote, the question it asks, and the standards that answer it."""
    facts, id_ = Facts(shown, line), line.id
    return card(
        facts,
        after=[
            facts.entries("answered-with", shown.standards_of_line.get(id_, ())),
            facts.entries("questions", shown.questions_leading_to.get(id_, ())),
        ],
        opens=("asks", "order"),
        fold=shown.words("line.more"),
    )


def touchpoint_card(shown: Shown, touchpoint: Touchpoint) -> EntryCard:
    """A touchpoint; its standards are those named for it, not those that hold everywhere."""
    here = (standard for standard in shown.standards_at.get(touchpoint.id, ()) if not standard.holds_everywhere)
    facts = Facts(shown, touchpoint)
    return card(facts, after=[facts.entries("standards-here", here)], fold=shown.words("touchpoint.more"))


def phrase_card(shown: Shown, phrase: Phrase) -> EntryCard:
    """Words we say, avoid or never say."""
    facts, id_ = Facts(shown, phrase), phrase.id
    return card(
        facts,
        after=[
            facts.entries("in-the-place-of", shown.phrases_bettering.get(id_, ())),
            facts.entries("goes-with", shown.standards_with_phrase.get(id_, ())),
        ],
    )


@dataclass(frozen=True)
class PhraseRow:
    """Words in the line of a list: what they are, and what is said in their place."""

    text: str
    verdict: Verdict
    said: str
    """How the verdict is said before the words."""
    instead: list[Ref]


def phrase_row(shown: Shown, phrase: Phrase) -> PhraseRow:
    """A phrase in one line."""
    instead = [shown.ref(id_) for id_ in phrase.instead]
    return PhraseRow(phrase.text, phrase.verdict, shown.words(f"phrase.{phrase.verdict}"), instead)


def tip_card(shown: Shown, tip: Tip) -> EntryCard:
    """A tip: what to do, what to ask afterwards, what it trains."""
    facts = Facts(shown, tip)
    when = shown.words.listing((facts.say("when", occasion) for occasion in tip.when), "or")
    return card(
        facts,
        own={"when": facts.of("when", text=when)},
        own_badges={"minutes": Badge("minutes", shown.words.amount(tip.minutes, "minutes"))},
    )


def gesture_card(shown: Shown, gesture: Gesture) -> EntryCard:
    """A surprise that nobody may come to expect."""
    facts = Facts(shown, gesture)
    costs = shown.words.money(shown.book.handbook.currency, gesture.costs_up_to)
    return card(
        facts,
        own={"costs_up_to": facts.of("costs_up_to", text=costs)},
        after=[
            facts.entries("may-follow", shown.moments_using.get(gesture.id, ())),
            treat_adds(shown, gesture),
            facts.entries("called-for-by", (t for t in shown.book.triggers if t.gesture == gesture.id)),
        ],
        opens=("recipient", "roles", "costs_up_to", "how_often", "not_for", "consent"),
        fold=shown.words("gesture.more"),
        more_badges=[Badge("staff-only", shown.words("gesture.staff-only")), *filter(None, [creeping(shown, gesture)])],
    )


def trigger_card(shown: Shown, trigger: Trigger) -> EntryCard:
    """A day that calls for attention."""
    facts = Facts(shown, trigger)
    days = {"days_before": trigger.days_before, "days_after": trigger.days_after}
    said = {name: shown.words.amount(number, "days") for name, number in days.items()}
    own = {
        name: facts.of(name, text=facts.say(name, "some", value=text) if text else "") for name, text in said.items()
    }
    return card(facts, own=own)


def department_card(shown: Shown, department: Department) -> EntryCard:
    """A department; the touchpoints it runs are folded, for who looks for a department looks for a job in it."""
    facts = Facts(shown, department)
    runs = (touchpoint for touchpoint in shown.book.touchpoints if touchpoint.department == department.id)
    return card(facts, after=[facts.entries("touchpoints", runs)], fold=shown.words("department.more"))


def job_card(shown: Shown, role: Role) -> EntryCard:
    """Everything that binds a role: its own limits, moments and standards first, what binds everyone last."""
    facts, id_ = Facts(shown, role), role.id
    limits = [
        Ref(limit.id, up_to(shown, limit, "limit.in-short") or limit.may) for limit in shown.limits_of.get(id_, ())
    ]
    return card(
        facts,
        before=[
            facts.refs("may-do", limits),
            facts.entries("moments", shown.moments_of_role.get(id_, ())),
            facts.entries("own-standards", (standard for standard in shown.standards if id_ in standard.who)),
            facts.entries("own-words", _phrases_of(shown, id_)),
        ],
        after=[
            facts.entries("gestures", (gesture for gesture in shown.book.gestures if id_ in gesture.roles)),
            facts.entries("leads", (other for other in shown.book.roles if other.reports_to == id_)),
            facts.entries("answers-for", (standard for standard in shown.standards if standard.owner == id_)),
            facts.entries("everyones-standards", shown.everyones_standards_for(id_)),
        ],
        blocks=_own_number(facts, role),
        opens=("ring", "may-do", "moments", "own-standards", "first_week", "reports_to"),
        fold=shown.words("role.more"),
    )


def _own_number(facts: Facts, role: Role) -> list[Ring]:
    """The number at which somebody in a role is reached."""
    number = phone_of(facts.shown, role.id)
    return [Ring(facts.of("call").label, number)] if number else []


def _phrases_of(shown: Shown, role: str) -> Iterator[Phrase]:
    """The phrases that go with standards of a role; those that are for everyone stand on their own page."""
    return (phrase for phrase in shown.book.phrases if role in (shown.roles_of(phrase) or ()))


def term_card(shown: Shown, term: Term) -> EntryCard:
    """A word and its meaning."""
    facts = Facts(shown, term)
    return card(facts, after=[facts.entries("questions", shown.questions_leading_to.get(term.id, ()))])


def indicator_card(shown: Shown, indicator: Indicator) -> EntryCard:
    """Something the organisation watches, and where it stands in the chain."""
    facts = Facts(shown, indicator)
    moved_by = (other for other in shown.book.indicators if indicator.id in other.leads_to)
    aim = facts.of("target", text=aim_said(shown, indicator))
    after = [indicator_reached(shown, indicator), facts.entries("moved-by", moved_by)]
    return card(facts, own={"target": aim}, after=after)
