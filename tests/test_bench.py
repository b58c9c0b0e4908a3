"""The comparison with other programs runs, and what is written of it is what it measured."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.commands import run_module
from tests.conftest import ROOT

BENCH = ROOT / "bench"


def test_what_is_written_is_what_was_measured() -> None:
    """RESULTS.md, its picture and README say nothing but the figures that are kept."""
    done = run_module("bench", "--look", folder=ROOT, environment=os.environ)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    usual = json.loads((BENCH / "results.json").read_text("utf-8"))["races"]["3000 usual"]
    clean = {row["name"]: row["runs"]["clean"] for row in usual["rows"] if row["runs"]}
    assert {"handbook", "Hugo"} <= clean.keys()
    for said in (BENCH / "RESULTS.md", ROOT / "README.md"):
        assert all(name in said.read_text("utf-8") for name in clean)


def test_a_program_that_cannot_be_had_is_said_and_the_others_run(tmp_path: Path) -> None:
    """Where there is no npm there is no Eleventy: its line says so, and what can run is measured."""
    environment = os.environ | {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = ("--standards", 3, "--rounds", 1, "--only", "Eleventy", "MkDocs + Material", "--steps", "clean")
    done = run_module("bench.beside", *command, folder=ROOT, environment=environment)
    assert "Eleventy: there is no npm here" in done.stdout
    assert "1.    clean, MkDocs + Material: " in done.stdout
    assert done.returncode == 0
