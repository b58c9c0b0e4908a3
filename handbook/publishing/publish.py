"""Publish an edition at a place: all of it, or nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.check import Report
from handbook.editions import Snapshot
from handbook.publishing.making import Say, make
from handbook.publishing.places import Place, alone
from handbook.publishing.record import commit_of
from handbook.publishing.tree import assemble
from handbook.publishing.versions import read_versions


def publish(folder: Path, report: Report, edition: Snapshot, place: Place, engine: str, say: Say) -> str:
    """Make a frozen edition and publish it; returns the line of the log.

    Until the last step nothing that is published is touched. Raises Refused, NoSite, EngineFailed, or OSError.
    """
    with alone(place.bench, say), TemporaryDirectory(prefix="handbook-") as work:
        published, tree = place.published(), place.bench / "tree"
        read_versions(published)
        site = make(Path(work).resolve(), folder, report, edition, engine, say)
        say(f"Putting edition {edition.name} among those in {place.name} …")
        line = assemble(published, tree, site, edition.name, report.thread.history, commit_of(folder))
        place.swap(tree, line)
    return line
