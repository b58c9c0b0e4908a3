"""The books: the whole handbook, chapter by chapter as in the menu, and a book for every job."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from handbook.model import Entry, Handbook, Moment, Phrase, Role, Standard
from handbook.pages import read_site
from handbook.pages.homes import Texts, read_index
from handbook.pages.menu import Item, menu
from handbook.paper.nodes import Node
from handbook.paper.prose import Chapter, Prose, card
from handbook.paper.to_json import plain
from handbook.paper.typesetting.parts import ON_A_PAGE, as_data, extent
from handbook.paper.views import in_short
from handbook.project.check import Report
from handbook.views import card_of
from handbook.views.context import Shown
from handbook.views.entries import job_card
from handbook.views.moments import moment_card

PLAIN_MARKDOWN = ("admonition", "attr_list", "def_list", "footnotes", "handbook.web.markdown")
"""What is read on pages where no mkdocs.yml says it."""
FOLLOWS = ("May do without asking", "Moments", "Words", "Standards of this job", "Standards of everyone")
"""What a job's own book says in chapters of their own."""
FIRST_PAGE = 3
"""Where chapters begin, after a cover and how to use it."""
LINES_OF_CONTENTS = 56
"""So many lines of the list of contents fill a page."""
TALLER = {"scorecard": 4500, "edition": 8000}
"""Characters of data from which a card may well be taller than a page, by what draws it; of others `USUALLY_TALLER`."""
USUALLY_TALLER = 6000
LIKELY = 100
"""The page of a heading that stands inside something else."""
MOST_PLACES = 12
"""How many places a word of the index is sent to."""


def whole_book(report: Report, folder: Path) -> tuple[list[Chapter], Prose]:
    """The chapters of the whole handbook, and what was met on its pages."""
    shown, site = report.shown, read_site(folder)
    extensions = site.extensions or list(PLAIN_MARKDOWN)
    if report.index and report.index.pages:
        prose = Prose(shown, report.index, site, extensions)
        items = _with_something_under_them(item for item in menu(folder) if item.page not in prose.kept_off)
    else:
        texts = dict(without_pages(shown.book))
        index = read_index(folder, Texts(list(texts), texts, []), shown)
        prose = Prose(shown, index, site, list(PLAIN_MARKDOWN))
        items = [Item("", 1, page) for page in texts]
    chapters = [
        prose.chapter(item.page, item.level, item.title) if item.page else Chapter([item.title], item.level)
        for item in items
    ]
    return chapters, prose


def _with_something_under_them(items: Iterable[Item]) -> list[Item]:
    """The lines of the menu without the headings that no page is left under."""
    kept: list[Item] = []
    for item in reversed(list(items)):
        if item.page or (kept and kept[-1].level > item.level):
            kept.append(item)
    return kept[::-1]


def without_pages(book: Handbook) -> Iterator[tuple[str, str]]:
    """The pages of a handbook that has none: one for each sort of thing in it."""
    yield "quote.md", "# Why we are here\n\n{{ quote() }}\n"
    for section, macro, title in (
        ("standards", "standards", "What we do"), ("moments", "moments", "Moments of truth"),
        ("phrases", "phrases", "What we say"), ("empowerment", "limits", "What we may do without asking"),
        ("gestures", "gestures", "Delight"), ("triggers", "triggers", "Days that call for attention"),
        ("roles", "jobs", "Jobs"), ("tips", "tips", "Tips"), ("questions", "questions", "Questions"),
    ):  # fmt: skip
        if getattr(book, section):
            yield f"{macro}.md", f"# {title}\n\n{{{{ {macro}() }}}}\n"
    if book.scorecards:
        calls = "\n\n".join(f'{{{{ scorecard("{scorecard.id}") }}}}' for scorecard in book.scorecards)
        yield "scorecards.md", f"# Secret shopping\n\n{calls}\n"
    if book.calculators:
        calls = "\n\n".join(f'{{{{ calculator("{calculator.id}") }}}}' for calculator in book.calculators)
        yield "calculators.md", f"# Sums\n\n{calls}\n"
    for section, macro, title in (
        ("indicators", "indicators", "What we watch"), ("claims", "claims", "Numbers we quote"),
        ("in_return", "in_return", "What we ask in return"), ("exemplars", "exemplars", "Whom we learn from"),
        ("glossary", "glossary", "Our words"),
    ):  # fmt: skip
        if getattr(book, section):
            yield f"{macro}.md", f"# {title}\n\n{{{{ {macro}() }}}}\n"


def job_chapters(shown: Shown, role: Role) -> list[Chapter]:
    """The book of a role: its job, limits and moments in full, its standards and words in short."""
    moments = shown.moments_of_role.get(role.id, [])
    met = {id_ for moment in moments for id_ in moment.checklist.basics}
    own = [standard for standard in shown.standards if role.id in standard.who or standard.id in met]
    rest = [standard for standard in shown.standards if standard.binds_everyone and standard.id not in met]
    chapters: list[tuple[str, list[Node]]] = [
        ("Your job", [_job(shown, role)]),
        ("What you may do without asking", _cards(shown, shown.limits_of.get(role.id, []))),
        ("Your moments", [_moment(shown, moment, role) for moment in moments]),
        ("Your standards", [_in_short(shown, standard) for standard in own]),
        ("What binds everyone", [_in_short(shown, standard) for standard in rest]),
        ("Your words", [_said(shown, phrase) for phrase in _words(shown, own)]),
    ]
    return [Chapter([title], 1, "", nodes) for title, nodes in chapters if nodes]


def _cards(shown: Shown, entries: Iterable[Entry]) -> list[Node]:
    return [card(shown, entry, 2, *card_of(shown, entry)) for entry in entries]


def _job(shown: Shown, role: Role) -> Node:
    """A job without what has a chapter of its own."""
    view = job_card(shown, role)
    return card(
        shown, role, 2, "entry", replace(view, facts=[fact for fact in view.facts if fact.label not in FOLLOWS])
    )


def _moment(shown: Shown, moment: Moment, role: Role) -> Node:
    """A moment as a role meets it: with its own limits, and without what it hangs on."""
    view = moment_card(shown, moment)
    return card(
        shown,
        moment,
        2,
        "moment_in_short",
        replace(view, limits=[may for may in view.limits if may.role.id == role.id]),
    )


def _in_short(shown: Shown, standard: Standard) -> Node:
    return card(shown, standard, 2, "standard_in_short", in_short(shown, standard))


def _said(shown: Shown, phrase: Phrase) -> Node:
    instead = [shown.ref(id_).title for id_ in phrase.instead]
    view = {"id": phrase.id, "text": phrase.text, "verdict": phrase.verdict, "instead": instead}
    return {"is": "piece", "draw": "phrase_in_short", "view": plain(shown, view)}


def _words(shown: Shown, standards: list[Standard]) -> list[Phrase]:
    """The phrases that go with some standards, and those that nobody ever says."""
    theirs = {id_ for standard in standards for id_ in standard.phrases}
    return [phrase for phrase in shown.book.phrases if phrase.id in theirs or phrase.verdict == "banned"]


def bound(shown: Shown, chapters: list[Chapter], headings: Iterable[str]) -> dict[str, Any]:
    """What the whole book is set from: its chapters, everything in it that a link can lead to, glossary and index."""
    visible = [node["name"] for chapter in chapters for node in chapter.nodes if node["is"] == "card"]
    return {
        "whole": True,
        "chapters": list(as_data(chapters)),
        "anchors": dict.fromkeys(headings, LIKELY) | likely_pages(chapters, whole=True),
        "tall": likely_tall(chapters),
        "glossary": [
            {"id": term.id, "term": term.term, "means": plain(shown, term.means), "also": list(term.also)}
            for term in sorted(shown.book.glossary, key=lambda term: term.term.casefold())
            if term.means
        ],
        "index": index_of_words(shown, visible),
    }


def short_book(subtitle: str, chapters: list[Chapter]) -> dict[str, Any]:
    """What a book is set from that has no glossary and index, and whose chapters follow each other on a page."""
    return {
        "whole": False,
        "subtitle": subtitle,
        "chapters": list(as_data(chapters)),
        "anchors": likely_pages(chapters, whole=False),
        "tall": likely_tall(chapters),
    }


def likely_pages(chapters: list[Chapter], *, whole: bool) -> dict[str, int]:
    """About where chapters and cards will stand: nearly right numbers are nearly as wide as the right ones.

    In a whole book the list of contents and every chapter begin on a page of their own.
    """
    likely: dict[str, int] = {}
    page = float(FIRST_PAGE)
    if whole:
        page += 1 + sum(map(_lines_of_contents, chapters)) // LINES_OF_CONTENTS
    for chapter in chapters:
        page = math.ceil(page) if whole else page
        likely[chapter.name] = int(page)
        for node in chapter.nodes:
            if node["is"] in ("card", "heading"):
                likely[node["name"]] = int(page)
            page += extent(node) / ON_A_PAGE
    likely.pop("", None)
    return likely


def _lines_of_contents(chapter: Chapter) -> int:
    titles = [node for node in chapter.nodes if node["is"] in ("card", "heading") and node["level"] == 2]
    return 1 + len(titles)


def likely_tall(chapters: Iterable[Chapter]) -> dict[str, bool]:
    """The cards that may well be taller than a page; none of them was seen yet."""
    cards = (node for chapter in chapters for node in chapter.nodes if node["is"] == "card")
    return {card["name"]: False for card in cards if len(str(card["view"])) > TALLER.get(card["draw"], USUALLY_TALLER)}


def index_of_words(shown: Shown, visible: Iterable[str]) -> list[dict[str, Any]]:
    """Ids, and what people really call things, by their first letter, each with the entries it stands for."""
    places: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for id_ in visible:
        places[id_, True].append(id_)
        for word in shown.book.entries[id_].also:
            places[word, False].append(id_)
    rows = sorted(places.items(), key=lambda row: (row[0][0].casefold(), row[0]))
    return [
        {"letter": letter, "rows": [
            {"word": word, "is_id": is_id, "to": [{"id": id_} for id_ in ids[:MOST_PLACES]], "more": len(ids[MOST_PLACES:])} for (word, is_id), ids in group
        ]}
        for letter, group in groupby(rows, lambda row: _letter(row[0][0]))
    ]  # fmt: skip


def _letter(word: str) -> str:
    """The letter a word is looked up under."""
    first = next((sign for sign in word if sign.isalnum()), "")
    return first.upper() if first.isalpha() else "0–9"
