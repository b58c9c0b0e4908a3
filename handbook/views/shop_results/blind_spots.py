"""What nobody has looked at, each in a sentence: hours, sides of the house, channels, touchpoints, places, managers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from handbook.model.fields import shapes_by_name
from handbook.model.moments import Touchpoint
from handbook.scoring.period import month_back
from handbook.scoring.scores import Scores
from handbook.text.comparing import key
from handbook.views.context import Shown

QUARTER = 3
HOURS = 24


def blind_spots(shown: Shown, scores: Scores) -> list[str]:
    """What nobody has looked at in the results that are asked about."""
    if not scores.visits:
        return [shown.words("blind.all")]
    return [*_hours(shown, scores), *_where(shown, scores), *_places(shown, scores), *_managers(shown, scores)]


def _hours(shown: Shown, scores: Scores) -> Iterator[str]:
    """The hours of the day before the first visit and after the last, and the longest pause between."""
    words, hours = shown.words, sorted({visit.hour for visit in scores.visits if visit.hour is not None})
    if not hours:
        yield words("blind.no-hour")
        return
    first, last = _clock(hours[0]), _clock(hours[-1] + 1)
    if hours[0] and hours[-1] + 1 < HOURS:
        yield words("blind.before-after", first=first, last=last)
    elif hours[0]:
        yield words("blind.before", first=first)
    elif hours[-1] + 1 < HOURS:
        yield words("blind.after", last=last)
    for before, after in itertools.pairwise(hours):
        if after - before > QUARTER:
            yield words("blind.between", first=_clock(before + 1), last=_clock(after))


def _clock(hour: int) -> str:
    return f"{hour:02}:00"


def _where(shown: Shown, scores: Scores) -> Iterator[str]:
    """The sides of the house, the channels and the touchpoints at which something happens and nobody was."""
    words, shopped = shown.words, {moment for visit in scores.visits for moment in visit.moments}
    met = [touchpoint for touchpoint in shown.book.touchpoints if shown.moments_at.get(touchpoint.id)]
    seen = {touchpoint.id for touchpoint in met if any(one.id in shopped for one in shown.moments_at[touchpoint.id])}
    told: set[str] = set()
    for name in ("place", "channel"):
        shape = shapes_by_name(Touchpoint)[name]
        for value in dict.fromkeys(getattr(touchpoint, name) for touchpoint in met):
            of_it = {touchpoint.id for touchpoint in met if getattr(touchpoint, name) == value}
            if value and not of_it & seen and not of_it <= told:
                told |= of_it
                yield words("blind.where", where=words.inside(words.choice(shape, value)))
    rest = [shown.in_words(touchpoint.title) for touchpoint in met if touchpoint.id not in seen | told]
    if rest:
        yield words("blind.touchpoints", touchpoints=words.listing(rest, "or"))


def _places(shown: Shown, scores: Scores) -> Iterator[str]:
    """The places where nobody was for a quarter of a year, while others were shopped."""
    last = {key(visit.place): visit for visit in scores.visits if visit.place}
    since = month_back(scores.as_of, QUARTER)
    for visit in last.values():
        if visit.date < since <= scores.visits[-1].date:
            yield shown.words("blind.place", place=visit.place, day=shown.words.day(visit.date))


def _managers(shown: Shown, scores: Scores) -> Iterator[str]:
    """Whether those whom others report to have been looked at too."""
    above = {role.reports_to for role in shown.book.roles if role.reports_to}
    theirs = {moment.id for moment in shown.moments if above & set(moment.roles)}
    if above and not any(theirs & visit.moments for visit in scores.visits):
        managers = [shown.ref(role.id).title for role in shown.book.roles if role.id in above]
        yield shown.words("blind.managers", managers=shown.words.listing(managers, "or"))
