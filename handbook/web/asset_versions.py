"""What pages are drawn with, and the version that stands behind the address of every such file.

No page ever meets a script, style or picture of another build, in whatever cache that may lie.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
PARTS = (".css", ".js", *PICTURES)
WORKER = "worker.js"
NOT_FOUND = "404.html"
"""Shown at any address, so that it can name nothing of ours from where it stands."""
NAMED = re.compile(rf'((?:src|href)="(?!//)[^":?#]+(?:{"|".join(map(re.escape, PARTS))}))"')


def version_of(site: Path) -> str:
    """The version of all parts of a built site together: another where one of them is another."""
    whole = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.suffix in PARTS and path.name != WORKER):
        whole.update(path.read_bytes())
    return f"?{whole.hexdigest()[:8]}"


def with_version(page: str, version: str) -> str:
    """A page that names its parts with their version."""
    return NAMED.sub(rf'\1{version}"', page)
