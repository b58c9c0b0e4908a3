"""A handbook as it is shown on a day: what to call each entry, and what points at it, which is never written down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from handbook.editions import History
from handbook.model import (
    Calculator,
    Edition,
    Entry,
    Gesture,
    Handbook,
    Limit,
    Living,
    Moment,
    Phrase,
    Question,
    Role,
    Scorecard,
    Standard,
    Tip,
    Touchpoint,
    Trigger,
)
from handbook.model.choices import Status
from handbook.model.linked import words_only
from handbook.results.answer import Answer
from handbook.results.practice import Practice
from handbook.results.slip import Slip
from handbook.scoring.scores import Scores
from handbook.views.downloads import Download
from handbook.words import Words, words_in
from handbook.words.catalogue import OwnWords

Made = TypeVar("Made")
A_FEW = 3
"""How many of one kind stand open beside each other on a screen; of more, each is a line that opens."""


class Ref(NamedTuple):
    """An entry as others mention it; without an id it is words only."""

    id: str
    title: str


class Story(NamedTuple):
    """A page that tells a story: its title, its address in the site, and the ids of the entries it is about."""

    title: str
    address: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A handbook as it is shown on a day: in the preview with its drafts, otherwise without."""

    book: Handbook
    today: date
    preview: bool
    history: History
    """What it said in its frozen editions."""
    stories: tuple[Story, ...] = ()
    printed: tuple[Download, ...] = ()
    """The files that are printed of it."""
    answers: tuple[Answer, ...] = ()
    """What shoppers and coaches answered, every answer once."""
    slips: tuple[Slip, ...] = ()
    """The slip book: what went wrong and was put right."""
    practice: tuple[Practice, ...] = ()
    """What was practised, and when somebody will look again."""
    own_words: OwnWords = field(default_factory=dict)
    """What the house says in the place of our own messages, by their ids."""

    _made: dict[tuple[object, ...], tuple[object, Any]] = field(default_factory=dict, init=False, compare=False)

    def once(self, make: Callable[..., Made], about: object, *names: str) -> Made:
        """What a view makes of an entry, made only once: lists, cards and forms ask for the same."""
        key = (make, id(about), names)
        if key not in self._made:
            self._made[key] = about, make(self, about, *names)
        made: Made = self._made[key][1]
        return made

    @cached_property
    def words(self) -> Words:
        """All that we say, in the language of the handbook."""
        return words_in(self.book.handbook.language, self.own_words)

    @cached_property
    def scores(self) -> Scores:
        """What the answers of all shops say."""
        return Scores(self.book, self.history, self.answers, self.today, slips=self.slips, notes=self.practice)

    def shows(self, entry: Entry) -> bool:
        """Whether an entry shows on pages: a draft only in the preview, a retired one only at its own address."""
        if not isinstance(entry, Living):
            return True
        return entry.in_force or (self.preview and entry.status is Status.DRAFT)

    def hides(self, entry: Entry) -> bool:
        """Whether nothing that stands in an entry may be seen: it is a draft, and this is no preview."""
        return isinstance(entry, Living) and entry.status is Status.DRAFT and not self.preview

    @cached_property
    def standards(self) -> list[Standard]:
        """The standards that show."""
        return [standard for standard in self.book.standards if self.shows(standard)]

    @cached_property
    def moments(self) -> list[Moment]:
        """The moments that show."""
        return [moment for moment in self.book.moments if self.shows(moment)]

    def ref(self, id_: str) -> Ref:
        """The entry of an id as others mention it."""
        entry = self.book.entries.get(id_)
        return Ref(id_, self.name_of(entry) if entry else id_)

    def name_of(self, entry: Entry) -> str:
        """What people call an entry; an edition and a sum without a title get theirs from us, and a draft has none yet."""
        if self.hides(entry):
            return entry.id
        if isinstance(entry, Edition):
            return self.words("told.edition", edition=entry.id)
        if isinstance(entry, Calculator) and not entry.title:
            return self.words(f"formula.{entry.formula}")
        return entry.name

    def in_words(self, text: str) -> str:
        """A text in which a link is its words, or what the entry is called."""
        return words_only(text, lambda id_: self.ref(id_).title)

    def refs(self, ids: Iterable[str]) -> list[Ref]:
        """The entries of several ids that show."""
        return [self.ref(id_) for id_ in ids if self.shows(self.book.entries[id_])]

    @cached_property
    def standards_at(self) -> dict[str, list[Standard]]:
        """The standards that hold at each touchpoint, those that hold everywhere among them."""
        everywhere = [touchpoint.id for touchpoint in self.book.touchpoints]
        return _by(self.standards, lambda standard: everywhere if standard.holds_everywhere else standard.where)

    @cached_property
    def standards_of_line(self) -> dict[str, list[Standard]]:
        """The standards drawn from each quote line."""
        return _by(self.standards, lambda standard: standard.quote)

    @cached_property
    def standards_with_phrase(self) -> dict[str, list[Standard]]:
        """The standards that each phrase goes with."""
        return _by(self.standards, lambda standard: standard.phrases)

    @cached_property
    def standards_before(self) -> dict[str, list[Standard]]:
        """The standards that each standard comes after."""
        return _by(self.standards, lambda standard: [standard.then])

    @cached_property
    def moments_using(self) -> dict[str, list[Moment]]:
        """The moments whose checklist holds each standard or gesture."""
        return _by(self.moments, lambda moment: [*moment.checklist.basics, *moment.checklist.delight])

    @cached_property
    def moments_falling_back(self) -> dict[str, list[Moment]]:
        """The moments that turn to each standard or moment when they go wrong."""
        return _by(self.moments, lambda moment: [moment.if_it_goes_wrong])

    @cached_property
    def moments_of_role(self) -> dict[str, list[Moment]]:
        """The moments each role makes."""
        return _by(self.moments, lambda moment: moment.roles)

    @cached_property
    def moments_at(self) -> dict[str, list[Moment]]:
        """The moments at each touchpoint."""
        return _by(self.moments, lambda moment: [moment.touchpoint])

    @cached_property
    def tips_about(self) -> dict[str, list[Tip]]:
        """The tips that train each standard or moment."""
        return _by(self.book.tips, lambda tip: tip.about)

    @cached_property
    def limits_of(self) -> dict[str, list[Limit]]:
        """The limits of each role."""
        return _by(self.book.empowerment, lambda limit: [limit.role])

    @cached_property
    def scorecards_asking(self) -> dict[str, list[Scorecard]]:
        """The scorecards that ask about each moment."""
        return _by(self.book.scorecards, lambda scorecard: scorecard.moments)

    @cached_property
    def phrases_bettering(self) -> dict[str, list[Phrase]]:
        """The phrases that each phrase is said instead of."""
        return _by(self.book.phrases, lambda phrase: phrase.instead)

    @cached_property
    def questions_leading_to(self) -> dict[str, list[Question]]:
        """The questions that lead to each entry."""
        return _by(self.book.questions, lambda question: question.leads_to)

    def everyones_standards_for(self, role: str) -> list[Standard]:
        """The standards that bind everyone who serves somewhere, as far as they bind a role."""
        return [
            standard for standard in self.standards if standard.binds_everyone and role in self.book.bound_by(standard)
        ]

    def scorecards_of(self, standard: Standard) -> list[Scorecard]:
        """The scorecards on which a standard's question stands."""
        found = (scorecard for asking in self.asked_in(standard).values() for scorecard in asking)
        return list({scorecard.id: scorecard for scorecard in found}.values())

    def asked_in(self, standard: Standard) -> dict[str, list[Scorecard]]:
        """The moments in which a shopper could be asked about a standard, and the scorecards that do."""
        if "shop" not in standard.checked_by:
            return {}
        return {
            moment.id: self.scorecards_asking.get(moment.id, []) for moment in self.moments_using.get(standard.id, ())
        }

    @cached_property
    def roles_at(self) -> dict[str, set[str]]:
        """The roles that make moments at each touchpoint."""
        return {id_: {role for moment in made for role in moment.roles} for id_, made in self.moments_at.items()}

    def roles_of(self, entry: Entry) -> frozenset[str] | None:
        """The roles an entry is for; None when it is for everyone.

        A phrase is for those whom its standards bind, a tip for those whose standards and moments it trains.
        """
        match entry:
            case Standard():
                return None if entry.binds_everyone else frozenset(entry.who)
            case Moment() | Gesture():
                return frozenset(entry.roles)
            case Limit():
                return frozenset([entry.role])
            case Role():
                return frozenset([entry.id])
            case Trigger():
                return frozenset([entry.owner])
            case Touchpoint():
                return frozenset(self.roles_at.get(entry.id, ())) or None
            case Phrase():
                return self._all_of(self.standards_with_phrase.get(entry.id, ()))
            case Tip():
                return self._all_of(self.book.entries[id_] for id_ in entry.about)
        return None

    def _all_of(self, entries: Iterable[Entry]) -> frozenset[str] | None:
        found: set[str] = set()
        for entry in entries:
            roles = self.roles_of(entry)
            if roles is None:
                return None
            found |= roles
        return frozenset(found) or None


def named(entries: Iterable[Entry]) -> list[Ref]:
    """Entries as others mention them."""
    return [Ref(entry.id, entry.name) for entry in entries]


AnEntry = TypeVar("AnEntry", bound=Entry)


def _by(entries: Iterable[AnEntry], pointed_at: Callable[[AnEntry], Iterable[str]]) -> dict[str, list[AnEntry]]:
    found: dict[str, list[AnEntry]] = defaultdict(list)
    for entry in entries:
        for id_ in dict.fromkeys(pointed_at(entry)):
            if id_:
                found[id_].append(entry)
    return found
