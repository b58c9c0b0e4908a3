"""Handbooks of many sizes and shapes as this program reads them: a page for every touchpoint, and one for the rest."""

from __future__ import annotations

from pathlib import Path

from tests.big import USUAL, Shape, write
from tests.site.building import dress

SHAPES = {
    "usual": USUAL,
    "huge": Shape(together=1000),
    "tiny": Shape(together=6),
    "long": Shape(reasons=30),
    "linked": Shape(links=8),
}
TOLD = {
    "usual": "fifty standards on a page",
    "huge": "a thousand standards on a page",
    "tiny": "six standards on a page",
    "long": "thirty sentences in every standard's reason",
    "linked": "eight links to far pages in every standard's reason",
}
DESK = """\
# Desk {t}

## Standards

{{{{ standards(where="touchpoint-{t}") }}}}

## Moments

{{{{ moments(where="touchpoint-{t}") }}}}
"""
REST = "# The rest\n\n{{ quote() }}\n\n{{ jobs() }}\n\n{{ limits() }}\n"


def our_site(folder: Path, standards: int, shape: str = "usual") -> Path:
    """Write it into a folder and return the folder."""
    made = SHAPES[shape]
    write(folder, standards, made)
    pages = {f"desk-{t:02}.md": DESK.format(t=t) for t in range(-(-standards // made.together))}
    return dress(folder, {"index.md": REST, **pages})
