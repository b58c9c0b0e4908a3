"""Whom an entry concerns: the roles that do something else when it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from handbook.editions.snapshot import Content, Record, Snapshot
from handbook.model import Entry
from handbook.model.fields import Shape, shapes_by_name

EVERYONE, EVERYWHERE = "everyone", "everywhere"
NOT_IN_FORCE = ("draft", "retired")

DONE = ("standards", "moments")


class AffectedRoles:
    """Answers, for one state of a handbook, which roles an entry concerns."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Look at this state of the handbook."""
        self._snapshot = snapshot

    @cached_property
    def everyone(self) -> frozenset[str]:
        """Every role."""
        return frozenset(self._snapshot.ids("roles"))

    def of(self, record: Record | None) -> frozenset[str]:
        """The roles an entry concerns; nobody's are claims, exemplars, calculators and what is not there."""
        if record is None:
            return frozenset()
        section, part, fields = record.section, record.part, record.fields
        if section in self._by_id:
            return self._by_id[section].get(fields["id"], self.everyone if section == "phrases" else frozenset())
        if section == "standards":
            return self._bound(fields)
        if not issubclass(part, Entry) or not part.concerns:
            return frozenset()
        if part.concerns == EVERYONE:
            return self.everyone
        return self._concerned(shapes_by_name(part)[part.concerns], fields.get(part.concerns, ()))

    def _concerned(self, shape: Shape, named: str | Iterable[str]) -> frozenset[str]:
        """The roles that a field names, or those of the standards and moments it names."""
        ids = [named] if isinstance(named, str) else named
        if shape.kind and shape.kind.instead:
            return self._whom(ids)
        return frozenset(ids) if shape.name == "id" or shape.points_at == ("roles",) else self._all(ids)

    def _bound(self, standard: Content) -> frozenset[str]:
        """The roles a standard names; where it holds for everyone at some places, those that make a moment there."""
        whom, places = self._whom(standard.get("who", ())), standard.get("where", ())
        if whom is not self.everyone or not places or EVERYWHERE in places:
            return whom
        return frozenset().union(*(self._made_at[place] for place in places))

    @cached_property
    def _made_at(self) -> dict[str, frozenset[str]]:
        """The roles that make a moment in force at each touchpoint."""
        found: dict[str, frozenset[str]] = defaultdict(frozenset)
        for moment in self._entries("moments"):
            if moment.get("status") not in NOT_IN_FORCE:
                found[moment.get("touchpoint", "")] |= frozenset(moment.get("roles", ()))
        return found

    def _whom(self, who: Iterable[str]) -> frozenset[str]:
        named = frozenset(who)
        return self.everyone if not named or EVERYONE in named else named

    def _all(self, ids: Iterable[str]) -> frozenset[str]:
        records = (self._snapshot.records.get(id_) for id_ in ids)
        return frozenset().union(*(self.of(record) for record in records if record and record.section in DONE))

    @cached_property
    def _by_id(self) -> dict[str, dict[str, frozenset[str]]]:
        """The sections whose roles are those of whatever points at their entries.

        A department concerns its roles; a touchpoint whoever makes a moment there or is bound by a standard of that
        very place; a phrase whoever is bound by a standard it goes with, and without one everybody.
        """
        found: dict[str, dict[str, frozenset[str]]] = {
            name: defaultdict(frozenset) for name in ("departments", "touchpoints", "phrases")
        }
        for role in self._entries("roles"):
            found["departments"][role.get("department", "")] |= {role["id"]}
        for moment in self._entries("moments"):
            found["touchpoints"][moment.get("touchpoint", "")] |= frozenset(moment.get("roles", ()))
        for standard in self._entries("standards"):
            whom = self._bound(standard)
            for place in standard.get("where", ()):
                found["touchpoints"][place] |= whom
            for phrase in standard.get("phrases", ()):
                found["phrases"][phrase] |= whom
        return found

    def _entries(self, section: str) -> list[Content]:
        return list(self._snapshot.content.get(section, ()))
