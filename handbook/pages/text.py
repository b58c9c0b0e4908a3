"""What can be wrong with the prose of a page: banned phrases, bare numbers, entries that do not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import Claim, Handbook
from handbook.model.choices import Evidence
from handbook.model.linked import LINK
from handbook.model.problems import Problem, did_you_mean
from handbook.pages.calls import FENCE, line_and_column
from handbook.pages.front_matter import about
from handbook.rules.wording import banned_phrases

CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def check_prose(file: str, text: str, book: Handbook) -> Iterator[Problem]:
    """What is wrong with the prose of one page."""
    prose = _blanked(text, FENCE, CODE, CALL)
    for pattern, phrase, better in banned_phrases(book):
        for found in pattern.finditer(prose):
            cure = f"Say “{better}”" if better else "Say it in another way."
            yield _problem(
                file, text, found.start(), "banned-phrase", f"“{phrase.text}” is banned ({phrase.id}).", cure
            )
    for claim in book.claims:
        if claim.status is Evidence.UNVERIFIED and (bare := _bare_number(claim)):
            for found in bare.finditer(prose):
                yield _problem(file, text, found.start(), "number-without-claim",
                               f"“{found.group()}” is unverified and stands here like a fact.",
                               f'Write {{{{ claim("{claim.id}") }}}} in its place.')  # fmt: skip
    for found in LINK.finditer(prose):
        id_ = found.group(1).strip()
        yield from _named(file, text, found.start(), id_, book)
        if id_ in book.entries:
            cure = f'Write {{{{ ref("{id_}") }}}}.'
            yield _problem(file, text, found.start(), "link-on-page", f"“{found.group()}” is no link on a page.", cure)
    for id_ in about(text):
        yield from _named(file, text, max(0, text.find(id_)), id_, book)


def _named(file: str, text: str, at: int, id_: str, book: Handbook) -> Iterator[Problem]:
    if id_ not in book.entries:
        yield _problem(file, text, at, "page-names-missing", f"There is no entry “{id_}”.",
                       did_you_mean(id_, book.entries, "Correct the id."))  # fmt: skip


def _blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with everything a pattern finds made blank, so that places stay what they are."""
    for pattern in patterns:
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    return text


def _bare_number(claim: Claim) -> re.Pattern[str] | None:
    if claim.number is None or not claim.unit:
        return None
    given = [_written(value) for value in (claim.number, claim.number_to) if value is not None]
    span = rf"(?:{'|'.join(given)})(?:\s*(?:-|–|to|or)\s*(?:{'|'.join(given)}))?"
    return re.compile(rf"(?<![\d.,]){span}\s+{re.escape(claim.unit)}\b", re.IGNORECASE)


def _written(value: float) -> str:
    """A number as people write it: 10000, 10,000 or 10 000."""
    plain = f"{value:.15g}"
    return f"{int(plain):,}".replace(",", "[,\u202f\u00a0 ]?") if plain.isdigit() else re.escape(plain)


def _problem(file: str, text: str, at: int, rule: str, message: str, cure: str) -> Problem:
    line, column = line_and_column(text, at)
    return Problem(file, line + 1, column + 1, rule, message, cure)
