"""With every idea the handbook is drawn from one can do something, and somebody walks there.

`domain.yml` lists them: 133 rows in five tables, one for each article, and ten tensions between them. Each says what one
does with it, where on the site that is or which rule of the checker sees to it, and words of what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from lxml import html  # type: ignore[import-untyped]

from tests.conftest import ROOT, run_handbook

LISTED = yaml.safe_load((Path(__file__).parent / "domain.yml").read_text("utf-8"))
TABLES = (25, 37, 19, 33, 19)
TENSIONS = 10
NOISE = 4
"""Rows of the articles that were advertisements or leftovers, at most."""
IDEAS: list[dict[str, str]] = [*LISTED["rows"], *LISTED["tensions"]]
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
RULE = "handbook rule "


def test_every_idea_is_listed_once_and_in_order() -> None:
    """None can be forgotten without anybody noticing, and what is left out is noise and little."""
    numbers = [f"{table}.{row}" for table, rows in enumerate(TABLES) for row in range(1, rows + 1)]
    assert [idea["row"] for idea in LISTED["rows"]] == numbers
    assert [idea["row"] for idea in LISTED["tensions"]] == [f"T{i}" for i in range(1, TENSIONS + 1)]
    assert all(("noise" in idea) != ({"do", "at", "gives"} <= idea.keys()) for idea in IDEAS)
    assert sum("noise" in idea for idea in IDEAS) <= NOISE


def test_one_can_do_something_with_every_idea(harbour_lane: Path) -> None:
    """The page is there, on it what is used, and it says what it gives; a rule is there, and says what it asks for."""
    missed = [
        f"{idea['row']}: {idea['at']} does not give “{idea['gives']}”"
        for idea in IDEAS
        if "at" in idea and _plain(idea["gives"]) not in _plain(_said(harbour_lane, idea["at"]))
    ]
    assert missed == []


@cache
def _said(site: Path, at: str) -> str:
    """The words at an address; a sign that no words hold where it leads nowhere."""
    if at.startswith(RULE):
        run = run_handbook(ROOT, "rule", at.removeprefix(RULE))
        return run.out if run.status == 0 else "\0"
    page, anchor, class_ = re.fullmatch(r"([^#\s]+?)(?:#(\S+)| \.(\S+))", at).groups()  # type: ignore[union-attr]
    wanted = f'//*[@id="{anchor}"]' if anchor else f'//*[contains(concat(" ", @class, " "), " {class_} ")]'
    found = _page(site / f"{page}.html").xpath(wanted)
    return " ".join(part.text_content() for one in found for part in _with_what_follows(one)) if found else "\0"


@cache
def _page(path: Path) -> Any:
    return html.fromstring(path.read_text("utf-8"))


def _with_what_follows(element: Any) -> Iterator[Any]:
    """An element; of a heading, all that stands under it, behind its line where it is one."""
    yield element
    if element.tag in HEADINGS:
        line = element.getparent() if element.getparent().tag == "summary" else element
        for after in line.itersiblings():
            heading = after if after.tag in HEADINGS else next(iter(after.xpath("self::details/summary/h2")), None)
            if heading is not None and heading.tag <= element.tag:
                return
            yield after


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
