"""The menu, drawn and looked at once as far as it is the same for all pages: with a line for every page on every page it would take the square of their number.

The theme draws an entry with all that stands below it by a macro that calls itself. Its calls are led through `_Menu`,
which remembers what was drawn, and puts it on a line by itself. By these lines whoever corrects pages knows it again. A
theme that draws its menu otherwise is left alone, and so is a menu of the house's own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import BaseLoader, Environment
from markupsafe import Markup

from handbook.web.markup import on_one_line

MENU = ("partials/nav.html", "partials/nav-item.html")
"""The templates that call the macro."""
CALL = re.compile(r"\{\{ ((?:item\.)?render)\((?=nav_item, path, 1\)|item, path ~ )")
CONTENT = '<div class="md-content"'
"""Where what a page itself says begins."""
LINE = re.compile(r'^ *<li class="md-nav__item.*</li>\n', re.MULTILINE)
Parts = tuple[str, ...]


def draw_once(environment: Environment, own: str | None) -> None:
    """Let the templates of an engine draw no part of the menu twice; `own` is the folder with templates of the house's own."""
    if environment.loader:
        environment.filters["handbook_menu"] = _Menu().part
        environment.loader = _Led(environment.loader, Path(own) if own else None)


def menu_lines(page: str) -> Iterator[tuple[str, str]]:
    """A built page in pieces: what stands before a line of its menu, and the line; last what follows, and nothing."""
    at = 0
    for line in LINE.finditer(page, 0, max(0, page.find(CONTENT))):
        yield page[at : line.start()], line[0]
        at = line.end()
    yield page[at:], ""


class _Led(BaseLoader):
    """Loads templates with the calls of the macro led through what remembers: what they are compiled to is kept by their source."""

    def __init__(self, loader: BaseLoader, own: Path | None) -> None:
        self._loader, self._own = loader, own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, file, is_current = self._loader.get_source(environment, template)
        is_own = self._own and file and Path(file).is_relative_to(self._own)
        if template in MENU and not is_own:
            source = CALL.sub(r"{{ \1 | handbook_menu(page, base_url, ", source)
        return source, file, is_current

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()


class _Below(NamedTuple):
    """What an entry of the menu holds, itself included."""

    item: Any
    """The entry; whose number would be given to another one if it were let go."""
    files: frozenset[str]
    folders: frozenset[Parts]
    """Everything that the way to one of its pages begins with."""
    changes: bool
    """Whether it may be drawn as another page than its own, as an overview of a blog is."""


class _Menu:
    """What was drawn in one build."""

    def __init__(self) -> None:
        self._below: dict[int, _Below] = {}
        self._drawn: dict[tuple[object, ...], str] = {}
        self._page: Any = self  # that is no page; None is one, which has no address
        self._folder: str | None = None
        """That of the page; None where there is no page."""
        self._near: dict[tuple[object, ...], str] = {}
        """What was drawn for pages of that folder, for whom all of it is the same."""

    def part(
        self,
        render: Callable[..., str],
        page: Any,
        base_url: str,
        item: Any,
        path: str,
        level: int,
        parent: Any = None,
    ) -> str:
        """An entry with all below it, as a page shows it that is none of these: on one line."""
        if page is not self._page:
            self._turn_to(page)
        below = self._look(item)
        if below.changes or item.active or (page and page.file.src_uri in below.files):
            return render(item, path, level, parent)
        key = (id(item), path, level, bool(parent and parent.active))
        if key not in self._near:
            far = (*key, *((base_url,) if self._folder is None else _seen_from(self._folder, below)))
            if far not in self._drawn:
                self._drawn[far] = Markup(on_one_line(render(item, path, level, parent)))
            self._near[key] = self._drawn[far]
        return self._near[key]

    def _turn_to(self, page: Any) -> None:
        folder = _folder(page.url) if page else None
        if folder != self._folder:
            self._near = {}
        self._page, self._folder = page, folder

    def _look(self, item: Any) -> _Below:
        if id(item) not in self._below:
            everything = list(_everything(item))
            ways = [_parts(one.url) for one in everything if getattr(one, "url", None)]
            self._below[id(item)] = _Below(
                item,
                frozenset(one.file.src_uri for one in everything if getattr(one, "file", None)),
                frozenset(way[:length] for way in ways for length in range(len(way) + 1)),
                any(getattr(one, "pages", None) for one in everything),
            )
        return self._below[id(item)]


def _folder(address: str) -> str:
    folder, _, name = address.rpartition("/")
    return folder if "." in name else address


def _seen_from(folder: str, below: _Below) -> tuple[object, ...]:
    """All that the addresses of an entry depend on: how deep the page stands, and how much of the way there is the same."""
    way, shared = _parts(folder), 0
    while shared < len(way) and way[: shared + 1] in below.folders:
        shared += 1
    return (len(way), way[:shared])


def _parts(address: str) -> Parts:
    return tuple(part for part in posixpath.normpath(f"/{address}").split("/") if part)


def _everything(item: Any) -> Iterator[Any]:
    yield item
    for child in getattr(item, "children", None) or ():
        yield from _everything(child)
