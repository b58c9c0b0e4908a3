"""The macro calls on a page, found with Jinja's own lexer and parser before anything is rendered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from handbook.pages.code_blocks import without_code
from handbook.pages.front_matter import FRONT_MATTER
from handbook.pages.sandbox import LEXER, NO_BLOCKS, TAKE_AWAY, WRITE_A_CALL, parsed, refusal, refusals
from handbook.reader.scan.tokens import Finding
from handbook.system import limits

HEADING = re.compile(r"^(#{1,6})[ \t]+\S", re.MULTILINE)
ENDS_BLOCK = re.compile(r"\{%[-+]?\s*(?:end|el)")
FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
OPENING = frozenset(["variable_begin", "block_begin", "raw_begin"])
IN_CALL = frozenset(["whitespace", "float", "integer", "name", "string", "operator"])
CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb"
CLOSING = frozenset(["variable_end", "block_end", "raw_end"])


@dataclass(frozen=True)
class Call:
    """One call of a macro: where it stands (line and column from 1) and what it is given."""

    name: str
    line: int
    column: int
    arguments: dict[str, Any] = field(hash=False)
    positional: tuple[Any, ...] = ()
    level: int = 2
    """The level a heading has that stands below the last heading before the call."""
    indent: str = ""
    """The blanks before it, where nothing else stands before it on its line: it stands in a note, a tab or a list."""


@dataclass(frozen=True)
class PageText:
    """A page: its macro calls in order, and what is wrong with how they are written."""

    calls: list[Call]
    findings: list[Finding]


def in_our_words(said: str | None) -> str:
    """Why Jinja cannot read a macro, for somebody who has never heard of Jinja."""
    if found := re.search(r"unexpected char '(.)'", said or ""):
        sign = found.group(1)
        return "its quotation marks are curly; type straight ones" if sign in CURLY else f"“{sign}” cannot stand here"
    if re.search(r"unexpected '[}\])]'|never closed", said or ""):
        return "a brace, a bracket or a quotation mark is missing"
    if words := re.findall(r"(?:unexpected|got) '(.+?)'", said or ""):
        return f"something is missing or too much before “{words[-1]}”"
    return said or "it is never closed"


@lru_cache(maxsize=512)
def read_calls(text: str, macros: frozenset[str]) -> PageText:
    """Find the calls on a page. Lines and columns of findings count from 0, front matter included."""
    front = FRONT_MATTER.match(text)
    reader = _Reader(text, front.end() if front else 0, macros)
    reader.read()
    return PageText(reader.calls, sorted(reader.findings, key=lambda found: (found.line, found.column)))


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in a text, both from 0."""
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)


class _Reader:
    """Reads a page piece by piece as the lexer cuts it, and each piece between braces with the parser."""

    def __init__(self, text: str, start: int, macros: frozenset[str]) -> None:
        self.text, self.start, self.macros = text, start, macros
        self.calls: list[Call] = []
        self.findings: list[Finding] = []
        self.has_block = False
        self.lines = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self.headings = list(_headings(text[start:], start))

    def read(self) -> None:
        """Read all there is, and go on behind what cannot be read, as long as there is not too much of it."""
        at = self.start
        for _ in range(limits.UNREADABLE_CALLS):
            on = self._read_from(at)
            if on is None:
                self._prove()
                return
            at = on
        self._report(
            at or 0,
            "page-syntax",
            "So much cannot be read that the rest was left out.",
            "Mend first what is said above.",
        )

    def _read_from(self, start: int) -> int | None:
        """Read up to the end, or up to something that cannot be read: then say where to go on."""
        at = start
        opened: int | None = None
        try:
            for _, token, value in LEXER.tokeniter(self.text[start:], None):
                at = self.text.index(value, at)
                if token in OPENING:
                    opened = at
                elif token == "comment_begin" or (token == "data" and opened is None):
                    self._hidden(at, value)
                at += len(value)
                if opened is not None and at - opened > limits.CALL_LENGTH and token in IN_CALL:
                    return self._unreadable(opened, "it is never closed")
                if token in CLOSING and opened is not None:
                    self._closed(token, opened, at)
                    opened = None
        except (TemplateSyntaxError, RuntimeError) as error:
            return self._unreadable(opened if opened is not None else at, getattr(error, "message", None))
        return None if opened is None else self._unreadable(opened, "it is never closed")

    def _closed(self, token: str, opened: int, at: int) -> None:
        if token == "variable_end":
            self._output(opened, at)
        elif token == "block_end" and not (self.has_block and ENDS_BLOCK.match(self.text, opened)):
            self.has_block = True
            self._report(opened, "page-only-macros", NO_BLOCKS, TAKE_AWAY)

    def _output(self, opened: int, ends: int) -> None:
        """Judge what stands between {{ and }}."""
        try:
            tree = parsed(self.text[opened:ends])
        except TemplateSyntaxError as error:
            self._report(
                opened, "page-syntax", f"Here a macro cannot be read: {in_our_words(error.message)}", WRITE_A_CALL
            )
        except (ValueError, OverflowError, RecursionError):
            self._report(opened, "page-syntax", "Here a macro cannot be read: it is too deep or too long", WRITE_A_CALL)
        else:
            self._judge(tree.body[0].nodes[0], opened)  # type: ignore[attr-defined]

    def _judge(self, node: nodes.Expr, opened: int) -> None:
        named = node.node if isinstance(node, nodes.Call) else None
        at = self.text.index(named.name, opened) if isinstance(named, nodes.Name) else opened
        if refused := refusal(node, self.macros):
            self._report(at, *refused)
        elif isinstance(node, nodes.Call) and isinstance(named, nodes.Name):
            line, column = self._place(at)
            arguments = {pair.key: pair.value.value for pair in node.kwargs}  # type: ignore[attr-defined]
            positional = tuple(value.value for value in node.args)  # type: ignore[attr-defined]
            level, indent = self._level(at), self._indent(opened)
            self.calls.append(Call(named.name, line + 1, column + 1, arguments, positional, level, indent))

    def _indent(self, opened: int) -> str:
        before = self.text[self.text.rfind("\n", 0, opened) + 1 : opened]
        is_code = without_code(self.text)[opened].isspace()
        return "" if before.strip() or is_code else before

    def _level(self, at: int) -> int:
        before = bisect_right(self.headings, (at, 0))
        return min(6, (self.headings[before - 1][1] if before else 1) + 1)

    def _hidden(self, at: int, text: str) -> None:
        """Warn of every {#, also of one without a #}: somebody may write that later."""
        for found in re.finditer(r"\{#", text):
            self._report(at + found.start(), "hidden-text", "{# begins a comment: everything up to the next #} vanishes.",
                         "For the address of a heading write {: #name } with a colon; otherwise take it away.")  # fmt: skip

    def _unreadable(self, at: int, why: str | None) -> int | None:
        """Report it, and give the place where its line ends; None where nothing follows."""
        self._report(at, "page-syntax", f"Here a macro cannot be read: {in_our_words(why)}", WRITE_A_CALL)
        ends = self.text.find("\n", at)
        return None if ends < 0 else ends

    def _prove(self) -> None:
        """What is rendered is the whole page, so the whole has the last word."""
        if self.findings:
            return
        try:
            refused = next(refusals(parsed(self.text[self.start :]), self.macros), None)
        except TemplateSyntaxError as error:
            self._report(
                self.start, "page-syntax", f"Here a macro cannot be read: {in_our_words(error.message)}", WRITE_A_CALL
            )
        else:
            if refused:
                self._report(self.start, *refused[1])

    def _report(self, at: int, rule: str, message: str, cure: str) -> None:
        line, column = self._place(at)
        self.findings.append(Finding(line, column, rule, message, cure))

    def _place(self, at: int) -> tuple[int, int]:
        """The line and column, from 0."""
        line = bisect_right(self.lines, at) - 1
        return line, at - self.lines[line]


def _headings(body: str, start: int) -> Iterator[tuple[int, int]]:
    """The places and levels of the headings on a page, those in code left out."""
    return ((start + found.start(), len(found.group(1))) for found in HEADING.finditer(without_code(body)))
