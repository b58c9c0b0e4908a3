"""What is known about an entry, in the order in which its fields are declared: facts under their labels, and badges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, partial
from typing import Any

from handbook.model import Achieved, Entry, Given, IfMissed, Measure, Part, Reached
from handbook.model.choices import Verdict
from handbook.model.declared import Place
from handbook.model.fields import Shape, shapes, shapes_by_name
from handbook.model.pictures import Picture, picture_name
from handbook.views.context import Ref, Shown, named


class FactKind(StrEnum):
    """How a fact is drawn; these are all there are."""

    TEXT = "text"
    ENTRIES = "entries"
    """Other entries, by their names."""
    QUOTED = "quoted"
    """Other entries, by their words in quotation marks."""
    ITEMS = "items"
    """Several texts."""
    PHRASES = "phrases"
    """Words, each with whether it is said, avoided or never said."""
    ADDRESS = "address"
    """An address on the web."""
    PICTURE = "picture"
    """A picture, and the words for whoever cannot see it."""
    QUESTION = "question"
    """A question, with marking notes where it has any."""


@dataclass(frozen=True)
class Said:
    """A phrase beside a standard: its words, its verdict, and how that is said before it."""

    id: str
    title: str
    verdict: Verdict
    said: str


@dataclass(frozen=True)
class Fact:
    """Something known about an entry, under a label; only what its kind is made of is filled in."""

    code: str
    """What it is called in our own code, in style sheets and on paper: `seen`, `moments`."""
    label: str
    kind: FactKind = FactKind.TEXT
    text: str = ""
    refs: list[Ref] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    phrases: list[Said] = field(default_factory=list)
    notes: list[Fact] = field(default_factory=list)
    file: str = ""
    """What the file of a picture is called on the site and on sheets."""
    phone: Any = None
    """The number of whom the fact names, as `phones.Phone`."""

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.text or self.refs or self.items or self.phrases)


NOTHING = Fact("", "")
"""What is not known: most cards lack most of what there could be."""


@dataclass(frozen=True)
class Badge:
    """A word or two in a frame; looks go by the code."""

    code: str
    words: str


@cache
def _standing_at(part: type[Part], place: Place) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes(part) if shape.declared.place is place)


class Facts:
    """Answers what is known about one entry, field by field, in the words of the handbook's language."""

    def __init__(self, shown: Shown, entry: Entry) -> None:
        """Ask about this entry."""
        self.shown, self.entry, self.words = shown, entry, shown.words
        self._shapes = shapes_by_name(type(entry))

    def of(self, name: str, **known: Any) -> Fact:
        """A fact under the label of a field, by the field's name in YAML."""
        return Fact(name, self.words.label(self._shapes[name]), **known)

    def entries(self, code: str, entries: Iterable[Entry]) -> Fact:
        """What points at the entry, which nobody writes down, under a label from the catalogue."""
        return self.refs(code, named(entries))

    def refs(self, code: str, refs: list[Ref]) -> Fact:
        """The same of entries as they are mentioned."""
        if not refs:
            return NOTHING
        return Fact(code, self.words(f"fact.{code}"), FactKind.ENTRIES, refs=refs)

    def say(self, name: str, key: str, **values: object) -> str:
        """How a value of a field is said, in the words that its declaration has for it."""
        return self.words.choice(self._shapes[name], key, **values)

    def at(self, place: Place, own: Mapping[str, Fact]) -> list[Fact]:
        """The facts of a place that are known, in the order in which they are declared; those of its own come in their place."""
        found = (own.get(shape.name) or self._known(shape) for shape in _standing_at(type(self.entry), place))
        return [fact for fact in found if fact and fact.is_known]

    def declared(self) -> list[Fact]:
        """All facts that need nothing but their declaration, for a card that is drawn in its own way."""
        return [*self.at(Place.FACTS, {}), *self.at(Place.FILED, {})]

    def badges(self, own: Mapping[str, Badge | None]) -> list[Badge]:
        """The badges that the entry's fields ask for; what holds by default needs none."""
        found = (
            own[shape.name] if shape.name in own else self._badge(shape)
            for shape in _standing_at(type(self.entry), Place.BADGE)
        )
        return [badge for badge in found if badge and badge.words]

    def lead(self) -> str:
        """The sentence that matters most."""
        leads = _standing_at(type(self.entry), Place.LEAD)
        return next((self._text(shape, self._value(shape)) for shape in leads), "")

    def _value(self, shape: Shape) -> Any:
        return getattr(self.entry, shape.attribute)

    def _known(self, shape: Shape) -> Fact | None:
        """A fact of the kind that follows from what stands in the field."""
        value = self._value(shape)
        if value in (None, "", ()):
            return None
        known = partial(self.of, shape.name)
        if isinstance(value, Picture):
            return known(kind=FactKind.PICTURE, text=value.says, file=picture_name(value.file))
        if shape.points_at:
            ids = value if shape.many else (value,)
            if shape.kind and shape.kind.instead in ids:
                return known(text=self.words(f"all.{shape.kind.instead}"))
            return known(kind=FactKind.ENTRIES, refs=self.shown.refs(ids) if shape.many else [self.shown.ref(value)])
        if shape.many and not shape.choices:
            return known(kind=FactKind.ITEMS, items=[self._one(shape, item) for item in value])
        return known(kind=FactKind.ADDRESS if shape.is_address else FactKind.TEXT, text=self._text(shape, value))

    def _text(self, shape: Shape, value: Any) -> str:
        if shape.many:
            return self.words.enumeration(self._one(shape, item) for item in value)
        return self._one(shape, value)

    def _one(self, shape: Shape, value: Any) -> str:
        """A single value in words."""
        if isinstance(value, bool):
            key = "yes" if value else "no"
            if key in shape.declared.words:
                return self.say(shape.name, key)
            return "" if shape.declared.place is Place.BADGE else self.words(key)
        if shape.choices:
            return self.say(shape.name, str(value), customer=self.shown.book.handbook.customer) if value else ""
        said = self._plainly(value)
        return self.say(shape.name, "some", value=said) if said and "some" in shape.declared.words else said

    def _plainly(self, value: Any) -> str:
        match value:
            case date():
                return self.words.day(value)
            case int() | float():
                return self.words.number(value)
            case Measure():
                return self.words.measure(value)
            case IfMissed():
                return self.words.if_missed(self.shown.book.handbook.currency, value)
            case Achieved():
                return self.words.achieved(value)
            case Reached():
                return self.words.reached(value, getattr(self.entry, "unit", ""), self.shown.book.handbook.currency)
            case Given():
                return self.words.given(value)
            case Part():
                return self.words.enumeration(self._plainly(inside) for inside in dict(value).values() if inside)
        return str(value or "")

    def _badge(self, shape: Shape) -> Badge | None:
        value = self._value(shape)
        if value in (None, "") or shape.holds_by_default(value):
            return None
        code = str(value) if shape.choices else shape.name
        return Badge(code.replace(" ", "-").replace("_", "-"), self._text(shape, value))
