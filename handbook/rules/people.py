"""Rules about roles and what they may do without asking."""

from __future__ import annotations

import math
from collections.abc import Iterator

from handbook.model import Handbook, IfMissed, Limit, Role, Standard
from handbook.model.choices import Status
from handbook.model.fields import FieldPath
from handbook.rules.base import Breach, Context, Group
from handbook.text.comparing import key

people = Group.PEOPLE


@people.error(
    "limit-without-superior",
    "A limit that does not say whom to call beyond it.",
    why="At the limit somebody is waiting. Only a role that reports to nobody needs no one to call.",
    cure="Add call_if_more with the role to call.",
)
def limit_without_superior(context: Context) -> Iterator[Breach]:
    for limit in context.book.empowerment:
        role = context.book.roles_by_id.get(limit.role)
        if role and role.reports_to and not limit.call_if_more and "call_if_more" not in limit.model_fields_set:
            yield Breach(limit, ("call_if_more",), f"“{limit.id}” does not say whom “{role.title}” calls beyond the limit.",
                         f"Add call_if_more: {role.reports_to}")  # fmt: skip


@people.error(
    "limit-half-said",
    "A limit with `up_to` and without `per`, or the other way round.",
    why="£60 is something else per visit than per year. Where the authority is not money, both are left out.",
    cure="Write both up_to and per, or neither.",
)
def limit_half_said(context: Context) -> Iterator[Breach]:
    for limit in context.book.empowerment:
        written = limit.model_fields_set & {"up_to", "per"}
        if len(written) == 1:
            (name,) = written
            other = "per" if name == "up_to" else "up_to"
            yield Breach(
                limit, (name,), f"Here stands “{name}” and no “{other}”.", f"Add {other}, or take {name} away."
            )


@people.warning(
    "front-line-without-limit",
    "A front-line role without a limit.",
    why="Who meets people has to know what they may do to put a slip right at once, without asking.",
    cure="Add an entry under `empowerment` for this role.",
)
def front_line_without_limit(context: Context) -> Iterator[Breach]:
    for role in context.book.roles:
        if role.front_line and role.id and role.id not in context.book.limits_of:
            yield Breach(
                role,
                ("id",),
                f"“{role.title}” meets {context.book.handbook.people} and has no limit of its own.",
            )


@people.warning(
    "limit-falls",
    "A limit that is lower than that of somebody further down the line.",
    why=(
        "Whoever is called must be able to do more than whoever calls. "
        "Compared only where both are money and `per` is the same."
    ),
    cure="Raise this limit, or lower the other.",
)
def limit_falls(context: Context) -> Iterator[Breach]:
    book = context.book
    falling: dict[str, Breach] = {}
    for limit in book.empowerment:
        above = _next_limit_above(book, limit) if limit.up_to is not None else None
        if above and above.up_to is not None and limit.up_to is not None and above.up_to < limit.up_to:
            below, senior = book.roles_by_id[limit.role].title, book.roles_by_id[above.role].title
            falling.setdefault(above.id, Breach(
                above, ("up_to",), f"“{senior}” may spend {above.up_to} per {above.per}, but “{below}” further down may spend {limit.up_to}."
            ))  # fmt: skip
    yield from falling.values()


def _next_limit_above(book: Handbook, limit: Limit) -> Limit | None:
    """The limit of the same sort that the nearest superior has."""
    for role in _line_above(book, limit.role):
        of_role = book.limits_of.get(role.id, ())
        same = [other for other in of_role if other.up_to is not None and key(other.per) == key(limit.per)]
        if same:
            return max(same, key=lambda other: other.up_to or 0)
    return None


def _line_above(book: Handbook, role_id: str) -> Iterator[Role]:
    line: dict[str, Role] = {}
    role = book.roles_by_id.get(role_id)
    while role and role.reports_to:
        role = book.roles_by_id.get(role.reports_to)
        if role and (role.id in line or role.id == role_id):
            return
        if role:
            line[role.id] = role
    yield from line.values()


@people.warning(
    "payment-over-limit",
    "A treat or a payment that is above what those who give it may spend.",
    why="Whoever stands before somebody cannot give what they may not spend, unless another budget pays.",
    cure="Add paid_by with the budget, raise a limit, or give less.",
)
def payment_over_limit(context: Context) -> Iterator[Breach]:
    book = context.book
    for gesture in book.gestures:
        least = min((_largest(book, role) for role in gesture.roles), default=0)
        if gesture.roles and gesture.costs_up_to is not None and gesture.costs_up_to > least and not gesture.paid_by:
            yield Breach(gesture, ("costs_up_to",), f"“{gesture.title}” costs up to {gesture.costs_up_to}, and who gives it may spend {least}.")  # fmt: skip
    for standard in book.standards:
        most = max((_largest(book, role) for role in book.bound_by(standard)), default=0)
        for path, missed in _payments(standard):
            if missed.unit == "currency" and missed.pays is not None and missed.pays > most and not missed.paid_by:
                yield Breach(standard, (*path, "pays"), f"“{standard.title}” pays {missed.pays}, and nobody it binds may spend more than {most}.")  # fmt: skip


def _largest(book: Handbook, role: str) -> float:
    """The most a role may spend at once; nought where it may spend nothing, and no end where what is written is no number."""
    return max((_at_most(limit) for limit in book.limits_of.get(role, ())), default=0)


def _at_most(limit: Limit) -> float:
    return math.inf if limit.up_to is None and "up_to" in limit.model_fields_set else limit.up_to or 0


def _payments(standard: Standard) -> Iterator[tuple[FieldPath, IfMissed]]:
    if standard.if_missed and standard.status is not Status.RETIRED:
        yield ("if_missed",), standard.if_missed
    for i, case in enumerate(standard.cases):
        if case.if_missed and standard.status is not Status.RETIRED:
            yield ("cases", i, "if_missed"), case.if_missed
