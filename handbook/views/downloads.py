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
    "book": ("The whole handbook", "Everything, with contents and index."),
    "pocket": ("Five minutes", "The handbook for the pocket and for the first day."),
    "poster": ("For the wall", "The quote and its standards on one page."),
    "cards": ("Moments to cut out", "A card for every moment."),
    "limits": ("Limits for the wallet", "What each job may do without asking, to be cut out."),
    "jobs": ("A book for every job", "All that binds somebody in their job."),
    "forms": ("For secret shoppers", "The forms with their briefs."),
    "observe": ("For coaches", "Observation sheets with the shopper's questions."),
    "huddle": ("For the start of a shift", "A sheet for every day of this month and the next."),
    "changes": ("What is new", "The cards that this edition changed, and why."),
    "sign-off": ("To sign", "Lists to sign that an edition was read."),
}
"""The sorts of things that are printed: the word that asks for each, its heading, and what it is."""


def downloads(printed: tuple[Download, ...]) -> Downloads:
    """The printed files, by sort."""
    groups = [Group(title, [file for file in printed if file.what == what]) for what, (title, _) in WHAT.items()]
    return Downloads([group for group in groups if group.files])
