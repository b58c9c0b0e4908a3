"""The year of shops that Harbour Lane shows: it is what its program makes, and what was planted in it is found."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.conftest import ROOT, run_handbook
from tools.example_year import AFTER_PRACTICE, write

LEFT_OUT = shutil.ignore_patterns(".*", "site", "print", "published", "tests", "handbook")
TABLES = ("results", "slips", "coaching")


def test_it_is_what_its_program_makes(tmp_path: Path) -> None:
    """Whoever changes a form or the program runs `python -m tools.example_year`; nobody mends a table by hand."""
    anew = Path(shutil.copytree(ROOT, tmp_path / "anew", ignore=LEFT_OUT))
    write(anew)
    for table in TABLES:
        shipped = {path.name: path.read_bytes() for path in (ROOT / table).glob("*.csv")}
        assert shipped == {path.name: path.read_bytes() for path in (anew / table).glob("*.csv")}


def test_what_was_planted_is_found() -> None:
    """What is kept least is to be practised, and what rose in the last closed quarter is said to have risen, and no more."""
    run = run_handbook(ROOT, "results", "--format", "json")
    found = json.loads(run.out)
    assert run.status == 0, run.err
    assert "give-a-clock-time" in [one["id"] for one in found["coach"]]
    rose = {change["id"] for change in found["changes"] if change["real"]}
    assert "give-a-clock-time" in rose and rose <= AFTER_PRACTICE.keys()
