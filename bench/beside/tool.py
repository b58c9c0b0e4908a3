"""What the comparison has to know of a program."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from bench.beside.words import Words

Command = list[str]


class Tool(ABC):
    """A program that makes a site of a folder."""

    name: ClassVar[str]
    out: ClassVar[str]
    """The folder it writes the site to."""
    kept: ClassVar[tuple[str, ...]] = ()
    """Folders and files in which it keeps what may save work at the next build."""
    does: ClassVar[str]
    """What it is given and what it makes of that, in a sentence."""

    @abstractmethod
    def install(self) -> str:
        """Make sure that it can run and say its version. Raises Failed."""

    @abstractmethod
    def write(self, folder: Path, ours: Path, words: Words) -> None:
        """Write what it reads: the handbook as we read it, or its words for others."""

    @abstractmethod
    def build(self) -> list[Command]:
        """The commands that build the site, run in its folder."""

    def check(self) -> list[Command]:
        """The commands that look for mistakes and build nothing; none where there is no such thing."""
        return []


def put(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder, by their paths in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
