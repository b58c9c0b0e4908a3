"""Open an edition, close it for good, and confirm what was looked at again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from handbook.editions.compare import compare
from handbook.editions.frozen import FOLDER, frozen_text
from handbook.editions.history import History
from handbook.editions.snapshot import Snapshot, content_of
from handbook.editions.suspect import confirmable, fingerprint_of
from handbook.model import Handbook, Standard, Tip
from handbook.model.problems import Severity
from handbook.model.settings import in_time
from handbook.reader import ROOT, Reading, read
from handbook.reader.rewrite import Edit, add_field, add_lines, rewrite, set_value
from handbook.system.clock import day_after
from handbook.system.files import write_atomically
from handbook.words.unable import Unable, meant


class Refused(Unable):
    """Something cannot be done as things stand; says why and what to do."""


class NoSuchEntry(Unable):
    """An id that stands for nothing that could be confirmed."""


def sound_reading(folder: Path) -> Reading:
    """The handbook in a folder. Raises NoHandbook, or Refused where a file cannot be read as it should."""
    reading = read(folder)
    wrong = sorted(problem for problem in reading.problems if problem.severity is Severity.ERROR)
    if wrong:
        first = wrong[0]
        place = f"{first.file}:{first.line}"
        raise Refused("cannot.while-wrong", place=place, message=first.message, command="handbook check")
    return reading


def open_edition(folder: Path, name: str, from_: date | None, today: date) -> tuple[date, list[str]]:
    """Start an edition: set it in the settings and add it to `editions`, in the files themselves.

    Without a day it is in force from today, or from the day after the latest. Returns the day and the files that
    were changed. Raises NoHandbook, Refused or NotWritten.
    """
    reading = sound_reading(folder)
    book = reading.book
    if name in {edition.id for edition in book.editions} or (folder / FOLDER / f"{name}.json").exists():
        raise Refused("cannot.open.known", edition=name)
    dated = ((edition.from_, edition.id) for edition in book.editions if edition.from_)
    latest = max(dated, key=lambda edition: in_time(*edition), default=(date.min, ""))
    following = day_after(latest[0])
    if following is None:
        raise Refused("cannot.open.no-later-day", latest=latest[1], **{"from": str(latest[0])})
    day = from_ or max(today, following if latest[1] else today)
    if in_time(day, name) <= in_time(*latest):
        option = f"--from {following}"
        known = {"latest": latest[1], "from": str(latest[0])}
        raise Refused("cannot.open.too-early", edition=name, option=option, **known)
    setting = reading.source_map.value(book.handbook, "edition")
    assert setting is not None
    edits = [set_value(setting, name), _new_edition(reading, name, day)]
    rewrite(folder, reading, edits, lambda again: _is_opened(book, again, name, day))
    return day, list(dict.fromkeys(edit.file for edit in edits))


def _new_edition(reading: Reading, name: str, day: date) -> Edit:
    """The new entry below the last one, or below a section that is empty or new."""
    items = reading.source_map.items.get("editions")
    if items:
        column = items[-1].node.start_mark.column
        dash = items[-1].source.lines[items[-1].node.start_mark.line][:column].rfind("-")
        return add_lines(items[-1], _entry(name, day, dash if dash >= 0 else column - 2))
    key = reading.source_map.keys.get("editions")
    if key is None:
        root = reading.sources[ROOT]
        return Edit(ROOT, len(root.lines), 0, 0, "\n".join(["", "editions:", *_entry(name, day, 2), ""]))
    empty = next(value for other, value in key.source.root.value if other is key.node)  # type: ignore[union-attr]
    if isinstance(empty, yaml.SequenceNode):
        text = "\n" + "\n".join(_entry(name, day, 2))
        return Edit(key.source.name, empty.start_mark.line, empty.start_mark.column, empty.end_mark.column, text)
    return Edit(key.source.name, key.node.start_mark.line + 1, 0, 0, "\n".join([*_entry(name, day, 2), ""]))


def _entry(name: str, day: date, dash: int) -> list[str]:
    return [f'{" " * dash}- id: "{name}"', f"{' ' * dash}  from: {day}"]


def _is_opened(before: Handbook, after: Handbook, name: str, day: date) -> bool:
    was, now = content_of(before), content_of(after)
    known = was.pop("editions", [])
    new = [edition for edition in now.pop("editions") if edition not in known]
    named = was["handbook"].pop("edition") and now["handbook"].pop("edition")
    return was == now and named == name and new == [{"id": name, "from": day.isoformat()}]


def close_edition(folder: Path, history: History, today: date) -> Path:
    """Freeze the edition that the settings name, and return its file; nothing may be wrong or unexplained any more.

    An edition without a day of its own is in force from today. Raises Refused.
    """
    edition = history.book.handbook.edition
    if not history.is_open:
        raise Refused("cannot.close.frozen", edition=edition, command="handbook edition open NAME")
    day, last = history.now.from_ or today, history.frozen[-1] if history.frozen else None
    if last and in_time(day, edition) <= in_time(last.from_, last.name):
        days = {"from": str(day), "frozen": str(last.from_)}
        raise Refused("cannot.close.too-early", edition=edition, latest=last.name, **days)
    target = folder / FOLDER / f"{edition}.json"
    write_atomically(target, frozen_text(edition, day, history.now.content).encode())
    return target


def confirm(folder: Path, ids: list[str]) -> dict[str, str]:
    """Write into the files that entries were looked at again; returns those written, with the file of each.

    Raises NoHandbook, NoSuchEntry, Refused or NotWritten.
    """
    reading = sound_reading(folder)
    known = {entry.id: entry for entry in confirmable(reading.book)}
    now = Snapshot("", content_of(reading.book))
    fresh, edits = {}, {}
    for id_ in dict.fromkeys(ids):
        if id_ not in known:
            raise NoSuchEntry("cannot.confirm", id=id_, cure=meant(id_, known, ""))
        fingerprint = fingerprint_of(now, now.records[id_])
        if known[id_].confirmed != fingerprint:
            fresh[id_], edits[id_] = fingerprint, _confirmation(reading, known[id_], fingerprint)
    if edits:
        rewrite(folder, reading, list(edits.values()), lambda again: _is_confirmed(reading.book, again, fresh))
    return {id_: edit.file for id_, edit in edits.items()}


def _confirmation(reading: Reading, entry: Standard | Tip, fingerprint: str) -> Edit:
    written = reading.source_map.value(entry, "confirmed")
    return (
        set_value(written, fingerprint)
        if written
        else add_field(reading.source_map.whole(entry), "confirmed", fingerprint)
    )


def _is_confirmed(before: Handbook, after: Handbook, fresh: dict[str, str]) -> bool:
    was, now = (Snapshot("", content_of(book)) for book in (before, after))
    meant = sorted((id_, "confirmed", fingerprint) for id_, fingerprint in fresh.items())
    return meant == sorted((change.id, change.field, change.after) for change in compare(was, now))
