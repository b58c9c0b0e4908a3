"""`python -m tools.example_year`: a year of Harbour Lane's shops, slips and practice, made up and the same every time.

No guest and no shopper stands behind a line of it. What is kept how often, what rose after practice and what the slip
book is full of stands here; chance, drawn from a fixed seed, does the rest. So the pages that say what answers mean have
something to say, and whoever reads them can look up here what there was to be found.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from handbook.model import Scorecard
from handbook.project.load import Project
from handbook.results.table_kinds import COACHING, RESULTS, SLIPS
from handbook.views.forms.scorecards import scorecard_card

SEED = "Harbour Lane, its first year"
FIRST, LAST = date(2026, 1, 12), date(2026, 11, 20)
"""From the first edition on."""
A_MONTH = {"shop-overnight": 25, "shop-table-and-bar": 25, "shop-telephone": 25, "shop-night-and-trouble": 4,
           "shop-written": 4, "shop-in-town": 4, "shop-each-other": 6}  # fmt: skip
"""Visits a month; fewer than seventy a quarter could not show that something changed."""
PLACES = {"shop-overnight": ("Quay wing", "Garden wing"), "shop-table-and-bar": ("Restaurant", "Bar")}
HOURS = {"shop-night-and-trouble": (0, 1, 2, 23), "shop-written": (), "shop-each-other": (7, 15, 23)}
DAYTIME = (8, 11, 13, 15, 16, 17, 18, 19, 20, 21)
USUALLY = 0.9
KEPT = {
    "give-a-clock-time": 0.62, "keep-the-time": 0.82, "tell-them-their-turn": 0.84, "check-it-worked": 0.86,
    "use-guest-name": 0.78, "ask-about-allergies": 0.955, "keep-room-number-quiet": 0.965, "sorry-first": 0.97,
    "wait-at-the-door": 0.96, "check-who-takes-the-key": 0.99, "find-the-bed": 0.99, "put-it-right": 0.95,
    "own-it": 0.96, "bring-the-chefs-answer": 0.975, "correct-in-private": 0.98, "answer-texts": 0.88,
    "room-ready-by-three": 0.9, "pass-on-the-story": 0.85, "ask-whats-missing": 0.86, "look-up-first": 0.9,
}  # fmt: skip
"""How often each is kept; all others as usual."""
AFTER_PRACTICE = {
    "look-up-first": (date(2026, 4, 1), 0.97),
    "give-a-clock-time": (date(2026, 7, 6), 0.81),
    "check-it-worked": (date(2026, 7, 1), 0.94),
}
"""From when on something was kept more often, and how often."""
PRACTISED = (
    ("2026-03-30", "look-up-first", "2026-06-30"),
    ("2026-07-03", "give-a-clock-time", "2026-09-30"),
    ("2026-06-29", "check-it-worked", "2026-09-30"),
    ("2026-10-05", "use-guest-name", "2026-12-31"),
    ("2026-10-12", "tell-them-their-turn", "2026-12-31"),
)
MOODS = 0.45
"""How far one visit is better or worse than another, on the scale of log odds: on a bad day several things go wrong."""
REMEMBERED = ("the time by the clock", "how quiet the room was", "the bread", "a boot-black sky over the quay",
              "being walked to the lift", "the kettle", "a wait at the bar", "the taxi that was there")  # fmt: skip
MET = {"another-way-in": 0.15}
"""How many visits meet a moment; all others nearly every one."""
A_YES = {"manager-as-staff": 0.93}
"""How often a question of one form alone is answered yes where little was missed; all others a fifth of the time, and more the more was missed."""
SLIPS_A_MONTH = 26
FORMS_ARE_FILLED = 0.97
"""How many questions of a form get an answer other than “does not apply”."""


def answers(project: Project) -> Iterator[dict[str, str]]:
    """Every answer of the year, as a row of `results/`."""
    for scorecard in project.book.scorecards:
        for number, day in enumerate(_days(scorecard.id, A_MONTH[scorecard.id])):
            yield from _visit(project, scorecard, day, f"{scorecard.id}-{number + 1}")


def _days(what: str, a_month: int) -> list[date]:
    days = (LAST - FIRST).days + 1
    chance = Random(f"{SEED} {what}")
    return sorted(FIRST + timedelta(chance.randrange(days)) for _ in range(round(a_month * days / 30.4)))


def _visit(project: Project, scorecard: Scorecard, day: date, visit: str) -> Iterator[dict[str, str]]:
    chance = Random(f"{SEED} {visit}")
    asked = _asked_on(project, day)
    mood = chance.gauss(0, MOODS)
    hours = HOURS.get(scorecard.id, DAYTIME)
    row = {
        "date": day.isoformat(),
        "scorecard": scorecard.id,
        "visit": visit.rsplit("-", 1)[1],
        "place": chance.choice(PLACES.get(scorecard.id, ("",))),
        "hour": str(chance.choice(hours)) if hours else "",
    }
    missed = 0
    for chapter in scorecard_card(project.shown, scorecard).chapters:
        moment = chapter.moment.id
        if moment not in asked or Random(f"{SEED} {visit} {moment}").random() > MET.get(moment, 1):
            continue
        no = 0
        for question in (one for one in chapter.questions if one.id in asked):
            one = Random(f"{SEED} {visit} {moment} {question.id}")
            answer = _answered(question.id, day, mood, one)
            no += answer == "no"
            seconds = _timed(_measure_on(project, day, question.id), answer, one) if question.has_clock else ""
            yield row | {"moment": moment, "item": question.id, "answer": answer, "seconds": seconds}
        missed += no
        yield row | {"moment": moment, "item": "impression", "answer": _impression(no, chance)}
    yield from (row | extra for extra in _extra(scorecard, _extras_on(project, day, scorecard.id), missed, chance))
    yield from (row | last for last in _closing(project.book.closing_of(scorecard), missed, chance))


@cache
def _asked_on(project: Project, day: date) -> set[str]:
    """The ids that the edition of a day held: nobody is asked about what was not yet written."""
    sections = _held_on(project, day).values()
    return {entry["id"] for section in sections if isinstance(section, list) for entry in section}


def _held_on(project: Project, day: date) -> Mapping[str, Any]:
    editions = (*project.history.frozen, project.history.now)
    return [edition for edition in editions if edition.from_ and edition.from_ <= day][-1].content


@cache
def _extras_on(project: Project, day: date, scorecard: str) -> set[str]:
    """What a form asked alone on a day; the first editions wrote the bare question."""
    (form,) = (form for form in _held_on(project, day)["scorecards"] if form["id"] == scorecard)
    return {extra if isinstance(extra, str) else extra["ask"] for extra in form["extra"]}


def _answered(standard: str, day: date, mood: float, chance: Random) -> str:
    if chance.random() > FORMS_ARE_FILLED:
        return "na"
    since, better = AFTER_PRACTICE.get(standard, (date.max, 0.0))
    usual = better if day >= since else KEPT.get(standard, USUALLY)
    odds = math.log(usual / (1 - usual)) + mood
    return "yes" if chance.random() < 1 / (1 + math.exp(-odds)) else "no"


@cache
def _measure_on(project: Project, day: date, standard: str) -> Mapping[str, Any]:
    """What a standard was held to on a day."""
    (held,) = (entry for entry in _held_on(project, day)["standards"] if entry["id"] == standard)
    measure: Mapping[str, Any] = held.get("measure") or {}
    return measure


def _timed(measure: Mapping[str, Any], answer: str, chance: Random) -> str:
    """A time that fits the answer, where the clock of the standard can be read within a visit."""
    each = {"seconds": 1, "minutes": 60, "hours": 3600}.get(str(measure.get("what")), 0)
    most = (measure.get("limit") or measure.get("at_most")) if each else None
    if not most or answer == "na":
        return ""
    share = chance.uniform(0.2, 0.95) if answer == "yes" else chance.uniform(1.1, 2.0)
    return str(max(1, int(share * most * each)) if answer == "yes" else math.ceil(share * most * each))


def _impression(no: int, chance: Random) -> str:
    negative = min(0.8, 0.03 + 0.2 * no)
    return chance.choices(("negative", "neutral", "positive"), (negative, 0.3, max(0.05, 0.67 - 0.2 * no)))[0]


def _extra(scorecard: Scorecard, extras: set[str], missed: int, chance: Random) -> Iterator[dict[str, str]]:
    for extra in scorecard.extra:
        if extra.answer == "yes-no" and extra.ask in extras:
            usual = A_YES[extra.id] - 0.02 * missed if extra.id in A_YES else 0.2 + 0.03 * missed
            yield {"item": f"extra:{extra.id}", "answer": "yes" if chance.random() < usual else "no"}


def _closing(asked: Iterable[str], missed: int, chance: Random) -> Iterator[dict[str, str]]:
    for item, usual in (("remembered", 0.55), ("return", 0.86), ("recommend", 0.8)):
        if item in asked:
            answer = "yes" if chance.random() < max(0.05, usual - 0.05 * missed) else "no"
            what = chance.choice(REMEMBERED) if item == "remembered" and answer == "yes" else ""
            yield {"item": item, "answer": answer, "note": what}


SLIPS_SEEN = (
    ("bedroom", "room-works", "system", 5),
    ("bar", "tell-them-their-turn", "system", 3),
    ("front-desk", "", "system", 5),
    ("bedroom", "", "system", 5),
    ("restaurant", "", "system", 6),
    ("departure", "", "person", 4),
    ("bills", "", "system", 3),
    ("phone-line", "", "person", 4),
    ("bedroom", "", "person", 3),
    ("front-desk", "", "unclear", 2),
)
"""What goes wrong: where, which standard where somebody named one, why, and how often beside the others."""
ROLES = {"front-desk": "receptionist", "bedroom": "housekeeper", "restaurant": "waiter", "bar": "bartender",
         "departure": "receptionist", "bills": "receptionist", "phone-line": "reservations"}  # fmt: skip


def slips(project: Project) -> Iterator[dict[str, str]]:
    """Every slip of the year, as a row of `slips/`; what is spent stays within the limit of whoever spends it."""
    roles = set(project.book.roles_by_id)
    for number, day in enumerate(_days("slips", SLIPS_A_MONTH)):
        chance = Random(f"{SEED} slip {number}")
        touchpoint, standard, cause, _ = chance.choices(SLIPS_SEEN, [often for *_, often in SLIPS_SEEN])[0]
        by = chance.choices(
            ("first", "passed on", "open"), (0.68 if day < AFTER_PRACTICE["check-it-worked"][0] else 0.8, 0.22, 0.02)
        )[0]
        role = ROLES.get(touchpoint, "")
        yield {
            "date": day.isoformat(),
            "hour": str(chance.choice(DAYTIME)),
            "touchpoint": touchpoint,
            "standard": standard if standard in _asked_on(project, day) else "",
            "role": role if role in roles else "",
            "cause": cause,
            "settled_by": by,
            "minutes": "" if by == "open" else str(max(1, round(chance.lognormvariate(2.0, 0.7)))),
            "cost": str(chance.choice((0, 0, 0, 5, 8, 12, 15, 20))) if by == "first" else "",
        }


def practised(project: Project) -> Iterator[dict[str, str]]:
    """What was practised, as a row of `coaching/`."""
    for day, about, look_again in PRACTISED:
        held = _asked_on(project, date.fromisoformat(day))
        tip = next((tip.id for tip in project.book.tips if about in tip.about and tip.id in held), "")
        yield {"date": day, "about": about, "tip": tip, "look_again": look_again}


def write(folder: Path) -> None:
    """Write the year into a handbook's folder, a file of answers for each month."""
    project = Project.load(folder, LAST)
    rows = sorted(answers(project), key=lambda row: row["date"])
    for month in sorted({row["date"][:7] for row in rows}):
        _write(
            folder / "results" / f"{month}.csv", RESULTS.columns, [row for row in rows if row["date"].startswith(month)]
        )
    _write(folder / "slips" / "2026.csv", SLIPS.columns, slips(project))
    _write(folder / "coaching" / "2026.csv", COACHING.columns, practised(project))


def _write(path: Path, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
