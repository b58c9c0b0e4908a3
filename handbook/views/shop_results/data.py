"""Everything that results say as plain data for other programs: shares from 0 to 1, days in ISO's form, null where unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from handbook.results.answer import IMPRESSIONS
from handbook.scoring.changes import Change
from handbook.scoring.coach import Advice
from handbook.scoring.gate import Gate
from handbook.scoring.practice import Practised
from handbook.scoring.scores import Scores
from handbook.scoring.share import Share
from handbook.scoring.slips import SlipSums
from handbook.scoring.visits import Visit
from handbook.views.context import Shown
from handbook.views.indicators.figures import figures
from handbook.views.shop_results.blind_spots import blind_spots
from handbook.views.shop_results.coaching import reason

Data = dict[str, Any]
DIGITS = 9


def results_data(shown: Shown, scores: Scores) -> Data:
    """All of it, by what it is about."""
    return {
        "visits": [_visit(visit) for visit in scores.visits],
        "standards": _standards(scores),
        "moments": _moments(scores),
        "closing": {item: {"n": share.n, "yes": share.yes} | _ends(share) for item, share in scores.closing.items()},
        "gate": {"house": _gate(scores.gate), "moments": {id_: _gate(gate) for id_, gate in scores.gates.items()}},
        "coach": [_advice(shown, one) for one in scores.coach],
        "practice": [_practised(one) for one in scores.practised],
        "changes": [_change(change) for change in scores.changes],
        "places": _by("place", scores.places),
        "hours": _by("hour", scores.hours),
        "channels": _by("channel", scores.channels),
        "months": [one | {"reworded": scores.reworded.get(one["month"], [])} for one in _by("month", scores.months)],
        "slips": _slips(scores.slipped),
        "indicators": [
            {"id": one.indicator.id, "period": one.period, "value": _round(one.value), "n": one.n}
            for one in figures(shown, scores)
        ],
        "due": [_note(one) for one in scores.practised if one.is_due],
        "blind_spots": blind_spots(shown, scores),
    }


def _visit(visit: Visit) -> Data:
    score = visit.score
    return {
        "date": visit.date.isoformat(),
        "scorecard": visit.scorecard,
        "visit": visit.visit or None,
        "place": visit.place or None,
        "hour": visit.hour,
        "edition": visit.edition or None,
        "score": None if score is None else _round(float(score)),
        "passed": visit.passed,
        "failed": visit.failed,
    }


def _standards(scores: Scores) -> list[Data]:
    """Every standard of today that was answered in its present wording: as a whole, then moment by moment."""
    order = {standard.id: at for at, standard in enumerate(scores.book.standards)}
    known = [about for about in scores.standards if about[0] in order]
    return [
        {"id": id_, "moment": moment}
        | counts(scores.standards[id_, moment])
        | {"since": _iso(scores.wordings.since(id_))}
        for id_, moment in sorted(known, key=lambda about: (order[about[0]], about[1] or ""))
    ]


def counts(share: Share) -> Data:
    """A share with its answers, visits, and ends."""
    return {"n": share.n, "visits": share.visits, "yes": share.yes} | _ends(share) | {"enough": share.enough}


def _ends(share: Share) -> Data:
    return {"share": _round(share.share), "low": _round(share.low), "high": _round(share.high)}


def _moments(scores: Scores) -> list[Data]:
    known = ((moment.id, scores.moments[moment.id]) for moment in scores.book.moments if moment.id in scores.moments)
    return [
        {"id": id_, "visits": counts.visits}
        | {impression: counts.impressions[impression] for impression in IMPRESSIONS}
        | {"failed": counts.failed}
        for id_, counts in known
    ]


def _gate(gate: Gate) -> Data:
    return _ends(gate.share) | {"visits": gate.share.visits, "open": gate.is_open}


def _advice(shown: Shown, advice: Advice) -> Data:
    tips = shown.tips_about.get(advice.standard.id, ())
    return {
        "id": advice.standard.id,
        "why": reason(shown, advice),
        "tip": next((tip.id for tip in tips), None),
        **_ends(advice.share),
        "target": _round(advice.target),
    }


def _change(change: Change) -> Data:
    return {
        "id": change.id,
        "what": change.what,
        **_sides(change),
        "low": _round(change.gain.low),
        "high": _round(change.gain.high),
        "real": change.is_real,
    }


def _sides(one: Change | Practised) -> Data:
    """What was before and after, each with its days, its answers and its share."""
    sides = zip(("before", "after"), one.periods, (one.before, one.after), strict=True)
    return {
        name: {"from": _iso(period.since), "to": _iso(period.until), "n": share.n} | _ends(share)
        for name, period, share in sides
    }


def _practised(one: Practised) -> Data:
    return _note(one) | _sides(one) | {"real": one.is_real}


def _note(one: Practised) -> Data:
    return {"about": one.about, "date": one.practice.date, "look_again": one.practice.look_again}


def _slips(sums: SlipSums) -> Data:
    return {
        "n": sums.n,
        "settled": _round(sums.settled),
        "minutes": _round(sums.minutes),
        "cost": _round(sums.cost),
        "repeats": [
            {
                "touchpoint": one.touchpoint,
                "standard": one.standard,
                "n": one.times,
                "from": _iso(one.since),
                "to": _iso(one.until),
            }
            for one in sums.repeats
        ],
    }


def _by(name: str, shares: Mapping[Any, Share]) -> list[Data]:
    return [{name: what} | counts(share) for what, share in shares.items()]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
