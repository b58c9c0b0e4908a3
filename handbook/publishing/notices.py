"""What a published page says besides: which edition it is of, and, when that is old, that it is and where to go.

The theme has the link to the other editions on every page, as a comment that is shown only where there are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

from handbook.publishing.versions import CURRENT, OVERVIEW, Version
from handbook.text.html import Edit, comments, edited, rewrite_page, tags
from handbook.web.offline import refresh_digests
from handbook.web.static_pages.static_page import static_part
from handbook.words import Words

NOT_FOUND = "404.html"
URLS = ("href", "src")
SHOWN = re.compile(r"published(.*)published", re.DOTALL)
"""A comment of the theme that is shown on published pages: the link to the other editions."""
SLOT_BEGINS, SLOT_ENDS = "old", "/old"
"""Comments between which a page says that it is old: where the theme has them, otherwise above everything else."""
NOT_FOR_SEARCH = '<!--old edition--><meta name="robots" content="noindex">'
"""What keeps a page of an old edition out of search engines, with a mark of its own to be taken away by."""
OWN = "own address"
PUT_AWAY = re.compile(rf"{OWN} (.*) {OWN}", re.DOTALL)
"""A comment that holds what a page named as its own address, while it is one of an old edition."""
STYLES = re.compile(r"(/.*)assets/handbook\.css(?:\?.*)?")
"""The URL of the style sheet on the page for what is not there, and in it what comes before every URL on that page."""


def show_edition(site: Path, edition: str) -> None:
    """Show on every page of a built site which edition it is of, with the way to the others."""
    for page, address in _pages(site):
        rewrite_page(page, partial(_with_edition, edition=edition, overview=f"{_up(address)}../{OVERVIEW}"))


def _with_edition(text: str, edition: str, overview: str) -> str:
    edits = [
        Edit(comment.start, comment.end, shown[1].replace("EDITIONS", overview).replace("EDITION", edition).strip())
        for comment in comments(text)
        if (shown := SHOWN.fullmatch(comment.text))
    ]
    return without_notice(edited(text, edits))


def _pages(folder: Path) -> Iterator[tuple[Path, str]]:
    for page in sorted(folder.rglob("*.html")):
        yield page, page.relative_to(folder).as_posix()


def _up(address: str) -> str:
    """The way from a page to the top of its edition."""
    return "../" * address.count("/")


def link_not_found_page(folder: Path, top: str) -> None:
    """Give the page for missing addresses, which is shown at any depth, the address of its edition on the server."""
    if (folder / NOT_FOUND).is_file():
        rewrite_page(folder / NOT_FOUND, partial(_with_absolute_links, top=top))


def _with_absolute_links(text: str, top: str) -> str:
    places = [
        (tag.attributes[name].value_start, tag.attributes[name].value_end)
        for tag in tags(text, attributes=URLS)
        for name in URLS
        if name in tag.attributes
    ]
    styles = next((found for place in places if (found := STYLES.fullmatch(text, *place))), None)
    base = styles[1] if styles else "/"
    edits = [Edit(start, start + len(base), top) for start, _ in places if text.startswith(base, start)]
    edits += [Edit(start, start, top) for start, end in places if text[start:end] == f"../{OVERVIEW}"]
    return edited(text, edits)


def add_notice(tree: Path, words: Words, version: Version, current: Version, top: str) -> None:
    """Say on every page of an old edition that it is old, with the way to the same page of the current one.

    Only pages on which that is not said already are written anew.
    """
    for page, address in _pages(tree / version.name):
        anywhere = address == NOT_FOUND
        same = not anywhere and (tree / CURRENT / address).is_file()
        top_of_all = f"{top}../" if anywhere else f"{_up(address)}../"
        href = f"{top_of_all}{CURRENT}/{quote(address) if same else OVERVIEW}"
        notice = static_part("old", words, version=version, current=current, same=same, anywhere=anywhere, href=href)
        rewrite_page(page, partial(with_notice, notice=notice.strip()))
    refresh_digests(tree / version.name)


def remove_notice(folder: Path) -> None:
    """Take the notice away from every page of an edition that is not old."""
    for page, _ in _pages(folder):
        rewrite_page(page, without_notice)
    refresh_digests(folder)


def without_notice(text: str) -> str:
    """A page as it was before it was told that it is old."""
    return with_notice(text, notice="")


def with_notice(text: str, notice: str) -> str:
    """A page of an old edition, with a notice that it is old and left out by search engines; without one as it was."""
    text = _hidden_from_search(_shown_to_search(text)) if notice else _shown_to_search(text)
    slot = f"<!--{SLOT_BEGINS}-->{notice}<!--{SLOT_ENDS}-->"
    found = list(comments(text))
    begins = next((comment.start for comment in found if comment.text == SLOT_BEGINS), None)
    ends = next((comment.end for comment in found if comment.text == SLOT_ENDS), None)
    if begins is not None and ends is not None and begins < ends:
        return edited(text, [Edit(begins, ends, slot)])
    body = next((tag.end for tag in tags(text, names=("body",)) if not tag.closes), None)
    return edited(text, [Edit(body, body, slot)]) if body else text


def _hidden_from_search(text: str) -> str:
    """A page that search engines leave out, so that nobody finds an old edition before the one in force.

    An address it names as its own is put away: to say both would leave it to them which of the two pages they drop.
    """
    head = next((tag.end for tag in tags(text, names=("head",)) if not tag.closes), None)
    robots = any(tag.get("name").lower() == "robots" for tag in tags(text, names=("meta",)))
    if head is None or robots:
        return text
    own = [tag for tag in tags(text, names=("link",)) if "canonical" in tag.get("rel").lower().split()]
    put_away = [Edit(tag.start, tag.end, f"<!--{OWN} {text[tag.start : tag.end]} {OWN}-->") for tag in own]
    return edited(text, [Edit(head, head, NOT_FOR_SEARCH), *put_away])


def _shown_to_search(text: str) -> str:
    """The page as it was before."""
    if OWN not in text:
        return text.replace(NOT_FOR_SEARCH, "")
    away = [(comment, found[1]) for comment in comments(text) if (found := PUT_AWAY.fullmatch(comment.text))]
    return edited(text, [Edit(comment.start, comment.end, own) for comment, own in away]).replace(NOT_FOR_SEARCH, "")
