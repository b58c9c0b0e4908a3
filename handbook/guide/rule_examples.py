"""A bad and a good example of every rule, from the files in `rules/`.

Such a file has a heading for every rule, and below it what is bad and what is good, each in one fence or more:

    ## critical-is-must

    ```yaml bad
    standards:
      - id: greet-first
        level: should
        critical: true
    ```

YAML is a part of a handbook and shows only what matters; another file is named behind `bad` or `good`. The language
`sh` is for what no text can show, such as a file that is no text, and `console` for what cannot be had in a folder alone.
`yaml before` is what the last frozen edition said, where the rule is about what became of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "rules"
RULE = re.compile(r"^## (?P<rule>[a-z-]+)\n(?P<body>.*?)(?=^## [a-z-]+$|\Z)", re.MULTILINE | re.DOTALL)
FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+) (?P<side>bad|good|before)(?: (?P<file>\S+))?\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
VISIBLE = str.maketrans({"\t": "⇥", "\u00a0": "⍽"})


@dataclass(frozen=True)
class Piece:
    """A part of an example: what stands in a file, or is done in the handbook's folder."""

    language: str
    text: str
    file: str = ""
    """Where it stands, by its name from the handbook's folder; empty for a part of the YAML, and for what is done."""

    @property
    def shown(self) -> str:
        """Its text as it is shown, with signs for what nobody could see."""
        return self.text.translate(VISIBLE)


@dataclass(frozen=True)
class RuleExample:
    """What breaks a rule, what keeps it, and what the last frozen edition said where that matters."""

    bad: tuple[Piece, ...]
    good: tuple[Piece, ...]
    before: tuple[Piece, ...] = ()


@cache
def rule_examples() -> dict[str, RuleExample]:
    """The examples of every rule, by its name."""
    return {
        found["rule"]: _example(found["body"])
        for path in sorted(FOLDER.glob("*.md"))
        for found in RULE.finditer(path.read_text("utf-8"))
    }


def _example(body: str) -> RuleExample:
    pieces: dict[str, list[Piece]] = {"bad": [], "good": [], "before": []}
    for found in FENCE.finditer(body):
        pieces[found["side"]].append(Piece(found["language"], found["text"], found["file"] or ""))
    return RuleExample(**{side: tuple(each) for side, each in pieces.items()})
