"""Scripts, styles and pictures are named with a version, `assets/handbook.css?1a2b3c4d`, which changes when one of them does.

So no page is ever drawn with files of another build, whatever cache they come from.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from handbook.pages.addresses import WORKER
from handbook.system.folders import names_below
from handbook.text.html import Edit, Tag, edited, tags

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
PARTS = (".css", ".js", *PICTURES)
OWN_FILE = re.compile(rf"(?!//)[^:?#]+(?:{'|'.join(map(re.escape, PARTS))})")


def version_of(site: Path) -> str:
    """A digest over all scripts, styles and pictures of a built site, as it stands behind a URL: `?1a2b3c4d`."""
    whole = hashlib.sha256()
    for name in names_below(site):
        if name.endswith(PARTS) and posixpath.basename(name) != WORKER:
            whole.update((site / name).read_bytes())
    return f"?{whole.hexdigest()[:8]}"


def with_version(page: str, version: str) -> str:
    """A page that names its own scripts, styles and pictures with their version."""
    return edited(page, version_edits(tags(page, attributes=("href", "src")), version))


def version_edits(named: Iterable[Tag], version: str) -> Iterator[Edit]:
    """The edits that put the version behind the URL of every file of the site that tags name."""
    for tag in named:
        for name in ("href", "src"):
            value = tag.get(name)
            if value.endswith(PARTS) and OWN_FILE.fullmatch(value):
                end = tag.attributes[name].value_end
                yield Edit(end, end, version)
