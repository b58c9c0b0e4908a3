"""Everything that results say as tables of words: for a terminal, for a pull request, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from handbook.model.fields import shapes_by_name
from handbook.model.moments import Touchpoint
from handbook.scoring.changes import Change
from handbook.scoring.gate import Gate
from handbook.scoring.scores import DAY_PART, Scores
from handbook.scoring.share import Share
from handbook.scoring.visits import WHOLE
from handbook.text.comparing import in_order
from handbook.views.context import Shown
from handbook.views.shop_results.blind_spots import blind_spots
from handbook.views.shop_results.coaching import practices, share_said, whole
from handbook.words import Words


@dataclass(frozen=True)
class ResultsTable:
    """A table: what it is about, the names of its columns, and its rows; with one column it is a list."""

    title: str
    columns: list[str]
    rows: list[list[str]]


def results_head(shown: Shown, scores: Scores) -> list[str]:
    """The sentences that come first: how many visits, how they scored, and whether treats make sense."""
    words, visits = shown.words, scores.visits
    if not visits:
        return [words("none.results")]
    scored = [visit for visit in visits if visit.passed is not None]
    since, until = words.day(visits[0].date), words.day(visits[-1].date)
    return [
        words.many("results.visits", len(visits), since=since, until=until),
        words("results.basics", share=share_said(shown, scores.basics)),
        words.many("results.passed", sum(bool(visit.passed) for visit in scored), all=len(scored)),
        words.many("results.critical", sum(bool(visit.failed) for visit in scored)),
        gate_said(shown, scores.gate),
    ]


def gate_said(shown: Shown, gate: Gate) -> str:
    """Whether treats make sense yet, with the figure."""
    needs = shown.words.percent(round(gate.needs * WHOLE, 1))
    return shown.words(f"gate.{gate.state}", share=share_said(shown, gate.share), needs=needs)


def results_tables(shown: Shown, scores: Scores) -> Iterator[ResultsTable]:
    """What there is to say, what is to be done first; what has nothing to say is left out."""
    words = shown.words
    coach, changed, blind = (words(f"results.{name}") for name in ("coach", "changed", "blind"))
    found = [
        ResultsTable(coach, [coach], _coach(shown, scores)),
        ResultsTable(changed, [changed], _changed(shown, scores)),
        *shares_tables(shown, scores),
        ResultsTable(blind, [blind], [[said] for said in blind_spots(shown, scores)]),
    ]
    return (table for table in found if table.rows)


def shares_tables(shown: Shown, scores: Scores) -> Iterator[ResultsTable]:
    """Every share there is, by what it is about."""
    words = shown.words
    found = [
        _standards(shown, scores),
        _of(shown, "results.negatives", _named(shown, scores.negatives), "negative"),
        _of(shown, "results.closing", ((words(f"closing.{item}"), share) for item, share in scores.closing.items()), "share"),
        _of(shown, "results.places", scores.places.items()),
        _of(shown, "results.hours", ((f"{hour:02}:00", share) for hour, share in scores.hours.items())),
        _places_by_day_part(shown, scores),
        _of(shown, "results.channels", ((channel_said(shown, one), share) for one, share in scores.channels.items())),
        months_table(shown, scores),
        _of(shown, "results.editions", ((words("told.edition", edition=one), share) for one, share in scores.editions.items())),
    ]  # fmt: skip
    return (table for table in found if table.rows)


def months_table(shown: Shown, scores: Scores) -> ResultsTable:
    """Basics by month; where some were put in other words, it is said from when on."""
    return _of(
        shown,
        "results.months",
        ((month_in_trend(shown, scores, month), share) for month, share in scores.months.items()),
    )


def month_in_trend(shown: Shown, scores: Scores, month: str) -> str:
    """A month in words, and of how many basics the words changed in it."""
    said, number = month_said(shown, month), len(scores.reworded.get(month, ()))
    return shown.words.many("results.reworded", number, month=said) if number else said


def months_reworded(shown: Shown, scores: Scores) -> set[str]:
    """The months, as they are said, from which some basics are put in other words."""
    return {month_said(shown, month) for month in scores.reworded}


def month_said(shown: Shown, month: str) -> str:
    """A month such as 2027-03 in words."""
    return shown.words.month(date.fromisoformat(f"{month}-01"))


def channel_said(shown: Shown, channel: str) -> str:
    """A channel in words."""
    return shown.words.choice(shapes_by_name(Touchpoint)["channel"], channel)


def _named(shown: Shown, shares: Mapping[str, Share]) -> Iterator[tuple[str, Share]]:
    """Shares by what they are about, the highest first."""
    ranked = sorted(shares.items(), key=lambda one: (-(one[1].share or 0), one[0]))
    return ((shown.ref(id_).title, share) for id_, share in ranked)


def _coach(shown: Shown, scores: Scores) -> list[list[str]]:
    words = shown.words
    if not scores.visits:
        return []
    found = [
        words("results.coach.one", standard=one.standard.title, why=one.why)
        + (" " + words("results.coach.tip", tip=one.tip.title) if one.tip else "")
        for one in practices(shown, scores.coach_now)
    ]
    return [[said] for said in (*(found or [words("results.coach.none")]), *mended_said(shown, scores))]


def mended_said(shown: Shown, scores: Scores) -> list[str]:
    """What the year would advise, and has been kept well enough since it changed."""
    return [
        shown.words(
            "results.coach.mended",
            standard=one.standard.title,
            share=share_said(shown, one.share),
            day=shown.words.day(one.since),
        )
        for one in scores.mended
    ]


def _changed(shown: Shown, scores: Scores) -> list[list[str]]:
    """The changes that are more than chance; that there are none is said where any could have been."""
    said = [change_said(shown, change) for change in scores.changes if change.is_real]
    return [[one] for one in said or ([shown.words("results.changed.none")] if scores.changes else [])]


def change_said(shown: Shown, change: Change) -> str:
    """A change in one sentence: what, from where to where, and by how much for sure."""
    gain = sorted(abs(round(end * WHOLE)) for end in change.gain)
    return shown.words(
        f"results.change.{change.what}-{'rose' if change.is_rise else 'fell'}",
        what=shown.ref(change.id).title,
        before=shown.words.percent(whole(change.before.exact)),
        after=shown.words.percent(whole(change.after.exact)),
        low=gain[0],
        high=gain[1],
    )


def _standards(shown: Shown, scores: Scores) -> ResultsTable:
    """The standards as a whole, those kept least first, each with since when it is put so."""
    words = shown.words
    found = [
        (id_, share)
        for (id_, moment), share in scores.standards.items()
        if moment is None and id_ in scores.book.standards_by_id
    ]
    ranked = sorted(found, key=lambda one: (not one[1].enough, one[1].exact, one[0]))
    rows = [
        [shown.ref(id_).title, *cells_of(words, share), words.day(scores.wordings.since(id_))] for id_, share in ranked
    ]
    columns = [words("results.standard"), *_columns(words, "kept"), words("results.since")]
    return ResultsTable(words("results.standards"), columns, rows)  # fmt: skip


def _places_by_day_part(shown: Shown, scores: Scores) -> ResultsTable:
    """Each place by quarters of the day: where one place is bad at some hours alone, neither says so by itself."""
    found, words = scores.places_by_day_part, shown.words
    places, parts = dict.fromkeys(place for place, _ in found), sorted({hour for _, hour in found})
    columns = [words("results.hours-from", first=f"{hour:02}:00", last=f"{hour + DAY_PART:02}:00") for hour in parts]
    rows = [
        [place, *(share_said(shown, found[place, hour]) if (place, hour) in found else "" for hour in parts)]
        for place in sorted(places, key=in_order)
    ]
    is_told = len(places) > 1 and len(parts) > 1
    return ResultsTable(words("results.place-hours"), [words("results.place"), *columns], rows if is_told else [])


def _of(shown: Shown, id_: str, shares: Iterable[tuple[str, Share]], counts: str = "kept") -> ResultsTable:
    return table_of(
        shown.words, id_, ([name, *cells_of(shown.words, share)] for name, share in shares if share.n), counts
    )


def table_of(words: Words, id_: str, rows: Iterable[list[str]], counts: str = "kept") -> ResultsTable:
    """A table of shares: what each is of, and its cells."""
    return ResultsTable(words(id_), [words("results.what"), *_columns(words, counts)], list(rows))


def _columns(words: Words, counts: str) -> list[str]:
    """Their heads; the first says what a share is one of: kept, negative, or yes."""
    return [words(f"results.column.{name}") for name in (counts, "interval", "answers", "visits")]


def cells_of(words: Words, share: Share) -> list[str]:
    """A share, its interval, its answers and its visits."""
    if not share.enough:
        return [words("share.few"), "", words.number(share.n), words.number(share.visits)]
    ends = words("share.interval", low=whole(share.interval.low), high=whole(share.interval.high))
    return [words.percent(whole(share.exact)), ends, words.number(share.n), words.number(share.visits)]
