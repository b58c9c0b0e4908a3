"""What stands after a name or a dash: texts plain and quoted, lists in brackets, and whatever YAML mistakes them for."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field

from handbook.reader.scan.tokens import (
    BLOCK_HEADER,
    COLON,
    COMMENT,
    DASHES,
    ESCAPE,
    ESCAPES,
    IN_QUOTES,
    KEY,
    QUOTED,
    SIMPLE_LIST,
    UNPRINTABLE,
    Comment,
    Finding,
    PlainScalar,
)
from handbook.system import limits

QUOTED_END = 30
"""So much is quoted of a text before what is wrong."""


@dataclass
class ValueScan:
    """The half of the scanner that reads values: it replaces what YAML would misread in place, and collects findings."""

    lines: list[str]
    known: frozenset[str]
    sections: frozenset[str]
    findings: list[Finding] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    broken: set[tuple[int, int]] = field(default_factory=set)
    """Where values start whose text cannot be trusted; they have been reported."""
    doubtful: set[int] = field(default_factory=set)
    """Lines that could not be read, so that what seems to be missing around them may well be there."""
    shifts: dict[int, int] = field(default_factory=dict)
    """Columns by which a line was moved to the left."""
    _plain: PlainScalar | None = None
    """The text that the next line may go on with."""
    _open: list[tuple[int, str]] = field(default_factory=list)
    """The groups that the line at hand stands in, from the outside in: the column of each, and `fields` or `list`."""
    _expects_child: bool = True
    """Whether the line before ended in a name without a value, so that a group may begin on this one."""
    _started: bool = False
    """Whether anything of the document was met: before it `%` begins a directive, and `---` no second document."""
    _slipped: dict[int, int] = field(default_factory=dict)
    """Columns at which lines stand that belong at another; said once."""
    _has_id: set[int] = field(default_factory=set)
    """The columns of the entries that are open and have an id."""

    def report(self, line: int, column: int, rule: str, message: str, cure: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(line, column + self.shifts.get(line, 0), rule, message, cure))

    def _mask(self, line: int, column: int, mark: str = "x") -> None:
        text = self.lines[line]
        self.lines[line] = text[:column] + mark + text[column + 1 :]

    def _indent(self, line: int) -> int:
        text = self.lines[line]
        return len(text) - len(text.lstrip(" "))

    def _without_tabs(self, at: int) -> str:
        text = self.lines[at]
        comment = COMMENT.search(text)
        code = text[: comment.start()] if comment else "" if text.lstrip().startswith("#") else text
        if "\t" in code:
            self.report(at, code.index("\t"), "tab", "Here stands a tab.", "Replace it with spaces.")
        body = text.lstrip(" \t")
        lead = text[: len(text) - len(body)]
        if "\t" in lead and body:
            column = self._likely_column(body, len(lead.expandtabs(4)))
            self.shifts[at] = len(lead) - column
            self.doubtful.add(at)
            lead = " " * column
        self.lines[at] = lead.replace("\t", " ") + body.replace("\t", " ")
        return self.lines[at]

    def _likely_column(self, body: str, width: int) -> int:
        """The indentation, of those that are open, nearest to where a line stands."""
        kind = "list" if DASHES.match(body).group() else "fields"  # type: ignore[union-attr]
        columns = [column for column, what in self._open if what == kind]
        if self._expects_child and self._open:
            columns.append(self._open[-1][0] + 2)
        if self._plain and not KEY.match(body):
            columns = [self._plain.parent + 2]
        return min(columns or [width], key=lambda column: (abs(column - width), -column))

    def _enter(self, column: int, kind: str) -> None:
        while self._open and (self._open[-1][0] > column or (self._open[-1] == (column, "list") and kind == "fields")):
            self._open.pop()
        if self._open[-1:] != [(column, kind)]:
            self._open.append((column, kind))

    def _value(self, at: int, column: int, parent: int) -> int:
        """Whatever follows a name or a dash; `parent` is the column it has to be indented beyond."""
        text = self.lines[at]
        if column >= len(text):
            return at + 1
        character = text[column]
        if character == "#":
            self._comment(at, column, at, "name")
        elif header := BLOCK_HEADER.match(text, column):
            return self._block(at, header, parent)
        elif character in QUOTED:
            return self._quoted(at, column, parent)
        elif character == "[":
            return self._list(at, column, parent)
        elif character == "{":
            return self._braces(at, column, parent)
        elif character in "&!*":
            return self._indicator(at, column, parent)
        elif character in "|>%@`,]}" or (character in "?:-" and text[column + 1 : column + 2].strip() == ""):
            return self._special(at, column, parent, "special-start", f"A text cannot start with {character} here.")
        else:
            self._plain = PlainScalar(parent, at, column)
            self._plain_text(at, column, self._plain)
        return at + 1

    def _plain_text(self, at: int, column: int, plain: PlainScalar) -> None:
        text = self.lines[at]
        if ":" not in text[column:] and "#" not in text:
            return
        comment = COMMENT.search(text, column)
        end = comment.start() if comment else len(text)
        for colon in COLON.finditer(text, column, end):
            if not plain.reported:
                words = _last_words(text[column : colon.start()])
                self.report(at, colon.start(), "colon-in-text", f"After “{words}” a colon and a space break the text in two.",
                            "Put the whole text in quotation marks.")  # fmt: skip
            plain.reported = True
            self.broken.add((plain.line, plain.column))
            self._mask(at, colon.start())
        if comment:
            plain.comment = self._comment(at, comment.start(), plain.line, "value")

    def _comment(self, at: int, column: int, value_line: int, after: str) -> Comment:
        comment = Comment(at, column, self.lines[at][column:], value_line, after)
        self.comments.append(comment)
        if after == "nothing" and self._plain:
            self._plain.comment = comment
        return comment

    def _block(self, at: int, header: re.Match[str], parent: int) -> int:
        if header.group(1):
            self._comment(at, header.start(1), at, "list")
        at += 1
        while at < len(self.lines):
            if "\t" in self.lines[at]:
                self._plain = PlainScalar(parent, at, 0)
                self._without_tabs(at)
                self._plain = None
            if self.lines[at].strip() and self._indent(at) <= parent:
                break
            at += 1
        return at

    def _special(
        self,
        at: int,
        column: int,
        parent: int,
        rule: str,
        message: str,
        cure: str = "Put the whole text in quotation marks.",
    ) -> int:
        """A text that YAML takes for something else: report it, then go on as if it were a text."""
        self.report(at, column, rule, message, cure)
        self.broken.add((at, column))
        self._mask(at, column)
        self._plain = PlainScalar(parent, at, column, reported=True)
        self._plain_text(at, column, self._plain)
        return at + 1

    def _indicator(self, at: int, column: int, parent: int) -> int:
        """An anchor, a tag or an alias."""
        text = self.lines[at]
        word = text[column:].split()[0]
        rest = text[column + len(word) :].split("#")[0].strip()
        if word[0] == "*" and len(word) > 1 and not rest:
            self.report(at, column, "alias", f"“{word}” stands for a value from elsewhere.", "Write the value itself.")
            self._mask(at, column)
            self.broken.add((at, column))
            return self._value(at, column, parent)
        if word[0] == "*" or len(word) == 1:
            return self._special(at, column, parent, "special-start", f"A text cannot start with {word[0]}.")
        rule, what = ("anchor", "an anchor") if word[0] == "&" else ("tag", "a tag")
        self.report(
            at,
            column,
            rule,
            f"“{word}” is {what}.",
            "Take it away; if it is part of a text, put the text in quotation marks.",
        )
        self.lines[at] = text[:column] + " " * len(word) + text[column + len(word) :]
        begins = column + len(word)
        begins += len(self.lines[at][begins:]) - len(self.lines[at][begins:].lstrip(" "))
        self._expects_child = begins >= len(text)
        if begins < len(text) and (key := KEY.match(self.lines[at], begins)):
            self._enter(begins, "fields")
            return self._value(at, key.end(), begins)
        return self._value(at, begins, parent)

    def _quoted(self, at: int, column: int, parent: int) -> int:
        mark, text = self.lines[at][column], self.lines[at]
        end_line, end = at, self._closed_at(text, column + 1, mark)
        while end < 0:
            end_line += 1
            if end_line >= len(self.lines) or (self.lines[end_line].strip() and self._indent(end_line) <= parent):
                return self._special(
                    at, column, parent, "quote-not-closed", f"The quotation mark {mark} is never closed."
                )
            if "\t" in self.lines[end_line]:
                self._plain = PlainScalar(parent, at, column)
                self._without_tabs(end_line)
                self._plain = None
            end = self._closed_at(self.lines[end_line], 0, mark)
        if mark == '"' and any("\\" in self.lines[line] for line in range(at, end_line + 1)):
            self._escapes(at, column, end_line)
        rest = self.lines[end_line][end:]
        if rest.strip() and not COMMENT.match(rest, len(rest) - len(rest.lstrip(" "))):
            self._loosen(at, column, end_line)
            return (
                self._special(
                    at,
                    column,
                    parent,
                    "text-after-quote",
                    f"After the closing {mark} the text goes on.",
                    _other_marks(mark),
                )
                + end_line
                - at
            )
        if rest.strip():
            self._comment(end_line, end + len(rest) - len(rest.lstrip(" ")), at, "value")
        return end_line + 1

    def _closed_at(self, text: str, begins: int, mark: str) -> int:
        """The column behind the mark that closes a text in a line; -1 where it goes on in the next."""
        inside = IN_QUOTES[mark].match(text, begins)
        at = inside.end() if inside else begins
        return at + 1 if text[at : at + 1] == mark else -1

    def _escapes(self, first: int, column: int, last: int) -> None:
        for at in range(first, last + 1):
            escapes = ESCAPE.finditer(self.lines[at], column if at == first else 0)
            for bad in [escape for escape in escapes if not _is_escape(escape[1])]:
                self.report(at, bad.start(), "bad-escape", f"{bad.group()} is no character that can be shown.",
                            "Write the character itself; a backslash that is meant stands in single quotation marks.")  # fmt: skip
                self.broken.add((first, column))
                self._mask(at, bad.start(), "/")

    def _loosen(self, first: int, column: int, last: int) -> None:
        """Replace every character that means something to YAML, from here to the end of the value."""
        for at in range(first, last + 1):
            begins = column if at == first else 0
            text = self.lines[at]
            self.lines[at] = text[:begins] + re.sub(r"""["'\[\]{}&*!|>%@`]|:(?=\s|$)""", "x", text[begins:])

    def _list(self, at: int, column: int, parent: int) -> int:
        text = self.lines[at]
        if text.startswith("[[", column):
            self._loosen(at, column, at)
            return self._special(
                at, column, parent, "link-at-start", "A text that starts with a link is taken for a list."
            )
        if simple := SIMPLE_LIST.match(text, column):
            end_line, end = at, simple.end()
        else:
            end_line, end = self._list_end(at, column)
        if end < -1:
            self._loosen(at, column, at)
            place = -1 - end if end_line == at else column
            self.broken.add((at, column))
            message = f"The quotation mark {text[place]} is never closed."
            return self._special(at, place, parent, "quote-not-closed", message)
        if end < 0 or any(line.strip() and KEY.match(line.lstrip(" ")) and self._indent(at + 1 + i) <= parent
                          for i, line in enumerate(self.lines[at + 1 : end_line + 1])):  # fmt: skip
            self._loosen(at, column, at)
            return self._special(at, column, parent, "list-not-closed", "The bracket [ is never closed.")
        rest = self.lines[end_line][end:]
        begins = end + len(rest) - len(rest.lstrip(" "))
        if rest.strip() and not COMMENT.match(self.lines[end_line], begins):
            self._loosen(at, column, end_line)
            return self._special(at, column, parent, "special-start", "A text cannot start with [.") + end_line - at
        if rest.strip():
            self._comment(end_line, begins, at, "list")
        return end_line + 1

    def _list_end(self, first: int, column: int) -> tuple[int, int]:
        """Where a list in brackets ends, and on the way the traps inside it.

        (first, -1) if it does not end; -1 less the column of a quotation mark that is never closed.
        """
        depth = 0
        for at in range(first, len(self.lines)):
            place = column if at == first else 0
            while place < len(self.lines[at]):
                text, character = self.lines[at], self.lines[at][place]
                if character in "[]":
                    depth += 1 if character == "[" else -1
                    if depth == 0:
                        return at, place + 1
                elif character in QUOTED and text[:place].rstrip()[-1:] in ("[", ",", ""):
                    quoted = QUOTED[character].match(text, place)
                    if not quoted:
                        return first, -1 - (place if at == first else column)
                    place = quoted.end() - 1
                elif character == "#" and COMMENT.match(text, place):
                    break
                elif character in "&*!{" and text[:place].rstrip()[-1:] in ("[", ",", ""):
                    self._trap_in_list(at, place)
                place += 1
            if depth > limits.LIST_DEPTH:
                break
        return first, -1

    def _trap_in_list(self, at: int, place: int) -> None:
        text = self.lines[at]
        end = next(
            (i for i in range(place, len(text)) if text[i] in (",]" if text[place] != "{" else "}")),
            len(text),
        )
        rule = {"&": "anchor", "*": "alias", "!": "tag", "{": "braces"}[text[place]]
        self.report(at, place, rule, f"“{text[place:end].strip()}” means something else to YAML.",
                    "Write the value itself, or put the text in quotation marks.")  # fmt: skip
        self.broken.add((at, place))
        stop = end + 1 if text[place] == "{" else end
        self.lines[at] = text[:place] + re.sub(r"[^\w\s]", "x", text[place:stop]) + text[stop:]

    def _braces(self, at: int, column: int, parent: int) -> int:
        self.report(at, column, "braces", "Here { begins a group of fields on one line.",
                    "Write each field on a line of its own, indented; if it is a text, put it in quotation marks.")  # fmt: skip
        self.broken.add((at, column))
        depth, last = 0, at
        for last in range(at, len(self.lines)):
            text = self.lines[last][column if last == at else 0 :]
            if last > at and text.strip() and self._indent(last) <= parent and not text.strip().startswith("}"):
                last -= 1
                break
            depth += text.count("{") - text.count("}")
            if last > at:
                self.lines[last] = ""
            if depth <= 0:
                break
        self.lines[at] = self.lines[at][:column] + "x"
        return last + 1


def _is_escape(code: str) -> bool:
    """Whether a code after a backslash means a character that can be shown; a letter, or a number in hexadecimal."""
    if code in ESCAPES:
        return True
    number = int(code[1:], 16) if len(code) > 1 else -1
    return 0 <= number <= sys.maxunicode and not UNPRINTABLE.match(chr(number))


def _last_words(text: str) -> str:
    """The end of a text, cut between words."""
    return text if len(text) <= QUOTED_END else text[-QUOTED_END:].partition(" ")[2] or text[-QUOTED_END:]


def _other_marks(mark: str) -> str:
    """How a text is set in quotation marks that holds this one."""
    return (
        'Put the whole text in double quotation marks: "…".' if mark == "'" else 'Write \\" for each " inside the text.'
    )
