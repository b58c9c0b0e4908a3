"""Which standards of a line are shown where there is not room for all."""

from __future__ import annotations

from handbook.model import Standard
from handbook.model.choices import Level
from handbook.views.context import Ref, Shown


def by_line(shown: Shown, lines: list[Ref]) -> dict[str, list[Standard]]:
    """The standards of each line of the quote, by its id, the weightiest first: critical ones, then musts, then by their weight.

    Each stands under one line, the first it is drawn from; but a line that is first for none has every second of those
    that are drawn from it as well.
    """
    found = {line.id: _mostly_of(shown, line) for line in lines}
    for line in lines:
        if not found[line.id]:
            taken = sorted(shown.standards_of_line.get(line.id, ()), key=_weight)[1::2]
            ids = {standard.id for standard in taken}
            found = {id_: [one for one in own if one.id not in ids] for id_, own in found.items()} | {line.id: taken}
    return found


def _mostly_of(shown: Shown, line: Ref) -> list[Standard]:
    own = shown.standards_of_line.get(line.id, ())
    return sorted((standard for standard in own if standard.quote[0] == line.id), key=_weight)


def _weight(standard: Standard) -> tuple[bool, bool, float]:
    return not standard.critical, standard.level is not Level.MUST, -(standard.weight or 1)
