"""What was printed and can be taken away: every file with what it is for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Download:
    """A printed file, as the list of them in the folder of printed files says it."""

    file: str
    """Where it stands in the folder of printed files."""
    what: str
    """The word that asks for it: `handbook print cards`."""
    kind: str
    """What the files of this kind are called together."""
    title: str
    purpose: str
    pages: int
    size: int
    """In bytes."""


@dataclass(frozen=True)
class DownloadGroup:
    """Files of one kind."""

    title: str
    files: list[Download]


@dataclass(frozen=True)
class Downloads:
    """The printed files by kind."""

    groups: list[DownloadGroup]


def downloads(printed: tuple[Download, ...]) -> Downloads:
    """The printed files by kind, in the order they are listed."""
    groups: dict[str, DownloadGroup] = {}
    for file in printed:
        groups.setdefault(file.what, DownloadGroup(file.kind, [])).files.append(file)
    return Downloads(list(groups.values()))
