"""What was measured last, kept in `results.json`; [RESULTS.md](RESULTS.md), its picture and README's words are made of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from bench.beside.race import Race

HERE = Path(__file__).parent
KEPT = HERE / "results.json"


@dataclass
class Results:
    """All figures that are kept."""

    races: dict[str, Race] = field(default_factory=dict)
    """By how many standards there were and what their shape was, such as `3000 usual`."""
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    """What the other benches printed, by their names: the `day` and the `text`."""

    @classmethod
    def read(cls, path: Path = KEPT) -> Results:
        """Those of last time; none where there is no file."""
        kept = json.loads(path.read_text("utf-8")) if path.is_file() else {"races": {}, "said": {}}
        return cls({name: Race.from_json(race) for name, race in kept["races"].items()}, kept["said"])

    def keep(self, path: Path = KEPT) -> None:
        """Write them."""
        kept = {"races": {name: race.as_json() for name, race in self.races.items()}, "said": self.said}
        path.write_text(json.dumps(kept, indent=1, ensure_ascii=False, default=str) + "\n", "utf-8")
