"""What can be wrong with the prose of a page: banned phrases, bare numbers, entries that do not exist."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from handbook.model import Claim, Handbook
from handbook.model.choices import Evidence
from handbook.model.linked import LINK
from handbook.model.problems import Problem, did_you_mean
from handbook.pages.code_blocks import without_code
from handbook.pages.front_matter import about
from handbook.pages.mkdocs_yml import Keys
from handbook.pages.passages import Passage, hidden, passages
from handbook.pages.site import Site
from handbook.rules.wording import BannedPhrases
from handbook.text.comparing import key
from handbook.text.normalised import Reading

SHOWN = (("site_name",), ("site_description",), ("copyright",))
"""What stands in `mkdocs.yml` and on every page."""


@dataclass(frozen=True)
class ProseRules:
    """What is looked for in the prose of every page of a handbook."""

    book: Handbook

    @cached_property
    def banned(self) -> BannedPhrases:
        """The banned phrases."""
        return BannedPhrases(self.book)

    @cached_property
    def numbers(self) -> list[tuple[Claim, re.Pattern[str]]]:
        """The claims that nobody has verified, each with what its number looks like."""
        unverified = (claim for claim in self.book.claims if claim.status is Evidence.UNVERIFIED)
        return [(claim, bare) for claim in unverified if (bare := _bare_number(claim))]

    def check(self, file: str, text: str) -> Iterator[Problem]:
        """What is wrong with the prose of one page."""
        page = _Page(file, text)
        for passage in passages(text) if self.banned or self.numbers else ():
            yield from self._banned(page, passage)
            yield from self._bare_numbers(page, passage)
        yield from self._links(page)

    def check_settings(self, site: Site) -> Iterator[Problem]:
        """What is wrong with the words of `mkdocs.yml` that stand on every page: names of the site, titles of the menu."""
        for keys, position in site.config.positions.items() if self.banned else ():
            said = _said_on_every_page(site, keys)
            for *_, phrase, better in self.banned.found_in(Reading(said)) if said else ():
                cure = f"Say “{better}”" if better else "Say it in another way."
                there = site.config.written(position, said)
                yield there.problem("banned-phrase", f"“{phrase.text}” is banned ({phrase.id}).", cure)

    def _banned(self, page: _Page, passage: Passage) -> Iterator[Problem]:
        for start, end, phrase, better in self.banned.found_in(passage.reading):
            start, last = passage.reading.place(start), passage.reading.place(end - 1)
            if not passage.is_example(start, last + 1):
                cure = f"Say “{better}”" if better else "Say it in another way."
                yield page.problem(start, "banned-phrase", f"“{phrase.text}” is banned ({phrase.id}).", cure)

    def _bare_numbers(self, page: _Page, passage: Passage) -> Iterator[Problem]:
        for claim, bare in self.numbers:
            for found in bare.finditer(passage.reading.text):
                start, last = passage.reading.place(found.start()), passage.reading.place(found.end() - 1)
                if not passage.is_example(start, last + 1):
                    said = passage.reading.written(*found.span())
                    yield page.problem(start, "number-without-claim", f"“{said}” is unverified and stands here like a fact.",
                                       f'Write {{{{ claim("{claim.id}") }}}} in its place.')  # fmt: skip

    def _links(self, page: _Page) -> Iterator[Problem]:
        for found in LINK.finditer(page.prose):
            id_ = found.group(1).strip()
            yield from self._named(page, found.start(), id_)
            if id_ in self.book.entries:
                cure = f'Write {{{{ ref("{id_}") }}}}.'
                yield page.problem(found.start(), "link-on-page", f"“{found.group()}” is no link on a page.", cure)
        for id_ in about(page.text):
            yield from self._named(page, max(0, page.text.find(id_)), id_)

    def _named(self, page: _Page, at: int, id_: str) -> Iterator[Problem]:
        if id_ not in self.book.entries:
            cure = did_you_mean(id_, self.book.entries, "Correct the id.")
            yield page.problem(at, "page-names-missing", f"There is no entry “{id_}”.", cure)


def _said_on_every_page(site: Site, keys: Keys) -> str:
    """What people read of a value: itself, or the title it has in the menu; nothing of most."""
    if keys in SHOWN:
        return str(site.config.values.get(str(keys[0])) or "")
    return keys[-1] if keys[0] == "nav" and isinstance(keys[-1], str) else ""


@dataclass(frozen=True)
class _Page:
    file: str
    text: str

    @property
    def prose(self) -> str:
        """The page without its code and macros, what is left in its place."""
        return hidden(without_code(self.text), "{{", "}}", " ")

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def problem(self, at: int, rule: str, message: str, cure: str) -> Problem:
        """A problem at a place in the text."""
        line = bisect_right(self._lines, at)
        return Problem(self.file, line, at - self._lines[line - 1] + 1, rule, message, cure)


def _bare_number(claim: Claim) -> re.Pattern[str] | None:
    """What the number of a claim looks like with its unit where it is read."""
    unit = key(claim.unit)
    if claim.number is None or not unit:
        return None
    given = "|".join(_written(value) for value in (claim.number, claim.number_to) if value is not None)
    between = r"\s+" if unit[0].isalnum() else r"\s*"
    span = rf"(?:{given})(?:\s*(?:[-‐-―−]|to|or)\s*(?:{given}))?"
    return re.compile(rf"(?<![\d.,]){span}{between}{re.escape(unit).replace(chr(92) + ' ', chr(92) + 's+')}(?!\w)")


def _written(value: float) -> str:
    """A number as people write it: 10000, 10,000 or 10 000."""
    plain = f"{value:.15g}"
    return f"{int(plain):,}".replace(",", "[, ]?") if plain.isdigit() else re.escape(plain)
