"""One page of a site, made before all others: the one that somebody has open in a preview.

Every byte of it is as in the whole site. What is left out are the other pages, of which only titles are read, for the
menu, and all that stands beside them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.structure.files import InclusionLevel

ONLY = "HANDBOOK_PREVIEW_PAGE"
"""The environment variable with the address of the page, for an engine in whatever process."""


@contextmanager
def only_page(address: str) -> Iterator[None]:
    """Let an engine make this page alone."""
    os.environ[ONLY] = address
    try:
        yield
    finally:
        del os.environ[ONLY]


def leave_out_others(config: Any, files: Any) -> None:
    """Where one page is to be made alone, tell MkDocs to leave out the others, once it has its menu."""
    only = os.environ.get(ONLY)
    for file in files if only else ():
        if file.dest_uri != only:
            if file.page:
                file.page.read_source(config)
            file.inclusion = InclusionLevel.EXCLUDED
    if only:
        config.theme.static_templates.clear()
