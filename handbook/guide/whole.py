"""The handbook of the guide, in pieces that one can copy: a section, a group of fields, a file of another kind."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from pathlib import Path

GUIDE = Path(__file__).parent / "quayside"
"""Its folder, a handbook with nothing wrong in it, in which every field is written at least once."""
TABLES = {"results": "results/2026-10.csv", "slips": "slips/2026.csv", "coaching": "coaching/2026.csv"}
STORY = "docs/story.md"


def group_example(path: tuple[str, ...]) -> str:
    """A group of fields as it is written where it stands for the first time, such as `("standards", "measure")`.

    Raises LookupError where the guide's handbook has none.
    """
    text = _written()
    for name in path:
        text = _below(text, name)
    return text


def file_example(name: str) -> str:
    """A file that is no YAML of the handbook, by its name in the handbook's folder."""
    return (GUIDE / name).read_text("utf-8")


@cache
def _written() -> str:
    return "".join(path.read_text("utf-8") for path in [GUIDE / "standards.yml", *sorted(GUIDE.glob("parts/*.yml"))])


def _below(text: str, name: str) -> str:
    """The first field of a name that has something below it, moved to the margin."""
    for field in re.finditer(rf"^[ -]*(?={re.escape(name)}:\n)", text, re.MULTILINE):
        margin = len(field.group())
        head, *lines = text[field.end() :].splitlines()
        if below := _deeper(lines, " " * (margin + 1)):
            return "\n".join([head, *(line[margin:] for line in below)]).rstrip("\n") + "\n"
    raise LookupError(name)


def _deeper(lines: list[str], margin: str) -> list[str]:
    return list(takewhile(lambda line: not line or line.startswith(margin), lines))
