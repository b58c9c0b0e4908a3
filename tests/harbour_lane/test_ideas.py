"""Every idea the handbook is drawn from has its place in it; a missing one is seen.

`ideas.yml` lists them: 133 rows in five tables, one for each article, and ten tensions between them. An
idea stands where its words stand in a file, or where an entry with its id does; one that was left out says why.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

LISTED = yaml.safe_load((Path(__file__).parent / "ideas.yml").read_text("utf-8"))
TABLES = (25, 37, 19, 33, 19)
TENSIONS = 10
IDEAS = [*LISTED["rows"], *LISTED["tensions"]]


def test_every_idea_is_listed_once_and_in_order() -> None:
    """None can be forgotten without anybody noticing."""
    numbers = [f"{table}.{row}" for table, rows in enumerate(TABLES) for row in range(1, rows + 1)]
    assert [idea["row"] for idea in LISTED["rows"]] == numbers
    assert [idea["row"] for idea in LISTED["tensions"]] == [f"T{i}" for i in range(1, TENSIONS + 1)]


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: str(idea["row"]))
def test_an_idea_has_its_place(idea: dict[str, Any]) -> None:
    """Its words stand in that page, its entry in that file; or it says why it was left out."""
    reasons = [idea[key] for key in ("noise", "later") if key in idea]
    assert bool(idea.get("at")) != bool(reasons)
    for place in idea.get("at", ()):
        ((name, words),) = place.items()
        text = (ROOT / name).read_text("utf-8")
        if name.endswith(".md"):
            assert " ".join(words.split()) in " ".join(text.split()), f"{name} does not say “{words}”"
        else:
            assert re.search(rf"^\s*(?:- )?id: {re.escape(words)}\s*$", text, re.MULTILINE), f"{name} has no {words}"


def test_hardly_anything_was_left_out() -> None:
    """Only what is noise, or what is carried by the software and not by words."""
    assert sum("noise" in idea or "later" in idea for idea in IDEAS) <= 4
