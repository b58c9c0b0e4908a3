"""Read a file line by line, as an editor does: find the traps of YAML and mend them for the composer.

YAML stops at its first mistake, and some of its traps are no mistake to it at all. This scanner knows
the plain block style handbooks are written in. What it finds it reports, and then disarms on the spot
by changing single characters, so that every other line and column stays where the editor wrote it and
everything else in the file is still checked.
"""

from __future__ import annotations

import re

from handbook.reader.scan.tokens import (
    DASH_NAME,
    DASHES,
    KEY,
    NAME_ALONE,
    NAME_VALUE,
    ODD_INSIDE,
    ODD_SPACES,
    QUOTED_OR_ODD,
    SIMPLE,
    Comment,
    PlainScalar,
)
from handbook.reader.scan.values import ValueScan
from handbook.system import limits


class Scan(ValueScan):
    """The lines of a file, with whatever YAML would misread replaced in place, and the findings about them."""

    def run(self) -> Scan:
        """Scan all lines and return itself."""
        at = 0
        while at < len(self.lines):
            at = self._line(at)
        return self

    def _line(self, at: int) -> int:
        text = self.lines[at]
        if (simple := SIMPLE.match(text)) and self._goes_on_with_fields(simple.end(1)):
            self._expects_child = simple.lastindex == 1
            self._plain = PlainScalar(simple.end(1), at, simple.start(2)) if simple.lastindex == 2 else None
            return at + 1
        if "\t" in text:
            text = self._without_tabs(at)
        elif not text.isascii():
            text = self._without_odd_spaces(at)
        if not text.strip():
            return at + 1
        indent = len(text) - len(text.lstrip(" "))
        if text[indent] == "#":
            self._comment(at, indent, at, "nothing")
            return at + 1
        if self._plain and indent > self._plain.parent:
            return self._continuation(at, indent)
        if self._plain and self._is_text_at_the_margin(at, indent):
            return self._unindented(at, indent, self._plain)
        self._plain = None
        if indent == 0 and text[:3] in ("---", "...") and not text[3:4].strip():
            return self._document_mark(at)
        if not self._started and text[0] == "%":
            self.lines[at] = ""
            return at + 1
        self._started = True
        return self._structure(at, indent)

    def _goes_on_with_fields(self, indent: int) -> bool:
        """Whether a line continues a group of fields that is open, as most lines do; what stands deeper ends before it."""
        level = (indent, "fields")
        if level not in self._open or (self._plain and indent > self._plain.parent):
            return False
        while self._open[-1] != level:
            self._open.pop()
        return True

    def _document_mark(self, at: int) -> int:
        if self._started and self.lines[at][:3] == "---":
            self.report(at, 0, "second-document", "This line begins a second document.", "Take the line away.")
        self.lines[at] = ""
        return at + 1

    def _without_odd_spaces(self, at: int) -> str:
        """The line with ordinary spaces where its structure needs them; inside a text they may stand."""
        text = self.lines[at]
        lead = ODD_SPACES.match(text)
        name = KEY.match(ODD_INSIDE.sub(" ", text).lstrip(" -"))
        odd = (found for found in QUOTED_OR_ODD.finditer(text) if found["odd"])
        first = lead or (next(odd, None) if name or text.lstrip().startswith("-") else None)
        goes_on = self._plain and self._indent(at) > self._plain.parent
        if first and (lead or not goes_on):
            message = "Here stands an invisible character that is no ordinary space."
            column = first.start(1) if lead else first.start()
            self.report(at, column, "odd-space", message, "Replace it with a space.")
            self.lines[at] = QUOTED_OR_ODD.sub(lambda it: " " * len(it[0]) if it["odd"] else it[0], text)
            if lead:
                self.lines[at] = " " * lead.end() + self.lines[at][lead.end() :]
        return self.lines[at]

    def _continuation(self, at: int, indent: int) -> int:
        """The next line of a text without quotation marks."""
        plain, text = self._plain, self.lines[at]
        assert plain is not None
        key = KEY.match(text, indent)
        if key and key.group(1) in self.known and (plain.parent, "fields") in self._open:
            return self._misplaced(at, indent, plain.parent)
        if plain.comment and not plain.reported:
            lost = plain.comment
            self._text_lost(lost)
            plain.reported = True
            self.broken.add((plain.line, plain.column))
        if plain.comment:
            self.lines[plain.comment.line] = self.lines[plain.comment.line][: plain.comment.column]
            plain.comment = None
        self._plain_text(at, indent, plain)
        return at + 1

    def _is_text_at_the_margin(self, at: int, indent: int) -> bool:
        """Whether a line can only be the next line of the text above it, though it stands left of its name."""
        text, key = self.lines[at], KEY.match(self.lines[at], indent)
        if not self._plain or indent >= self._plain.parent or text[indent] == "-":
            return False
        if key:
            return " " in key.group(1).strip("\"'") and key.end() < len(text)
        return " " in text.strip() and not self._lacks_a_colon(text, indent)

    def _lacks_a_colon(self, text: str, indent: int) -> bool:
        found = NAME_VALUE.match(text, indent)
        return bool(found and found.group(1) in self.known)

    def _unindented(self, at: int, indent: int, plain: PlainScalar) -> int:
        column = plain.parent + 2
        self.report(at, indent, "indentation", "This line goes on with the text above it, and is not indented.",
                    f"Indent it by {column} spaces, or put it behind the line above; in quotation marks, if there is a colon in it.")  # fmt: skip
        self.shifts[at] = indent - column
        self.lines[at] = " " * column + self.lines[at][indent:]
        plain.reported = True
        self.broken.add((plain.line, plain.column))
        return self._continuation(at, column)

    def _text_lost(self, comment: Comment) -> None:
        self.report(comment.line, comment.column, "comment-after-text",
                    "The text goes on after a comment, so what stands in the comment is lost.",
                    "Put the whole text in quotation marks, or put the comment on a line of its own above.")  # fmt: skip

    def _misplaced(self, at: int, indent: int, column: int) -> int:
        if self._slipped.get(indent) != column:
            name = self.lines[at].split(":")[0].strip(" -")
            self.report(at, indent, "indentation", f"“{name}” is not lined up with the fields beside it.",
                        f"Indent it by {column} spaces, or line up the fields beside it." if column else "Start it at the beginning of the line.")  # fmt: skip
        self._slipped[indent] = column
        self.shifts[at] = indent - column
        self.lines[at] = " " * column + self.lines[at][indent:]
        self._plain = None
        return self._structure(at, column)

    def _structure(self, at: int, indent: int) -> int:
        """A line that opens with dashes, a name, or both."""
        text = self.lines[at]
        begins = DASHES.match(text, indent).end()  # type: ignore[union-attr]
        dashes = text[indent:begins]
        key = KEY.match(text, begins)
        if indent > limits.COLUMNS or len(dashes) > limits.COLUMNS:
            return self._unreadable(at, indent, "This line is indented further than anything in a handbook.")
        if not dashes and not key:
            below_a_name = self._expects_child and self._open and indent > self._open[-1][0]
            return self._value(at, indent, self._open[-1][0]) if below_a_name else self._stray(at, indent)
        if key and key.group(1) == "id" and not dashes and self._forgot_dash(indent):
            return self._without_dash(at, indent)
        column = self._level(indent, "list" if dashes else "fields", key)
        if column is not None:
            return self._misplaced(at, indent, column)
        dash = self._enter_dashes(indent, dashes) if dashes else begins
        if not key:
            self._expects_child = begins == len(text)
            return self._value(at, begins, dash)
        self._enter(begins, "fields")
        if dashes:
            self._has_id.discard(begins)
        if key.group(1) == "id":
            self._has_id.add(begins)
        if key.group(1) == "<<":
            self.report(
                at,
                begins,
                "merge-key",
                "Here fields are mixed in from elsewhere.",
                "Write the fields themselves.",
            )
            self.doubtful.add(at)
            self.lines[at] = text[: key.end()] + "x"
            return at + 1
        self._expects_child = key.end() == len(text) or text[key.end()] == "#"
        return self._value(at, key.end(), begins)

    def _enter_dashes(self, indent: int, dashes: str) -> int:
        """Open a list for every dash; say where the last of them stands."""
        columns = [indent + offset for offset, character in enumerate(dashes) if character == "-"]
        for column in columns:
            self._enter(column, "list")
        return columns[-1]

    def _level(self, indent: int, kind: str, key: re.Match[str] | None) -> int | None:
        """The column a line should stand at, where that is another than it does."""
        name = key.group(1).strip("\"'") if key else ""
        columns = [column for column, what in self._open if what == kind]
        if indent == 0 and kind == "fields" and len(columns) > 1 and name in self.known - self.sections:
            return columns[1]
        if (indent, kind) in self._open or not columns or (key and name not in self.known):
            return None
        if self._expects_child and indent >= self._open[-1][0] + (kind == "fields"):
            return None
        inside = [column for column, what in self._open if what == kind and self._parent_of(column, what) < indent]
        return max(inside, default=columns[0])

    def _parent_of(self, column: int, kind: str) -> int:
        """The column of what a level stands inside."""
        place = self._open.index((column, kind))
        return self._open[place - 1][0] if place else -1

    def _forgot_dash(self, indent: int) -> bool:
        """Whether an `id` stands where the fields of an entry stand that has one already."""
        return (indent, "fields") in self._open and (indent - 2, "list") in self._open and indent in self._has_id

    def _without_dash(self, at: int, indent: int) -> int:
        self.report(
            at, indent, "missing-dash", "This entry has no dash.", "Put a dash and a space before its first field."
        )
        self.lines[at] = " " * (indent - 2) + "- " + self.lines[at][indent:]
        return self._structure(at, indent - 2)

    def _stray(self, at: int, indent: int) -> int:
        text = self.lines[at]
        if DASH_NAME.match(text, indent):
            self.report(
                at,
                indent,
                "missing-space",
                "After a dash there has to be a space.",
                "Put a space after the dash.",
            )
            self.lines[at] = text[: indent + 1] + " " + text[indent + 1 :]
            self.shifts[at] = -1
            return self._structure(at, indent)
        alone = NAME_ALONE.match(text, indent)
        if alone and alone.group(1) in self.known:
            self.report(
                at,
                indent,
                "missing-colon",
                f"After “{alone.group(1)}” there has to be a colon.",
                f"Write {alone.group(1)}:",
            )
            self.lines[at] = text.rstrip() + ":"
            return self._structure(at, indent)
        found = NAME_VALUE.match(text, indent)
        if not found or found.group(1) not in self.known:
            return self._unreadable(
                at,
                indent,
                "This line is neither a field (a name, a colon, a value) nor an item of a list (a dash).",
            )
        name, value = found.groups()
        self.report(at, indent, "missing-colon", f"Between “{name}” and its value there has to be a colon and a space.",
                    f"Write {name}: {value}")  # fmt: skip
        after = indent + len(name)
        self.lines[at] = text[:after] + ": " + (text[after + 2 :].strip() or "x")
        self.broken.add((at, after + 2))
        return self._structure(at, indent)

    def _unreadable(self, at: int, indent: int, message: str) -> int:
        self.report(at, indent, "yaml-syntax", message, "Compare it with the lines around it.")
        self.lines[at] = ""
        self.doubtful.add(at)
        return at + 1
