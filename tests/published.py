"""A small handbook with two frozen editions, and what a reader may rely on in what is published of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from handbook.publishing.tree import folder_checksum
from tests.conftest import Run, replace
from tests.site.building import dress

Command = Callable[..., Run]
OLD = "You are reading an old edition"
FIRST, SECOND = "2026.10", "2027-1"
PAGES = {
    "index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n{{ tips() }}\n\n{{ limits() }}\n\n{{ glossary() }}\n",
    "about/us.md": "# About us\n\n{{ changes() }}\n",
}
REWORDED = ("do: Thank the giver before you look in the bag.", "do: Thank the giver before you open the bag.")
RETIRED = (
    "    title: Say where the money goes\n",
    "    title: Say where the money goes\n    status: retired\n    replaced_by: thank-giver\n",
)
ADDED = """\
  - id: write-it-down
    title: Write it down
    do: Write down what was given.
    level: should
    quote: giver
    where: counter
    seen: Was it written down?
    owner: shop-manager
    review_by: 2030-01-01

phrases:
"""
EDITIONS = f"""\
editions:
  - id: "{FIRST}"
    from: 2026-10-01
  - id: "{SECOND}"
    from: 2027-01-01
    changes:
      - kind: changed
        ids: [thank-giver, write-it-down]
        why: Bags were opened first.
      - kind: removed
        ids: [rag, say-where, donation]
        why: Nobody asks any more.
"""


def two_editions(command: Command, shop: Path) -> Path:
    """Freeze two editions of a shop: in the second one standard is reworded, one new, one retired, and a word is gone."""
    dress(shop, PAGES)
    root = shop / "standards.yml"
    with root.open("a", encoding="utf-8") as file:
        file.write(EDITIONS.split(f'  - id: "{SECOND}"')[0])
    replace(root, "  edition:", "  site: https://shop.example/book/current/\n  edition:")
    assert command("-C", shop, "edition", "close").status == 0
    text = root.read_text("utf-8").split("editions:\n")[0] + EDITIONS
    text = re.sub(r"  - id: rag\n(    .*\n)*|    then: say-where\n", "", text)
    for old, new in (
        REWORDED,
        RETIRED,
        (f'edition: "{FIRST}"', f'edition: "{SECOND}"'),
        (", say-where]", "]"),
        ("\nphrases:\n", f"\n{ADDED}"),
    ):
        assert old in text
        text = text.replace(old, new)
    root.write_text(text, "utf-8")
    closed = command("-C", shop, "edition", "close")
    assert closed.status == 0, closed.err
    (shop / "docs" / "about" / "new.md").write_text('# New\n\n{{ standard("write-it-down") }}\n', "utf-8")
    return shop


def whole(published: Path) -> list[str]:
    """The editions that are published, after making sure that everything about them is whole."""
    listed = json.loads((published / "versions.json").read_text("utf-8"))
    names = [row["version"] for row in listed]
    assert [row["aliases"] for row in listed] == [["current"], *([[]] * (len(listed) - 1))]
    assert {path.name for path in published.iterdir()} - {".nojekyll"} == {
        *names, "current", "versions.json", "index.html", "published.log",
    }  # fmt: skip
    last = {
        line.split(" edition ")[1].split(",")[0]: line
        for line in (published / "published.log").read_text("utf-8").splitlines()
    }
    for name in names:
        assert folder_checksum(published / name) in last[name]
        pages = list((published / name).rglob("*.html"))
        assert pages and all((OLD in page.read_text("utf-8")) == (name != names[0]) for page in pages)
    newest, current = published / names[0], published / "current"
    files = {path.relative_to(newest) for path in newest.rglob("*") if path.is_file()}
    kept = {path.relative_to(current) for path in current.rglob("*") if path.is_file()} - files
    assert all(path.parts[0] == "go" and any((published / name / path).is_file() for name in names) for path in kept)
    assert all(
        (newest / file).read_bytes() == (current / file).read_bytes() for file in files if file.name != "404.html"
    )
    overview = (published / "index.html").read_text("utf-8")
    assert all(f"Edition {name}" in overview for name in names)
    return names
