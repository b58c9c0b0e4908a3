"""A standard, everything that hangs on it, and the quote it is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Standard
from handbook.views.context import Ref, Shown, named
from handbook.views.entry_history import EntryHistory


@dataclass(frozen=True)
class Said:
    """A phrase beside a standard: its words, and whether they are said, avoided or banned."""

    id: str
    text: str
    verdict: str


@dataclass(frozen=True)
class AchievedRow:
    """What was reached in a period."""

    period: str
    percent: str
    source: str


@dataclass(frozen=True)
class CaseRow:
    """A case with a measure of its own, in words."""

    title: str
    measure: str
    if_missed: str


@dataclass(frozen=True)
class LineRef:
    """The quote line a standard is drawn from, with its words."""

    id: str
    says: str


@dataclass(frozen=True)
class StandardCard:
    """A standard with all that hangs on it; the shopper's question stands in the very words of the form."""

    id: str
    title: str
    do: str
    level: str
    critical: bool
    status: str
    lines: list[LineRef]
    who: list[Ref]
    where: list[Ref]
    seen: str
    counts_as: str
    not_if: str
    na_if: str
    measure: str
    achieved: list[AchievedRow]
    adapt: str
    why: str
    phrases: list[Said]
    moments: list[Ref]
    scorecards: list[Ref]
    tips: list[Ref]
    questions: list[Ref]
    then: Ref | None
    after: list[Ref]
    called_on: list[Ref]
    cases: list[CaseRow]
    except_: str
    promise: str
    if_missed: str
    owner: Ref
    review_by: str
    overdue: bool
    based_on: str
    written_with: list[Ref]
    group: str
    rank: str
    weight: str
    replaced_by: Ref | None
    also: list[str]
    past: EntryHistory | None = None


def standard_card(shown: Shown, standard: Standard) -> StandardCard:
    """Everything there is to say about a standard."""
    book, id_ = shown.book, standard.id
    return StandardCard(
        id=id_,
        title=standard.title,
        do=standard.do,
        level=standard.level,
        critical=bool(standard.critical),
        status=standard.status,
        lines=[LineRef(line.id, line.says) for line in book.quote.lines if line.id in standard.quote],
        who=[] if standard.binds_everyone else shown.refs(standard.who),
        where=[] if standard.holds_everywhere else shown.refs(standard.where),
        seen=standard.seen,
        counts_as=standard.counts_as,
        not_if=standard.not_if,
        na_if=standard.na_if,
        measure=shown.words.measure(standard.measure),
        achieved=[AchievedRow(row.period, shown.words.number(row.percent), row.source) for row in standard.achieved],
        adapt=standard.adapt,
        why=standard.why,
        phrases=[_said(shown, phrase) for phrase in standard.phrases],
        moments=named(shown.moments_using.get(id_, ())),
        scorecards=named(shown.scorecards_of(standard)),
        tips=named(shown.tips_about.get(id_, ())),
        questions=named(shown.questions_leading_to.get(id_, ())),
        then=shown.ref(standard.then) if standard.then else None,
        after=named(shown.standards_before.get(id_, ())),
        called_on=named(shown.moments_falling_back.get(id_, ())),
        cases=[
            CaseRow(
                case.title,
                shown.words.measure(case.measure),
                shown.words.if_missed(book.handbook.currency, case.if_missed),
            )
            for case in standard.cases
        ],
        except_=standard.except_,
        promise=standard.promise,
        if_missed=shown.words.if_missed(book.handbook.currency, standard.if_missed),
        owner=shown.ref(standard.owner),
        review_by=shown.words.day(standard.review_by),
        overdue=bool(standard.review_by and standard.review_by < shown.today),
        based_on=standard.based_on,
        written_with=shown.refs(standard.written_with),
        group=standard.group,
        rank=standard.rank,
        weight="" if standard.weight == 1 else shown.words.number(standard.weight),
        replaced_by=shown.ref(standard.replaced_by) if standard.replaced_by else None,
        also=list(standard.also),
    )


def _said(shown: Shown, id_: str) -> Said:
    phrase = shown.book.phrases_by_id[id_]
    return Said(phrase.id, phrase.text, phrase.verdict)


@dataclass(frozen=True)
class QuoteCard:
    """The quote as a whole, and what is known about its origin."""

    title: str
    author: str
    status: str
    first_known: str
    note: str
    lines: list[LineRef]
    variants: bool


def quote_card(shown: Shown) -> QuoteCard:
    """The whole quote; an author is named only where the attribution is known."""
    quote, origin = shown.book.quote, shown.book.quote.attribution
    return QuoteCard(
        title=quote.title,
        author=origin.author if origin and origin.status == "known" else "",
        status=origin.status if origin else "",
        first_known=str(origin.first_known or "") if origin else "",
        note=origin.note if origin else "",
        lines=[LineRef(line.id, line.says) for line in quote.lines],
        variants=bool(quote.variants),
    )
