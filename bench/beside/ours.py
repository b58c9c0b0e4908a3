"""This program, with MkDocs and with Zensical."""

from __future__ import annotations

import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import ClassVar

from bench.beside.tool import Command, Tool
from bench.beside.words import Words
from bench.cost import HANDBOOK, Failed

ENGINES = {"mkdocs": "MkDocs", "zensical": "Zensical"}


class Ours(Tool):
    """`handbook build`."""

    name = "handbook"
    out = "site"
    kept = (".handbook.cache",)
    does = "Reads the YAML and checks it, draws every card with its links both ways, builds the site and looks at every link."
    engine: ClassVar[str] = "mkdocs"

    def install(self) -> str:
        """It is installed; its engine may be missing."""
        try:
            return f"with {ENGINES[self.engine]} {version(self.engine)}"
        except PackageNotFoundError as missing:
            raise Failed(f"{missing.name} is not installed") from missing

    def write(self, folder: Path, ours: Path, words: Words) -> None:
        shutil.copytree(ours, folder, dirs_exist_ok=True)

    def build(self) -> list[Command]:
        return [[*HANDBOOK, "build", "--engine", self.engine]]

    def check(self) -> list[Command]:
        return [[*HANDBOOK, "check"]]


class OursWithZensical(Ours):
    """`handbook build --engine zensical`."""

    name = "handbook + Zensical"
    does = "The same with the other engine."
    engine = "zensical"

    def check(self) -> list[Command]:
        """It is the same as with MkDocs."""
        return []
