"""What is printed and can be taken away: every file with what it is for."""

from __future__ import annotations

from dataclasses import dataclass


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


WHAT = {
    "book": "The whole handbook",
    "pocket": "Five minutes",
    "poster": "For the wall",
    "cards": "Moments to cut out",
    "limits": "Limits for the wallet",
    "jobs": "A book for every job",
    "forms": "For secret shoppers",
    "observe": "For coaches",
    "huddle": "For the start of a shift",
    "sign-off": "To sign",
}
"""The sorts of things that are printed, by the word that asks for each, and what they are headed."""


def downloads(printed: tuple[Download, ...]) -> Downloads:
    """The printed files, by sort."""
    groups = [Group(title, [file for file in printed if file.what == what]) for what, title in WHAT.items()]
    return Downloads([group for group in groups if group.files])
