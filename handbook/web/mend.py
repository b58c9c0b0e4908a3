"""What Material writes and HTML does not allow, put right in the built pages whichever engine made them."""

from __future__ import annotations

import re
from pathlib import Path

TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
"""A tick box has nothing to complete."""


def mend(site: Path) -> None:
    """Put right every page of a built site."""
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        mended = TOGGLE.sub(r"\1", html)
        if mended != html:
            page.write_text(mended, "utf-8")
