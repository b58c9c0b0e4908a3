"""One mistake that shows at many places is told once, with all of them: an id that is not there, a script no font has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from handbook.model.problems import Problem

NAMED = 12
"""As many further places as are listed; of more it is said how many there are."""
SAME_AT = " The same at "
SIGN = re.compile("[^\x00-\x7f\u201c\u201d\u2026]")


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order, those that are one mistake as one, at the first of its places."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    told = []
    for problem in sorted(set(problems)):
        cause = _cause(problem)
        if cause is None or cause not in groups:
            told.append(problem)
        if cause is not None:
            groups.setdefault(cause, []).append(problem)
    return sorted(_with_places(groups.get(_cause(problem) or ("", ""), [problem])) for problem in told)


def _cause(problem: Problem) -> tuple[str, str] | None:
    """What makes several problems one; None for those that stand alone.

    Of an id it is the id, whatever kind of entry is meant at each place: the whole handbook has each only once.
    """
    if problem.rule == "unknown-id" and problem.about:
        return problem.rule, problem.about
    if problem.rule == "no-glyph" and (found := SIGN.search(problem.message)):
        return problem.rule, unicodedata.name(found[0], "").partition(" ")[0]
    return None


def _with_places(group: list[Problem]) -> Problem:
    first, *others = group
    if not others:
        return first
    listed = ", ".join(_places(others[:NAMED]))
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    return replace(first, message=f"{first.message}{SAME_AT}{listed}{more}.")


def _places(others: list[Problem]) -> Iterator[str]:
    """Files with their lines: `standards.yml:3, 7, a.yml:2`."""
    for file, there in groupby(others, key=lambda problem: problem.file):
        first, *rest = dict.fromkeys(problem.line for problem in there)
        yield f"{file}:{first}"
        yield from map(str, rest)
