"""Rules about what was frozen: what was in force stays what it was, and what changes is told."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.editions import DifferenceKind
from handbook.editions.unexplained import unexplained
from handbook.rules.base import Breach, Context, Group
from handbook.text.urls import parts_of

editions = Group.EDITIONS
CURRENT = "current"
"""Where the edition in force is published."""


@editions.error(
    "others-editions",
    "Frozen editions of another organisation.",
    why="They came along with a handbook that was copied. Nothing in them was ever in force here, and all of it would have to be explained.",
    cure="Delete the files in editions/. An organisation that has only taken another name keeps its ids, and then they stay.",
)
def others_editions(context: Context) -> Iterator[Breach]:
    if context.sound and context.history.of_others:
        numbers = ", ".join(edition.name for edition in context.history.frozen)
        said = f"What is frozen here is of “{context.history.of_others}”: {numbers}."
        yield Breach(context.book.handbook, ("organisation",), said)


def _frozen_here(context: Context) -> bool:
    """Whether there is anything frozen that was ever in force here."""
    return bool(context.history.frozen) and not context.history.of_others


@editions.error(
    "id-came-back",
    "An id that a frozen edition has retired, or no longer holds, and that is in use again.",
    why="Whoever follows an old link would find something else than what was in force.",
    cure="Give it an id that was never used.",
)
def id_came_back(context: Context) -> Iterator[Breach]:
    for id_, (edition, gone) in context.history.retired_ids.items() if _frozen_here(context) else ():
        entry = context.book.entries.get(id_)
        if entry is None or id_ in context.book.now_called or getattr(entry, "status", "active") in ("retired", ""):
            continue
        if not set(entry.was) & context.history.later_names[id_]:
            yield Breach(entry, ("id",), f"“{id_}” was {gone} in the edition {edition}, and is in use again.")


@editions.error(
    "id-changed-section",
    "An id that stands for another sort of thing than in a frozen edition.",
    why="An id is permanent: a standard does not become a phrase.",
    cure="Give it an id that was never used.",
)
def id_changed_section(context: Context) -> Iterator[Breach]:
    for id_, (edition, kind) in context.history.kinds.items() if _frozen_here(context) else ():
        entry = context.book.entries.get(id_) or context.book.entries.get(context.book.now_called.get(id_, ""))
        if entry and type(entry) is not kind:
            path = ("id",) if entry.id == id_ else ("was", entry.was.index(id_))
            message = f"“{id_}” stood for another sort of thing in the edition {edition}: {kind.kind_name()}, now {entry.kind_name()}."
            yield Breach(entry, path, message)


@editions.warning(
    "change-without-entry",
    "A text that has changed since the last frozen edition, and no edition says why.",
    why=(
        "Whoever is bound by it has to learn of it. "
        "Drafts need not be told, nor who looks after an entry, when it is to be looked at again, its other names, "
        "what was reached, and where it comes from."
    ),
    cure="Add it under `changes` of the edition.",
)
def change_without_entry(context: Context) -> Iterator[Breach]:
    history = context.history
    if not context.sound or not _frozen_here(context):
        return
    last, settings = history.frozen[-1].name, context.book.handbook
    cure = (
        f"Add it under `changes` of the edition {settings.edition}."
        if history.is_open
        else "Open an edition with `handbook edition open`, and add it under its `changes`."
    )
    for id_, changes in unexplained(history).items():
        entry, first = context.book.entries.get(id_), changes[0]
        if entry is None:
            message = f"“{id_}” has been taken out since the edition {last}, and no edition says why."
            yield Breach(settings, ("edition",), message, cure)
        elif first.kind is DifferenceKind.ADDED:
            message = f"“{entry.name}” is new since the edition {last}, and no edition says why."
            yield Breach(entry, ("id",), message, cure)
        else:
            message = f"“{entry.name}” has changed since the edition {last}, and no edition says why."
            yield Breach(entry, tuple(first.field.split(".")), message, cure)


@editions.warning(
    "renamed-by-hand",
    "An entry that says, word for word, what another one said in the last frozen edition, which is gone.",
    why="Old links, printed codes and answers lead to the old id, and only `was` tells where they belong.",
    cure="Write the old id under `was`.",
)
def renamed_by_hand(context: Context) -> Iterator[Breach]:
    for old, new in context.history.renamed_by_hand.items() if _frozen_here(context) else ():
        if entry := context.book.entries.get(new):
            said = f"“{new}” says what “{old}” said in the edition {context.history.frozen[-1].name}."
            cure = f"Is it the same? Write was: [{old}]; `handbook rename {old} {new}` does that, and all that still names it."
            yield Breach(entry, ("id",), said, cure)


editions.error(
    "edition-unreadable",
    "A frozen edition that cannot be read.",
    why="What was in force then could no longer be said.",
    cure="Take the file back as it was first committed.",
)
editions.error(
    "edition-tampered",
    "A frozen edition that is no longer what was frozen.",
    why="What people signed may not be altered afterwards.",
    cure="Take the file back as it was first committed; write changes into a new edition.",
)
editions.error(
    "edition-too-new",
    "A frozen edition in a newer form than this software knows.",
    why="It was frozen by a later version of the software.",
    cure="Bring the software up to date.",
)


@editions.advice(
    "site-past-editions",
    "An address of the site that leads past its editions.",
    why="`handbook publish` puts each edition into a folder, and the one in force into current/ too; printed codes have to lead there.",
    cure="Let `handbook.site` end in current/; where you never publish editions, say so.",
)
def site_past_editions(context: Context) -> Iterator[Breach]:
    settings = context.book.handbook
    if (
        settings.site
        and _frozen_here(context)
        and parts_of(settings.site).path.rstrip("/").rpartition("/")[2] != CURRENT
    ):
        cure = f"Write {settings.site.rstrip('/')}/{CURRENT}/, or, where you never publish editions, say so."
        yield Breach(
            settings, ("site",), "Editions are published beside each other, and this address leads to none.", cure
        )
