"""What stands at the top of the published editions."""

from __future__ import annotations

CURRENT = "current"
"""The alias of the edition in force, under which printed codes lead to it."""
VERSIONS = "versions.json"
"""The list of editions, in the form that mike and Material's version picker know."""
OVERVIEW = "index.html"
LOG = "published.log"


def is_free(name: str) -> bool:
    """Whether a folder for an edition may have a name."""
    return not name.startswith(".") and "/" not in name and name not in (CURRENT, VERSIONS, OVERVIEW, LOG)
