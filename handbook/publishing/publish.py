"""Publish an edition at a place: all of it, or nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.editions import Snapshot
from handbook.project.load import Project
from handbook.publishing.log import commit_of
from handbook.publishing.make_edition import Say, make
from handbook.publishing.targets import Place, alone
from handbook.publishing.tree import assemble
from handbook.publishing.versions import read_versions


def publish(folder: Path, project: Project, edition: Snapshot, place: Place, engine: str, say: Say) -> str:
    """Make a frozen edition and publish it; returns the line of the log.

    Until the last step nothing that is published is touched. Raises Refused, NoSite, EngineFailed, or OSError.
    """
    with alone(place.bench, say), TemporaryDirectory(prefix="handbook-") as work:
        published, tree = place.published(), place.bench / "tree"
        read_versions(published)
        site = make(Path(work).resolve(), folder, project, edition, engine, say)
        say(f"Putting edition {edition.name} among those in {place.name} …")
        line = assemble(published, tree, site, edition.name, project.history, commit_of(folder))
        place.swap(tree, line)
    return line
