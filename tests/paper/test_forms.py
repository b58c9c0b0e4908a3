"""How many questions a page of a form holds, and what stands where on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count, islice, pairwise
from pathlib import Path

import pikepdf

from tests.conftest import Run
from tests.paper.reading import pages_of, printed_over

Command = Callable[..., Run]
EACH = 9
"""So many basics of a moment can be kept in mind."""
BY_HAND = 7.9 / 25.4 * 72
"""Points between lines that are written on by hand."""


def ask(shop: Path, more: str = "") -> None:
    """Have every moment of a handbook ask as much as can be kept in mind."""
    yaml = shop / "standards.yml"
    ids = (f"asked-{number}" for number in count())
    text = re.sub(r"basics: .*", lambda _: f"basics: [{', '.join(islice(ids, EACH))}]", yaml.read_text("utf-8"))
    asked = "".join(
        f"  - id: asked-{number}\n    title: Look up {number}\n    do: Look up, number {number}.\n    level: must\n"
        f"    quote: giver\n    where: counter\n    seen: Did somebody look up and greet you, number {number}?\n{more}"
        f"    owner: shop-manager\n    review_by: 2030-09-30\n"
        for number in range(int(next(ids).removeprefix("asked-")))
    )
    yaml.write_text(text.replace("\nstandards:\n", f"\nstandards:\n{asked}"), "utf-8")


def test_a_page_holds_twenty_questions_and_more(handbook_command: Command, shop: Path) -> None:
    """Of ordinary length, with boxes, points, and what each moment left behind; what happened is written below them all."""
    ask(shop)
    run = handbook_command("-C", shop, "print", "forms")
    assert run.status == 0, run.err
    form = shop / "print" / "forms" / "shop-visit.pdf"
    assert [page.count("Did somebody look up") for page in pages_of(form)][1] >= 20
    with pikepdf.open(form) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", ())]
        fields = [str((link.get("/Parent") or link).get("/T", "")) for link in links]
    boxes, notes = (
        [place for place, name in enumerate(fields) if name.startswith(what)] for what in ("asked-", "note:asked-")
    )
    assert len(notes) == 4 * EACH and max(boxes) < min(notes)
    columns = {round(float(links[box].Rect[0])) for box in boxes}
    first, second, third = sorted(columns)
    assert second - first == third - second, "each answer has a column as wide as the longest of their names"
    lines = [float(links[note].Rect[1]) for note in notes]
    below = [above - line for above, line in pairwise(lines) if above > line]
    assert below and min(below) >= BY_HAND, "no line is closer than people write"


def test_large_notes_go_on_on_another_page(handbook_command: Command, shop: Path) -> None:
    """How a question is marked is never printed over what comes after it, wherever a page ends."""
    ask(shop, f"    not_if: {'Nobody looked up from what they did. ' * 2}\n")
    yaml = shop / "standards.yml"
    yaml.write_text(re.sub(r"basics: \[(?!asked-0,)", "basics: [asked-0, ", yaml.read_text("utf-8")), "utf-8")
    run = handbook_command("-C", shop, "print", "forms", "--large")
    assert run.status == 0, run.err
    printed = sorted((shop / "print").rglob("*.pdf"))
    assert len(printed) > 1 and [printed_over(path, 0.1) for path in printed] == [[] for _ in printed]


def test_how_questions_are_marked_stands_below_the_name_of_their_moment(handbook_command: Command, shop: Path) -> None:
    """On another page than the questions the name is said again."""
    ask(shop, f"    not_if: {'Nobody looked up from what they did. ' * 4}\n")
    run = handbook_command("-C", shop, "print", "forms")
    assert run.status == 0, run.err
    pages = pages_of(shop / "print" / "forms" / "shop-visit.pdf")
    marked = [words for words in pages if "Nobody looked up from" in words]
    assert marked and all("Yes No n/a" in words.split("Nobody looked up from")[0] for words in marked)
