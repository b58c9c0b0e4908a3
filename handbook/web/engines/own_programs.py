"""An organisation's own macros, templates and hooks, which an engine runs in this process."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import handbook
from handbook.pages.own_macros import MODULE
from handbook.web.engines.refusals import CannotBuild

PYTHON_SAID = "Python error: "
"""What Zensical puts before the error of a program that it runs, and the lines of it that follow."""
FRAME = re.compile(r'^  File "(.+)", line (\d+)', re.MULTILINE)
IN_A_TEMPLATE = re.compile(r"(?P<error>.+) \(in (?P<name>\S+):(?P<line>\d+)\)")
"""How it names a template, which it draws itself."""


@contextmanager
def own_programs(folder: Path) -> Iterator[None]:
    """Forget afterwards what the programs of a handbook have imported from its folder: in the next one, and after a change, the same name is another thing."""
    path, before = list(sys.path), set(sys.modules)
    try:
        yield
    finally:
        sys.path[:] = path
        for name in sys.modules.keys() - before:
            if _own_file(getattr(sys.modules[name], "__file__", None), folder):
                del sys.modules[name]


def mistake_in(folder: Path, error: BaseException | None) -> CannotBuild | None:
    """Where in a program of the handbook's own something went wrong, and what; None where it was elsewhere."""
    while error:
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if name := _own_file(frame.filename, folder):
                return _unusable(name, frame.lineno, f"{type(error).__name__}: {error}")
        error = error.__cause__ or error.__context__
    return None


def mistake_told(folder: Path, theme_folders: list[str], error: str) -> CannotBuild | None:
    """The same of an error that another engine tells in words: what Python said of it, or a template and its line."""
    error_said, *_ = error.removeprefix(PYTHON_SAID).splitlines() or [""]
    for file, line in reversed(FRAME.findall(error)):
        if name := _own_file(file, folder):
            return _unusable(name, int(line), error_said)
    if found := IN_A_TEMPLATE.fullmatch(error_said):
        for theme in theme_folders:
            if name := _own_file(str(folder / theme / found["name"]), folder):
                return _unusable(name, int(found["line"]), found["error"])
    return None


def _unusable(name: str, line: int | None, error: str) -> CannotBuild:
    id_ = "cannot.build.own-macros" if name == f"{MODULE}.py" else "cannot.build.own-file"
    return CannotBuild(id_, file=name, line=line, error=error)


def _own_file(name: str | None, folder: Path) -> str:
    """The path of a file in the folder of a handbook; empty where it lies elsewhere, or is a program that is installed there."""
    file, own = Path(name or "").resolve(), folder.resolve()
    installed = Path(handbook.__file__).parent.resolve(), Path(sys.prefix).resolve()
    is_own = file.is_relative_to(own) and file.is_file() and not any(map(file.is_relative_to, installed))
    return file.relative_to(own).as_posix() if is_own else ""
