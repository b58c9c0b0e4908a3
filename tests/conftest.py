"""What all tests share: handbooks to change, and the real command."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.commands import Within, run_module
from tests.drop_in import FOLDERS

ROOT = Path(__file__).parent.parent
TODAY_EPOCH = "1795219200"
"""2026-11-21, so that no review date in a test is ever overdue by surprise."""

pytest_plugins = ("tests.site.browsing",)
settings.register_profile(
    "handbook",
    deadline=None,  # a busy machine is no fault of what is tested
    derandomize="CI" in os.environ,  # there the same examples each time, at a desk new ones
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("handbook")
if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # as for whatever a shell runs in the background; our commands would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass
class Run:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def problems(self) -> list[dict[str, Any]]:
        """What `--format json` printed."""
        problems: list[dict[str, Any]] = json.loads(self.out)
        return problems


def run_handbook(folder: Path, *arguments: str | Path, within: Within = nullcontext, **environment: str) -> Run:
    """Run the real `handbook` command in a folder, with nothing of this machine in its environment."""
    known = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    environment = {**known, "SOURCE_DATE_EPOCH": TODAY_EPOCH, **environment}
    done = run_module("handbook", *arguments, folder=folder, environment=environment, within=within)
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def handbook_command(tmp_path: Path) -> Callable[..., Run]:
    """Run the real `handbook` command in an empty folder."""
    return partial(run_handbook, tmp_path)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A small sound handbook in one file, to be spoilt by a test."""
    return Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", tmp_path / "shop"))


def replace(path: Path, old: str, new: str) -> int:
    """Replace a text that stands once in a file, and return the line it stands on."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1
