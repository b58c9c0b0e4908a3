"""From nodes to plain data: names checked, empty values left out, comments after texts found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from handbook.model.base import Part
from handbook.model.fields import Shape, shapes_by_name
from handbook.model.kinds import Kind
from handbook.model.problems import Problem, is_slip, nearest
from handbook.model.values import BROKEN, Quoted
from handbook.reader.scan.compose import Source
from handbook.reader.scan.tokens import Comment
from handbook.reader.source_map import Position

EMPTY_WORDS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass
class DataReader:
    """Reads the nodes of one file."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    guessed: set[int] = field(default_factory=set)
    """The nodes that stand under a mistyped name."""

    def __post_init__(self) -> None:
        """Sort the comments by what they follow."""
        said = [comment for comment in self.source.comments if not is_silence(comment)]
        self._after_value = {comment.value_line: comment for comment in said if comment.after == "value"}
        self._after_name = {comment.line: comment for comment in said if comment.after == "name"}

    def report(self, node: yaml.Node, rule: str, message: str, cure: str) -> None:
        """Note a problem at a node."""
        self.problems.append(Position(self.source, node).problem(rule, message, cure))

    def fields(self, node: yaml.MappingNode, part: type[Part]) -> dict[str, Any]:
        """A group of fields: unknown and repeated names are reported, and mended where what is meant is plain."""
        known = shapes_by_name(part)
        found: dict[str, Any] = {}
        kept = []
        for key, value in node.value:
            name = key.value if key.value in known else self._name(key, known, node, part)
            if name is None:
                continue
            if name in found:
                self.report(key, "duplicate-key", f"“{name}” stands here for a second time.", "Keep one of them.")
                continue
            if name != key.value:
                self.guessed.add(id(value))
            # A large handbook has a hundred thousand names: each is in memory once, and nobody asks where one ends.
            shape = known[name]
            key.value, key.end_mark = shape.name, key.start_mark
            kept.append((key, value))
            found[name] = self.read(value, shape, key)
        node.value = kept
        return {name: value for name, value in found.items() if value is not None}

    def _name(self, key: yaml.Node, known: dict[str, Shape], group: yaml.MappingNode, part: type[Part]) -> str | None:
        """What an unknown name is probably meant to be, where that does not stand beside it already."""
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name == "<<":
            return None
        near = nearest(name, known) if name else None
        slip = near is not None and is_slip(name, near)
        meant = f"Did you mean “{near}”?" if near else ""
        cure = meant if slip else f"{meant} Its fields are: {', '.join(known)}.".lstrip()
        self.report(key, "unknown-key", f"“{name}” is not one of the fields of “{part.kind_name()}”.", cure)
        written = (other.value for other, value in group.value if id(value) not in self.guessed)
        return near if slip and near not in written else None

    def read(self, node: yaml.Node, shape: Shape, key: yaml.Node) -> Any:
        """The value of one field, a list of them where the field holds a list; None when it is empty."""
        if shape.many and isinstance(node, yaml.SequenceNode):
            items = [(item, self._item(item, shape)) for item in node.value]
            node.value = [item for item, value in items if value is not None]
            return [value for _, value in items if value is not None] or None
        value = self._item(node, shape)
        if value is None and shape.kind and shape.kind.is_text and (lost := self._after_name.get(key.start_mark.line)):
            self._comment(lost, "Nothing but a comment stands here: a # begins one.")
            value = BROKEN
        return [value] if shape.many and value is not None else value

    def _item(self, node: yaml.Node, shape: Shape) -> Any:
        if shape.part and isinstance(node, yaml.MappingNode):
            return self.fields(node, shape.part)
        return self.value(node, shape.kind)

    def value(self, node: yaml.Node, kind: Kind | None) -> Any:
        """A single value as text, or whatever else stands in its place; None when it is empty."""
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, None) for item in node.value] or None
        if isinstance(node, yaml.MappingNode):
            return {str(key.value): self.value(value, None) for key, value in node.value}
        assert isinstance(node, yaml.ScalarNode)
        text: str = node.value
        mark = node.start_mark
        if self.source.broken and (mark.line, mark.column) in self.source.broken:
            return BROKEN
        if (text in EMPTY_WORDS and not node.style) or not text.strip():
            return None
        if self._after_value and kind and kind.is_text and (comment := self._after_value.pop(mark.line, None)):
            self._comment(
                comment,
                "A comment after a text: was it meant to be part of it?" if node.style else "The text is cut off here.",
            )
        return Quoted(text) if node.style in ("'", '"') else text

    def _comment(self, comment: Comment, message: str) -> None:
        line, column = comment.line, comment.column + self.source.shifts.get(comment.line, 0)
        self.problems.append(
            Problem(self.source.name, line + 1, column + 1, "comment-after-text", message,
                    "Put the whole text in quotation marks, or put the comment on a line of its own.")
        )  # fmt: skip


def is_silence(comment: Comment) -> bool:
    """Whether a comment silences a rule: `# ok: rule-name reason`."""
    return comment.text.lstrip("# ").startswith("ok:")
