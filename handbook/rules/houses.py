"""Rules about a house that extends a brand; nearly all of them are found in laying the one over the other."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.base import Part
from handbook.model.fields import shapes_by_name
from handbook.model.marks import MARKS, WHOLE
from handbook.model.problems import did_you_mean
from handbook.rules.base import Breach, Context, Group

houses = Group.HOUSES

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
    cure="See them mended in the brand.",
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


@houses.error(
    "mark-unknown",
    "`fixed` or `local` names a field that there is not.",
    why="What is meant would be as free, or as fixed, as if nobody had marked it.",
    cure="Write `true`, or names of fields of this entry.",
)
def mark_unknown(context: Context) -> Iterator[Breach]:
    book = context.book
    for part in (book.handbook, book.quote, *(entry for _, entries in book.sections() for entry in entries)):
        if marked := {name: names for name in MARKS if (names := getattr(part, name))}:
            yield from _unknown(part, marked)


def _unknown(part: Part, marked: dict[str, tuple[str, ...]]) -> Iterator[Breach]:
    known = [name for name in shapes_by_name(type(part)) if name not in ("id", "was", *MARKS)]
    for mark, names in marked.items():
        for i, name in enumerate(names):
            if name != WHOLE and name not in known:
                cure = did_you_mean(name, known, f"Write `true`, or some of: {', '.join(known)}.")
                yield Breach(part, (mark, i), f"“{name}” is no field of “{part.kind_name()}”.", cure)
