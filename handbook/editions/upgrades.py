"""How what was frozen in an older form is read as if it had been frozen today; the files themselves never change."""

from __future__ import annotations

from collections.abc import Callable

from handbook.editions.snapshot import Content


def with_extras_as_groups(content: Content) -> Content:
    """A question that a scorecard asks besides was a text alone; since version 2 it says how it is answered, too."""
    scorecards = [card | {"extra": [{"ask": ask, "answer": "words"} for ask in card["extra"]]} if "extra" in card else card
                  for card in content.get("scorecards", ())]  # fmt: skip
    return content | {"scorecards": scorecards} if scorecards else content


UPGRADES: dict[int, Callable[[Content], Content]] = {1: with_extras_as_groups}
"""How the content of an older version becomes that of the next, by the older version's number."""
