"""Publish an edition at a target: all of it, or nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from handbook.editions import Snapshot
from handbook.editions.lifecycle import Refused
from handbook.editions.revisions import NoSource
from handbook.editions.unexplained import binding_changes
from handbook.model.problems import did_you_mean
from handbook.project.load import Project
from handbook.publishing.make_edition import make_edition
from handbook.publishing.staging import is_edition_of_files
from handbook.publishing.targets import Say, Target, locked
from handbook.publishing.tree import assemble
from handbook.publishing.versions import CURRENT, is_free, read_versions
from handbook.system.git import git_output


def publishable(project: Project, name: str) -> Snapshot:
    """The frozen edition of a name, which may be published. Raises NoSource for an unknown one, or Refused."""
    history = project.history
    frozen = {edition.name: edition for edition in history.frozen}
    if name not in frozen:
        if name == history.book.handbook.edition:
            raise Refused(f"The edition {name} is not frozen yet. Close it first: handbook edition close")
        known = f"The frozen editions are: {', '.join(frozen)}." if frozen else "No edition is frozen yet."
        raise NoSource(f"There is no edition “{name}”. {did_you_mean(name, frozen, known)}")
    if not is_free(name):
        raise Refused(f"An edition called “{name}” cannot be published: the name means something else on the site.")
    if is_edition_of_files(project, name) and binding_changes(history.since_frozen, history.frozen[-1], history.now):
        raise Refused(
            f"The files no longer say what the edition {name} froze; handbook changes shows what differs. "
            "Take that back, or begin the next edition: handbook edition open NAME"
        )
    site = history.book.handbook.site
    if site and urlsplit(site).path.rstrip("/").rpartition("/")[2] != CURRENT:
        raise Refused(
            f"handbook.site is {site}, and printed codes would lead past the editions. "
            f"Let it end in the alias of the edition in force: {site.rstrip('/')}/{CURRENT}/"
        )
    return frozen[name]


def publish(project: Project, edition: Snapshot, target: Target, engine: str, say: Say) -> str:
    """Make a frozen edition and publish it; returns the line of the log.

    Until the last step nothing that is published is touched. Raises Refused, NoSite, EngineFailed, or OSError.
    """
    with locked(target, say), TemporaryDirectory(prefix="handbook-") as work:
        published, tree = target.published(), target.scratch / "tree"
        read_versions(published)
        site = make_edition(Path(work).resolve(), project, edition, engine, say)
        say(project.shown.words("command.publish.putting", edition=edition.name, target=target.name))
        line = assemble(published, tree, site, edition.name, project.shown, commit_of(project.folder))
        target.swap(tree, line)
    return line


def commit_of(folder: Path) -> str:
    """The commit the handbook's files are at, with a word when they were changed since; nothing without git."""
    commit = git_output(folder, "rev-parse", "--short=12", "HEAD")
    changed = commit and git_output(folder, "status", "--porcelain", "--untracked-files=no", "--", ".")
    return f"{commit} and changes" if changed else commit
