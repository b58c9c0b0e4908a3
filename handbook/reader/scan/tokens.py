"""Patterns of the YAML block style that handbooks are written in, and records of what the scanner finds in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass

BLOCK_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?=\s|$)\s*(#.*)?$")
COLON = re.compile(r":(?=\s|$)")
ODD_SPACES = re.compile(r" *([\u00a0\u2000-\u200b\u202f\u3000])[ \u00a0\u2000-\u200b\u202f\u3000]*")
ODD = "\u00a0\u2000-\u200b\u202f\u3000"
ODD_INSIDE = re.compile(rf"(?<=[:\-,\[ ])[{ODD}]+|(?<![\s{ODD}])[{ODD}]++(?=\s*+$)")
"""Where a character that looks like a space stands in the place of one."""
QUOTED_OR_ODD = re.compile(
    rf"""(?<=[:\-,\[ {ODD}])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?P<odd>{ODD_INSIDE.pattern})"""
)
"""The same, but for what stands in quotation marks, where any character may stand."""
COMMENT = re.compile(r"(?<=\s)#")
"""YAML takes a # for a comment only after white space."""
DASHES = re.compile(r"(?:- +)*(?:-$)?")
"""The dashes a line begins with: `- - x` opens a list in a list."""
PLAIN_NAME = r"""[^\s"':?#\[\]{},&*!|>%@`-](?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=[^\s#:]))*"""
KEY = re.compile(rf"""([a-z_]+|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|<<|{PLAIN_NAME})\s*:(?=\s|$)\s*""")
SIMPLE = re.compile(
    r"""( +)(?!id:)[a-z_]+:(?: (?:([A-Za-z0-9(][^:#\t]*)|("[^"\\\t]*"|\[[^\[\]"'{}#&*!|>%@`\x00-\x1f\x7f-\U0010ffff]*\])))?$"""
)
"""A line without any trap, which most lines are: it is passed over fast. Never an `id`, by which missing dashes are found."""
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\[\s\S])*"'), "'": re.compile(r"'(?:[^']|'')*'(?!')")}
IN_QUOTES = {'"': re.compile(r'(?:[^"\\]|\\.)*+'), "'": re.compile(r"(?:[^']|'')*+")}
"""What stands in a line up to the quotation mark that closes, or up to its end."""
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
"""A backslash in double quotation marks, and the code it begins."""
ESCAPES = frozenset('tn "/\\_\t')
"""Codes of one letter that mean a character people can see, a space or a line break."""
SIMPLE_LIST = re.compile(r"""\[[^\[\]"'{}#&*!|>%@`]*\]""")
NAME_ALONE = re.compile(r"([a-z_]+)\s*$")
NAME_VALUE = re.compile(r"([a-z_]+)(?:[:：]|\s*=\s*|\s+)(\S.*)")
DASH_NAME = re.compile(r"-(?=[a-z_]+:(\s|$))")


@dataclass(frozen=True)
class Finding:
    """A trap: `line` counts from 0, `column` from 0."""

    line: int
    column: int
    rule: str
    message: str
    cure: str


@dataclass(frozen=True)
class Comment:
    """A comment, and the line on which the value it follows begins; both lines count from 0."""

    line: int
    column: int
    text: str
    value_line: int
    after: str
    """`nothing`, a `name` whose value is missing or comes below, a `value`, or a `list`."""


@dataclass
class PlainScalar:
    """A text without quotation marks that may go on in the next line."""

    parent: int
    line: int
    column: int
    comment: Comment | None = None
    reported: bool = False
