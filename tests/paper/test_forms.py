"""How many questions a page of a form holds, and what stands where on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count, islice
from pathlib import Path

import pikepdf

from tests.conftest import Run
from tests.paper.reading import pages_of

Command = Callable[..., Run]
EACH = 9
"""So many basics of a moment can be kept in mind."""


def test_a_page_holds_twenty_questions_and_more(handbook_command: Command, shop: Path) -> None:
    """Of ordinary length, with boxes, points, and what each moment left behind; what happened is written below them all."""
    yaml = shop / "standards.yml"
    ids = (f"asked-{number}" for number in count())
    text = re.sub(r"basics: .*", lambda _: f"basics: [{', '.join(islice(ids, EACH))}]", yaml.read_text("utf-8"))
    asked = "".join(
        f"  - id: asked-{number}\n    title: Look up {number}\n    do: Look up, number {number}.\n    level: must\n"
        f"    quote: giver\n    where: counter\n    seen: Did somebody look up and greet you, number {number}?\n"
        f"    owner: shop-manager\n    review_by: 2030-09-30\n"
        for number in range(int(next(ids).removeprefix("asked-")))
    )
    yaml.write_text(text.replace("\nstandards:\n", f"\nstandards:\n{asked}"), "utf-8")
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
