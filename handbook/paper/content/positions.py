"""Where on a page something stands that was found in the HTML made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from urllib.parse import quote, unquote

from handbook.pages.calls import line_and_column
from handbook.pages.code_blocks import without_code
from handbook.pages.front_matter import FRONT_MATTER


@dataclass
class Places:
    """The places on a page; what is asked for again is the next of its kind."""

    text: str
    _after: dict[str, int] = field(default_factory=dict)

    @cached_property
    def _bare(self) -> str:
        front = FRONT_MATTER.match(self.text)
        return " " * (front.end() if front else 0) + without_code(self.text)[front.end() if front else 0 :]

    def next(self, sought: Iterable[str]) -> tuple[int, int]:
        """The line and column, from 1, of the first of some texts that stands there; else where the page begins."""
        for text in sought:
            at = self._bare.find(text, self._after.get(text, 0)) if text else -1
            at = self._bare.find(text) if text and at < 0 else at
            if at >= 0:
                self._after[text] = at + len(text)
                line, column = line_and_column(self.text, at)
                return line + 1, column + 1
        return 1, 1

    def next_code(self, language: str) -> tuple[int, int]:
        """The line and column of the next fence of code in a language."""
        for found in re.finditer(
            rf"^[ \t>]*(?:`{{3,}}|~{{3,}})[ \t{{.]*{re.escape(language)}\b", self.text, re.MULTILINE
        ):
            if found.start() >= self._after.get(found.re.pattern, 0):
                self._after[found.re.pattern] = found.end()
                return line_and_column(self.text, found.start())[0] + 1, 1
        return 1, 1


def as_written(address: str) -> Iterable[str]:
    """The ways an address may be written on a page."""
    return dict.fromkeys((address, escape(address), unquote(address), quote(address), address.partition("#")[0]))
