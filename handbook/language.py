"""The macros an editor may write on a page: what each is given, and which entries it shows.

Every macro is one function here. Its parameters say what may be given (a kind of id, a choice of words);
it returns pieces: cards of entries, and things around them. The index of homes asks only which entries
the pieces are of; the web layer draws them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from handbook import views
from handbook.model import Entry, Standard
from handbook.model.kinds import (
    AnEditionId,
    CalculatorId,
    ClaimId,
    Kind,
    LineId,
    MomentId,
    RoleId,
    ScorecardId,
    StandardId,
    StandardOrMomentId,
    TermId,
    TouchpointId,
)
from handbook.model.kinds import AnyId as EntryId
from handbook.views.thread import Thread


@dataclass(frozen=True)
class Piece:
    """One thing a macro shows: the card of an entry, or, without an entry, something around the cards."""

    make: Callable[[], tuple[str, Any]]
    """Gives the name of its template and its plain data, when it is drawn."""
    entry: Entry | None = None
    depth: int = 0
    """How many levels its heading stands below the first ones of the macro."""
    weak: bool = False
    """Whether it leaves the entry's home to any other macro that shows it."""
    only_at_home: bool = False
    """Whether it is left out where the entry is not at home."""
    inline: bool = False
    """Whether it stands in the middle of a sentence."""


Pieces = Iterator[Piece]
INLINE = "inline"
"""The template of what stands in the middle of a sentence."""
Audience = Literal["", "staff", "coach", "executive"]


@dataclass(frozen=True)
class Parameter:
    """What a macro may be given under a name."""

    name: str
    needed: bool
    kind: Kind | None
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Macro:
    """A macro: its name, its one sentence, its parameters, and the function that makes its pieces."""

    name: str
    says: str
    parameters: tuple[Parameter, ...]
    pieces: Callable[..., Iterable[Piece]]


MACROS: dict[str, Macro] = {}


def macro(function: Callable[..., Iterable[Piece]]) -> Callable[..., Iterable[Piece]]:
    """Enter a function in the language under its own name."""
    name = function.__name__.rstrip("_")
    hints = get_type_hints(function, include_extras=True)
    given = [parameter for parameter in inspect.signature(function).parameters.values() if parameter.name != "thread"]
    parameters = tuple(_parameter(parameter, hints[parameter.name]) for parameter in given)
    MACROS[name] = Macro(name, inspect.getdoc(function) or "", parameters, function)
    return function


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:
    kind = (
        next((mark for mark in get_args(hint) if isinstance(mark, Kind)), None)
        if get_origin(hint) is Annotated
        else None
    )
    choices = tuple(choice for choice in get_args(hint) if choice) if get_origin(hint) is Literal else ()
    return Parameter(parameter.name, parameter.default is parameter.empty, kind, choices)


def cards(
    thread: Thread, entries: Iterable[Entry], *, depth: int = 0, weak: bool = False, only_at_home: bool = False
) -> Pieces:
    """The cards of some entries; of those that do not show today, nothing."""
    for entry in entries:
        if thread.shows(entry):
            yield Piece(partial(views.card_of, thread, entry), entry, depth, weak, only_at_home)


def around(template: str, view: Callable[..., Any], *given: Any) -> Piece:
    """Something around the cards."""
    return Piece(lambda: (template, view(*given)), inline=template == INLINE)


def or_nothing(pieces: Iterable[Piece], what: str) -> Pieces:
    """The pieces, or a plain sentence where there are none."""
    found = list(pieces)
    yield from found or [around("nothing", dict, [("what", what)])]


@macro
def quote(thread: Thread) -> Pieces:
    """The guiding quote, line by line, with where it comes from and its other wordings."""
    yield around("quote", views.quote_card, thread)
    yield from cards(thread, thread.book.quote.lines, only_at_home=True)
    yield from cards(thread, thread.book.quote.variants, only_at_home=True)


@macro
def line(thread: Thread, id: LineId) -> Pieces:
    """One line of the quote, the question it asks, and the standards that answer it."""
    yield from cards(thread, [thread.book.entries[id]])


@macro
def standards(
    thread: Thread,
    line: LineId = "",
    where: TouchpointId = "",
    who: RoleId = "",
    group: str = "",
    as_: Literal["cards", "list", "table"] = "cards",
) -> Pieces:
    """The standards: all of them, or those of a quote line, touchpoint, role or group."""
    found = [
        standard
        for standard in (thread.standards_at.get(where, ()) if where else thread.standards)
        if (not line or line in standard.quote)
        and (not who or thread.binds(standard, who))
        and (not group or standard.group == group)
    ]
    if as_ == "cards" or not found:
        yield from or_nothing(cards(thread, found), "standards")
    else:
        yield around(f"standards_{as_}", _standards, thread, found)


def _standards(thread: Thread, found: list[Standard]) -> dict[str, Any]:
    return {"standards": [views.standard_card(thread, standard) for standard in found]}


@macro
def standard(thread: Thread, id: StandardId) -> Pieces:
    """One standard."""
    yield from or_nothing(cards(thread, [thread.book.entries[id]]), "standard in force")


@macro
def ref(thread: Thread, id: EntryId) -> Pieces:
    """A link to an entry, in the middle of a sentence."""
    yield around(INLINE, views.mention, thread, id)


@macro
def moments(thread: Thread, where: TouchpointId = "", role: RoleId = "") -> Pieces:
    """The moments of truth by touchpoint: all of them, or those at a touchpoint or of a role."""
    yield from or_nothing(_moments(thread, where, role), "moments")


def _moments(thread: Thread, where: str, role: str) -> Pieces:
    for touchpoint in thread.book.touchpoints:
        found = [moment for moment in thread.moments_at.get(touchpoint.id, ()) if not role or role in moment.roles]
        if where in ("", touchpoint.id) and (found or not role):
            yield from cards(thread, [touchpoint])
            yield from cards(thread, found, depth=1)


@macro
def moment(thread: Thread, id: MomentId) -> Pieces:
    """One moment of truth."""
    yield from or_nothing(cards(thread, [thread.book.entries[id]]), "moment in force")


@macro
def seconds_strip(thread: Thread) -> Pieces:
    """The moments that matter most and are over in fifteen seconds, in the order of a visit."""
    strip = views.seconds_strip(thread)
    shown = [around("seconds_strip", lambda: strip)] if strip.moments else []
    yield from or_nothing(shown, "moments of fifteen seconds that matter most")


@macro
def phrases(thread: Thread, verdict: Literal["", "say", "avoid", "banned"] = "") -> Pieces:
    """What to say, what to avoid, what is never said."""
    found = [phrase for phrase in thread.book.phrases if verdict in ("", phrase.verdict)]
    yield from or_nothing(cards(thread, found), "phrases")


@macro
def tips(thread: Thread, about: StandardOrMomentId = "", for_: Audience = "") -> Pieces:
    """Coaching tips: all of them, or those about a standard or moment, or for an audience."""
    found = [tip for tip in thread.book.tips if (not about or about in tip.about) and for_ in ("", tip.for_)]
    yield from or_nothing(cards(thread, found), "tips")


@macro
def limits(thread: Thread, role: RoleId = "") -> Pieces:
    """What a role may do without asking; without a role, of all roles."""
    found = [limit for limit in thread.book.empowerment if role in ("", limit.role)]
    yield from or_nothing(cards(thread, found), "limits")


@macro
def gestures(thread: Thread, role: RoleId = "") -> Pieces:
    """Delight: what may be done as a surprise, and never as a routine."""
    found = [gesture for gesture in thread.book.gestures if not role or role in gesture.roles]
    yield from or_nothing(cards(thread, found), "gestures")


@macro
def triggers(thread: Thread) -> Pieces:
    """Days in somebody's life that call for attention."""
    yield from or_nothing(cards(thread, thread.book.triggers), "triggers")


@macro
def job(thread: Thread, role: RoleId) -> Pieces:
    """Everything that binds a role: its moments, limits, standards and first week."""
    yield from cards(thread, [thread.book.entries[role]])


@macro
def jobs(thread: Thread) -> Pieces:
    """All jobs by department; a job that has a page of its own is at home there."""
    departments = {department.id for department in thread.book.departments}
    for department in thread.book.departments:
        yield from cards(thread, [department])
        inside = [role for role in thread.book.roles if role.department == department.id]
        yield from cards(thread, inside, depth=1, weak=True)
    others = [role for role in thread.book.roles if role.department not in departments]
    yield from cards(thread, others, weak=True)


@macro
def line_of_the_day(thread: Thread) -> Pieces:
    """One line of the quote, another every day."""
    yield around("line_of_the_day", views.line_of_the_day, thread)


@macro
def huddle(thread: Thread) -> Pieces:
    """What a shift starts with: a line, a standard, a question, a tip and a story, by date."""
    yield around("huddle", views.start_of_shift, thread)


@macro
def scorecard(thread: Thread, id: ScorecardId) -> Pieces:
    """A secret shopper's form: its questions, in the very words of the standards."""
    yield from cards(thread, [thread.book.entries[id]])


@macro
def claims(thread: Thread) -> Pieces:
    """The numbers we quote, each with what is known about it; garbled ones stand among the reviews."""
    found = [claim for claim in thread.book.claims if claim.status != "garbled"]
    yield from or_nothing(cards(thread, found), "claims")


@macro
def claim(thread: Thread, id: ClaimId) -> Pieces:
    """One number we quote, in the middle of a sentence; with a badge where it is not sure."""
    yield around(INLINE, views.claim_mention, thread, id)


@macro
def glossary(thread: Thread) -> Pieces:
    """Words with a meaning of their own."""
    terms = sorted(thread.book.glossary, key=lambda term: term.term.casefold())
    yield from or_nothing(cards(thread, terms), "terms")


@macro
def term(thread: Thread, id: TermId) -> Pieces:
    """A word with a meaning of its own, in the middle of a sentence."""
    yield around(INLINE, views.mention, thread, id)


@macro
def indicators(thread: Thread) -> Pieces:
    """What the organisation watches; what leads to what is drawn above it."""
    chain = views.chain(thread)
    if chain.links:
        yield around("chain", lambda: chain)
    yield from or_nothing(cards(thread, thread.book.indicators), "indicators")


@macro
def calculator(thread: Thread, id: CalculatorId) -> Pieces:
    """A sum with the handbook's own figures, to be done with one's own; without scripts and on paper, a form to fill in."""
    yield from cards(thread, [thread.book.entries[id]])


@macro
def in_return(thread: Thread) -> Pieces:
    """What we ask of the people we serve."""
    yield from or_nothing(cards(thread, thread.book.in_return), "requests")


@macro
def exemplars(thread: Thread) -> Pieces:
    """Organisations to learn from."""
    yield from or_nothing(cards(thread, thread.book.exemplars), "exemplars")


@macro
def questions(thread: Thread, for_: Audience = "") -> Pieces:
    """Questions worth asking each other."""
    found = [question for question in thread.book.questions if for_ in ("", question.for_)]
    yield from or_nothing(cards(thread, found), "questions")


@macro
def coverage(thread: Thread) -> Pieces:
    """Line by line and standard by standard: moment, shopper's question and tip, with the holes."""
    yield around("coverage", views.coverage, thread)


@macro
def results(thread: Thread) -> Pieces:
    """What shoppers' answers say of the moments: how many impressions were positive, neutral and negative, over the months."""
    found = views.results(thread)
    shown = [around("results", lambda: found)] if found.moments else []
    yield from or_nothing(shown, "results of shops")


@macro
def reviews(thread: Thread) -> Pieces:
    """What is to be looked at again, by when and by whom; and the claims that are too garbled to be shown elsewhere."""
    yield around("reviews", views.reviews, thread)
    garbled = [claim for claim in thread.book.claims if claim.status == "garbled"]
    yield from cards(thread, garbled)


@macro
def changes(thread: Thread, edition: AnEditionId = "", role: RoleId = "") -> Pieces:
    """The editions, the latest first, with why they came and what they changed; with a role, what changed for it."""
    if role:
        yield around("changes_for", views.changes_for, thread, role, edition)
        return
    found = [other for other in thread.book.editions if edition in ("", other.id)]
    in_order = sorted(found, key=lambda other: (other.from_ or date.min, other.id), reverse=True)
    yield from or_nothing(cards(thread, in_order), "editions")


@macro
def sign_off(thread: Thread, role: RoleId = "") -> Pieces:
    """The list on which a role, or every role that signs, signs for the edition at hand; and the same as CSV."""
    yield around("sign_off", views.sign_off, thread, role)


@macro
def wordings(thread: Thread) -> Pieces:
    """What every entry said on which day: the editions with their days, and below them each entry, folded."""
    yield around("wordings", views.wordings, thread)


@macro
def downloads(thread: Thread) -> Pieces:
    """Everything that is printed, to be taken away: what each file is for, its pages and its size."""
    yield around("downloads", views.downloads, thread.printed)
