"""What is wrong with how a site is set up: what no engine could build, and what one of them would build in another way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.model.problems import Problem
from handbook.pages.mkdocs_yml import ConfigPosition, is_outside
from handbook.pages.site import Site
from handbook.system.installed import is_installed

DATA = "handbook.json"
"""Written after all pages: a site that has it was finished."""
NAME = "handbook"
"""What theme and plugin are called."""
OF_MATERIAL = frozenset(
    ["blog", "group", "info", "meta", "offline", "optimize", "privacy", "projects", "search", "social", "tags", "typeset"]
)  # fmt: skip
UNSUPPORTED: dict[tuple[str, ...], tuple[Any, str, str]] = {
    ("draft_docs",): (None, "A page is part of the handbook, or it is not.", "Write these pages under exclude_docs."),
}
"""What may be set to one value only, with a sentence and a cure."""
MACROS_MAY_SAY = frozenset(
    ("module_name", "modules", "include_dir", "include_yaml", "on_error_fail", "on_undefined", "verbose")
)


def check_site(site: Site, pages: list[str]) -> Iterator[Problem]:
    """Everything that is wrong with a site; nothing where there is no `mkdocs.yml`."""
    yield from check_setup(site)
    if site.config.lines and not site.config.problems and not pages:
        where = f"There is no page in {site.name}/." if site.docs.is_dir() else f"There is no folder {site.name}/."
        cure = f"Write a first page, for instance {site.name}/index.md with {{{{ standards() }}}} on it."
        yield site.config.position("docs_dir").problem("no-pages", where, cure)


def check_setup(site: Site) -> Iterator[Problem]:
    """Everything that is wrong with `mkdocs.yml` and `macros.py`; a preview cannot show this as a page."""
    yield from site.config.problems
    if site.own_macros.problem:
        yield site.own_macros.problem
    yield from _outside(site)
    if not site.config.lines or site.config.problems:
        return
    yield from _incomplete(site)
    yield from _unsupported(site)
    yield from _material(site)
    yield from _differing(site)
    yield from _unfinished(site)


def _incomplete(site: Site) -> Iterator[Problem]:
    position = site.config.position
    if not site.config.values.get("site_name"):
        yield position("site_name").problem(
            "site-incomplete", "The site has no name.", "Write site_name: and the name."
        )
    if site.theme != NAME:
        said = f"The theme is “{site.theme}”." if site.theme else "No theme is named."
        yield position("theme", "name").problem(
            "site-incomplete", said, "Write theme: handbook, or name: handbook below theme."
        )
    if NAME not in site.plugins:
        said = "The plugin “handbook” is missing."
        yield position("plugins").problem(
            "site-incomplete", said, "Write plugins: [handbook], or - handbook in the list."
        )


def _unsupported(site: Site) -> Iterator[Problem]:
    for keys, (only, why, cure) in UNSUPPORTED.items():
        value = site.config.values.get(keys[0])
        if value is not None and value != only:
            yield site.config.position(*keys).problem("site-unsupported", f"“{keys[0]}” cannot be set. {why}", cure)
    for option in site.plugins.get("macros", {}).keys() - MACROS_MAY_SAY:
        said = f"“{option}” cannot be set: macros are written and read in one way."
        yield _position_of_plugin(site, "macros").problem("site-unsupported", said, "Take it out.")


def _outside(site: Site) -> Iterator[Problem]:
    for name in ("docs_dir", "site_dir"):
        path = str(site.config.values.get(name) or "")
        if is_outside(path):
            said = f"{path} is not in the handbook's folder."
            yield site.config.position(name).problem("site-outside", said, "Keep it inside the folder.")


def _material(site: Site) -> Iterator[Problem]:
    for name in site.plugins:
        if name in OF_MATERIAL:
            said = f"“{name}” is Material's, and is not found by that name."
            yield _position_of_plugin(site, name).problem("material-plugin", said, f"Write material/{name}.")


def _differing(site: Site) -> Iterator[Problem]:
    """Where engines would not build the same."""
    for keys, inherited in site.config.replaced.items():
        said = (
            f"“{'.'.join(map(str, keys))}” stands in {inherited} too: MkDocs takes this list, Zensical joins the two."
        )
        yield site.config.position(*keys).problem("list-twice", said, f"Keep the list here or in {inherited}.")
    if "mike" in site.plugins and is_installed("properdocs"):
        said = "ProperDocs is installed here, and mike deploy builds with it."
        cure = "Keep it in an environment of its own, or publish with: handbook publish"
        yield _position_of_plugin(site, "mike").problem("properdocs-too", said, cure)


def _unfinished(site: Site) -> Iterator[Problem]:
    """Where pages were built, but nothing was written beside them."""
    if (site.built / "index.html").is_file() and not (site.built / DATA).is_file():
        said = f"The pages in {site.built.name}/ were built without what stands beside them, as zensical build does on its own."
        cure = "Build them with handbook build, or handbook build --engine zensical."
        yield site.config.position("site_dir").problem("site-unfinished", said, cure)


def _position_of_plugin(site: Site, name: str) -> ConfigPosition:
    """Where a plugin is named, in a list or in a group."""
    written = site.config.values.get("plugins")
    if isinstance(written, list):
        at = next((i for i, item in enumerate(written) if item == name or (isinstance(item, dict) and name in item)), 0)
        return site.config.position("plugins", at)
    return site.config.position("plugins", name)
