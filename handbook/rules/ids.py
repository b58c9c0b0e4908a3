"""Rules about ids and the names of editions; what no id ever was is found by the reader.

What a frozen edition holds is excused: it is permanent, and was right when it was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Edition, Part
from handbook.model.ids import EDITION_EVER, EVER, RESERVED_EVER, WrongId, wrong_edition_id, wrong_id
from handbook.rules.base import Breach, Context, Group

ids = Group.FIELDS


@ids.error(
    "bad-id",
    "An id with other characters than small letters, digits and single dashes, of more than 60, or with a name that "
    "Windows keeps for a device.",
    why="Ids are addresses, file names and printed codes.",
    cure="Use small letters and digits, with single dashes between them.",
)
def bad_id(context: Context) -> Iterator[Breach]:
    yield from _breaches(context, "bad-id")


@ids.error(
    "reserved-id",
    "An id that is one of the words with a meaning of their own, or an edition with a name that publishing needs.",
    why="everyone, remembered, impression and their like stand for something else; current, go, print, assets, "
    "index.html, versions.json and published.log are taken where editions are published.",
    cure="Choose another id.",
)
def reserved_id(context: Context) -> Iterator[Breach]:
    yield from _breaches(context, "reserved-id")


ids.error(
    "duplicate-id",
    "An id that is already taken.",
    why="An id is unique in the whole handbook and is never used again for another thing.",
    cure="Choose another id.",
)


def _breaches(context: Context, rule: str) -> Iterator[Breach]:
    for part, field, wrong in _wrong(context):
        if wrong and wrong.rule == rule:
            yield Breach(part, (field,), wrong.message, wrong.cure)


def _wrong(context: Context) -> Iterator[tuple[Part, str, WrongId | None]]:
    settings, history = context.book.handbook, context.history
    frozen = {edition.name for edition in history.frozen}
    if settings.edition and settings.edition not in frozen:
        yield settings, "edition", wrong_edition_id(settings.edition)
    for id_, entry in context.book.entries.items():
        if isinstance(entry, Edition):
            if id_ not in frozen and EDITION_EVER.fullmatch(id_):
                yield entry, "id", wrong_edition_id(id_)
        elif id_ not in history.kinds and id_ not in RESERVED_EVER and EVER.fullmatch(id_):
            yield entry, "id", wrong_id(id_)
