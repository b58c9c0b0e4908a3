"""The pages in the order of the menu, read from `mkdocs.yml` without starting an engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbook.pages.mkdocs_yml import FILE
from handbook.pages.site import Site
from handbook.text.comparing import self_contained


def page_files(site: Site) -> Iterator[str]:
    """The paths of all files in the folder of documents that are pages; none where there is no such folder."""
    yield from (path for name, path in site.files() if name.endswith(".md"))


def pages_in_menu_order(site: Site) -> list[str]:
    """The pages, as paths relative to the folder of documents: those of the menu, then the others by name."""
    found = sorted((name for name, _ in site.files() if name.endswith(".md")), key=_index_first)
    pages = [page for page in found if not site.excluded.match_file(page)]
    first = [page for page in dict.fromkeys(listed(site.nav)) if page in pages]
    return [*first, *(page for page in pages if page not in set(first))]


@dataclass(frozen=True)
class Item:
    """A line of the menu: its title, how deep it stands (from 1), and its page; a heading over others has none."""

    title: str
    level: int
    page: str = ""


def menu(site: Site) -> list[Item]:
    """The menu with its headings, and after it the pages that it does not list; what leads elsewhere is left out."""
    pages = pages_in_menu_order(site)
    items = [item for item in _items(site.nav, 1) if not item.page or item.page in pages]
    listed = {item.page for item in items}
    return [*items, *(Item("", 1, page) for page in pages if page not in listed)]


def menu_of_house(site: Site) -> Any:
    """The menu that `mkdocs.yml` has from elsewhere, a brand, without the pages that this house leaves out; None where all stay."""
    kept = _without(site.nav, site)
    return kept if site.config.position("nav").file != FILE and kept != site.nav else None


def _without(nav: Any, site: Site) -> Any:
    """A menu without what is left out, and without the headings that nothing is left under."""
    if isinstance(nav, list):
        return [kept for item in nav if (kept := _without(item, site)) or kept == item]
    if isinstance(nav, dict):
        found = {title: kept for title, item in nav.items() if (kept := _without(item, site)) or kept == item}
        return found or None
    return None if isinstance(nav, str) and site.excluded.match_file(nav) and site.has(nav) else nav


def _items(nav: Any, level: int, title: str = "") -> Iterator[Item]:
    title = self_contained(title)
    if isinstance(nav, str):
        yield Item(title, level, nav)
    elif isinstance(nav, list):
        for item in nav:
            yield from _items(item, level)
    elif isinstance(nav, dict):
        for name, inside in nav.items():
            if isinstance(inside, list):
                yield Item(self_contained(str(name)), level)
                yield from _items(inside, level + 1)
            else:
                yield from _items(inside, level, str(name))


def _index_first(page: str) -> tuple[str, bool, str]:
    folder, _, name = page.rpartition("/")
    return folder, name not in ("index.md", "README.md"), name


def listed(nav: Any) -> Iterator[str]:
    """The pages that a menu names, in their order."""
    if isinstance(nav, str):
        yield nav
    for item in nav if isinstance(nav, list) else ():
        yield from listed(item)
    for item in nav.values() if isinstance(nav, dict) else ():
        yield from listed(item)


def address_of(page: str, *, in_folders: bool = False) -> str:
    """The address of a page in the built site: `a/b.md` becomes `a/b.html`, `README.md` becomes `index.html`.

    Where each page has a folder of its own, `a/b.md` becomes `a/b/index.html`.
    """
    folder, slash, name = page.rpartition("/")
    stem = "index" if name == "README.md" else name.removesuffix(".md")
    return f"{folder}{slash}{stem}{'/index' if in_folders and stem != 'index' else ''}.html"


def short_address(id_: str) -> str:
    """The folder of an entry's own small page, which keeps its address for ever."""
    return f"go/{id_}/"


def small_page(id_: str) -> str:
    """The address of an entry's own small page, as it can also be opened from a folder."""
    return f"{short_address(id_)}index.html"


def phone_page(id_: str) -> str:
    """The address of the page on which a form is filled in; no entry can be called so."""
    return f"{short_address(id_)}fill.html"
