"""Rules about a house that extends a brand; nearly all of them are found in laying the one over the other."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Entry, Handbook, Quote, Settings
from handbook.model.base import Part
from handbook.model.brand_marks import MARKS, NEVER_TAKEN_OVER, WHOLE
from handbook.model.fields import shapes_by_name
from handbook.model.problems import did_you_mean
from handbook.rules.base import Breach, Context, Group

houses = Group.HOUSES
NO = ("false", "no", "off")

houses.error(
    "extends-wrong",
    "`extends` names something that is no folder of another handbook.",
    why="A house without its brand is a few lines and no handbook; nothing can be said of the rest.",
    cure="Write the way from this folder to that of the brand, such as ../brand.",
)
houses.error(
    "brand-has-errors",
    "What a house rests on has errors of its own.",
    why="They are errors of the house as well, and cannot be mended in it.",
    cure="See them mended in the brand; what comes of the house, say otherwise in the house.",
)
houses.error(
    "house-changes-fixed",
    "A house says something else than its brand where the brand says `fixed`.",
    why="What is fixed is the same in every house, so that whoever knows one knows all of them.",
    cure="Take it out; or ask the brand to take the mark away.",
)
houses.error(
    "house-says-nothing",
    "A house has not said what its brand leaves to each house by `local`.",
    why="What stands in the brand there is an example, and would be wrong in this house: a number to ring, a limit.",
    cure="Say it in a file of the house.",
)
houses.error(
    "house-says-too-little",
    "An entry that says less than half of what it needs, and there is none of its id in the brand.",
    why="Most likely it was to change an entry of the brand, and that is called otherwise, or is gone.",
    cure="Correct the id, say all of it, or take it out.",
)
houses.warning(
    "house-says-former-id",
    "A house calls an entry of its brand by a former id.",
    why="It still finds it, as the brand says what it was called; what else in the house points there does not.",
    cure="Write the id of today.",
)
houses.error(
    "left-out-missing",
    "A house leaves out what its brand does not have.",
    why="Most likely the id is mistyped, and what is meant is still there.",
    cure="Correct the id, or take it out.",
)
houses.error(
    "left-out-needed",
    "A house leaves out what is named in it all the same.",
    why="Whoever reads there would be led to nothing; and what the house itself says of it would be lost.",
    cure="Leave it in; or leave out what names it too, or say otherwise there.",
)


@houses.error(
    "mark-unknown",
    "`fixed` or `local` names a field that there is not.",
    why="What is meant would be as free, or as fixed, as if nobody had marked it.",
    cure="Write `true`, or names of fields of this entry.",
)
def mark_unknown(context: Context) -> Iterator[Breach]:
    for part in _marked(context.book):
        if marked := {name: names for name in MARKS if (names := getattr(part, name))}:
            yield from _unknown(part, marked)


@houses.error(
    "mark-twice",
    "A field is `fixed` and `local` at once.",
    why="Each house would have to say it, and none may.",
    cure="Take it out of one of the two; beside `fixed: true`, what is `local` is the exception.",
)
def mark_twice(context: Context) -> Iterator[Breach]:
    for part in _marked(context.book):
        for i, name in enumerate(part.local):
            if name in part.fixed:
                said = (
                    f"“{name}” is fixed, and left to each house to say."
                    if name != WHOLE
                    else "All is fixed, and left to each house to say."
                )
                yield Breach(part, ("local", i), said)


def _marked(book: Handbook) -> Iterator[Settings | Quote | Entry]:
    """Whatever can be marked: the settings, the quote, and every entry."""
    yield from (book.handbook, book.quote)
    yield from (entry for _, entries in book.sections() for entry in entries)


def _unknown(part: Part, marked: dict[str, tuple[str, ...]]) -> Iterator[Breach]:
    known = [name for name in shapes_by_name(type(part)) if name not in ("id", "was", *MARKS, *NEVER_TAKEN_OVER)]
    for mark, names in marked.items():
        for i, name in enumerate(names):
            if name != WHOLE and name not in known:
                cure = did_you_mean(name, known, f"Write `true`, or some of: {', '.join(known)}.")
                cure = f"Take “{mark}” out: what is not marked is free." if name in NO else cure
                yield Breach(part, (mark, i), f"“{name}” is no field of “{part.kind_name()}”.", cure)
