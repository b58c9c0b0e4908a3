"""Markdown of extensions that are not switched on: it stands on site and paper as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model.problems import Problem
from handbook.pages.calls import line_and_column
from handbook.pages.code_blocks import fences, without_code
from handbook.pages.front_matter import FRONT_MATTER
from handbook.pages.site import Site

RULE = "markdown-as-typed"
CALL = re.compile(r"\{\{[^{}\n]*\}\}")
EXTRA = {"extra", "pymdownx.extra"}
MERMAID = """
pymdownx.superfences: {custom_fences: [{name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format}]}
""".strip()


@dataclass(frozen=True)
class Sign:
    """Something typed that an extension makes something else of."""

    looks: re.Pattern[str]
    is_: str
    extensions: frozenset[str]
    """Each of which makes it."""
    line: str
    """What switches it on, below `markdown_extensions`; nothing where nothing may, and then `cure` says what to do."""
    cure: str = ""


def _sign(looks: str, is_: str, line: str, *others: str, cure: str = "") -> Sign:
    name = line.partition(":")[0]
    return Sign(re.compile(looks, re.MULTILINE), is_, frozenset({name, *others}), line, cure)


ITEM = r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+"
SIGNS = (
    _sign(r"^[ \t>]*\?\?\?\+?[ \t]+[\w\"]", "a note that folds", "pymdownx.details", "pymdownx.blocks.details"),
    _sign(r"^[ \t>]*!!![ \t]*\w", "a note", "admonition"),
    _sign(r"^[ \t>]*===[!+]{0,2}[ \t]+[\"']", "a tab", "pymdownx.tabbed: {alternate_style: true}"),
    _sign(ITEM + r"\[[ xX]\][ \t]+\S", "a box to tick", "pymdownx.tasklist"),
    _sign(r"^\*\[[^\]\n]+\]:", "an abbreviation", "abbr", *EXTRA),
    _sign(r"\[\^[^\]\s]+\]", "a footnote", "footnotes", *EXTRA),
    _sign(r"(?<![=\w])==(?=[^\s=])[^=\n]+(?<=[^\s=])==(?![=\w])", "marked text", "pymdownx.mark"),
    _sign(r"(?<![~\w])~~(?=[^\s~])[^~\n]+(?<=[^\s~])~~(?![~\w])", "text that is struck out", "pymdownx.tilde",
          "pymdownx.betterem"),
    _sign(r"(?<![\^\w])\^\^(?=[^\s^])[^^\n]+(?<=[^\s^])\^\^(?![\^\w])", "inserted text", "pymdownx.caret"),
    _sign(r"(?<![+\w])\+\+[a-z0-9\"-]+(?:\+[a-z0-9\"-]+)*\+\+(?![+\w])", "keys of a keyboard", "pymdownx.keys"),
    _sign(r"\{(?:\+\+|--|~~|==|>>)[^{}\n]+(?:\+\+|--|~~|==|<<)\}", "a change that is marked", "pymdownx.critic"),
    _sign(r"^[ \t]*\$\$(?:[ \t]*$|.+\$\$)", "a formula", "pymdownx.arithmatex"),
    _sign(r"\{:?[ \t]*[.#][\w-]+(?:[ \t][^{}\n]*)?\}", "an attribute", "attr_list", *EXTRA),
    _sign(r"^:[ \t]{1,3}\S", "a definition", "def_list", *EXTRA),
    _sign(r"^[ \t]*/{3,}[ \t]+admonition\b", "a block", "pymdownx.blocks.admonition"),
    _sign(r"^[ \t]*/{3,}[ \t]+details\b", "a block", "pymdownx.blocks.details"),
    _sign(r"^[ \t]*/{3,}[ \t]+tab\b", "a block", "pymdownx.blocks.tab"),
    _sign(r"^[ \t]*/{3,}[ \t]+(?:figure-)?caption\b", "a block", "pymdownx.blocks.caption"),
    _sign(r"^[ \t>]*-+8<-+(?:[ \t]|$)", "a piece of another file", "", cure="Write the text itself in its place."),
    _sign(r"^[ \t]*>[ \t]*\[!\w+\]", "a note as other software writes it", "", cure='Write !!! note, and the text below it, indented by four.'),
)  # fmt: skip
EMOJI = re.compile(r"(?<![\w:/]):(?:[a-z][a-z0-9_+-]*|[+-]1):(?![\w:/])")
ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-")
SEPARATOR = re.compile(r"\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*|\|[ \t]*:?-{3,}:?[ \t]*\|[ \t]*")
NAMED = re.compile(r"\*?\[[^\]]+\]:")
"""What a reference or an abbreviation begins with."""
LISTED = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+\S")


def check_markdown(site: Site, file: str, text: str) -> Iterator[Problem]:
    """What on a page stands as it was typed, the first of each kind with its line."""
    on = {name.removeprefix("markdown.extensions.") for name in site.extensions}
    front = FRONT_MATTER.match(text)
    begin = front.end() if front else 0
    body = " " * begin + CALL.sub(lambda call: "_" * len(call.group()), without_code(text)[begin:])
    for sign in SIGNS:
        if not sign.extensions & on or not sign.line:
            yield from _first(
                file, text, [found.start() for found in sign.looks.finditer(body)], sign.is_, sign.line, sign.cure
            )
    if not any(name.endswith("emoji") for name in on):
        places = [found.start() for found in EMOJI.finditer(body) if _is_emoji(found.group())]
        yield from _first(file, text, places, "a small picture", "pymdownx.emoji")
    if "mermaid" not in str(site.extensions.get("pymdownx.superfences")):
        places = [at for at, says in fences(text) if says.strip(" {.}").split(" ")[0] == "mermaid"]
        yield from _first(file, text, places, "a drawing", MERMAID)
    yield from _without_empty_line(file, body)


def _first(file: str, text: str, places: list[int], is_: str, line: str, cure: str = "") -> Iterator[Problem]:
    if not places:
        return
    at = places[0] + len(text[places[0] :]) - len(text[places[0] :].lstrip(" \t>"))
    row, column = line_and_column(text, at)
    typed = text[at:].split("\n", 1)[0].split("  ")[0][:20].strip()
    more = f" {len(places) - 1} more on this page." if len(places) > 1 else ""
    said = f"“{typed}” was meant as {is_}, and stands there as it was typed.{more}"
    yield Problem(
        file, row + 1, column + 1, RULE, said, cure or f"Write - {line} under markdown_extensions in mkdocs.yml."
    )


def _is_emoji(name: str) -> bool:
    if ICON.match(name):
        return True
    try:
        from pymdownx import gemoji_db  # type: ignore[import-untyped]
    except ImportError:
        return False
    return name in gemoji_db.emoji or name in gemoji_db.aliases


def _without_empty_line(file: str, body: str) -> Iterator[Problem]:
    """Tables and lists that follow a line of text at once, which other software would read as such."""
    lines = body.split("\n")
    for at in range(2, len(lines)):
        if "|" in lines[at] and SEPARATOR.fullmatch(lines[at]) and "|" in lines[at - 1] and _is_text(lines[at - 2]):
            yield Problem(file, at, 1, RULE, "This table stands as it was typed.", "Put an empty line above it.")
    for at in range(1, len(lines) - 1):
        if _begins_list(lines, at):
            yield Problem(file, at + 1, 1, RULE, "This list stands as it was typed.", "Put an empty line above it.")


def _begins_list(lines: list[str], at: int) -> bool:
    before, line, after = lines[at - 1 : at + 2]
    if not LISTED.match(line) or not _is_text(before):
        return False
    paragraph = next((i for i in range(at - 1, -1, -1) if not _is_text(lines[i])), -1)
    return not LISTED.match(lines[paragraph].lstrip()) and (bool(LISTED.match(after)) or before.rstrip().endswith(":"))


def _is_text(line: str) -> bool:
    """Whether a line is one of a paragraph."""
    return bool(line.strip()) and line[0] not in " \t#>|<=-+:!?/~{" and not NAMED.match(line) and not LISTED.match(line)
