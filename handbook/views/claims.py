"""A number we quote: its card, and in the middle of a sentence, as any entry can be mentioned."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Claim
from handbook.model.choices import Evidence
from handbook.views.context import Shown
from handbook.views.entry_card import EntryCard, card
from handbook.views.facts import Badge, Facts


def claim_card(shown: Shown, claim: Claim) -> EntryCard:
    """A number we quote, with everything that is known about it."""
    facts = Facts(shown, claim)
    return card(facts, own={"number": facts.of("number", text=_claimed(shown, claim))})


def _claimed(shown: Shown, claim: Claim) -> str:
    """A number, or a range, with its unit."""
    said = shown.words.number(claim.number)
    if claim.number_to is not None:
        said = shown.words("range", lower=said, upper=shown.words.number(claim.number_to))
    return shown.words.counted(said, claim.unit)


@dataclass(frozen=True)
class Mention:
    """An entry in the middle of a sentence: the words, its id, and a badge where one is due."""

    id: str
    words: str
    badge: Badge | None = None


def mention(shown: Shown, id_: str) -> Mention:
    """An entry by its name."""
    return Mention(id_, shown.ref(id_).title)


def claim_mention(shown: Shown, id_: str) -> Mention:
    """A claim's number with its unit; only a checked or reported one goes without a badge."""
    claim = next(claim for claim in shown.book.claims if claim.id == id_)
    is_sure = claim.status in (Evidence.CHECKED, Evidence.REPORTED)
    badge = None if is_sure else Badge(claim.status, Facts(shown, claim).say("status", claim.status))
    return Mention(id_, _claimed(shown, claim) or claim.says, badge)
