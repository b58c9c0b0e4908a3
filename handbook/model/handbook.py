"""The whole handbook, read-only, and the questions that everything else asks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated

from handbook.model.base import Entry, Part
from handbook.model.declared import Place, field
from handbook.model.delight import Gesture, Trigger
from handbook.model.emergencies import Emergency
from handbook.model.fields import shapes_by_name
from handbook.model.figures import Calculator, Claim, Indicator
from handbook.model.glossary import Exemplar, Favour, Question, Term
from handbook.model.kinds import Listed
from handbook.model.moments import CLOSING, Moment, Scorecard, Touchpoint
from handbook.model.people import Department, Limit, Role, Tip
from handbook.model.settings import Edition, Settings
from handbook.model.standards import Phrase, Quote, Standard
from handbook.model.voices import Voice
from handbook.text.comparing import key


class Handbook(Part):
    """Everything that stands in `standards.yml` and the files it includes."""

    handbook: Settings = field("Whose handbook it is, and how it is read.", label="Settings", place=Place.OWN)
    quote: Quote = field("The guiding quote that standards are drawn from.", label="The quote", place=Place.OWN)
    departments: Annotated[tuple[Department, ...], Listed] = field(
        "The parts of the organisation.", (), place=Place.OWN
    )
    roles: Annotated[tuple[Role, ...], Listed] = field(
        "The jobs people do; never persons.", label="Jobs", place=Place.OWN
    )
    empowerment: Annotated[tuple[Limit, ...], Listed] = field(
        "What a role may do without asking.", (), label="Limits", place=Place.OWN
    )
    emergencies: Annotated[tuple[Emergency, ...], Listed] = field(
        "What to do where somebody is in danger; it comes before everything.", (), place=Place.OWN
    )
    standards: Annotated[tuple[Standard, ...], Listed] = field("What is done every day, every time.", place=Place.OWN)
    phrases: Annotated[tuple[Phrase, ...], Listed] = field(
        "Good words, poor words, and words we do not use.", (), place=Place.OWN
    )
    touchpoints: Annotated[tuple[Touchpoint, ...], Listed] = field(
        "Where you and the people you serve meet.", label="Places", place=Place.OWN
    )
    moments: Annotated[tuple[Moment, ...], Listed] = field(
        "The moments in which people make up their minds.", place=Place.OWN
    )
    tips: Annotated[tuple[Tip, ...], Listed] = field("Minutes that train a standard or a moment.", (), place=Place.OWN)
    gestures: Annotated[tuple[Gesture, ...], Listed] = field(
        "Delight that may never become routine.", (), label="Treats", place=Place.OWN
    )
    triggers: Annotated[tuple[Trigger, ...], Listed] = field(
        "Days in somebody's life that call for attention.", (), label="Days that call for attention", place=Place.OWN
    )
    scorecards: Annotated[tuple[Scorecard, ...], Listed] = field("Secret shoppers' forms.", (), place=Place.OWN)
    voices: Annotated[tuple[Voice, ...], Listed] = field(
        "What the people you serve have said, without any name.", (), place=Place.OWN
    )
    indicators: Annotated[tuple[Indicator, ...], Listed] = field(
        "What the organisation watches.", (), label="Numbers", place=Place.OWN
    )
    calculators: Annotated[tuple[Calculator, ...], Listed] = field(
        "Sums people can do with their own numbers.", (), place=Place.OWN
    )
    claims: Annotated[tuple[Claim, ...], Listed] = field(
        "Numbers we quote, and how sure they are.", (), place=Place.OWN
    )
    in_return: Annotated[tuple[Favour, ...], Listed] = field(
        "What we ask of the people we serve.", (), label="What we ask in return", place=Place.OWN
    )
    questions: Annotated[tuple[Question, ...], Listed] = field(
        "Questions worth asking each other.", (), place=Place.OWN
    )
    exemplars: Annotated[tuple[Exemplar, ...], Listed] = field(
        "Organisations to learn from.", (), label="Examples", place=Place.OWN
    )
    glossary: Annotated[tuple[Term, ...], Listed] = field(
        "Words with a meaning of their own here.", (), place=Place.OWN
    )
    editions: Annotated[tuple[Edition, ...], Listed] = field(
        "The published states of the handbook.", (), place=Place.OWN
    )

    def sections(self) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        """Every list of entries with its name, the quote's lines and variants among them."""
        yield "quote.lines", self.quote.lines
        yield "quote.variants", self.quote.variants
        for name in LIST_SECTIONS:
            yield name, getattr(self, name)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry by its id; where an id stands twice, the first."""
        found: dict[str, Entry] = {}
        for _, entries in self.sections():
            for entry in entries:
                if entry.id:
                    found.setdefault(entry.id, entry)
        return found

    @cached_property
    def ids_in(self) -> dict[str, frozenset[str]]:
        """The ids of every section, `quote.lines` and `quote.variants` among them."""
        return {name: frozenset(entry.id for entry in entries) for name, entries in self.sections()}

    @cached_property
    def now_called(self) -> dict[str, str]:
        """The id of today for every former id."""
        return {former: entry.id for entry in self.entries.values() for former in entry.was}

    @cached_property
    def roles_by_id(self) -> dict[str, Role]:
        """Every role by its id."""
        return {role.id: role for role in self.roles}

    @cached_property
    def standards_by_id(self) -> dict[str, Standard]:
        """Every standard by its id."""
        return {standard.id: standard for standard in self.standards}

    @cached_property
    def phrases_by_id(self) -> dict[str, Phrase]:
        """Every phrase by its id."""
        return {phrase.id: phrase for phrase in self.phrases}

    @cached_property
    def moments_at(self) -> dict[str, list[Moment]]:
        """The moments of every touchpoint, by the touchpoint's id."""
        found: dict[str, list[Moment]] = defaultdict(list)
        for moment in self.moments:
            found[moment.touchpoint].append(moment)
        return found

    @cached_property
    def limits_of(self) -> dict[str, list[Limit]]:
        """The limits of every role, by the role's id."""
        found: dict[str, list[Limit]] = defaultdict(list)
        for limit in self.empowerment:
            found[limit.role].append(limit)
        return found

    @cached_property
    def groups(self) -> dict[str, str]:
        """How every group of standards is spelled where it comes first, by its normal form."""
        found: dict[str, str] = {}
        for standard in self.standards:
            if standard.group:
                found.setdefault(key(standard.group), standard.group)
        return found

    @cached_property
    def roles_at(self) -> dict[str, set[str]]:
        """The roles that make a moment in force at each touchpoint, by the touchpoint's id."""
        found: dict[str, set[str]] = defaultdict(set)
        for moment in self.moments:
            if moment.in_force:
                found[moment.touchpoint].update(moment.roles)
        return found

    def bound_by(self, standard: Standard) -> frozenset[str]:
        """The roles that a standard binds: those it names, or all that meet somebody at its places."""
        if not standard.binds_everyone:
            return frozenset(standard.who)
        if standard.holds_everywhere:
            return frozenset(self.roles_by_id)
        return frozenset(role for place in standard.where for role in self.roles_at.get(place, ()))

    def closing_of(self, scorecard: Scorecard) -> tuple[str, ...]:
        """The closing questions of a scorecard, in their order; where people cannot go elsewhere, `remembered` alone."""
        if scorecard.closing:
            return tuple(item for item in CLOSING if item in scorecard.closing)
        return CLOSING if self.handbook.elsewhere is not False else CLOSING[:1]

    def may_be_front_line(self, role: str) -> bool:
        """Whether a role, by its id, is known and does not say that it stays behind the scenes."""
        known = self.roles_by_id.get(role)
        return known is not None and known.front_line is not False


LIST_SECTIONS = tuple(name for name in Handbook.model_fields if name not in ("handbook", "quote"))
"""The sections that are lists of entries, in the order of the contract."""
MAPPING_SECTIONS = ("handbook", "quote")
"""The sections that are one group of fields and so may stand in one file only."""


def entry_types() -> dict[str, type[Entry]]:
    """The kind of entry that stands in each section, `quote.lines` and `quote.variants` among them."""
    found: dict[str, type[Entry]] = {}
    for owner, prefix, names in ((Quote, "quote.", ("lines", "variants")), (Handbook, "", LIST_SECTIONS)):
        for name in names:
            part = shapes_by_name(owner)[name].part
            assert part is not None
            assert issubclass(part, Entry)
            found[f"{prefix}{name}"] = part
    return found


ENTRY_TYPES = entry_types()
