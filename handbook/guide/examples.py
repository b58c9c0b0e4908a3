"""What stands in each field of the guide's handbook, where it is written for the first time."""

from __future__ import annotations

from functools import cache
from typing import Any

from handbook.guide.whole import GUIDE
from handbook.model import Part
from handbook.model.fields import shapes
from handbook.reader import read


@cache
def examples() -> dict[str, Any]:
    """The value of each field, as JSON, by the id of its declaration; of groups in a list the first one."""
    found: dict[str, Any] = {}
    _look(read(GUIDE).book, found)
    return found


def _look(part: Part, found: dict[str, Any]) -> None:
    data = part.model_dump(mode="json", by_alias=True, exclude_unset=True)
    for shape in shapes(type(part)):
        if data.get(shape.name) in (None, "", []):
            continue
        found.setdefault(shape.id, data[shape.name][:1] if shape.many and shape.part else data[shape.name])
        value = getattr(part, shape.attribute)
        for inside in (value if shape.many else (value,)) if shape.part else ():
            _look(inside, found)
