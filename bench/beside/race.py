"""What programs took that built the same handbook in turn."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass, field
from typing import Any

from bench.cost import Cost
from bench.machine import Machine

STEPS = ("clean", "nothing", "sentence", "kept", "check")
"""Built with nothing there; with nothing changed; with one sentence changed; with the site gone and what was kept of the
last build there; only checked."""
LONG = 20
"""CPU seconds of one clean build from which a program is run once only."""


@dataclass
class Row:
    """What one program took, and what it made."""

    name: str
    version: str = ""
    failed: str = ""
    """Why it is not there, or stopped being there."""
    read: int = 0
    """Bytes of what it reads."""
    files: int = 0
    """That the site is made of."""
    written: int = 0
    """Bytes of these."""
    runs: dict[str, list[Cost]] = field(default_factory=dict)
    """By step."""

    def median(self, step: str, what: str = "cpu") -> float | None:
        """Of a step's runs; None where there is none."""
        return statistics.median(getattr(run, what) for run in self.runs[step]) if self.runs.get(step) else None


@dataclass
class Race:
    """What all of them took in one run."""

    standards: int
    shape: str
    rounds: int
    day: str
    machine: Machine
    seconds: int = 0
    """How long all of it took by the clock, installing and writing the sources included."""
    rows: list[Row] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What tells it from others that are kept."""
        return f"{self.standards} {self.shape}"

    def row(self, name: str) -> Row | None:
        """Of one program, if it was among them."""
        return next((row for row in self.rows if row.name == name), None)

    def as_json(self) -> dict[str, Any]:
        """All of it, for a file."""
        return asdict(self)

    @classmethod
    def from_json(cls, read: dict[str, Any]) -> Race:
        """All of it, from a file."""
        rows = [
            Row(**row | {"runs": {step: [Cost(**run) for run in runs] for step, runs in row["runs"].items()}})
            for row in read["rows"]
        ]
        return cls(**read | {"machine": Machine(**read["machine"]), "rows": rows})
