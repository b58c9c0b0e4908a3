"""Which edition may be published, and what keeps one from it."""

from __future__ import annotations

from urllib.parse import urlsplit

from handbook.editions import Snapshot
from handbook.editions.lifecycle import Refused
from handbook.editions.revisions import NoSource
from handbook.editions.unexplained import telling
from handbook.model.problems import did_you_mean
from handbook.project.load import Project
from handbook.publishing.layout import CURRENT, is_free


def ready(project: Project, name: str) -> Snapshot:
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
    if stands_now(project, name) and telling(history.since_frozen, history.frozen[-1], history.now):
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


def stands_now(project: Project, name: str) -> bool:
    """Whether an edition is the one the files are in."""
    return project.book.handbook.edition == name
