"""The cards of everything that is neither a standard nor a moment: a lead, badges, and facts with labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handbook.model import (
    Claim,
    Department,
    Entry,
    Exemplar,
    Favour,
    Gesture,
    Indicator,
    Limit,
    Line,
    Phrase,
    Question,
    Role,
    Term,
    Tip,
    Touchpoint,
    Trigger,
    Variant,
)
from handbook.views.context import Ref, Shown, named
from handbook.views.entry_history import EntryHistory
from handbook.words import IN_ENGLISH


@dataclass(frozen=True)
class Fact:
    """Something known about an entry, under a label: words, or other entries."""

    label: str
    text: str = ""
    refs: list[Ref] = field(default_factory=list)
    items: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class EntryCard:
    """An entry: its name, the sentence that matters most, badges, and what else is known; empty facts are left out."""

    id: str
    kind: str
    title: str
    lead: str
    badges: list[str]
    facts: list[Fact]
    also: list[str]
    past: EntryHistory | None = None


def _card(entry: Entry, *facts: Fact, kind: str = "", lead: str = "", badges: tuple[str, ...] = ()) -> EntryCard:
    known = [fact for fact in facts if fact.text or fact.refs or fact.items]
    return EntryCard(
        entry.id,
        kind or entry.kind_name(),
        entry.name,
        lead,
        [badge for badge in badges if badge],
        known,
        list(entry.also),
    )


def _optional(shown: Shown, id_: str) -> list[Ref]:
    return [shown.ref(id_)] if id_ else []


def line_card(shown: Shown, line: Line) -> EntryCard:
    """A line of the quote, the question it asks, and the standards that answer it."""
    return _card(
        line,
        Fact("It asks us", line.asks),
        Fact("We answer with", refs=named(shown.standards_of_line.get(line.id, ()))),
        Fact("Questions", refs=named(shown.questions_leading_to.get(line.id, ()))),
        Fact(
            "When two lines clash",
            f"number {shown.words.number(line.order)}: the lower number wins" if line.order is not None else "",
        ),
        kind="quote line",
    )


def variant_card(shown: Shown, variant: Variant) -> EntryCard:
    """Another wording of the quote."""
    return _card(
        variant,
        Fact("It goes", items=list(variant.says)),
        Fact("Seen in", variant.source),
        Fact("What is different", variant.note),
        kind="another wording",
    )


def touchpoint_card(shown: Shown, touchpoint: Touchpoint) -> EntryCard:
    """A touchpoint; its standards are those named for it, not those that hold everywhere."""
    here = (standard for standard in shown.standards_at.get(touchpoint.id, ()) if not standard.holds_everywhere)
    return _card(
        touchpoint,
        Fact("Department", refs=_optional(shown, touchpoint.department)),
        Fact("Standards of this place", refs=named(here)),
        badges=(touchpoint.channel, touchpoint.place, STAGES.get(touchpoint.stage, touchpoint.stage)),
    )


STAGES = {
    "before": "before the visit",
    "arrive": "on arrival",
    "during": "during the visit",
    "problem": "when something is wrong",
    "leave": "on leaving",
    "after": "after the visit",
}


def phrase_card(shown: Shown, phrase: Phrase) -> EntryCard:
    """Words we say, avoid or never say."""
    return _card(
        phrase,
        Fact("Say instead", refs=shown.refs(phrase.instead)),
        Fact("Why", phrase.why),
        Fact("Where", phrase.channel),
        Fact("In the place of", refs=named(shown.phrases_bettering.get(phrase.id, ()))),
        Fact("Goes with", refs=named(shown.standards_with_phrase.get(phrase.id, ()))),
        badges=({"say": "say, in your own words", "avoid": "avoid", "banned": "never say"}[phrase.verdict],),
    )


def tip_card(shown: Shown, tip: Tip) -> EntryCard:
    """A tip: what to do, what to ask afterwards, what it trains."""
    return _card(
        tip,
        Fact("Ask", tip.ask),
        Fact("Practise", tip.practise),
        Fact("Trains", refs=shown.refs(tip.about)),
        Fact("When", shown.words.listing(tip.when, "or")),
        Fact("For whom", tip.for_whom),
        lead=tip.action,
        badges=(f"for {_audience(tip.for_)}", shown.words.amount(tip.minutes, "minutes")),
    )


def _audience(who: str | None) -> str:
    return {"staff": "staff", "coach": "coaches", "executive": "executives"}.get(who or "", "")


def _in_short(shown: Shown, limit: Limit) -> Ref:
    most = f"Up to {shown.words.money(shown.book.handbook.currency, limit.up_to)} {shown.words.per(limit.per)}"
    return Ref(limit.id, f"{most}: {limit.may}")


def limit_card(shown: Shown, limit: Limit) -> EntryCard:
    """What a role may do without asking."""
    soon = (
        f"within {shown.words.amount(limit.call_within_minutes, 'minutes')}"
        if limit.call_within_minutes is not None
        else ""
    )
    return _card(
        limit,
        Fact("Who", refs=[shown.ref(limit.role)]),
        Fact("Write it", limit.write_it),
        Fact("For more, call", refs=_optional(shown, limit.call_if_more)),
        Fact("Call", soon),
        Fact("Not for", limit.not_for),
        lead=f"Up to {shown.words.money(shown.book.handbook.currency, limit.up_to)} {shown.words.per(limit.per)}, without asking.",
    )


def gesture_card(shown: Shown, gesture: Gesture) -> EntryCard:
    """A surprise that nobody may come to expect."""
    return _card(
        gesture,
        Fact("Bigger than the event", gesture.bigger_than_the_event),
        Fact("For", gesture.recipient),
        Fact("Who may", refs=shown.refs(gesture.roles)),
        Fact("Costs up to", shown.words.money(shown.book.handbook.currency, gesture.costs_up_to)),
        Fact("At most", gesture.how_often),
        Fact("Not for", gesture.not_for),
        Fact("Consent", gesture.consent),
        Fact("Others who do it", gesture.competitors),
        Fact("May follow the basics of", refs=named(shown.moments_using.get(gesture.id, ()))),
        Fact("Called for by", refs=named(t for t in shown.book.triggers if t.gesture == gesture.id)),
        Fact("Look at it again by", shown.words.day(gesture.review_by)),
        lead=gesture.because,
        badges=("staff only", "a surprise", "never scripted"),
    )


def trigger_card(shown: Shown, trigger: Trigger) -> EntryCard:
    """A day that calls for attention."""
    before, after = trigger.days_before, trigger.days_after
    when = (
        f"{shown.words.amount(before, 'days')} before"
        if before is not None
        else f"{shown.words.amount(after, 'days')} after"
    )
    return _card(
        trigger,
        Fact("When", when),
        Fact("Gesture", refs=_optional(shown, trigger.gesture)),
        Fact("Sees to it", refs=[shown.ref(trigger.owner)]),
        Fact("Consent", trigger.consent),
        lead=trigger.action,
    )


def department_card(shown: Shown, department: Department) -> EntryCard:
    """A department and the touchpoints it runs."""
    runs = (touchpoint for touchpoint in shown.book.touchpoints if touchpoint.department == department.id)
    return _card(department, Fact("Touchpoints", refs=named(runs)))


def job_card(shown: Shown, role: Role) -> EntryCard:
    """Everything that binds a role; what binds everyone comes last."""
    own = [standard for standard in shown.standards if role.id in standard.who]
    everyone = [standard for standard in shown.standards if standard.binds_everyone]
    below = (other for other in shown.book.roles if other.reports_to == role.id)
    return _card(
        role,
        Fact("May do without asking", refs=[_in_short(shown, limit) for limit in shown.limits_of.get(role.id, ())]),
        Fact("Moments", refs=named(shown.moments_of_role.get(role.id, ()))),
        Fact("Standards of this job", refs=named(own)),
        Fact("Words", refs=named(_phrases_of(shown, role.id))),
        Fact("First week", refs=shown.refs(role.first_week)),
        Fact("Gestures", refs=named(gesture for gesture in shown.book.gestures if role.id in gesture.roles)),
        Fact("Reports to", refs=_optional(shown, role.reports_to)),
        Fact("Leads", refs=named(below)),
        Fact("Department", refs=_optional(shown, role.department)),
        Fact("We hire for", role.hire_for),
        Fact("Answers for", refs=named(standard for standard in shown.standards if standard.owner == role.id)),
        Fact("Standards of everyone", refs=named(everyone)),
        kind="job",
        badges=("front line" if role.front_line else "behind the scenes",),
    )


def _phrases_of(shown: Shown, role: str) -> Iterator[Phrase]:
    """The phrases that go with standards of a role; those that are for everyone stand on their own page."""
    return (phrase for phrase in shown.book.phrases if role in (shown.roles_of(phrase) or ()))


def claim_card(shown: Shown, claim: Claim) -> EntryCard:
    """A number we quote, with everything that is known about it."""
    return _card(
        claim,
        Fact("Number", _claimed(claim)),
        Fact("The sum", f"{claim.calculation}" if claim.calculation else ""),
        Fact("As printed", claim.as_printed),
        Fact("Our reading", claim.reading),
        Fact("Source", claim.source),
        Fact("As of", claim.as_of),
        badges=(claim.status,),
    )


def _claimed(claim: Claim) -> str:
    upper = f"–{_grouped(claim.number_to)}" if claim.number_to is not None else ""
    return f"{_grouped(claim.number)}{upper} {claim.unit}".strip()


def _grouped(value: float | None) -> str:
    """A claim's number, which may be large, with commas from ten thousand up."""
    return f"{value:,}" if value is not None and value >= 10_000 else IN_ENGLISH.number(value)


def term_card(shown: Shown, term: Term) -> EntryCard:
    """A word and its meaning."""
    return _card(
        term,
        Fact("Not the same as", refs=_optional(shown, term.not_the_same_as)),
        Fact("Questions", refs=named(shown.questions_leading_to.get(term.id, ()))),
        lead=term.means,
    )


def indicator_card(shown: Shown, indicator: Indicator) -> EntryCard:
    """Something the organisation watches, and where it stands in the chain."""
    moved_by = (other for other in shown.book.indicators if indicator.id in other.leads_to)
    reached = [
        f"{row.period}: {shown.words.number(row.percent)} %{f' ({row.source})' if row.source else ''}"
        for row in indicator.achieved
    ]
    return _card(
        indicator,
        Fact("Asked", indicator.ask),
        Fact("Worked out", indicator.formula),
        Fact("Counted in", indicator.unit),
        Fact("Aim", indicator.target),
        Fact("Reached", items=reached),
        Fact("How often", indicator.every),
        Fact("Answers for it", refs=_optional(shown, indicator.owner)),
        Fact("Shows the effect of", refs=shown.refs(indicator.of)),
        Fact("Moves", refs=shown.refs(indicator.leads_to)),
        Fact("Moved by", refs=named(moved_by)),
        badges=(indicator.kind,),
    )


def favour_card(shown: Shown, favour: Favour) -> EntryCard:
    """What we ask of the people we serve."""
    return _card(favour, Fact("Why", favour.why), Fact("Helps us to", refs=shown.refs(favour.helps)))


def exemplar_card(shown: Shown, exemplar: Exemplar) -> EntryCard:
    """An organisation to learn from."""
    return _card(exemplar, Fact("Source", exemplar.source), lead=exemplar.known_for)


def question_card(shown: Shown, question: Question) -> EntryCard:
    """A question, and where the answer leads."""
    audience = _audience(question.for_)
    return _card(
        question, Fact("Leads to", refs=shown.refs(question.leads_to)), badges=(f"for {audience}" if audience else "",)
    )


@dataclass(frozen=True)
class Mention:
    """An entry in the middle of a sentence: the words, its id, and a badge where one is due."""

    id: str
    words: str
    badge: str = ""


def mention(shown: Shown, id_: str) -> Mention:
    """An entry by its name."""
    return Mention(id_, shown.ref(id_).title)


def claim_mention(shown: Shown, id_: str) -> Mention:
    """A claim's number with its unit; only a checked or reported one goes without a badge."""
    claim = next(claim for claim in shown.book.claims if claim.id == id_)
    return Mention(id_, _claimed(claim) or claim.says, "" if claim.status in ("checked", "reported") else claim.status)
