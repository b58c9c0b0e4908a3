"""What is wrong with how a site is set up: what no engine could build, and what one of them would build in another way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook.model.problems import Problem
from handbook.pages import sandbox
from handbook.pages.addresses import DATA
from handbook.pages.menu_check import check_menu
from handbook.pages.mkdocs_yml import ConfigPosition, is_outside
from handbook.pages.own_macros import MODULE
from handbook.pages.settings_check import check_settings, missing_templates
from handbook.pages.site import Site
from handbook.system.installed import is_installed

NAME = "handbook"
"""What theme and plugin are called."""
OF_MATERIAL = frozenset(
    ["blog", "group", "info", "meta", "offline", "optimize", "privacy", "projects", "search", "social", "tags", "typeset"]
)  # fmt: skip
SUFFIXES = frozenset([".md", ".markdown", ".mdown", ".mkdn", ".mkd"])
"""What MkDocs takes for pages, but that it wants them in small letters."""
UNSUPPORTED: dict[tuple[str, ...], tuple[Any, str, str]] = {
    ("extra_templates",): (None, "Nothing would hold back what stands in them.", "Write a page in their place."),
    ("draft_docs",): (None, "A page is part of the handbook, or it is not.", "Write these pages under exclude_docs."),
}
"""What may be set to one value only, with a sentence and a cure."""
MACROS_MAY_BE_SET_TO: dict[str, tuple[Any, ...]] = {
    "module_name": (MODULE,),
    "modules": ([],),
    "j2_extensions": ([sandbox.NAME],),
    "on_error_fail": (True, False),
    "on_undefined": ("strict",),
    "verbose": (True, False),
}
"""What may be said to the macros plugin; anything else would read pages in another way than the checker and print do."""
RUN_PAGES = frozenset(["markdownextradata", "table-reader"])
"""Plugins that run what stands on pages on their own."""
ENGINE_EXTENSIONS = (
    "zensical.extensions.macros",
    *(f"zensical.extensions.{name}" for name in ("markdownextradata", "table_reader")),
)
"""The same, as an engine lets them be named among the extensions of Markdown."""


def check_site(site: Site, pages: list[str], texts: Mapping[str, str], manual: Iterable[str] = ()) -> Iterator[Problem]:
    """Everything that is wrong with a site; nothing where there is no `mkdocs.yml`.

    `pages` are those of the handbook, and `manual` those that come with the software.
    """
    yield from check_setup(site)
    yield from _misnamed(site)
    if site.config.lines and not site.config.problems:
        yield from check_menu(site, pages, manual)
        yield from missing_templates(site, texts)
    if site.config.lines and not site.config.problems and not pages:
        where = f"There is no page in {site.docs_name}/." if site.has_docs else f"There is no folder {site.docs_name}/."
        cure = f"Write a first page, for instance {site.docs_name}/index.md with {{{{ standards() }}}} on it."
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
    yield from check_settings(site)


def _misnamed(site: Site) -> Iterator[Problem]:
    """Pages under names by which some engines build them, and which nothing else here reads."""
    for name, path in ((name, Path(path)) for name, path in site.files()):
        if path.suffix.lower() in SUFFIXES and path.suffix != ".md" and not site.excluded.match_file(name):
            said = f"A page whose name ends in {path.suffix} is checked and printed by nobody."
            yield Problem(site.named(name), 1, 1, "page-suffix", said, f"Call it {path.stem}.md")


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
    if "macros" in site.plugins and "j2_extensions" not in site.plugins["macros"]:
        yield _position_of_plugin(site, "macros").problem(
            "site-incomplete",
            "Without the handbook's extension a page could run any program in a build.",
            f"Write under plugins: - macros: {{j2_extensions: [{sandbox.NAME}]}}",
        )


def _unsupported(site: Site) -> Iterator[Problem]:
    for keys, (only, why, cure) in UNSUPPORTED.items():
        value = site.config.values.get(keys[0])
        if value is not None and value != only:
            yield site.config.position(*keys).problem("site-unsupported", f"“{keys[0]}” cannot be set. {why}", cure)
    for option, value in site.plugins.get("macros", {}).items():
        allowed = MACROS_MAY_BE_SET_TO.get(option, ())
        if value not in allowed:
            said = f"“{option}” cannot be set: macros are written and read in one way."
            only = f"Take it out, or write {option}: {_written(allowed[0])}" if allowed else "Take it out."
            yield _position_of_plugin(site, "macros", option).problem("site-unsupported", said, only)
    yield from _run_pages(site)


def _run_pages(site: Site) -> Iterator[Problem]:
    """What would run pages beside the macros plugin, where nothing would hold it back."""
    why = "It runs what stands on pages, and nothing would hold it back."
    for name in RUN_PAGES & site.plugins.keys():
        yield _position_of_plugin(site, name).problem(
            "site-unsupported", f"“{name}” cannot be used. {why}", "Take it out."
        )
    for name in [name for name in ENGINE_EXTENSIONS if name in site.extensions]:
        position = site.config.position("markdown_extensions")
        yield position.problem("site-unsupported", f"“{name}” cannot be used. {why}", "Take it out.")
    twice = [name for name, number in Counter(site.plugin_names).items() if number > 1]
    for name in twice:
        said = f"The plugin “{name}” is named twice."
        yield _position_of_plugin(site, name).problem("site-unsupported", said, "Keep one of them.")


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
        where = site.config.written(site.config.position(*keys), f"{keys[-1]}:")
        yield where.problem("list-twice", said, f"Keep the list here or in {inherited}.")
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


def _position_of_plugin(site: Site, name: str, *option: str) -> ConfigPosition:
    """Where a plugin or what is said of it stands, in a list or in a group."""
    written = site.config.values.get("plugins")
    if isinstance(written, list):
        at = next((i for i, item in enumerate(written) if item == name or (isinstance(item, dict) and name in item)), 0)
        return site.config.position("plugins", at, name, *option) if option else site.config.position("plugins", at)
    return site.config.position("plugins", name, *option)


def _written(value: Any) -> str:
    """A value as YAML writes it, where it is this short."""
    return (
        f"[{', '.join(value)}]" if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else value
    )
