"""The review calendar for people's own calendars (iCalendar, RFC 5545) and a feed of editions (Atom, RFC 4287).

Both are the same at every build of the same content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from handbook.model import Edition
from handbook.model.settings import in_time
from handbook.pages.menu import short_address, small_page
from handbook.system.clock import day_after
from handbook.views.context import Shown
from handbook.views.editions import in_force_sentence, ref_in_any_edition
from handbook.views.reviews import ReviewRow, reviews

LONGEST_LINE = 75
"""Bytes of a line of a calendar, by its standard."""
ATOM = "http://www.w3.org/2005/Atom"


def calendar(shown: Shown) -> str:
    """Every review as an event of a whole day, under the name of its owner."""
    settings = shown.book.handbook
    stamp = max((edition.from_ for edition in shown.book.editions if edition.from_), default=date(1970, 1, 1))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_value(settings.organisation)}//Handbook//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_value(shown.words('feed.reviews', organisation=settings.organisation))}",
    ]
    for row in reviews(shown).rows:
        lines += _event(shown, row, stamp)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _event(shown: Shown, row: ReviewRow, stamp: date) -> Iterator[str]:
    settings, words = shown.book.handbook, shown.words
    owner = row.owner.title if row.owner else ""
    what = words("feed.owned" if owner else "feed.entry", kind=words(f"kind.{row.kind}"), id=row.entry.id, owner=owner)
    yield "BEGIN:VEVENT"
    yield f"UID:review-{row.entry.id}@{uuid5(NAMESPACE_URL, settings.organisation)}"
    yield f"DTSTAMP:{_digits(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(row.day)}"
    if ends := day_after(row.day):
        yield f"DTEND;VALUE=DATE:{_digits(ends)}"
    yield f"SUMMARY:{_value(words('feed.look-again', title=shown.in_words(row.entry.title)))}"
    yield f"DESCRIPTION:{_value(what[:1].upper() + what[1:])}"
    if owner:
        yield f"CATEGORIES:{_value(owner)}"
    if settings.site:
        yield f"URL:{settings.public(short_address(row.entry.id))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    """A day as a calendar has it, the years before 1000 with all four digits too."""
    return day.isoformat().replace("-", "")


def _value(text: str) -> str:
    """A text as a value in a calendar."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A content line folded after at most 75 bytes, as RFC 5545 asks, without splitting a character."""
    rest = line.encode()
    while len(rest) > LONGEST_LINE:
        end = LONGEST_LINE
        while rest[end] & 0xC0 == 0x80:  # the middle of a character
            end -= 1
        yield rest[:end].decode()
        rest = b" " + rest[end:]
    yield rest.decode()


def feed(shown: Shown) -> str:
    """The editions, the latest first, with the reasons each gives."""
    ElementTree.register_namespace("", ATOM)
    settings = shown.book.handbook
    root = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": settings.language})
    dated = sorted(
        (edition for edition in shown.book.editions if edition.from_), key=lambda one: in_time(one.from_, one.id)
    )
    _add(root, "title", shown.words("editions.of", organisation=settings.organisation))
    _add(root, "id", _urn(shown, ""))
    _add(root, "updated", _moment(dated[-1].from_ if dated else None))
    _add(ElementTree.SubElement(root, f"{{{ATOM}}}author"), "name", settings.organisation)
    if settings.site:
        ElementTree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": settings.public("feed.xml")})
    for edition in reversed(dated):
        _entry(shown, ElementTree.SubElement(root, f"{{{ATOM}}}entry"), edition)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _entry(shown: Shown, entry: ElementTree.Element, edition: Edition) -> None:
    _add(entry, "title", shown.name_of(edition))
    _add(entry, "id", _urn(shown, edition.id))
    _add(entry, "updated", _moment(edition.from_))
    href = shown.book.handbook.public(short_address(edition.id)) or small_page(edition.id)
    ElementTree.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": href})
    _add(entry, "summary", shown.words.one_by_one([in_force_sentence(shown, edition), *_reasons(shown, edition)]))


def _reasons(shown: Shown, edition: Edition) -> Iterator[str]:
    for change in edition.changes:
        kind = shown.words(f"edition.reason.{change.kind}")
        names = shown.words.enumeration(ref_in_any_edition(shown, id_).title for id_ in change.ids)
        yield shown.in_words(shown.words("feed.reason", kind=kind, names=names, why=change.why))


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _moment(day: date | None) -> str:
    return f"{day or date(1970, 1, 1)}T00:00:00Z"


def _urn(shown: Shown, id_: str) -> str:
    return uuid5(NAMESPACE_URL, f"{shown.book.handbook.organisation}\n{id_}").urn
