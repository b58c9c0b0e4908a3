"""A site is built beside the one that is there, and takes its place when it is whole.

Whatever goes wrong before, the old one stays. Nobody sees a site that is half built, and of two builds at once the
second waits for the first.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.system.hard_links import link, link_missing, link_unchanged
from handbook.system.locks import Waiting
from handbook.system.whole_folder import NEW, WholeFolder

WORK = "building"


class NextSite:
    """The site that is being built."""

    def __init__(self, whole: WholeFolder) -> None:
        """Take the folder of the site, and where the next one is made."""
        self._whole = whole
        self.folder = whole.new

    def take_place(self, *, keeping: bool = False) -> None:
        """Take the place of the old site, of which all is kept that this one does not have, if that is asked for.

        Raises OSError.
        """
        old = self._whole.folder
        if old.is_dir():
            link_unchanged(old, self.folder)
            if keeping:
                link_missing(old, self.folder, leave=(self._whole.inner.name,))
            elif not self._whole.stays:
                self._keep_hidden(old)
        self._whole.swap()
        # What was the old site is gone before anybody notes how the files stand that both had in common.
        shutil.rmtree(self._whole.new, ignore_errors=True)

    def _keep_hidden(self, old: Path) -> None:
        """Keep what MkDocs keeps when it clears a site, such as a `.git` or a `.htaccess` that somebody put there."""
        for entry in old.iterdir():
            kept = self.folder / entry.name
            if entry.name.startswith(".") and not kept.exists():
                link(entry, kept)


@contextmanager
def next_site(site: Path, say_waiting: Waiting) -> Iterator[NextSite]:
    """Make the next site of a folder; if it does not take the place of the old one, that stays. Raises OSError."""
    whole = WholeFolder(site, WORK)
    with whole.at_work(say_waiting):
        yield NextSite(whole)


def is_next_site(folder: Path) -> bool:
    """Whether a folder is that of a next site already, for instance as `handbook build` hands it to an engine."""
    return folder.name == NEW and folder.parent.name.startswith(".") and folder.parent.name.endswith(WORK)
