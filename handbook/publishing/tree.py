"""The whole of what is published, put together beside what is published now: every edition, their list, the log.

Files that stay as they are are shared with those that are published now, so the whole costs little; whatever is
written is written as a new file.
"""

from __future__ import annotations

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from handbook.model.settings import direction_of
from handbook.pages.addresses import LICENCES, REFUSED, WORKER, is_written
from handbook.pages.menu import small_page
from handbook.publishing.compressed import is_compressed_copy
from handbook.publishing.notices import add_notice, link_not_found_page, remove_notice, without_notice
from handbook.publishing.versions import (
    CURRENT,
    LOG,
    OVERVIEW,
    VERSIONS,
    Version,
    read_versions,
    with_edition,
    write_versions,
)
from handbook.system.files import write_atomically
from handbook.system.hard_links import link_folder
from handbook.views.context import Shown
from handbook.web.static_pages.static_page import static_page


def assemble(published: Path, tree: Path, site: Path, name: str, shown: Shown, commit: str) -> str:
    """Put an edition's built site among the published ones, in a new folder, and return the line of the log.

    Raises Refused, or OSError.
    """
    history = shown.history
    versions = with_edition(read_versions(published), name, history)
    if published.is_dir():
        link_folder(published, tree, leave=(name, CURRENT, VERSIONS, OVERVIEW))
    else:
        tree.mkdir()
    shutil.move(site, tree / name)
    top = urlsplit(history.book.handbook.site).path.rstrip("/").removesuffix(CURRENT) or "/"
    current = next(version for version in versions if version.is_current)
    link_not_found_page(tree / name, f"{top}{name}/")
    remove_notice(tree / current.name)
    _write_refusal(tree / name, shown)
    line = _add_to_log(tree, name, commit)
    link_folder(tree / current.name, tree / CURRENT)
    link_not_found_page(tree / CURRENT, f"{top}{CURRENT}/")
    for version in versions:
        if not version.is_current:
            add_notice(tree, shown.words, version, current, f"{top}{version.name}/")
    _keep_short_addresses(tree, versions, shown)
    write_versions(tree, versions)
    _write_overview(tree, versions, shown)
    return line


def _keep_short_addresses(tree: Path, versions: list[Version], shown: Shown) -> None:
    """A short address that was published once, and printed, leads somewhere for good.

    Where the current edition has lost one, it leads to the latest edition that had it.
    """
    for version in versions:
        for had in (tree / version.name).glob(small_page("*")):
            id_ = had.parent.name
            kept = tree / CURRENT / small_page(id_)
            if not kept.exists():
                target = f"../../../{version.name}/{small_page(id_)}"
                page = static_page("go", shown, title=id_, target=target)
                write_atomically(kept, page.encode(), synced=False)


def lost_pages(before: Path, after: Path) -> list[str]:
    """The addresses of pages that stood in the current edition and stand there no longer, so that nothing leads on."""
    pages = (page.relative_to(before).as_posix() for page in before.rglob("*.html"))
    return sorted(page for page in pages if not is_written(page) and not (after / page).is_file())


def source_of(address: str) -> str:
    """The file a page was most likely written in."""
    name = address.removesuffix(".html")
    return f"{name.removesuffix('/index') if name != 'index' else name}.md"


def _write_overview(tree: Path, versions: list[Version], shown: Shown) -> None:
    page = static_page(
        "all_editions",
        shown,
        versions=versions,
        current=CURRENT,
        told={version.name for version in versions if (tree / CURRENT / small_page(version.name)).is_file()},
        small_page=small_page,
        licences=LICENCES if (tree / CURRENT / LICENCES).is_file() else "",
    )
    (tree / OVERVIEW).write_text(page, "utf-8")


def _write_refusal(edition: Path, shown: Shown) -> None:
    """The page for whoever has signed in and may not read; it needs no other file, as that is refused as well."""
    spoken = shown.words.spoken("refused.why")
    said = {"language": spoken, "direction": direction_of(spoken)}
    page = static_page("refused", shown, said=said)
    (edition / REFUSED).write_text(page, "utf-8")


def folder_checksum(edition: Path) -> str:
    """A fingerprint of every file of a published edition and of its name.

    The notice that an edition is old is not counted, nor is the worker, which sums up all other files, so that it stays
    the same for good.
    """
    seen = hashlib.sha256()
    for path in _files(edition):
        if path == edition / WORKER:
            continue
        content = path.read_bytes()
        if path.suffix == ".html":
            content = without_notice(content.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
        seen.update(f"{hashlib.sha256(content).hexdigest()}  {path.relative_to(edition).as_posix()}\n".encode())
    return f"sha256:{seen.hexdigest()}"


def _files(folder: Path) -> list[Path]:
    return sorted(
        (path for path in folder.rglob("*") if path.is_file() and not is_compressed_copy(path)),
        key=lambda path: path.relative_to(folder).parts,
    )


def _add_to_log(tree: Path, name: str, commit: str) -> str:
    """Add the line of an edition to the log, and return it."""
    when = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    by = f"commit {commit}" if commit else "no commit"
    files = len(_files(tree / name))
    line = f"{when} edition {name}, {by}, {folder_checksum(tree / name)}, {files} {'file' if files == 1 else 'files'}"
    log = tree / LOG
    before = log.read_bytes() if log.is_file() else b""
    write_atomically(log, before + f"{line}\n".encode())
    return line
