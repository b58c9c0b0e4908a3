"""The menu, drawn once as far as it is the same for all pages: with a line for every page on every page it would take the square of their number.

The theme draws an entry with all that stands below it by a macro that calls itself. Its calls are led through `_Menu`,
which remembers what was drawn. A theme that draws its menu otherwise is left alone, and so is a menu of the house's own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import BaseLoader, Environment, pass_context
from jinja2.runtime import Context

MENU = ("partials/nav.html", "partials/nav-item.html")
"""The templates that call the macro."""
CALL = re.compile(r"\{\{ ((?:item\.)?render)\((?=nav_item, path, 1\)|item, path ~ )")
Parts = tuple[str, ...]


def draw_once(environment: Environment, own: str | None) -> None:
    """Let the templates of an engine draw no part of the menu twice; `own` is the folder with templates of the house's own."""
    if environment.loader:
        environment.globals["handbook_menu"] = _Menu().part
        environment.loader = _Led(environment.loader, Path(own) if own else None)


class _Led(BaseLoader):
    """Loads templates with the calls of the macro led through what remembers: what they are compiled to is kept by their source."""

    def __init__(self, loader: BaseLoader, own: Path | None) -> None:
        self._loader, self._own = loader, own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, file, is_current = self._loader.get_source(environment, template)
        is_own = self._own and file and Path(file).is_relative_to(self._own)
        if template in MENU and not is_own:
            source = CALL.sub(r"{{ handbook_menu(\1, ", source)
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

    @pass_context
    def part(
        self, context: Context, render: Callable[..., str], item: Any, path: str, level: int, parent: Any = None
    ) -> str:
        """An entry with all below it, as a page shows it that is none of these."""
        page, below = context["page"], self._look(item)
        if below.changes or item.active or (page and page.file.src_uri in below.files):
            return render(item, path, level, parent)
        key = (id(item), path, level, bool(parent and parent.active), _seen_from(context, below))
        if key not in self._drawn:
            self._drawn[key] = render(item, path, level, parent)
        return self._drawn[key]

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


def _seen_from(context: Context, below: _Below) -> tuple[object, ...]:
    """All that the addresses of an entry depend on: how deep the page stands, and how much of the way there is the same."""
    if not context["page"]:
        return (context["base_url"],)
    folder, _, name = context["page"].url.rpartition("/")
    way = _parts(folder if "." in name else context["page"].url)
    shared = 0
    while shared < len(way) and way[: shared + 1] in below.folders:
        shared += 1
    return (len(way), way[:shared])


@lru_cache(maxsize=4096)
def _parts(address: str) -> Parts:
    return tuple(part for part in posixpath.normpath(f"/{address}").split("/") if part)


def _everything(item: Any) -> Iterator[Any]:
    yield item
    for child in getattr(item, "children", None) or ():
        yield from _everything(child)
