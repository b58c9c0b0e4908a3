"""A frozen edition: one JSON file in `editions/` with all that was said, its schema version and its checksum.

The file is written once and never changed. An older schema version is read by bringing its content up to
date, one version at a time.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from handbook.editions.snapshot import Content, Snapshot
from handbook.editions.upgrades import UPGRADES
from handbook.model.problems import RULES, Problem
from handbook.model.settings import in_time
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.system.folders import is_hidden
from handbook.system.inside import what_bars
from handbook.text.decoding import read_text

FOLDER = "editions"
SCHEMA = 2
"""The version in which editions are frozen now."""


class UnreadableEdition(Exception):
    """A file is no frozen edition as it should be; says by which rule, and why."""

    def __init__(self, rule: str, message: str, line: int = 1, column: int = 1) -> None:
        """Take the rule that is broken, a sentence, and the place."""
        super().__init__(message)
        self.rule, self.line, self.column = rule, line, column


def frozen_text(edition: str, from_: date, content: Content) -> str:
    """A frozen edition as it stands in its file."""
    whole: dict[str, Any] = {"content": content, "edition": edition, "from": from_.isoformat(), "schema": SCHEMA}
    return json.dumps(whole | {"checksum": checksum_of(whole)}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def checksum_of(whole: dict[str, Any]) -> str:
    """A fingerprint of everything in a frozen edition but itself, however the file is laid out."""
    rest = {name: value for name, value in whole.items() if name != "checksum"}
    packed = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(packed.encode('utf-8', 'surrogatepass')).hexdigest()}"


def edition_files(folder: Path) -> list[Path]:
    """The files of frozen editions, by name."""
    found = sorted((folder / FOLDER).glob("*.json"))
    return [path for path in found if not (is_hidden(path.name) or what_bars(path, folder))]


def read_editions(folder: Path) -> tuple[list[Snapshot], list[Problem]]:
    """The frozen editions of a handbook's folder, the earliest first, and what is wrong with their files."""
    found, problems = [], []
    for path in edition_files(folder):
        try:
            found.append(read_edition(path))
        except UnreadableEdition as wrong:
            name, cure = path.relative_to(folder).as_posix(), RULES[wrong.rule].cure
            problems.append(Problem(name, wrong.line, wrong.column, wrong.rule, str(wrong), cure))
    return sorted(found, key=lambda edition: in_time(edition.from_, edition.name)), problems


def read_edition(path: Path) -> Snapshot:
    """One frozen edition. Raises UnreadableEdition when it is none, or no longer what was frozen."""
    whole = _parsed(path)
    snapshot = _snapshot(whole)
    _check(whole, path.stem)
    return snapshot


def _parsed(path: Path) -> dict[str, Any]:
    try:
        text, flaws = read_text(read_bytes(path, limits.EDITION_BYTES))
    except TooLarge as large:
        raise UnreadableEdition("edition-unreadable", str(large)) from None
    except OSError as error:
        raise UnreadableEdition("edition-unreadable", f"The file cannot be read: {error.strerror}.") from None
    for flaw in flaws:
        raise UnreadableEdition(flaw.rule, flaw.message, flaw.line + 1, flaw.column + 1)
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableEdition(
            "edition-unreadable", "The file is no JSON from here on.", error.lineno, error.colno
        ) from None
    except ValueError:
        raise UnreadableEdition("edition-unreadable", "The file holds a number that is none.") from None
    except RecursionError:
        raise UnreadableEdition("edition-unreadable", "The file is nested deeper than any edition.") from None
    if not isinstance(whole, dict) or not isinstance(whole.get("schema"), int):
        raise UnreadableEdition("edition-unreadable", "The file is no frozen edition: it has no schema version.")
    if whole["schema"] > SCHEMA:
        raise UnreadableEdition(
            "edition-too-new", f"The file is of version {whole['schema']}, and {SCHEMA} is the latest known."
        )
    return whole


def _snapshot(whole: dict[str, Any]) -> Snapshot:
    """The content of a frozen edition, brought up to date."""
    try:
        content = whole["content"]
        for version in range(whole["schema"], SCHEMA):
            content = UPGRADES[version](content)
        snapshot = Snapshot(str(whole["edition"]), content, date.fromisoformat(whole["from"]))
        _ = snapshot.records
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnreadableEdition(
            "edition-unreadable", "The file is no frozen edition: something is missing in it."
        ) from None
    return snapshot


def _check(whole: dict[str, Any], name: str) -> None:
    if whole.get("checksum") != checksum_of(whole):
        raise UnreadableEdition(
            "edition-tampered", "The file was changed after it was frozen: its checksum does not agree."
        )
    if whole["edition"] != name:
        raise UnreadableEdition("edition-tampered", f"The file holds the edition {whole['edition']}, not {name}.")
