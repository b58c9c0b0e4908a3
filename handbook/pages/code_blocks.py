"""What on a page is only shown and not read: code in fences, indented or in a sentence, and comments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

OPENS = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*(?P<fence>`{3,}|~{3,})(?P<says>.*)")
TICKS = re.compile(r"`+")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HOLDS = re.compile(r" {0,3}(?:[-*+][ \t]|\d+[.)][ \t]|!!! ?|\?\?\?\+? ?|=== ?|\[\^|:[ \t]|\*\[)|/// ?")
"""Begins something to which indented lines belong."""
NOT_A_LINE_END = re.compile(r"[^\n]")


@lru_cache(maxsize=4)
def without_code(text: str) -> str:
    """A page with everything made blank that is code or a comment, so that places stay what they are."""
    lines = text.split("\n")
    _blank_fences(lines)
    _blank_indented(lines)
    bare = _without_ticks("\n".join(lines))
    last = bare.rfind("-->") + 1  # what begins after it never ends, and would be sought to the end each time
    return COMMENT.sub(lambda found: _blank(found.group()), bare[: last and last + 2]) + bare[last and last + 2 :]


def _blank(text: str) -> str:
    return NOT_A_LINE_END.sub(" ", text)


def fences(text: str) -> list[tuple[int, str]]:
    """Where each piece of code in a fence begins, and what stands behind its marks."""
    lines = text.split("\n")
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line) + 1)
    return [(begins[at], says) for at, _, says in _fences(lines)]


def _blank_fences(lines: list[str]) -> None:
    for at, end, _ in list(_fences(lines)):
        lines[at : end + 1] = map(_blank, lines[at : end + 1])


def _fences(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The first and last line of each fence, and what it says; one that nothing closes is none."""
    at, never = 0, {"`": 10**9, "~": 10**9}
    while at < len(lines):
        found = OPENS.fullmatch(lines[at])
        fence, says = found.group("fence", "says") if found else ("", "")
        if fence and len(fence) < never[fence[0]] and not (fence[0] == "`" and "`" in says):
            end = _closes(lines, at, fence)
            if end is None:
                never[fence[0]] = len(fence)
            else:
                yield at, end, says
                at = end
        at += 1


def _closes(lines: list[str], at: int, fence: str) -> int | None:
    for end in range(at + 1, len(lines)):
        bare = lines[end].strip(" \t>")
        if bare.startswith(fence) and not bare.strip(fence[0]):
            return end
    return None


def _blank_indented(lines: list[str]) -> None:
    """Lines indented by four or more after an empty one, where nothing is open that they would belong to."""
    held, code, before = False, False, ""
    for at, line in enumerate(lines):
        if line.strip():
            if not line.startswith(("    ", "\t")):
                held, code = bool(HOLDS.match(line)) or (held and bool(before.strip())), False
            else:
                code = not held and (code or not before.strip())
                lines[at] = _blank(line) if code else line
        before = line


def _without_ticks(text: str) -> str:
    """Without code in a sentence: between as many backticks as it began with, within a paragraph."""
    pieces, at = [], 0
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        runs = [found.span() for found in TICKS.finditer(paragraph)]
        ends = defaultdict(list)
        for start, end in reversed(runs):
            ends[end - start].append(start)
        at = 0
        for start, end in runs:
            later = ends[end - start]
            while later and later[-1] < max(end, at):
                later.pop()
            if start >= at and later:
                close = later[-1] + end - start
                pieces += [paragraph[at:start], _blank(paragraph[start:close])]
                at = close
        pieces.append(paragraph[at:])
    return "".join(pieces)
