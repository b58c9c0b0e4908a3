"""What leads to what, as a drawing."""

from __future__ import annotations

from handbook.views.chain import Chain
from handbook.views.context import Shown
from handbook.views.drawing.graph import Graph, draw

BESIDE, WIDE = 4, 156
"""How many boxes stand beside each other, and how wide they are."""
BESIDE_ON_A_PHONE, WIDE_ON_A_PHONE = 2, 124
MOST = 100
"""Boxes in a drawing; of more than that only the words are of use."""


def chain_drawn(shown: Shown, chain: Chain, *, on_a_phone: bool = False) -> Graph | None:
    """A chain in boxes; None where there are too many."""
    if len(chain.links) > MOST:
        return None
    titles = {link.indicator.id: shown.in_words(link.indicator.title) for link in chain.links}
    across, room = (BESIDE_ON_A_PHONE, WIDE_ON_A_PHONE) if on_a_phone else (BESIDE, WIDE)
    return draw(titles, chain.arrows, across=across, room=room)
