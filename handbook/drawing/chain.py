"""What leads to what, as a drawing."""

from __future__ import annotations

from handbook.drawing.graph import Graph, draw
from handbook.views.chain import Chain
from handbook.views.thread import Thread

MOST = 100
"""Boxes in a drawing; of more than that only the words are of use."""


def chain_drawn(thread: Thread, chain: Chain, across: int, room: int) -> Graph | None:
    """A chain in boxes of a width, at most so many beside each other; None where there are too many."""
    if len(chain.links) > MOST:
        return None
    titles = {link.indicator.id: thread.in_words(link.indicator.title) for link in chain.links}
    return draw(titles, chain.arrows, across=across, room=room)
