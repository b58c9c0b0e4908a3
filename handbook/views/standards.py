"""A standard, everything that hangs on it, and the quote it is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Standard
from handbook.model.choices import Level, Origin
from handbook.model.standards import CHECKED_BY_EYES
from handbook.text.comparing import key
from handbook.views.context import Ref, Shown
from handbook.views.entry_card import EntryCard, card
from handbook.views.facts import Badge, Fact, FactKind, Facts, Said
from handbook.views.shop_results.on_cards import standard_results


def standard_card(shown: Shown, standard: Standard) -> EntryCard:
    """Everything there is to say about a standard; the shopper's question stands in the very words of the form."""
    facts, id_ = Facts(shown, standard), standard.id
    return card(
        facts,
        own=_own(facts, standard),
        after=[facts.entries("after", shown.standards_before.get(id_, ()))],
        hangs=[
            standard_results(shown, standard),
            facts.entries("moments", shown.moments_using.get(id_, ())),
            facts.entries("when-it-goes-wrong", shown.moments_falling_back.get(id_, ())),
            facts.entries("asked-on", shown.scorecards_of(standard)),
            facts.entries("tips", shown.tips_about.get(id_, ())),
            facts.entries("questions", shown.questions_leading_to.get(id_, ())),
        ],
        own_badges={"group": _group(shown, standard)},
        level=standard.level,
        opens=("why",),
        fold=shown.words("card.more"),
        measure=shown.words.measure(standard.measure),
    )


def _group(shown: Shown, standard: Standard) -> Badge | None:
    """Its group, spelled as on the first card that has it."""
    return Badge("group", shown.book.groups[key(standard.group)]) if standard.group else None


def _own(facts: Facts, standard: Standard) -> dict[str, Fact]:
    """The facts that say more than what stands in their field."""
    shown, words = facts.shown, facts.words
    phrases = [shown.book.phrases_by_id[id_] for id_ in standard.phrases]
    lines = [Ref(line.id, line.says) for line in shown.book.quote.lines if line.id in standard.quote]
    looked_after = words("standard.looked-after", owner=f"[[{standard.owner}]]", day=words.day(standard.review_by))
    return {
        "seen": asked(facts, standard),
        "quote": facts.of("quote", kind=FactKind.QUOTED, refs=lines),
        "phrases": facts.of(
            "phrases",
            kind=FactKind.PHRASES,
            phrases=[Said(p.id, p.text, p.verdict, words(f"phrase.{p.verdict}")) for p in phrases],
        ),
        "cases": facts.of("cases", kind=FactKind.ITEMS, items=_cases(shown, standard)),
        "owner": facts.of("owner", text=looked_after),
        **({"checked_by": facts.of("checked_by")} if standard.checked_by == CHECKED_BY_EYES else {}),
    }


def asked(facts: Facts, standard: Standard) -> Fact:
    """The question that a standard is seen by, with its marking notes."""
    notes = [
        facts.of(name, text=text)
        for name, text in (("counts_as", standard.counts_as), ("not_if", standard.not_if), ("na_if", standard.na_if))
        if text
    ]
    return facts.of("seen", kind=FactKind.QUESTION, text=standard.seen, notes=notes)


def _cases(shown: Shown, standard: Standard) -> list[str]:
    """Each case with what it is held to, and what is paid in it."""
    words, currency, found = shown.words, shown.book.handbook.currency, []
    for case, said in zip(standard.cases, _held_to(shown, standard), strict=True):
        if paid := words.if_missed(currency, case.if_missed):
            is_delay = case.measure is not None and case.measure.is_delay
            said = words("case.late" if is_delay else "case.missed", case=said, paid=paid)
        found.append(said)
    return found


def _held_to(shown: Shown, standard: Standard) -> list[str]:
    """What each case of a standard is held to; one that is called by its number says it once."""
    held = ((case.title, shown.words.measure(case.measure)) for case in standard.cases)
    return [
        shown.words("case.held", title=title, measure=measure)
        if measure and key(title) not in ("", key(measure))
        else title or measure
        for title, measure in held
    ]


@dataclass(frozen=True)
class StandardInShort:
    """A standard in a list, a table, on a checklist or on a small sheet."""

    id: str
    title: str
    do: str
    level: Level
    critical: bool
    badges: list[Badge]
    """How binding it is."""
    measure: str
    """The number it is held to, and those of its cases."""
    facts: list[Fact]


def standard_in_short(shown: Shown, standard: Standard, *names: str) -> StandardInShort:
    """What a standard asks, with the facts that are named, by their fields, in their order."""
    return shown.once(_in_short, standard, *names)


def _in_short(shown: Shown, standard: Standard, *names: str) -> StandardInShort:
    facts = Facts(shown, standard)
    measure = shown.words.measure(standard.measure)
    held_to = shown.words("cases.separator").join(filter(None, [measure, *_held_to(shown, standard)]))
    found: dict[str, Fact] = {}
    if names:
        known = card(facts, own=_own(facts, standard)).facts
        found = {"measure": facts.of("measure", text=held_to), **{fact.code: fact for fact in known}}
    return StandardInShort(
        id=standard.id,
        title=standard.title,
        do=standard.do,
        level=standard.level,
        critical=bool(standard.critical),
        badges=[badge for badge in facts.badges({}) if badge.code in (standard.level, "critical")],
        measure=held_to,
        facts=[found[name] for name in names if name in found and found[name].is_known],
    )


@dataclass(frozen=True)
class QuoteCard:
    """The quote as a whole, and what is known about its origin."""

    title: str
    author: str
    origin: Origin | None
    first_known: str
    first_seen: str
    url: str
    note: str
    lines: list[Ref]
    variants: bool


def quote_card(shown: Shown) -> QuoteCard:
    """The whole quote; an author is named only where the attribution is known."""
    quote, origin = shown.book.quote, shown.book.quote.attribution
    return QuoteCard(
        title=quote.title,
        author=origin.author if origin and origin.status is Origin.KNOWN else "",
        origin=origin.status if origin else None,
        first_known=str(origin.first_known or "") if origin else "",
        first_seen=origin.first_seen if origin else "",
        url=origin.url if origin else "",
        note=origin.note if origin else "",
        lines=[Ref(line.id, line.says) for line in quote.lines],
        variants=bool(quote.variants),
    )
