"""Which entry of a house says something of which of its brand's: by its id, or by one that the brand's had before."""

from __future__ import annotations

from typing import NamedTuple

from handbook.model.base import Part
from handbook.model.fields import shapes_by_name
from handbook.model.problems import did_you_mean
from handbook.reader.layer import Item
from handbook.reader.laying import Laying
from handbook.reader.left_open import place


class Paired(NamedTuple):
    """The entries of a house: those that change one of the brand's, by its id, and those that the house has alone."""

    of_brand: dict[str, Item]
    alone: list[Item]


def paired(laying: Laying, part: type[Part], base: list[Item], own: list[Item]) -> Paired:
    """Find of each entry of the house which of the brand's it is about; what can be about none is reported."""
    found = Paired({}, [])
    known = {item.id for item in base if item.id}
    now = {former: item.id for item in base for former in item.texts("was")}
    for item in own:
        id_ = item.id if item.id in known else now.get(item.id, "")
        if id_ in laying.said.gone:
            _is_left_out(laying, item, id_)
        elif id_ and id_ not in found.of_brand:
            found.of_brand[id_] = item if id_ == item.id else _renamed(laying, item, id_)
        else:
            found.alone.append(item)
            laying.source_map.guessed |= {id(item.position.node)} if id_ else set()
    for item in found.alone if base else ():
        _look_for_the_rest(laying, part, item, known)
    return found


def _is_left_out(laying: Laying, item: Item, id_: str) -> None:
    said = f"“{id_}” is left out in {place(laying.said.gone[id_])}, and something is said of it here."
    laying.report(laying.place(item, "id"), "left-out-needed", said, "Keep one of the two.")


def _renamed(laying: Laying, item: Item, now: str) -> Item:
    """What a house says of an entry that its brand calls by another id today."""
    position = laying.place(item, "id")
    said = f"“{item.id}” is called “{now}” in {laying.way} now."
    laying.report(position, "house-says-former-id", said, f"Write id: {now}")
    position.node.value = now
    return Item({**item.data, "id": now}, item.position)


def _look_for_the_rest(laying: Laying, part: type[Part], item: Item, known: set[str]) -> None:
    """Say of an entry that says less than half of what it needs that there is nothing to take the rest from."""
    needed = [name for name, shape in shapes_by_name(part).items() if shape.info.is_required() and name != "id"]
    said = item.data.keys() if item.is_group else needed
    if item.id and item.id not in known and len([name for name in needed if name in said]) * 2 < len(needed):
        message = f"{laying.way} has no {part.kind_name()} “{item.id}” to take the rest from."
        cure = did_you_mean(item.id, known, "Take it out, or say all of it.")
        laying.report(laying.place(item, "id"), "house-says-too-little", message, cure)
        laying.source_map.guessed.add(id(item.position.node))
