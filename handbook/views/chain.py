"""What leads to what: the indicators as a chain, each resting on those that move it."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.views.context import Ref, Shown, named


@dataclass(frozen=True)
class Link:
    """An indicator and what moves when it moves."""

    indicator: Ref
    leads_to: list[Ref]


@dataclass(frozen=True)
class Chain:
    """The indicators that lead somewhere or are led to, in the order of the handbook; and those that stand alone."""

    links: list[Link]
    alone: list[Ref]

    @property
    def arrows(self) -> list[tuple[str, str]]:
        """What leads to what, by ids."""
        return [(link.indicator.id, to.id) for link in self.links for to in link.leads_to]


def chain(shown: Shown) -> Chain:
    """How the indicators hang together."""
    indicators = shown.book.indicators
    joined = {id_ for one in indicators if one.leads_to for id_ in (one.id, *one.leads_to)}
    return Chain(
        [
            Link(Ref(one.id, one.name), shown.refs(dict.fromkeys(one.leads_to)))
            for one in indicators
            if one.id in joined
        ],
        named(one for one in indicators if one.id not in joined),
    )
