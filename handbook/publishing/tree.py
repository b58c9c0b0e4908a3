"""The whole of what is published, put together beside what is published now: every edition, their list, the log.

Files that stay as they are are shared with those that are published now, so the whole costs little; whatever is
written is written as a new file.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

from handbook.editions.history import History
from handbook.pages import small_page
from handbook.publishing.layout import CURRENT, OVERVIEW, VERSIONS
from handbook.publishing.log import record
from handbook.publishing.notices import settle, tell_nothing, tell_old
from handbook.publishing.versions import Version, read_versions, with_edition, write_versions
from handbook.system.files import write_atomically
from handbook.web.static_pages import static_page


def assemble(published: Path, tree: Path, site: Path, name: str, history: History, commit: str) -> str:
    """Put an edition's built site among the published ones, in a new folder, and return the line of the log.

    Raises Refused, or OSError.
    """
    versions = with_edition(read_versions(published), name, history)
    if published.is_dir():
        _share(published, tree, leave=(name, CURRENT, VERSIONS, OVERVIEW))
    else:
        tree.mkdir()
    shutil.move(site, tree / name)
    top = urlsplit(history.book.handbook.site).path.rstrip("/").removesuffix(CURRENT) or "/"
    current = next(version for version in versions if version.is_current)
    settle(tree / name, f"{top}{name}/")
    tell_nothing(tree / current.name)
    line = record(tree, name, commit)
    _share(tree / current.name, tree / CURRENT)
    settle(tree / CURRENT, f"{top}{CURRENT}/")
    for version in versions:
        if not version.is_current:
            tell_old(tree, version, current, f"{top}{version.name}/")
    _keep_addresses(tree, versions, history)
    write_versions(tree, versions)
    _write_overview(tree, versions, history)
    return line


def _share(source: Path, target: Path, leave: tuple[str, ...] = ()) -> None:
    """The same files again in another folder; without a second copy of them where the disk can do that."""
    target.mkdir()
    for path in source.iterdir():
        if path.name in leave:
            continue
        if path.is_symlink():
            (target / path.name).symlink_to(path.readlink())
        elif path.is_dir():
            _share(path, target / path.name)
        else:
            _link(path, target / path.name)


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def _keep_addresses(tree: Path, versions: list[Version], history: History) -> None:
    """A short address that was published once, and printed, leads somewhere for good.

    Where the current edition has lost one, it leads to the latest edition that had it.
    """
    for version in versions:
        for had in (tree / version.name).glob(small_page("*")):
            id_ = had.parent.name
            kept = tree / CURRENT / small_page(id_)
            if not kept.exists():
                target = f"../../../{version.name}/{small_page(id_)}"
                page = static_page("go", title=id_, settings=history.book.handbook, target=target)
                write_atomically(kept, page.encode(), synced=False)


def _write_overview(tree: Path, versions: list[Version], history: History) -> None:
    page = static_page(
        "all_editions",
        versions=versions,
        settings=history.book.handbook,
        current=CURRENT,
        told={version.name for version in versions if (tree / CURRENT / small_page(version.name)).is_file()},
        small_page=small_page,
    )
    (tree / OVERVIEW).write_text(page, "utf-8")
