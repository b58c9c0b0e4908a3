"""From the bytes of a file to a tree of nodes that know their lines, and everything that went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from handbook.reader.scan.blocks import Scan
from handbook.reader.scan.tokens import UNPRINTABLE, Comment, Finding
from handbook.system import limits
from handbook.text.decoding import read_text

BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's where it is there; the same in pure Python, only slower, where it is not."""


class NodeLoader(BaseLoader):  # type: ignore[misc]
    """Composes nodes without resolving types: what a scalar means is for the model to say."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """Give every node the same tag: looking one up is the slowest part of composing."""
        return "value"

    def descend_resolver(self, node: object, index: object) -> None:
        """PyYAML looks here for tags by position, at every node; we give none, so there is nothing to look for."""

    def ascend_resolver(self) -> None:
        """PyYAML looks here for tags by position, at every node; we give none, so there is nothing to look for."""


@dataclass(frozen=True)
class Source:
    """One file: its lines as written, its tree, its comments, and what is wrong with its writing."""

    name: str
    lines: list[str]
    root: yaml.Node | None
    findings: list[Finding]
    comments: list[Comment]
    broken: set[tuple[int, int]] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)
    shifts: dict[int, int] = field(default_factory=dict)


def read_source(name: str, data: bytes, known: frozenset[str], sections: frozenset[str]) -> Source:
    """Read one file; `known` are the names of all fields and sections, to tell a slip from a text."""
    text, findings = _decode(data)
    lines = text.split("\n")
    scan = Scan(_short_enough(lines, findings), known, sections, findings).run()
    root = _compose(scan)
    return Source(name, lines, root, scan.findings, scan.comments, scan.broken, scan.doubtful, scan.shifts)


def _decode(data: bytes) -> tuple[str, list[Finding]]:
    text, flaws = read_text(data)
    if not text.replace("\n", "").isprintable():  # which is seen far faster than what is not
        text = UNPRINTABLE.sub(lambda bad: " " if bad.group() in "\x85\u2028\u2029\x0b\x0c" else "\ufffd", text)
    return text, [Finding(*flaw) for flaw in flaws]


def _short_enough(lines: list[str], findings: list[Finding]) -> list[str]:
    """The lines to be scanned; one that is longer than any text is reported, and empty."""
    for at, line in enumerate(lines):
        if len(line) > limits.LINE_LENGTH:
            said = f"This line has {limits.said(len(line))} characters; {limits.said(limits.LINE_LENGTH)} are read."
            findings.append(Finding(at, limits.LINE_LENGTH, "too-large", said, "Divide it."))
    return ["" if len(line) > limits.LINE_LENGTH else line for line in lines]


def _compose(scan: Scan) -> yaml.Node | None:
    """Compose nodes of the scanned lines; a line that YAML still cannot read is reported, left out, and the rest tried again."""
    for _ in range(limits.ATTEMPTS):
        try:
            return yaml.compose("\n".join(scan.lines), Loader=NodeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = _last_written(scan.lines, mark.line if mark else 0)
            if line < 0:
                return None
            scan.report(line, len(scan.lines[line]) - len(scan.lines[line].lstrip()), "yaml-syntax",
                        f"YAML cannot make sense of this line or the one before it ({error.problem}).",
                        "Look for a missing colon, dash or quotation mark, and compare the indentation.")  # fmt: skip
            scan.lines[line] = ""
            scan.doubtful.update((line - 1, line, line + 1))
    return None


def _last_written(lines: list[str], at: int) -> int:
    at = min(at, len(lines) - 1)
    while at >= 0 and not lines[at].strip():
        at -= 1
    return at
