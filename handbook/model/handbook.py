"""The whole handbook, read-only, and the questions that everything else asks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated

from pydantic import Field

from handbook.model.base import Entry, Part
from handbook.model.delight import Gesture, Trigger
from handbook.model.figures import Calculator, Claim, Indicator
from handbook.model.glossary import Exemplar, Favour, Question, Term
from handbook.model.kinds import Listed
from handbook.model.moments import Moment, Scorecard, Touchpoint
from handbook.model.people import Department, Limit, Role, Tip
from handbook.model.service import Phrase, Quote, Standard
from handbook.model.settings import Edition, Settings


class Handbook(Part):
    """Everything that stands in `standards.yml` and the files it includes."""

    handbook: Settings = Field(description="Whose handbook it is, and how it is read.")
    quote: Quote = Field(description="The guiding quote that standards are drawn from.")
    departments: Annotated[tuple[Department, ...], Listed] = Field((), description="The parts of the organisation.")
    roles: Annotated[tuple[Role, ...], Listed] = Field(description="The jobs people do; never persons.")
    empowerment: Annotated[tuple[Limit, ...], Listed] = Field((), description="What a role may do without asking.")
    standards: Annotated[tuple[Standard, ...], Listed] = Field(description="What is done every day, every time.")
    phrases: Annotated[tuple[Phrase, ...], Listed] = Field(
        (), description="Good words, poor words, and words we do not use."
    )
    touchpoints: Annotated[tuple[Touchpoint, ...], Listed] = Field(
        description="Where you and the people you serve meet."
    )
    moments: Annotated[tuple[Moment, ...], Listed] = Field(
        description="The moments in which people make up their minds."
    )
    tips: Annotated[tuple[Tip, ...], Listed] = Field((), description="Minutes that train a standard or a moment.")
    gestures: Annotated[tuple[Gesture, ...], Listed] = Field((), description="Delight that may never become routine.")
    triggers: Annotated[tuple[Trigger, ...], Listed] = Field(
        (), description="Days in somebody's life that call for attention."
    )
    scorecards: Annotated[tuple[Scorecard, ...], Listed] = Field((), description="Secret shoppers' forms.")
    indicators: Annotated[tuple[Indicator, ...], Listed] = Field((), description="What the organisation watches.")
    calculators: Annotated[tuple[Calculator, ...], Listed] = Field(
        (), description="Sums people can do with their own numbers."
    )
    claims: Annotated[tuple[Claim, ...], Listed] = Field((), description="Numbers we quote, and how sure they are.")
    in_return: Annotated[tuple[Favour, ...], Listed] = Field((), description="What we ask of the people we serve.")
    questions: Annotated[tuple[Question, ...], Listed] = Field((), description="Questions worth asking each other.")
    exemplars: Annotated[tuple[Exemplar, ...], Listed] = Field((), description="Organisations to learn from.")
    glossary: Annotated[tuple[Term, ...], Listed] = Field((), description="Words with a meaning of their own here.")
    editions: Annotated[tuple[Edition, ...], Listed] = Field((), description="The published states of the handbook.")

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

    def section_of(self, id_: str) -> str:
        """The section an id stands in, or an empty text."""
        return next((name for name, ids in self.ids_in.items() if id_ in ids), "")

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

    def may_be_front_line(self, role: str) -> bool:
        """Whether a role, by its id, is known and does not say that it stays behind the scenes."""
        known = self.roles_by_id.get(role)
        return known is not None and known.front_line is not False


LIST_SECTIONS = tuple(name for name in Handbook.model_fields if name not in ("handbook", "quote"))
"""The sections that are lists of entries, in the order of the contract."""
MAPPING_SECTIONS = ("handbook", "quote")
"""The sections that are one group of fields and so may stand in one file only."""
