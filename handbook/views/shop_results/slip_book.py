"""The slip book as a page: how fast things are put right and by whom, what it costs, and what has been read before.

Causes are counted so that somebody knows what to mend. They have no aim: a target on their share would be reached by
writing down the other cause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from handbook.model import Limit
from handbook.results.slip import CAUSES, SETTLED_BY, Slip
from handbook.scoring.slips import Repeat, slip_sums
from handbook.views.context import Ref, Shown
from handbook.views.shop_results.coaching import whole
from handbook.views.shop_results.tables import ResultsTable, month_said

FIRST, PASSED_ON, OPEN = SETTLED_BY
MONTHS_SHOWN, OPEN_SHOWN = 24, 20


@dataclass(frozen=True)
class SlipTile:
    """One figure that stands large: what it is, its value, and what else there is to say."""

    title: str
    value: str
    said: str


@dataclass(frozen=True)
class ReadBefore:
    """What went wrong at a touchpoint three times in ninety days against the same standard."""

    touchpoint: Ref
    standard: Ref
    said: str


@dataclass(frozen=True)
class CausesAt:
    """How many slips a person, a system and nobody knows what caused at a touchpoint."""

    touchpoint: Ref
    person: int
    system: int
    unclear: int
    said: str


@dataclass(frozen=True)
class SlipBook:
    """All slips together, what came back, causes by touchpoint, spending by job, and the months."""

    head: str
    open: list[str]
    """Those that nobody has settled yet, the earliest first."""
    tiles: list[SlipTile]
    repeats: list[ReadBefore]
    causes: list[CausesAt]
    most: int
    """How many slips the touchpoint has that has most."""
    spent: ResultsTable
    months: ResultsTable


def slips(shown: Shown) -> SlipBook:
    """What stands in `slips/`, over all its days."""
    found, words = sorted(shown.slips, key=lambda slip: slip.date), shown.words
    causes = _causes(shown, found)
    return SlipBook(
        words.many("slips.head", len(found), since=_day(shown, found[0]), until=_day(shown, found[-1])),
        [slip_said(shown, one) for one in found if one.settled_by == OPEN][:OPEN_SHOWN],
        list(_tiles(shown, found)),
        [_read_before(shown, one) for one in slip_sums(found, shown.scores.now).repeats],
        causes,
        max(one.person + one.system + one.unclear for one in causes),
        ResultsTable(words("slips.spent"), _columns(shown, "job", "limit", "slips", "spent", "most"), list(_spent(shown, found))),
        ResultsTable(words("slips.months"), _columns(shown, "month", "slips", "settled", "minutes", "cost"), _months(shown, found)),
    )  # fmt: skip


def slip_said(shown: Shown, slip: Slip) -> str:
    """When and where something went wrong, and what was not kept."""
    titles = [shown.ref(shown.scores.now(id_)).title for id_ in (slip.touchpoint, slip.standard) if id_]
    hour = f"{int(slip.hour):02}:00" if slip.hour else ""
    return shown.words.enumeration(filter(None, (_day(shown, slip), hour, slip.place, *titles)))


def _day(shown: Shown, slip: Slip) -> str:
    return shown.words.day(date.fromisoformat(slip.date))


def _columns(shown: Shown, *names: str) -> list[str]:
    return [shown.words(f"slips.column.{name}") for name in names]


def _tiles(shown: Shown, found: list[Slip]) -> Iterator[SlipTile]:
    words, sums, settled = shown.words, slip_sums(found, shown.scores.now), Counter(slip.settled_by for slip in found)
    rest = [words.many(f"slips.tile.{name}", settled[by]) for name, by in (("passed-on", PASSED_ON), ("open", OPEN))]
    said = words("slips.tile.of", number=settled[FIRST], all=len(found), rest=words.enumeration(rest))
    yield SlipTile(words("slips.tile.settled"), words.percent(whole(settled[FIRST] / len(found))), said)
    timed = sum(bool(slip.minutes) for slip in found)
    if sums.minutes is not None:
        yield SlipTile(
            words("slips.tile.minutes"), words.amount(sums.minutes, "minutes"), words.many("slips.tile.half", timed)
        )
    if sums.cost is not None:
        paid = sum(bool(slip.cost) for slip in found)
        yield SlipTile(words("slips.tile.cost"), _money(shown, sums.cost), words.many("slips.tile.paid", paid))


def _read_before(shown: Shown, one: Repeat) -> ReadBefore:
    words = shown.words
    said = words.many("slips.repeat", one.times, since=words.day(one.since), until=words.day(one.until))
    return ReadBefore(shown.ref(one.touchpoint), shown.ref(one.standard), said)


def _causes(shown: Shown, found: list[Slip]) -> list[CausesAt]:
    """Where most went wrong first."""
    groups = _grouped(found, lambda slip: shown.scores.now(slip.touchpoint))
    order = {touchpoint.id: at for at, touchpoint in enumerate(shown.book.touchpoints)}
    by_number = sorted(groups.items(), key=lambda one: (-len(one[1]), order.get(one[0], len(order))))
    return [_causes_at(shown, id_, Counter(slip.cause for slip in slips)) for id_, slips in by_number]


def _causes_at(shown: Shown, touchpoint: str, causes: Counter[str]) -> CausesAt:
    words, (person, system, unclear) = shown.words, (causes[cause] for cause in CAUSES)
    said = words.enumeration(words.many(f"slips.by.{cause}", causes[cause]) for cause in CAUSES if causes[cause])
    return CausesAt(shown.ref(touchpoint), person, system, unclear, said)


def _spent(shown: Shown, found: list[Slip]) -> Iterator[list[str]]:
    """What each job has spent, beside what it may; where no job is named, one person holds it."""
    groups = _grouped([slip for slip in found if slip.cost], lambda slip: shown.scores.now(slip.role))
    by_sum = sorted(shown.book.empowerment, key=lambda limit: limit.up_to or 0)
    limits = {limit.role: limit for limit in by_sum if limit.up_to is not None}
    for role in [*(role.id for role in shown.book.roles), ""]:
        if costs := [Decimal(slip.cost) for slip in groups.get(role, ())]:
            name = shown.ref(role).title if role else shown.words("slips.no-job")
            limit, most = limits.get(role), _money(shown, max(costs))
            if limit and max(costs) > Decimal(str(limit.up_to)):
                most = shown.words("slips.above", amount=most)
            yield [name, _limit(shown, limit), str(len(costs)), _money(shown, sum(costs)), most]


def _limit(shown: Shown, limit: Limit | None) -> str:
    if limit is None:
        return ""
    amount = _money(shown, limit.up_to)
    return shown.words("slips.limit", amount=amount, per=shown.words.per(limit.per)) if limit.per else amount


def _months(shown: Shown, found: list[Slip]) -> list[list[str]]:
    months = _grouped(found, lambda slip: slip.date[:7])
    return [_month(shown, month, months[month]) for month in sorted(months)][-MONTHS_SHOWN:]


def _month(shown: Shown, month: str, found: list[Slip]) -> list[str]:
    sums, words = slip_sums(found, shown.scores.now), shown.words
    settled = sum(slip.settled_by == FIRST for slip in found)
    minutes = "" if sums.minutes is None else words.number(sums.minutes)
    return [month_said(shown, month), str(sums.n), str(settled), minutes, _money(shown, sums.cost)]


def _money(shown: Shown, amount: float | Decimal | None) -> str:
    return shown.words.money(shown.book.handbook.currency, amount)


def _grouped(found: Iterable[Slip], by: Callable[[Slip], str]) -> dict[str, list[Slip]]:
    groups: dict[str, list[Slip]] = {}
    for slip in found:
        groups.setdefault(by(slip), []).append(slip)
    return groups
