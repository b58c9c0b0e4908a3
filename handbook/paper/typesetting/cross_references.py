"""Whatever on a sheet names something that may stand on the same sheet: it is printed with the page of that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.paper.content.nodes import Node, all_nodes
from handbook.paper.typesetting.layout import Positions


class CrossReferences:
    """All that is named on a sheet of plain data, found once, and told before every round where it stands."""

    def __init__(self, sheet: dict[str, Any]) -> None:
        """Collect everything on a sheet that names something by its `id`."""
        self._named = [found for data in sheet.values() for found in _named_in(data)]
        self._cards = [node for node in all_nodes(sheet.get("chapters", [])) if _is_card(node)]
        self._elsewhere: dict[str, int] = sheet.get("elsewhere", {})

    def tell(self, told: Positions) -> None:
        """Write to everything that is named where it stands, and to cards, `tall`, whether they may break.

        Where something stands is its place (`at`); None where that is not on this sheet, and then the number of the
        `volume` of the book, if it is in another.
        """
        for data, names in self._named:
            name = next((name for name in names if name in told.at or name in self._elsewhere), "")
            data["at"] = told.at.get(name)
            if name in self._elsewhere:
                data["volume"] = self._elsewhere[name]
        for card in self._cards:
            card["tall"] = card["name"] in told.tall


def _named_in(data: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The parts of some data that name something, each with the names it may stand under, best first; a card does not name itself."""
    if isinstance(data, dict):
        if data.get("is") == "link":
            yield data, data["to"]
        elif isinstance(data.get("id"), str):
            yield data, [data["id"]]
        for value in data["view"].values() if _is_card(data) else data.values():
            yield from _named_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from _named_in(value)


def _is_card(node: Node) -> bool:
    return node.get("is") == "card"
