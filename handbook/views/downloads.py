"""What is printed and can be taken away: every file with what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.words import Words


@dataclass(frozen=True)
class Download:
    """A printed file."""

    file: str
    """Where it stands in the folder of printed files."""
    what: str
    """The word that asks for it: `handbook print cards`."""
    title: str
    purpose: str
    pages: int
    size: int
    """In bytes."""


@dataclass(frozen=True)
class Group:
    """Files of one sort."""

    title: str
    files: list[Download]


@dataclass(frozen=True)
class Downloads:
    """The printed files by sort."""

    groups: list[Group]


WHAT = ("book", "pocket", "poster", "cards", "limits", "jobs", "forms", "observe", "huddle", "changes", "sign-off")
"""The sorts of things that are printed, by the word that asks for each."""


def downloads(words: Words, printed: tuple[Download, ...]) -> Downloads:
    """The printed files, by sort."""
    groups = [Group(words(f"print.{what}"), [file for file in printed if file.what == what]) for what in WHAT]
    return Downloads([group for group in groups if group.files])
