"""Ctrl-C ends a command with a word, whenever it comes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.drop_in import FERRY


@pytest.mark.parametrize("module", ["click", "yaml", "pydantic", "babel", "handbook/pages/homes"])
def test_while_the_command_is_still_being_loaded(module: str, tmp_path: Path) -> None:
    """That takes most of the time of a short command; a module that is interrupted stands for the moment."""
    name = module.replace("/", ".")
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {name!r}:\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "handbook", "-C", FERRY, "check"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    assert (done.returncode in (1, 130), done.stdout, done.stderr.strip()) == (True, "", "Aborted!")
