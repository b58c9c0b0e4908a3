"""Editions that were built once: where it matters how they are published, and not how their pages came about."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from handbook.publishing.make_edition import make_edition


@contextmanager
def ready(sites: Path) -> Iterator[None]:
    """Take the site of an edition out of a folder; one that is not there yet is made, and kept in it.

    What is compressed is compressed quickly.
    """

    def make(work: Path, project: Any, edition: Any, *others: Any) -> Path:
        kept = sites / edition.name
        if kept.exists():
            return Path(shutil.copytree(kept, work / "site"))
        made = make_edition(work, project, edition, *others)
        shutil.copytree(made, kept)
        return made

    quickly = patch("gzip.compress", partial(gzip.compress, compresslevel=1))
    with patch("handbook.publishing.publish.make_edition", make), quickly:
        yield
