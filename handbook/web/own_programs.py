"""An organisation's own macros, templates and hooks, which an engine runs in this process."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import handbook
from handbook.pages.own_macros import MODULE
from handbook.web.refusals import CannotBuild


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
                id_ = "cannot.build.own-macros" if name == f"{MODULE}.py" else "cannot.build.own-file"
                return CannotBuild(id_, file=name, line=frame.lineno, error=f"{type(error).__name__}: {error}")
        error = error.__cause__ or error.__context__
    return None


def _own_file(name: str | None, folder: Path) -> str:
    """The path of a file in the folder of a handbook; empty where it lies elsewhere, or is a program that is installed there."""
    file, own = Path(name or "").resolve(), folder.resolve()
    installed = Path(handbook.__file__).parent.resolve(), Path(sys.prefix).resolve()
    is_own = file.is_relative_to(own) and file.is_file() and not any(map(file.is_relative_to, installed))
    return file.relative_to(own).as_posix() if is_own else ""
