"""What git leaves in a file when two people changed the same lines, until somebody says what is right."""

from __future__ import annotations

import re
from collections.abc import Callable

INDENTED = r"[ \t]*(?:[-*+>]|\d+[.)])?[ \t]*"
"""What an editor that tidies up may put before a marker."""
OURS = re.compile(rf"{INDENTED}<{{7}}(?![<])(?: .*)?")
BASE = re.compile(rf"{INDENTED}\|{{7}}(?: [^|]*)?")
PARTED = re.compile(rf"{INDENTED}={{7}}(?: .*)?")
THEIRS = re.compile(rf"{INDENTED}>{{7}}(?![>])(?: .*)?")
LEFT = re.compile(r">{7} \S+(?: \(.*\))?|\|{7} [^|\s]+")
"""A marker that was left when the others were taken away, as git writes it."""
LEFT_IN_DATA = re.compile(rf"={{7}}|{LEFT.pattern}")
"""The same where no heading is underlined."""
Quoted = Callable[[str], str]


def without_merges(text: str, quoted: Quoted | None) -> tuple[str, list[int]]:
    """The text with our version alone wherever a merge is unfinished, line for line, and where each begins, from 0.

    `quoted` makes blank what a page only quotes; without it the text is no page.
    """
    if not any(marker in text for marker in ("<<<<<<<", ">>>>>>>", "|||||||", "=======")):
        return text, []
    lines, bare = text.split("\n"), (quoted(text) if quoted else text).split("\n")
    left = LEFT if quoted else LEFT_IN_DATA
    begins: list[int] = []
    gone: list[int] = []
    theirs: list[int] = []
    state = "none"
    for at, line in enumerate(map(str.rstrip, bare)):
        after = _after(state, line)
        if after == "ours" != state or (state == after == "none" and left.fullmatch(line) and _is_alone(bare, at)):
            begins.append(at)
            gone.append(at)
        elif after != state:
            gone.append(at)
        elif state in ("base", "theirs"):
            theirs.append(at)
        if after == "none":
            gone += theirs
            theirs = []
        state = after
    for at in gone:
        lines[at] = ""
    return "\n".join(lines), begins


def _after(state: str, line: str) -> str:
    """In which version what follows a line stands."""
    if OURS.fullmatch(line):
        return "ours"
    if state == "ours" and BASE.fullmatch(line):
        return "base"
    if state in ("ours", "base") and PARTED.fullmatch(line):
        return "theirs"
    return "none" if state != "none" and THEIRS.fullmatch(line) else state


def _is_alone(lines: list[str], at: int) -> bool:
    """Whether a line is part of no quotation and of no table."""
    around = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
    return not any(line.startswith((">", "|")) for line in around)
