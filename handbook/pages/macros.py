"""The macros an editor may write on a page: what each is given, and which entries it shows.

Every macro is one function here. Its parameters say what may be given (a kind of id, a choice of words);
it returns pieces: cards of entries, and things around them. The index of homes asks only which entries
the pieces are of; the web layer draws them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from handbook import views
from handbook.model import Entry, Standard
from handbook.model.choices import Audience, Evidence, Stage, Verdict
from handbook.model.kinds import AnyId as EntryId
from handbook.model.kinds import (
    CalculatorId,
    ClaimId,
    EditionRefId,
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
from handbook.model.settings import in_time
from handbook.system.text import in_order, key
from handbook.views.context import A_FEW, Shown


@dataclass(frozen=True)
class Rows:
    """How a site draws neighbours in one, as the lines of a table or a list; on paper each is a card of its own."""

    template: str
    row: Callable[[Shown, Any], Any] | None = None
    """Gives what stands in the line of an entry beside its name; its card is what the line opens to."""


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
    rows: Rows | None = None
    """With its neighbours of the same kind it is drawn in one on a site; None where it is a card there too."""


Pieces = Iterator[Piece]
INLINE = "inline"
"""The template of what stands in the middle of a sentence."""
OfAudience = Annotated[str, Audience]


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
    """Register a function as a macro under its own name."""
    name = function.__name__.rstrip("_")
    hints = get_type_hints(function, include_extras=True)
    given = [parameter for parameter in inspect.signature(function).parameters.values() if parameter.name != "shown"]
    parameters = tuple(_parameter(parameter, hints[parameter.name]) for parameter in given)
    MACROS[name] = Macro(name, inspect.getdoc(function) or "", parameters, function)
    return function


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:
    marks = get_args(hint)
    kind = next((mark for mark in marks if isinstance(mark, Kind)), None)
    choices = marks if get_origin(hint) is Literal else next((tuple(mark) for mark in marks if _is_enum(mark)), ())
    return Parameter(parameter.name, parameter.default is parameter.empty, kind, choices)


def _is_enum(mark: Any) -> bool:
    return isinstance(mark, type) and issubclass(mark, StrEnum)


def cards(
    shown: Shown,
    entries: Iterable[Entry],
    *,
    depth: int = 0,
    weak: bool = False,
    only_at_home: bool = False,
    rows: Rows | None = None,
) -> Pieces:
    """The cards of some entries; of those that do not show today, nothing."""
    for entry in entries:
        if shown.shows(entry):
            yield Piece(partial(views.card_of, shown, entry), entry, depth, weak, only_at_home, rows=rows)


def around(template: str, view: Callable[..., Any], *given: Any) -> Piece:
    """A piece that is no entry's card, such as a table or a chart: its template, and the view that gives its data."""
    return Piece(lambda: (template, view(*given)), inline=template == INLINE)


def around_some(shown: Shown, template: str, view: Callable[[Shown], Any], what: str) -> Piece:
    """A piece around some moments, or where there are none, the message `none.WHAT`.

    Which of the two is only asked when it is drawn: the index looks at pieces before it is known that what they point
    at exists.
    """

    def make() -> tuple[str, Any]:
        data = view(shown)
        return (template, data) if data.moments else ("nothing", {"says": shown.words(f"none.{what}")})

    return Piece(make)


def or_nothing(shown: Shown, pieces: Iterable[Piece], what: str) -> Pieces:
    """The pieces, or a plain sentence where there are none: the message `none.WHAT`."""
    found = list(pieces)
    yield from found or [around("nothing", dict, [("says", shown.words(f"none.{what}"))])]


def _lines(found: Sequence[Entry], row: Callable[[Shown, Any], Any] | None = None) -> Rows | None:
    """Many entries are lines that open; a few stand open as cards."""
    return Rows("lines", row) if len(found) > A_FEW else None


def _said(shown: Shown, entry: Entry) -> str:
    """The one sentence of an entry, which stands in its line below its name."""
    return shown.in_words(views.card_of(shown, entry)[1].lead)


@macro
def quote(shown: Shown) -> Pieces:
    """The guiding quote, line by line, with where it comes from and its other wordings."""
    yield around("quote", views.quote_card, shown)
    yield from cards(shown, shown.book.quote.lines, only_at_home=True)
    yield from cards(shown, shown.book.quote.variants, only_at_home=True)


@macro
def line(shown: Shown, id: LineId) -> Pieces:
    """One line of the quote, the question it asks, and the standards that answer it."""
    yield from cards(shown, [shown.book.entries[id]])


@macro
def standards(
    shown: Shown,
    line: LineId = "",
    where: TouchpointId = "",
    who: RoleId = "",
    group: str = "",
    as_: Literal["cards", "list", "table"] = "cards",
) -> Pieces:
    """The standards: all of them, or those of a quote line, touchpoint, role or group."""
    found = [
        standard
        for standard in (shown.standards_at.get(where, ()) if where else shown.standards)
        if (not line or line in standard.quote)
        and (not who or standard.binds(who))
        and (not group or key(standard.group) == key(group))
    ]
    if as_ == "cards" or not found:
        yield from or_nothing(shown, cards(shown, found), "standards")
    else:
        yield around(f"standards_{as_}", _standards, shown, found)


def _standards(shown: Shown, found: list[Standard]) -> dict[str, Any]:
    """Them all, and the same by what they are about."""
    groups: dict[str, list[Any]] = {}
    for standard in found:
        group = shown.book.groups[key(standard.group)] if standard.group else ""
        groups.setdefault(group, []).append(views.standard_in_short(shown, standard))
    return {"standards": [one for some in groups.values() for one in some], "groups": list(groups.items())}


@macro
def standard(shown: Shown, id: StandardId) -> Pieces:
    """One standard."""
    yield from or_nothing(shown, cards(shown, [shown.book.entries[id]]), "standard-in-force")


@macro
def ref(shown: Shown, id: EntryId) -> Pieces:
    """A link to an entry, in the middle of a sentence."""
    yield around(INLINE, views.mention, shown, id)


@macro
def moments(
    shown: Shown,
    where: TouchpointId = "",
    role: RoleId = "",
    when: Annotated[str, Stage] = "",
    as_: Literal["cards", "list"] = "cards",
) -> Pieces:
    """The moments of truth by touchpoint: all of them, or those at a touchpoint or of a role; as a list, by what happens, or of one stage."""
    if as_ == "cards" and not when:
        yield from or_nothing(shown, _moments(shown, where, role), "moments")
    else:
        yield around_some(
            shown, "moments_list", partial(views.moments_list, where=where, role=role, when=when), "moments"
        )


def _moments(shown: Shown, where: str, role: str) -> Pieces:
    for touchpoint in shown.book.touchpoints:
        found = [moment for moment in shown.moments_at.get(touchpoint.id, ()) if not role or role in moment.roles]
        if where in ("", touchpoint.id) and (found or not role):
            yield from cards(shown, [touchpoint])
            yield from cards(shown, found, depth=1)


@macro
def moment(shown: Shown, id: MomentId) -> Pieces:
    """One moment of truth."""
    yield from or_nothing(shown, cards(shown, [shown.book.entries[id]]), "moment-in-force")


@macro
def seconds_strip(shown: Shown) -> Pieces:
    """The moments that matter most and are over in fifteen seconds, in the order of a visit."""
    yield around_some(shown, "seconds_strip", views.seconds_strip, "short-moments")


@macro
def phrases(shown: Shown, verdict: Annotated[str, Verdict] = "") -> Pieces:
    """What to say, what to avoid, what is never said."""
    found = [phrase for phrase in shown.book.phrases if verdict in ("", phrase.verdict)]
    rows = Rows("phrases", views.phrase_row)
    yield from or_nothing(shown, cards(shown, found, rows=rows), "phrases")


@macro
def tips(shown: Shown, about: StandardOrMomentId = "", for_: OfAudience = "") -> Pieces:
    """Coaching tips: all of them, or those about a standard or moment, or for an audience."""
    found = [tip for tip in shown.book.tips if (not about or about in tip.about) and for_ in ("", tip.for_)]
    yield from or_nothing(shown, cards(shown, found, rows=_lines(found)), "tips")


@macro
def limits(shown: Shown, role: RoleId = "") -> Pieces:
    """What a role may do without asking; without a role, of all roles."""
    found = [limit for limit in shown.book.empowerment if role in ("", limit.role)]
    yield from or_nothing(shown, cards(shown, found, rows=Rows("limits", views.may_do)), "limits")


@macro
def emergencies(shown: Shown, where: TouchpointId = "", role: RoleId = "") -> Pieces:
    """What to do where somebody is in danger: all of it, or what may happen at a touchpoint, or what a role has to know."""
    found = views.first_emergencies(shown, role, where)
    if len(found) > 1:
        yield around("in_danger", views.in_danger, shown, found)
    yield from or_nothing(shown, cards(shown, found), "emergencies")


@macro
def voices(shown: Shown, about: StandardId = "") -> Pieces:
    """What the people served have said, and how many of it is answered: all of it, or what one standard answers."""
    found = [voice for voice in shown.book.voices if about in ("", *voice.standards)]
    if found:
        yield around("voices", views.voices_in_numbers, shown, found)
    yield from or_nothing(shown, cards(shown, found, rows=_lines(found)), "voices")


@macro
def gestures(shown: Shown, role: RoleId = "") -> Pieces:
    """Delight: what may be done as a surprise, and never as a routine; above it, whether basics are kept well enough for it."""
    if shown.answers and shown.book.gestures:
        yield around("gate_light", views.gate_light, shown)
    found = [gesture for gesture in shown.book.gestures if not role or role in gesture.roles]
    yield from or_nothing(shown, cards(shown, found, rows=_lines(found, _said)), "gestures")


@macro
def triggers(shown: Shown) -> Pieces:
    """Days in somebody's life that call for attention."""
    found = shown.book.triggers
    yield from or_nothing(shown, cards(shown, found, rows=_lines(found, _said)), "triggers")


@macro
def job(shown: Shown, role: RoleId) -> Pieces:
    """Everything that binds a role: its moments, limits, standards and first week."""
    yield from cards(shown, [shown.book.entries[role]])


@macro
def jobs(shown: Shown) -> Pieces:
    """All jobs by department; a job that has a page of its own is at home there."""
    departments = {department.id for department in shown.book.departments}
    for department in shown.book.departments:
        yield from cards(shown, [department])
        inside = [role for role in shown.book.roles if role.department == department.id]
        yield from cards(shown, inside, depth=1, weak=True)
    others = [role for role in shown.book.roles if role.department not in departments]
    yield from cards(shown, others, weak=True)


@macro
def line_of_the_day(shown: Shown) -> Pieces:
    """One line of the quote, another every day."""
    yield around("line_of_the_day", views.line_of_the_day, shown)


@macro
def board(shown: Shown) -> Pieces:
    """The first page: my limit and whom to ring, what to do in trouble, what to say, the day, and what changed for me."""
    yield around("board", views.board, shown)


@macro
def huddle(shown: Shown) -> Pieces:
    """What a shift starts with: a line, a standard, a question, a tip and a story, by date."""
    yield around("huddle", views.start_of_shift, shown)


@macro
def scorecard(shown: Shown, id: ScorecardId) -> Pieces:
    """A secret shopper's form: its questions, in the very words of the standards."""
    yield from cards(shown, [shown.book.entries[id]])


@macro
def forms(shown: Shown) -> Pieces:
    """What is filled in on a phone: the shoppers' forms, and a sheet for each touchpoint, on which a coach has the same questions."""
    yield around("forms", views.phone_forms, shown)


@macro
def claims(shown: Shown) -> Pieces:
    """The numbers we quote, each with what is known about it; garbled ones stand among the reviews."""
    found = [claim for claim in shown.book.claims if claim.status is not Evidence.GARBLED]
    yield from or_nothing(shown, cards(shown, found, rows=_lines(found)), "claims")


@macro
def claim(shown: Shown, id: ClaimId) -> Pieces:
    """One number we quote, in the middle of a sentence; with a badge where it is not sure."""
    yield around(INLINE, views.claim_mention, shown, id)


@macro
def glossary(shown: Shown) -> Pieces:
    """Words with a meaning of their own."""
    terms = sorted(shown.book.glossary, key=lambda term: in_order(term.term))
    yield from or_nothing(shown, cards(shown, terms, rows=_lines(terms, _said)), "terms")


@macro
def term(shown: Shown, id: TermId) -> Pieces:
    """A word with a meaning of its own, in the middle of a sentence."""
    yield around(INLINE, views.mention, shown, id)


@macro
def indicators(shown: Shown) -> Pieces:
    """What the organisation watches: one table of where each stands, each by itself, and what leads to what."""
    if any(indicator.achieved or indicator.from_ for indicator in shown.book.indicators):
        yield around("indicator_table", views.indicator_table, shown)
    yield from or_nothing(shown, cards(shown, shown.book.indicators, rows=Rows("lines")), "indicators")
    if any(indicator.leads_to for indicator in shown.book.indicators):
        yield around("chain", views.chain, shown)


@macro
def calculator(shown: Shown, id: CalculatorId) -> Pieces:
    """A sum with the handbook's own figures, to be done with one's own; without scripts and on paper, a form to fill in."""
    yield from cards(shown, [shown.book.entries[id]])


@macro
def in_return(shown: Shown) -> Pieces:
    """What we ask of the people we serve."""
    yield from or_nothing(shown, cards(shown, shown.book.in_return), "requests")


@macro
def exemplars(shown: Shown) -> Pieces:
    """Organisations to learn from."""
    found = shown.book.exemplars
    yield from or_nothing(shown, cards(shown, found, rows=_lines(found, _said)), "exemplars")


@macro
def questions(shown: Shown, for_: OfAudience = "") -> Pieces:
    """Questions worth asking each other."""
    found = [question for question in shown.book.questions if for_ in ("", question.for_)]
    yield from or_nothing(shown, cards(shown, found, rows=_lines(found)), "questions")


@macro
def coverage(shown: Shown) -> Pieces:
    """Line by line and standard by standard: moment, shopper's question and tip, with the holes."""
    yield around("coverage", views.coverage, shown)


@macro
def results(shown: Shown) -> Pieces:
    """Whether it works: how the basics stand, what to coach first, what rose or fell, what nobody has looked at, and all shares."""

    def make() -> tuple[str, Any]:
        data = views.results(shown)
        return ("results", data) if data.shops else ("nothing", {"says": shown.words("none.results")})

    yield Piece(make)


@macro
def slips(shown: Shown) -> Pieces:
    """The slip book: how much whoever heard of it settled, in how many minutes, what it cost, what went wrong before."""
    if shown.slips:
        yield around("slips", views.slips, shown)
    else:
        yield around("nothing", dict, [("says", shown.words("none.slips"))])


@macro
def due(shown: Shown) -> Pieces:
    """What was practised: what is to be looked at again by now, what comes next, and what came of the rest."""
    yield (
        around("due", views.due, shown)
        if shown.scores.notes
        else around("nothing", dict, [("says", shown.words("none.due"))])
    )


@macro
def reviews(shown: Shown) -> Pieces:
    """What is to be looked at again, by when and by whom; and the claims that are too garbled to be shown elsewhere."""
    yield around("reviews", views.reviews, shown)
    garbled = [claim for claim in shown.book.claims if claim.status is Evidence.GARBLED]
    yield from cards(shown, garbled)


@macro
def changes(shown: Shown, edition: EditionRefId = "", role: RoleId = "") -> Pieces:
    """The editions, the latest first, with why they came and what they changed; with a role, what changed for it."""
    if role:
        yield around("changes_for", views.changes_for, shown, role, edition)
        return
    found = [other for other in shown.book.editions if edition in ("", other.id)]
    latest_first = sorted(found, key=lambda other: in_time(other.from_, other.id), reverse=True)
    yield from or_nothing(shown, cards(shown, latest_first), "editions")


@macro
def sign_off(shown: Shown, role: RoleId = "") -> Pieces:
    """The list on which a role, or every role that signs, signs for the edition at hand; and the same as CSV."""
    yield around("sign_off", views.sign_off, shown, role)


@macro
def wordings(shown: Shown) -> Pieces:
    """What every entry said on which day: the editions with their days, and below them each entry, folded."""
    yield around("wordings", views.wordings, shown)


@macro
def downloads(shown: Shown) -> Pieces:
    """Everything that is printed, to be taken away: what each file is for, its pages and its size."""
    yield around("downloads", views.downloads, shown.printed)
