"""What a published page says besides: which edition it is of, and, when that is old, that it is and where to go.

The theme has the link to the other editions on every page, as a comment that is shown only where there are others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

from handbook.publishing.versions import CURRENT, OVERVIEW, Version
from handbook.system.files import write_atomically
from handbook.web.offline import refresh_digests
from handbook.web.static_pages import static_page
from handbook.words import Words

NOT_FOUND = "404.html"
SHOWN = re.compile(r"<!--published(.*?)published-->", re.DOTALL)
SLOT = re.compile(r"<!--old-->.*?<!--/old-->", re.DOTALL)
"""Where a page says that it is old: where the theme has a place for it, otherwise above everything else."""
BODY = re.compile(r"<body\b[^>]*>")
BASE = re.compile(r'\bhref="(/[^"]*)assets/handbook\.css[?"]')
"""What comes before every address on the page for addresses that are not there, which stands at any depth."""


def show_edition(site: Path, edition: str) -> None:
    """Show on every page of a built site which edition it is of, with the way to the others."""
    for page, address in _pages(site):
        _change(page, partial(_with_edition, edition=edition, overview=f"{_up(address)}../{OVERVIEW}"))


def _with_edition(text: str, edition: str, overview: str) -> str:
    shown = SHOWN.sub(lambda found: found[1].replace("EDITIONS", overview).replace("EDITION", edition).strip(), text)
    return without_notice(shown)


def _change(page: Path, change: Callable[[str], str]) -> None:
    """Write a page anew where that changes it, as a file of its own: other editions may share the one that is there.

    The disk is waited for once, before the whole takes its place.
    """
    text = page.read_bytes().decode("utf-8", "surrogateescape")
    changed = change(text)
    if changed != text:
        write_atomically(page, changed.encode("utf-8", "surrogateescape"), synced=False)


def _pages(folder: Path) -> Iterator[tuple[Path, str]]:
    for page in sorted(folder.rglob("*.html")):
        yield page, page.relative_to(folder).as_posix()


def _up(address: str) -> str:
    """The way from a page to the top of its edition."""
    return "../" * address.count("/")


def link_not_found_page(folder: Path, top: str) -> None:
    """Give the page for missing addresses, which is shown at any depth, the address of its edition on the server."""
    if (folder / NOT_FOUND).is_file():
        _change(folder / NOT_FOUND, partial(_with_absolute_links, top=top))


def _with_absolute_links(text: str, top: str) -> str:
    found = BASE.search(text)
    text = re.sub(rf'(\b(?:href|src)="){re.escape(found[1] if found else "/")}', rf"\g<1>{top}", text)
    return text.replace(f'href="../{OVERVIEW}"', f'href="{top}../{OVERVIEW}"')


def add_notice(tree: Path, words: Words, version: Version, current: Version, top: str) -> None:
    """Say on every page of an old edition that it is old, with the way to the same page of the current one.

    Only pages on which that is not said already are written anew.
    """
    for page, address in _pages(tree / version.name):
        anywhere = address == NOT_FOUND
        same = not anywhere and (tree / CURRENT / address).is_file()
        top_of_all = f"{top}../" if anywhere else f"{_up(address)}../"
        href = f"{top_of_all}{CURRENT}/{quote(address) if same else OVERVIEW}"
        notice = static_page("old", words, version=version, current=current, same=same, anywhere=anywhere, href=href)
        _change(page, partial(_with_notice, notice=notice.strip()))
    refresh_digests(tree / version.name)


def remove_notice(folder: Path) -> None:
    """Take the notice away from every page of an edition that is not old."""
    for page, _ in _pages(folder):
        _change(page, without_notice)
    refresh_digests(folder)


def without_notice(text: str) -> str:
    """A page as it was before it was told that it is old."""
    return _with_notice(text, notice="")


def _with_notice(text: str, notice: str) -> str:
    slot = f"<!--old-->{notice}<!--/old-->"
    if SLOT.search(text):
        return SLOT.sub(lambda _: slot, text, count=1)
    return BODY.sub(lambda body: f"{body[0]}{slot}", text, count=1)
