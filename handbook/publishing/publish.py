"""Publish an edition at a target: all of it, or nothing."""

from __future__ import annotations

from urllib.parse import urlsplit

from handbook.authoring.lifecycle import Refused
from handbook.editions import Snapshot
from handbook.editions.frozen import FOLDER as EDITIONS
from handbook.editions.revisions import NoSource, the_frozen
from handbook.editions.unexplained import binding_changes
from handbook.project.load import Project
from handbook.publishing.make_edition import make_edition
from handbook.publishing.staging import is_edition_of_files
from handbook.publishing.targets import Say, Target
from handbook.publishing.tree import assemble, lost_pages, source_of
from handbook.publishing.versions import CURRENT, is_free, read_versions
from handbook.system.git import commit_of, is_in_git, not_as_committed
from handbook.words.unable import meant


def publishable(project: Project, name: str) -> Snapshot:
    """The frozen edition of a name, which may be published.

    Raises NoSource for an unknown one, Refused, or GitFailed.
    """
    history = project.history
    frozen = {edition.name: edition for edition in history.frozen}
    if name not in frozen:
        if name == history.book.handbook.edition:
            raise Refused("cannot.publish.open", edition=name, command="handbook edition close")
        raise NoSource("cannot.publish.unknown", edition=name, cure=meant(name, frozen, the_frozen(frozen)))
    if not is_free(name):
        raise Refused("cannot.publish.name-taken", edition=name)
    if is_edition_of_files(project, name) and binding_changes(history.since_frozen, history.frozen[-1], history.now):
        commands = {"changes": "handbook changes", "open": "handbook edition open NAME"}
        raise Refused("cannot.publish.changed", edition=name, **commands)
    site = history.book.handbook.site
    if site and urlsplit(site).path.rstrip("/").rpartition("/")[2] != CURRENT:
        cure = f"{site.rstrip('/')}/{CURRENT}/"
        raise Refused("cannot.publish.address", field="handbook.site", address=site, cure=cure)
    file = f"{EDITIONS}/{name}.json"
    if is_in_git(project.folder) and not_as_committed(project.folder, file):
        command = f'git add {file} && git commit -m "Freeze edition {name}"'
        raise Refused("cannot.publish.uncommitted", edition=name, file=file, command=command)
    return frozen[name]


def publish(project: Project, edition: Snapshot, target: Target, engine: str, say: Say) -> str:
    """Make a frozen edition and publish it; returns the line of the log.

    Until the last step nothing that is published is touched. Raises Refused, NoSite, EngineFailed, or OSError.
    """
    words = project.shown.words
    with target.at_work(lambda holder: say(words("command.waiting", holder=holder))):
        published, work = target.published(), target.scratch / "work"
        read_versions(published)
        work.mkdir()
        site = make_edition(work, project, edition, engine, say)
        say(words("command.publish.putting", edition=edition.name, target=target.name))
        line = assemble(published, target.tree, site, edition.name, project.shown, commit_of(project.folder))
        for page in lost_pages(published / CURRENT, target.tree / CURRENT):
            say(project.shown.words("command.publish.lost", page=page, cure=f"was: [{source_of(page)}]"))
        target.swap(target.tree, line)
    return line
