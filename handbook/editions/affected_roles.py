"""Whom an entry concerns: the roles that do something else when it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from handbook.editions.snapshot import Content, Record, Snapshot

EVERYONE = ("quote", "glossary")
"""Sections that everybody works with."""
NAMING = {"moments": "roles", "gestures": "roles", "roles": "id", "empowerment": "role", "triggers": "owner"}
"""The field by which a section names the roles itself."""
ABOUT = {"tips": "about", "questions": "leads_to", "in_return": "helps", "scorecards": "moments", "indicators": "of"}
"""The field by which a section says which standards and moments it is about; it concerns whomever those concern."""
DONE = ("standards", "moments")


class AffectedRoles:
    """Answers, for one state of a handbook, which roles an entry concerns."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Ask of this state."""
        self._snapshot = snapshot

    @cached_property
    def everyone(self) -> frozenset[str]:
        """Every role."""
        return frozenset(self._snapshot.ids("roles"))

    def of(self, record: Record | None) -> frozenset[str]:
        """The roles an entry concerns; nobody's are claims, exemplars, calculators and what is not there."""
        if record is None:
            return frozenset()
        section, fields = record.section, record.fields
        if section == "standards":
            return self._whom(fields.get("who", ()))
        if section in EVERYONE:
            return self.everyone
        if section in NAMING:
            named = fields.get(NAMING[section], ())
            return frozenset([named] if isinstance(named, str) else named)
        if section in self._by_id:
            return self._by_id[section].get(fields["id"], self.everyone if section == "phrases" else frozenset())
        return self._all(fields.get(ABOUT.get(section, ""), ()))

    def _whom(self, who: Iterable[str]) -> frozenset[str]:
        named = frozenset(who)
        return self.everyone if not named or "everyone" in named else named

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
            whom = self._whom(standard.get("who", ()))
            for place in standard.get("where", ()):
                found["touchpoints"][place] |= whom
            for phrase in standard.get("phrases", ()):
                found["phrases"][phrase] |= whom
        return found

    def _entries(self, section: str) -> list[Content]:
        return list(self._snapshot.content.get(section, ()))
