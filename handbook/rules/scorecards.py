"""Rules about the forms that shoppers fill in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from handbook.model import Extra, Moment, Scorecard
from handbook.model.choices import Level, Status
from handbook.model.ids import wrong_id
from handbook.rules.base import Breach, Context, Group

scorecards = Group.SCORECARDS


@scorecards.warning(
    "must-not-asked",
    "An active must that a shop should check, and that no scorecard asks about, or not in every moment that rests on it.",
    why="What is never looked at is soon not done, and kept at the desk is not kept at the bar. "
    "Without any scorecard this is said once for all.",
    cure="Put it on the checklist of a moment that a scorecard asks about, or say under checked_by how else it is checked.",
)
def must_not_asked(context: Context) -> Iterator[Breach]:
    book = context.book
    musts = [
        standard
        for standard in book.standards
        if standard.status is Status.ACTIVE and standard.level is Level.MUST and standard.id
        if "shop" in standard.checked_by
    ]
    if not book.scorecards:
        if musts:
            yield Breach(book.handbook, ("scorecards",), "There are no scorecards, so no standard is ever asked about.",
                         "Add a section `scorecards` with one form.")  # fmt: skip
        return
    shopped = context.meant((id_ for scorecard in book.scorecards for id_ in scorecard.moments), "moments")
    asking = [moment for moment in book.moments if moment.id in shopped]
    asked = context.meant((id_ for moment in asking for id_ in moment.checklist.basics), "standards")
    if "" in shopped | asked or any(not moment.checklist.basics for moment in asking):
        return
    for standard in musts:
        if standard.id not in asked:
            yield Breach(standard, ("id",), f"“{standard.title}” is a must, and no scorecard asks about it.")
    yield from _asked_elsewhere(book.moments, shopped, {one.id: one.title for one in musts if one.id in asked})


def _asked_elsewhere(moments: Iterable[Moment], shopped: Collection[str], musts: Mapping[str, str]) -> Iterator[Breach]:
    """The moments that nobody shops, with the first of their musts that are asked about in other moments only."""
    for moment in moments:
        missed = [musts[id_] for id_ in moment.checklist.basics if id_ in musts]
        if missed and moment.status is Status.ACTIVE and moment.id not in shopped:
            others = f" and {len(missed) - 1} more" if len(missed) > 1 else ""
            yield Breach(
                moment,
                ("id",),
                f"In “{moment.title}” no scorecard asks about “{missed[0]}”{others}; elsewhere one does.",
                "Add this moment to the moments of a scorecard.",
            )


@scorecards.error(
    "shop-not-announced",
    "A secret shop that staff are not told about beforehand.",
    why="That there are shops, why, and what for is no secret; only the hour is. Otherwise it is spying.",
    cure="Tell staff, then write told_in_advance: true.",
)
def shop_not_announced(context: Context) -> Iterator[Breach]:
    for scorecard in context.book.scorecards:
        if scorecard.told_in_advance is False:
            yield Breach(scorecard, ("told_in_advance",), f"Staff are not told about “{scorecard.title}”.")


@scorecards.error(
    "shop-in-own-time",
    "A shop outside the house that is not on company time.",
    why="You cannot follow people home.",
    cure="Shop on company time only: on_company_time: true.",
)
def shop_in_own_time(context: Context) -> Iterator[Breach]:
    for scorecard in context.book.scorecards:
        if scorecard.setting == "outside" and not scorecard.on_company_time and _says_so(scorecard):
            path = "on_company_time" if scorecard.on_company_time is False else "id"
            yield Breach(
                scorecard,
                (path,),
                f"“{scorecard.title}” is outside, and nothing says that it is on company time.",
            )


def _says_so(scorecard: Scorecard) -> bool:
    """Whether the field is missing or holds a plain false, and not a value already reported."""
    return scorecard.on_company_time is False or "on_company_time" not in scorecard.model_fields_set


@scorecards.warning(
    "nothing-shopped-outside",
    "Nothing is shopped outside, though there is a touchpoint outside.",
    why="What happens away from the house is seen by more people, and by nobody in charge.",
    cure="Add a scorecard whose setting is outside.",
)
def nothing_shopped_outside(context: Context) -> Iterator[Breach]:
    book = context.book
    outside = [touchpoint for touchpoint in book.touchpoints if touchpoint.place == "outside"]
    if outside and book.scorecards and not any(scorecard.setting in ("outside", "") for scorecard in book.scorecards):
        yield Breach(outside[0], ("place",), f"“{outside[0].title}” is outside, and no scorecard is.")


@scorecards.warning(
    "share-for-percent",
    "A score below 1 percent.",
    why="0.85 percent is next to nothing; most likely 85 was meant.",
    cure="Write percent: 85, not 0.85.",
)
def share_for_percent(context: Context) -> Iterator[Breach]:
    limits, written = context.book.handbook.limits, context.book.handbook
    if _is_share(limits.basics_score_for_delight):
        path = ("limits", "basics_score_for_delight")
        yield Breach(written, path, f"{limits.basics_score_for_delight} is less than one percent.")
    for scorecard in context.book.scorecards:
        if _is_share(scorecard.pass_):
            yield Breach(scorecard, ("pass",), f"{scorecard.pass_} is less than one percent.")


def _is_share(percent: float | None) -> bool:
    return percent is not None and 0 < percent < 1


@scorecards.error(
    "critical-asked-once",
    "A critical standard that is asked about once a visit.",
    why="Failing it fails a moment; nobody would know which.",
    cure="Take it out of ask_once, so that it is asked in every moment that has it.",
)
def critical_asked_once(context: Context) -> Iterator[Breach]:
    for scorecard in context.book.scorecards:
        for i, id_ in enumerate(scorecard.ask_once):
            standard = context.book.standards_by_id.get(id_)
            if standard and standard.critical:
                yield Breach(scorecard, ("ask_once", i), f"“{standard.title}” is critical.")


@scorecards.warning(
    "never-asked-once",
    "A standard under `ask_once` that the scorecard does not ask about.",
    why="It would be asked nowhere: none of the form's moments has it, or a shop does not check it.",
    cure="Put it on the checklist of one of its moments, or take it out of ask_once.",
)
def never_asked_once(context: Context) -> Iterator[Breach]:
    moments = {moment.id: moment for moment in context.book.moments}
    for scorecard in context.book.scorecards:
        basics = {id_ for one in scorecard.moments if one in moments for id_ in moments[one].checklist.basics}
        for i, id_ in enumerate(scorecard.ask_once):
            standard = context.book.standards_by_id.get(id_)
            if standard and (id_ not in basics or "shop" not in standard.checked_by):
                yield Breach(scorecard, ("ask_once", i), f"“{scorecard.title}” does not ask about “{standard.title}”.")


@scorecards.advice(
    "extra-not-kept",
    "A further question whose answers are not kept.",
    why="It is printed, and what people answer stays on the sheet.",
    cure="Write it as a group: id, ask, and answer (yes-no, scale-5 or words).",
)
def extra_not_kept(context: Context) -> Iterator[Breach]:
    for scorecard in context.book.scorecards:
        for i, extra in enumerate(scorecard.extra):
            if not extra.id and extra.ask and "id" not in extra.model_fields_set:
                yield Breach(scorecard, ("extra", i), f"What is answered to “{extra.ask[:40]}” is not kept.")


@scorecards.error(
    "extra-asked-otherwise",
    "A further question whose id stands for another one, or is no id.",
    why="The answers of all scorecards to one id are counted together.",
    cure="Ask and answer it in the same way everywhere, or give it an id of its own.",
)
def extra_asked_otherwise(context: Context) -> Iterator[Breach]:
    first: dict[str, Extra] = {}
    for scorecard in context.book.scorecards:
        for i, extra in enumerate(scorecard.extra):
            if extra.id and (wrong := wrong_id(extra.id)):
                yield Breach(scorecard, ("extra", i, "id"), wrong.message, wrong.cure)
            elif extra.id and first.setdefault(extra.id, extra) != extra:
                yield Breach(scorecard, ("extra", i, "id"), f"“{extra.id}” is asked otherwise before.")
