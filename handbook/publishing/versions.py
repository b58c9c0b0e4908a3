"""The list of published editions, as mike and Material's version picker write and read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from handbook.authoring.lifecycle import Refused
from handbook.editions import History
from handbook.editions.history import last_days
from handbook.model.settings import in_time
from handbook.system.folders import not_ours

CURRENT = "current"
"""The alias of the edition in force, under which printed codes lead to it."""
VERSIONS = "versions.json"
"""The list of editions, in the form that mike and Material's version picker know."""
OVERVIEW = "index.html"
LOG = "published.log"


def is_free(name: str) -> bool:
    """Whether a folder for an edition may have a name: the top of what is published has others in it."""
    return (
        bool(name) and not name.startswith(".") and "/" not in name and name not in (CURRENT, VERSIONS, OVERVIEW, LOG)
    )


@dataclass(frozen=True)
class Version:
    """A published edition, its other names, and the days it holds; what else the list says of it is kept."""

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    from_: date | None = None
    until: date | None = None
    properties: tuple[tuple[str, Any], ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether it is the edition in force."""
        return CURRENT in self.aliases

    def row(self) -> dict[str, Any]:
        """The edition as it stands in the list."""
        days = {"from": self.from_, "until": self.until}
        known = dict(self.properties) | {name: str(day) for name, day in days.items() if day}
        row: dict[str, Any] = {"version": self.name, "title": self.title, "aliases": list(self.aliases)}
        return row | ({"properties": known} if known else {})


def read_versions(published: Path) -> list[Version]:
    """The editions that are published in a folder; none in an empty one.

    Raises Refused for a folder that holds something else or a link that leads out of it, or a list that cannot be read.
    """
    for one in not_ours(published):
        raise Refused("cannot.publish.stray", file=one.path, why=one.why)
    path = published / VERSIONS
    if not path.is_file():
        if published.exists() and any(published.iterdir()):
            raise Refused("cannot.publish.no-editions", folder=published)
        return []
    try:
        listed = [_version(row) for row in json.loads(path.read_text("utf-8"))]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused("cannot.publish.no-list", file=path) from None
    return [version for version in listed if (published / version.name).is_dir()]


def _version(row: dict[str, Any]) -> Version:
    if not is_free(str(row["version"])):
        raise ValueError(row["version"])
    properties = dict(row.get("properties") or {})
    from_, until = (
        date.fromisoformat(day) if (day := properties.pop(name, "")) else None for name in ("from", "until")
    )
    aliases = tuple(map(str, row["aliases"]))
    return Version(str(row["version"]), str(row["title"]), aliases, from_, until, tuple(properties.items()))


def with_edition(versions: Iterable[Version], name: str, history: History) -> list[Version]:
    """The list with one edition more, the latest first; the latest of those the handbook has frozen is current."""
    listed = {version.name: version for version in versions} | {name: Version(name, name)}
    known = [edition for edition in history.frozen if edition.name in listed]
    for edition, until in zip(history.frozen, last_days(history.frozen), strict=True):
        if version := listed.get(edition.name):
            listed[edition.name] = replace(version, from_=edition.from_, until=until)
    return [
        replace(version, aliases=_aliases(version, current=version.name == known[-1].name))
        for version in sorted(listed.values(), key=lambda one: in_time(one.from_, one.name), reverse=True)
    ]


def _aliases(version: Version, *, current: bool) -> tuple[str, ...]:
    others = tuple(alias for alias in version.aliases if alias != CURRENT)
    return (CURRENT, *others) if current else others


def write_versions(tree: Path, versions: list[Version]) -> None:
    """Write the list. Raises OSError."""
    rows = [version.row() for version in versions]
    (tree / VERSIONS).write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", "utf-8")
