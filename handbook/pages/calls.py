"""The macro calls on a page, found with Jinja's own parser before anything is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import jinja2
from jinja2 import nodes

from handbook.model.problems import did_you_mean
from handbook.reader.scan.tokens import Finding

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
HEADING = re.compile(r"^(#{1,6})[ \t]+\S", re.MULTILINE)
BLOCK = re.compile(r"\{%-?\s*(?!raw\b|endraw\b)(\w*).*?%\}", re.DOTALL)
BRACE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)


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


@dataclass(frozen=True)
class PageText:
    """A page: its macro calls in order, and what is wrong with how they are written."""

    calls: list[Call]
    findings: list[Finding]


def read_calls(text: str, macros: frozenset[str]) -> PageText:
    """Find the calls on a page. Lines and columns of findings count from 0, front matter included."""
    body, skipped = _without_front_matter(text)
    findings = list(_comments(body, skipped))
    body = _without_blocks(_without_endless_comment(body), skipped, findings)
    body, tree = _parsed(body, skipped, findings)
    reader = _Reader(body, skipped, macros, _headings(body), _openings(body))
    reader.visit(tree)
    return PageText(reader.calls, sorted([*findings, *reader.findings], key=lambda found: (found.line, found.column)))


def _without_endless_comment(body: str) -> str:
    """A {# that no #} ends hides nothing, so what follows it is read."""
    return body if "#}" in body else body.replace("{#", "  ")


def _without_blocks(body: str, skipped: int, findings: list[Finding]) -> str:
    """The page without what stands between {% and %}; each beginning of one is reported."""
    for found in BLOCK.finditer(_without_raw(body)):
        if not found.group(1).startswith(("end", "el")):
            line, column = line_and_column(body, found.start())
            findings.append(Finding(line + skipped, column, "page-only-macros", "A page is text and macros; this is something else.",
                                    "Take it away; what depends on data belongs into standards.yml."))  # fmt: skip
        body = body[: found.start()] + re.sub(r"[^\n]", " ", found.group()) + body[found.end() :]
    return body


def _parsed(body: str, skipped: int, findings: list[Finding]) -> tuple[str, nodes.Template]:
    """What Jinja makes of a page; a line it cannot read is reported, its braces blanked, and the rest tried again."""
    while True:
        try:
            return body, jinja2.Environment().parse(body)
        except jinja2.TemplateSyntaxError as error:
            lines = body.split("\n")
            at = next(i for i in range(min(error.lineno, len(lines)) - 1, -1, -1) if BRACE.search(lines[i]))
            column = BRACE.search(lines[at]).start()  # type: ignore[union-attr]
            findings.append(Finding(at + skipped, column, "page-syntax", f"Here a macro cannot be read: {error.message}",
                                    'Write {{ name("id") }}; to show braces as they are, put {% raw %} around them.'))  # fmt: skip
            lines[at] = BRACE.sub("  ", lines[at])
            body = "\n".join(lines)


def _openings(body: str) -> Iterator[int]:
    """Where each {{ and {% stands, in order; those shown as they are, in raw, left out."""
    at = 0
    for _, token, text in jinja2.Environment(keep_trailing_newline=True).lex(body):
        at = body.find(text, at)
        if token in ("variable_begin", "block_begin"):
            yield at
        at += len(text)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in a text, both from 0."""
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)


def _without_front_matter(text: str) -> tuple[str, int]:
    found = FRONT_MATTER.match(text)
    return (text[found.end() :], found.group().count("\n")) if found else (text, 0)


def _headings(body: str) -> list[tuple[int, int]]:
    """The lines (from 1) and levels of the headings on a page, those in code left out."""
    plain = FENCE.sub(lambda fence: "\n" * fence.group().count("\n"), body)
    return [(plain.count("\n", 0, found.start()) + 1, len(found.group(1))) for found in HEADING.finditer(plain)]


def _comments(body: str, skipped: int) -> Iterator[Finding]:
    for found in re.finditer(r"\{#", _without_raw(body)):
        line, column = line_and_column(body, found.start())
        yield Finding(line + skipped, column, "hidden-text", "{# begins a comment: everything up to the next #} vanishes.",
                      "For the address of a heading write {: #name } with a colon; otherwise take it away.")  # fmt: skip


def _without_raw(body: str) -> str:
    return re.sub(
        r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}",
        lambda raw: re.sub(r"[^\n]", " ", raw.group()),
        body,
        flags=re.DOTALL,
    )


@dataclass
class _Reader:
    body: str
    skipped: int
    macros: frozenset[str]
    headings: list[tuple[int, int]]
    openings: Iterator[int]
    calls: list[Call] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def visit(self, tree: nodes.Template) -> None:
        """Read everything between {{ and }}."""
        for node in tree.find_all(nodes.Output):
            for inner in node.nodes:
                if not isinstance(inner, nodes.TemplateData):
                    self._output(inner, next(self.openings))

    def _output(self, node: nodes.Expr, at: int) -> None:
        if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
            if isinstance(node, nodes.Name) and node.name in self.macros:
                self._report(at, "page-only-macros", f"“{node.name}” is not called.", f"Write {{{{ {node.name}() }}}}")
            else:
                self._report(at, "page-only-macros", "Between {{ and }} stands something else than a macro.",
                             'Write {{ name("id") }}; to show braces as they are, put {% raw %} around them.')  # fmt: skip
            return
        name = node.node.name
        at = self.body.index(name, at)
        if name not in self.macros:
            self._report(at, "unknown-macro", f"There is no macro “{name}”.",
                         did_you_mean(name, self.macros, f"The macros are: {', '.join(sorted(self.macros))}."))  # fmt: skip
            return
        self._call(node, name, at)

    def _call(self, node: nodes.Call, name: str, at: int) -> None:
        given = [*node.args, *(pair.value for pair in node.kwargs)]
        if node.dyn_args or node.dyn_kwargs or not all(isinstance(value, nodes.Const) for value in given):
            self._report(at, "macro-not-literal", f"“{name}” is given something that has to be worked out.",
                         'Write the id or word itself in quotation marks: {{ name("id") }}.')  # fmt: skip
            return
        names = [pair.key for pair in node.kwargs]
        if twice := next((name for name in names if names.count(name) > 1), None):
            self._report(at, "macro-argument", f"“{twice}” is given twice.", "Keep one of them.")
            return
        line, column = self._place(at)
        level = min(6, next((level for on, level in reversed(self.headings) if on <= node.lineno), 1) + 1)
        arguments = {pair.key: pair.value.value for pair in node.kwargs}  # type: ignore[attr-defined]
        positional = tuple(value.value for value in node.args)  # type: ignore[attr-defined]
        self.calls.append(Call(name, line + 1, column + 1, arguments, positional, level))

    def _report(self, at: int, rule: str, message: str, cure: str) -> None:
        line, column = self._place(at)
        self.findings.append(Finding(line, column, rule, message, cure))

    def _place(self, at: int) -> tuple[int, int]:
        """The line and column, from 0, front matter counted."""
        line, column = line_and_column(self.body, at)
        return line + self.skipped, column
