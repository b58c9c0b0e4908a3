"""The page that is open, made and shown before the rest of its site: one sentence is seen when one page is made.

What such a page loads, its scripts and pictures, is that of the site before. Where the whole site has anything of it
otherwise, it is newer, and the page is loaded again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from handbook.web.preview.changes import State
from handbook.web.preview.making import Made

PAGE = ".html"
VERSION = re.compile(rb"\?[0-9a-f]{8}\b")


@dataclass
class Early:
    """Such a page: what it was made of, its address, and what is answered until the whole site is there."""

    state: State
    address: str
    made: Made
    former: Made
    _beside: set[str] = field(default_factory=set)

    def answer(self, address: str) -> Made | None:
        """What an address is answered with; None where that has to wait for the whole site."""
        if address == self.address:
            return self.made
        if address.endswith(PAGE) or not (self.former.site and (self.former.site / address).is_file()):
            return None
        self._beside.add(address)
        return self.former

    def is_part_of(self, whole: Made) -> bool:
        """Whether all that was answered is the same in the whole site."""
        shown = {self.address: self.made, **dict.fromkeys(self._beside, self.former)}
        return whole.bar == self.made.bar and all(
            _content(made, at) == _content(whole, at) for at, made in shown.items()
        )


def _content(made: Made, address: str) -> bytes | None:
    """What is answered, but for the version behind the names of what a page loads."""
    file = made.site / address if made.site else None
    return VERSION.sub(b"", file.read_bytes()) if file and file.is_file() else None
