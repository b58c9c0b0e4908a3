"""Which standards of a line are shown where there is not room for all."""

from __future__ import annotations

from handbook.model import Standard
from handbook.model.choices import Level
from handbook.views.context import Ref, Shown


def by_weight(shown: Shown, line: Ref) -> list[Standard]:
    """The standards mostly drawn from a line, the weightiest first: critical ones, then musts, then by their weight."""
    own = [standard for standard in shown.standards_of_line.get(line.id, ()) if standard.quote[0] == line.id]
    return sorted(
        own, key=lambda standard: (not standard.critical, standard.level is not Level.MUST, -(standard.weight or 1))
    )
