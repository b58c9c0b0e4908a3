"""What leads to what: the indicators level by level, each above everything that it moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.views.context import Ref, Shown, named

Arrow = tuple[str, str]
"""What leads, and what it leads to, by ids."""


@dataclass(frozen=True)
class ChainLink:
    """An indicator, what it leads to further down, and what it leads back up to, which closes a circle."""

    indicator: Ref
    leads_to: list[Ref]
    back_to: list[Ref]


@dataclass(frozen=True)
class Chain:
    """The indicators that lead somewhere or are led to, in levels from the top down; and those that stand alone."""

    levels: list[list[ChainLink]]
    alone: list[Ref]


def chain(shown: Shown) -> Chain:
    """How the indicators hang together; within a level they stand in the order of the handbook."""
    leads = {one.id: list(dict.fromkeys(one.leads_to)) for one in shown.book.indicators}
    joined = {id_ for ids in leads.values() for id_ in ids} | {id_ for id_, ids in leads.items() if ids}
    depths, back = depths_of({id_: ids for id_, ids in leads.items() if id_ in joined})
    levels: list[list[ChainLink]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for id_, depth in depths.items():
        down = [to for to in leads[id_] if (id_, to) not in back]
        up = [to for to in leads[id_] if (id_, to) in back]
        levels[depth].append(ChainLink(shown.ref(id_), shown.refs(down), shown.refs(up)))
    return Chain(levels[::-1], named(one for one in shown.book.indicators if one.id not in joined))


def depths_of(leads: Mapping[str, list[str]]) -> tuple[dict[str, int], set[Arrow]]:
    """How many levels lie below each, in the given order, and the arrows that close a circle and lead back up.

    Every way is followed to its end first; what is met again on the same way closes a circle.
    """
    depths: dict[str, int] = {}
    back: set[Arrow] = set()
    for start in leads:
        way = {} if start in depths else {start: iter(leads[start])}
        while way:
            here, ahead = next(reversed(way.items()))
            there = next((to for to in ahead if to not in depths), None)
            if there is None:
                del way[here]
                depths[here] = max((depths[to] + 1 for to in leads[here] if (here, to) not in back), default=0)
            elif there in way:
                back.add((here, there))
            else:
                way[there] = iter(leads[there])
    return {id_: depths[id_] for id_ in leads}, back
