"""Rules about references: every id that is pointed at exists, is of the right kind, and leads in no circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from handbook.model import Entry, Handbook, Part, Settings
from handbook.model.choices import ReasonKind
from handbook.model.fields import FieldPath, Leaf
from handbook.model.handbook import ENTRY_TYPES
from handbook.model.ids import EDITION_EVER, tidied
from handbook.model.linked import Link, pieces
from handbook.model.problems import did_you_mean
from handbook.model.settings import in_time
from handbook.rules.base import Breach, Context, Group

references = Group.REFERENCES


@references.error(
    "unknown-id",
    "An id that no entry has.",
    why="What points nowhere breaks the thread from the quote to the tip, on the site and on paper.",
    cure="Correct the id, or add the entry.",
)
def unknown_id(context: Context) -> Iterator[Breach]:
    book, renamed = context.book, context.history.renamed_by_hand
    told = _meant_by_bad_ids(book)
    left: dict[str, Breach] = {}
    for part, path, word, sections in _named(context):
        if word in book.entries or word in told:
            continue
        breach = Breach(part, path, *_unknown(book, word, sections), about=word)
        if word in renamed:
            left.setdefault(word, breach)
        else:
            yield breach
    for word, first in left.items():
        cure = f"`handbook rename {word} {renamed[word]}` changes whatever still names it."
        yield replace(first, cure=f"It is now called “{renamed[word]}”: {cure}")


def _named(context: Context) -> Iterator[tuple[Part, FieldPath, str, tuple[str, ...]]]:
    """Every id that is pointed at, in a field or by a link in a text, and the sections it may point into."""
    for part, leaf in context.references:
        if leaf.value != leaf.kind.instead and not _was_removed(part, leaf):
            yield part, leaf.path, leaf.value, leaf.kind.sections
    for part, leaf in context.texts:
        for piece in pieces(leaf.value) if "[[" in leaf.value else ():
            if isinstance(piece, Link):
                yield part, leaf.path, piece.id, ("*",)


def _meant_by_bad_ids(book: Handbook) -> set[str]:
    """The ids that entries have but for letters that no id may hold: that is told at the entry, with the id as the cure."""
    return {tidied(id_) for id_ in book.entries} - book.entries.keys()


def _was_removed(part: Part, leaf: Leaf) -> bool:
    """Whether an edition says that the entry was removed; its id need not exist any more."""
    if leaf.path[:1] != ("changes",):
        return False
    change = part.changes[leaf.path[1]]  # type: ignore[attr-defined]
    return change.kind in (ReasonKind.REMOVED, "") and bool(EDITION_EVER.fullmatch(leaf.value))


def _unknown(book: Handbook, word: str, sections: tuple[str, ...]) -> tuple[str, str]:
    kind = " or ".join(ENTRY_TYPES[section].kind_name() for section in sections) if sections != ("*",) else "entry"
    if word in book.now_called:
        return f"There is no {kind} “{word}” any more.", f"It is now called “{book.now_called[word]}”."
    known = (id_ for section, ids in book.ids_in.items() if sections == ("*",) or section in sections for id_ in ids)
    parts = [part.strip() for part in word.split(",")]
    if len(parts) > 1 and all(part in book.entries for part in parts):
        return f"“{word}” is read as one id.", f"Write [{', '.join(parts)}], in brackets."
    return f"There is no {kind} “{word}”.", did_you_mean(word, known, f"Correct the id, or add the {kind}.")


@references.error(
    "wrong-kind",
    "An id of an entry of another kind than the field points at.",
    why="A moment cannot be told to a role, nor a standard be kept by a phrase.",
    cure="Point at an entry of the right kind.",
)
def wrong_kind(context: Context) -> Iterator[Breach]:
    book = context.book
    for part, leaf in context.references:
        allowed = leaf.kind.sections
        if leaf.value in book.ids_in.get(allowed[0], ()) or allowed == ("*",) or leaf.value not in book.entries:
            continue
        if any(leaf.value in book.ids_in[name] for name in allowed):
            continue
        wanted, kind = (
            " or ".join(ENTRY_TYPES[name].kind_name() for name in allowed),
            book.entries[leaf.value].kind_name(),
        )
        yield Breach(part, leaf.path, f"“{leaf.value}” is a {kind}, and here a {wanted} is expected.")


@references.error(
    "everyone-alone",
    "`everyone` or `everywhere` beside ids.",
    why="The word means all of them; beside ids nobody can tell which of the two was meant.",
    cure="Write the word alone, or the ids without it.",
)
def everyone_alone(context: Context) -> Iterator[Breach]:
    for standard in context.book.standards:
        for name, word, ids in (("who", "everyone", standard.who), ("where", "everywhere", standard.where)):
            others_exist = all(id_ == word or id_ in context.book.entries for id_ in ids)
            if word in ids and len(ids) > 1 and others_exist:
                yield Breach(standard, (name, ids.index(word)), f"“{word}” stands beside ids that it already includes.")


def _circle(
    context: Context, entries: tuple[Entry, ...], field: str, points: Callable[[Entry], str]
) -> Iterator[Breach]:
    following = {entry.id: points(entry) for entry in entries if entry.id}
    for entry in entries:
        step, seen = following.get(entry.id, ""), 0
        while step and step != entry.id and seen <= len(following):
            step, seen = following.get(step, ""), seen + 1
        if step and step == entry.id:
            yield Breach(entry, (field,), f"From “{entry.id}” the way leads back to itself.")


@references.error(
    "circle-of-roles",
    "Roles that report to each other in a circle.",
    why="Nobody would be at the top, and nobody could be called.",
    cure="Let one of them report to somebody else, or to nobody.",
)
def circle_of_roles(context: Context) -> Iterator[Breach]:
    yield from _circle(context, context.book.roles, "reports_to", lambda role: getattr(role, "reports_to", ""))


@references.error(
    "circle-of-steps",
    "Standards that follow each other in a circle.",
    why="There would be no first step.",
    cure="Take one `then` away.",
)
def circle_of_steps(context: Context) -> Iterator[Breach]:
    yield from _circle(context, context.book.standards, "then", lambda standard: getattr(standard, "then", ""))


@references.error(
    "wrong-edition",
    "An edition in the settings that is not the latest of `editions`.",
    why="Every page and every sheet of paper carries the edition; it must be the one in force.",
    cure="Write the same in both places.",
)
def wrong_edition(context: Context) -> Iterator[Breach]:
    settings: Settings = context.book.handbook
    dated = [edition for edition in context.book.editions if edition.from_ and edition.id]
    latest = max(dated, key=lambda edition: in_time(edition.from_, edition.id), default=None)
    undated = {edition.id for edition in context.book.editions if not edition.from_}
    if latest and settings.edition not in undated and settings.edition and settings.edition != latest.id:
        yield Breach(settings, ("edition",), f"The latest edition is “{latest.id}”, and here stands “{settings.edition}”.",
                     f'Write edition: "{latest.id}", or correct its date.')  # fmt: skip


@references.warning(
    "named-twice",
    "An id that stands twice in one list.",
    why="It counts once; the second was probably meant to be another.",
    cure="Take one of them away, or write what was meant.",
)
def named_twice(context: Context) -> Iterator[Breach]:
    seen: set[tuple[int, FieldPath, str]] = set()
    for part, leaf in context.references:
        if not isinstance(leaf.path[-1], int):
            continue
        place = (id(part), leaf.path[:-1], leaf.value)
        if place in seen:
            yield Breach(part, leaf.path, f"“{leaf.value}” stands twice in this list.")
        seen.add(place)
