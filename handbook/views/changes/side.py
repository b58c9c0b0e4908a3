"""An entry on one side of a comparison, and what stands in its fields, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from handbook.editions import Snapshot
from handbook.editions.snapshot import Content, Record
from handbook.model import Achieved, Calculator, Case, Extra, Given, IfMissed, Measure, Reached, Variant
from handbook.model.base import title_field
from handbook.model.fields import Shape
from handbook.model.sums import FORMULAS
from handbook.words import Words

ALL = ("everyone", "everywhere")


@dataclass(frozen=True)
class Side:
    """An entry on one side of a comparison, the names of everything on that side, and the words to tell it in."""

    snapshot: Snapshot
    record: Record | None
    words: Words

    @cached_property
    def fields(self) -> Content:
        """What is written there; nothing of an entry that is not there."""
        return self.record.fields if self.record else {}

    @property
    def title(self) -> str:
        """What the entry is called; a limit by whose it is."""
        if self.record and self.record.section == "empowerment":
            return self.words("change.limit-of", role=self.name(self.fields.get("role", "")))
        return name_of(self.record, self.words) if self.record else ""

    def name(self, id_: str) -> str:
        """What an entry is called."""
        record = self.snapshot.records.get(id_)
        return name_of(record, self.words) if record else id_

    def names(self, ids: Iterable[str]) -> str:
        """What several entries are called, as a sentence lists them."""
        return self.words.listing(self.quoted(id_) for id_ in ids)

    def quoted(self, id_: str) -> str:
        """An entry's name in quotation marks, or the word that stands for all."""
        return self.words(f"all.{id_}") if id_ in ALL else self.words("quoted", words=self.name(id_))

    def money(self, value: float | None) -> str:
        """An amount with the currency of that side."""
        return self.words.money(self._currency, value)

    @property
    def _currency(self) -> str:
        return str(self._settings.get("currency", ""))

    @property
    def _settings(self) -> Content:
        return dict(self.snapshot.content.get("handbook", {}))

    def said(self, value: Any, shape: Shape) -> str:
        """What stands in a field."""
        if value is None:
            return ""
        if not shape.many:
            return self.one(value, shape)
        return self.names(value) if shape.points_at else "; ".join(self.one(item, shape) for item in value)

    def one(self, value: Any, shape: Shape) -> str:
        """One value of a field."""
        if shape.points_at:
            return self.name(value)
        if shape.part:
            return self._group(value, shape.part)
        if isinstance(value, bool):
            return self.words("yes" if value else "no")
        if shape.choices and value in shape.choices:
            return self.words.choice(shape, value, customer=self._settings.get("customer", "customer"))
        if shape.is_day:
            return self.words.day(date.fromisoformat(value))
        return self.words.number(value) if isinstance(value, int | float) else str(value)

    def _group(self, fields: Content, part: type[Any]) -> str:
        """A group of fields as one."""
        if part is Measure:
            return self.measure(fields)
        if part is IfMissed:
            return self.words.if_missed(self._currency, IfMissed.model_construct(**fields))
        if part is Case:
            return self.words("labelled", label=fields.get("title", ""), text=self.measure(fields.get("measure")))
        if part is Achieved:
            return self.words.achieved(Achieved.model_construct(**fields))
        if part is Reached:
            return self.words.reached(Reached.model_construct(**fields), self.fields.get("unit", ""), self._currency)
        if part is Given:
            return self.words.given(Given.model_construct(**fields))
        if part is Extra:
            return str(fields.get("ask", ""))
        return self.words.enumeration(str(value) for value in fields.values())

    def measure(self, fields: Content | None) -> str:
        """What a standard is held to."""
        return self.words.measure(Measure.model_construct(**fields) if fields else None)


def name_of(record: Record, words: Words) -> str:
    """What an entry is called, from its fields; a wording of the quote by its first sentence, a sum by its formula."""
    formula = record.fields.get("formula")
    if record.part is Calculator and not record.fields.get("title") and formula in FORMULAS:
        return words(f"formula.{formula}")
    name = title_field(record.part) or ("says" if record.part is Variant else "id")
    said = record.fields.get(name) or record.fields.get("id", "")
    return str(said[0] if isinstance(said, list) else said)
