"""Open an edition, close it for good, and confirm what was looked at again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbook.authoring.added_entries import added
from handbook.authoring.changed_fields import changed
from handbook.authoring.rewrite import rewrite
from handbook.editions.compare import compare
from handbook.editions.frozen import FOLDER, frozen_text
from handbook.editions.history import History
from handbook.editions.snapshot import Snapshot, content_of
from handbook.editions.suspect import NoSuchEntry, confirmable, fingerprint_of
from handbook.model import Handbook
from handbook.model.problems import Severity
from handbook.model.settings import in_time
from handbook.reader import Reading, read
from handbook.system.clock import day_after
from handbook.system.files import write_atomically
from handbook.words.unable import Unable, meant


class Refused(Unable):
    """Something cannot be done as things stand; says why and what to do."""


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
    edits = [
        *changed(reading, book.handbook, {"edition": name}),
        *added(reading, "editions", [{"id": name, "from": day}]),
    ]
    rewrite(folder, reading, edits, lambda again: _is_opened(book, again, name, day))
    return day, list(dict.fromkeys(edit.file for edit in edits))


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

    A house says so of an entry of its brand in a file of its own: what the entry rests on may be the house's.
    Raises NoHandbook, NoSuchEntry, Refused or NotWritten.
    """
    reading = sound_reading(folder)
    known = {entry.id: entry for entry in confirmable(reading.book)}
    now = Snapshot("", content_of(reading.book))
    fresh, edits, files = {}, [], {}
    of_brand: dict[str, list[str]] = {}
    for id_ in dict.fromkeys(ids):
        if id_ not in known:
            raise NoSuchEntry("cannot.confirm", id=id_, cure=meant(id_, known, ""))
        fingerprint = fingerprint_of(now, now.records[id_])
        if known[id_].confirmed != fingerprint:
            fresh[id_] = fingerprint
            if reading.is_of_base(reading.source_map.whole(known[id_]).source.name):
                of_brand.setdefault(now.records[id_].section, []).append(id_)
                continue
            new = changed(reading, known[id_], {"confirmed": fingerprint})
            edits += new
            files[id_] = new[0].file
    for section, ids_ in of_brand.items():
        new = added(reading, section, [{"id": id_, "confirmed": fresh[id_]} for id_ in ids_])
        edits += new
        files |= dict.fromkeys(ids_, new[0].file)
    if edits:
        rewrite(folder, reading, edits, lambda again: _is_confirmed(reading.book, again, fresh))
    return files


def _is_confirmed(before: Handbook, after: Handbook, fresh: dict[str, str]) -> bool:
    was, now = (Snapshot("", content_of(book)) for book in (before, after))
    meant = sorted((id_, "confirmed", fingerprint) for id_, fingerprint in fresh.items())
    return meant == sorted((change.id, change.field, change.after) for change in compare(was, now))
