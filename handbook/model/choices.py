"""The words of which a field knows a few, where our own code goes by them; written as they stand in YAML and JSON."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Whether a standard or a moment is in force."""

    DRAFT = "draft"
    TRIAL = "trial"
    ACTIVE = "active"
    RETIRED = "retired"


class Level(StrEnum):
    """How binding a standard is."""

    MUST = "must"
    SHOULD = "should"


class Verdict(StrEnum):
    """Whether words are said, avoided, or never said."""

    SAY = "say"
    AVOID = "avoid"
    BANNED = "banned"


class MomentKind(StrEnum):
    """Service, putting something right, or handing over between colleagues."""

    SERVICE = "service"
    RECOVERY = "recovery"
    HANDOVER = "handover"


class Audience(StrEnum):
    """Whom a tip or a question is for."""

    STAFF = "staff"
    COACH = "coach"
    EXECUTIVE = "executive"


class Stage(StrEnum):
    """When in a visit a touchpoint comes, in the order of the visit."""

    BEFORE = "before"
    ARRIVE = "arrive"
    DURING = "during"
    PROBLEM = "problem"
    LEAVE = "leave"
    AFTER = "after"


class Origin(StrEnum):
    """How sure we are of the author of a quote."""

    KNOWN = "known"
    DISPUTED = "disputed"
    OWN = "own"


class Evidence(StrEnum):
    """How sure a number is that we quote."""

    CHECKED = "checked"
    REPORTED = "reported"
    DATED = "dated"
    UNVERIFIED = "unverified"
    GARBLED = "garbled"


class ReasonKind(StrEnum):
    """What an edition says has happened to some entries."""

    ADDED = "added"
    CHANGED = "changed"
    CLARIFIED = "clarified"
    REMOVED = "removed"
