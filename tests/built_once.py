"""What takes seconds to build and is only read afterwards: built once in a run, however many workers share its tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """A new folder that `build` has filled, by whichever worker came first; the others wait for it.

    A worker has a temporary folder of its own inside that of the run. Where building fails, the next worker tries again,
    so that each of its tests fails for the same reason.
    """
    run = factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    folder, whole = run / name, run / f"{name}.whole"
    with FileLock(run / f"{name}.lock"):
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            build(folder)
            whole.touch()
    return folder
