"""What in `mkdocs.yml` an engine would refuse, said before any of them starts: names, kinds of values, missing files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.machinery import PathFinder
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, meta

from handbook.model.problems import Problem, did_you_mean
from handbook.pages.front_matter import front_matter
from handbook.pages.mkdocs_yml import Keys, is_outside
from handbook.pages.site import EXTENSIONS, Site, options_by_name
from handbook.system.folders import listings_below
from handbook.text.urls import BROKEN, parts_of

RULE = "site-setting"
TEMPLATES = Environment(extensions=["jinja2.ext.i18n"])
TEXT, SWITCH, LIST, GROUP = (str,), (bool,), (list,), (dict,)
KINDS: dict[str, tuple[type, ...]] = {
    "site_name": TEXT, "site_url": TEXT, "site_description": TEXT, "site_author": TEXT, "docs_dir": TEXT,
    "site_dir": TEXT, "copyright": TEXT, "dev_addr": TEXT, "repo_url": TEXT, "repo_name": TEXT, "edit_uri": TEXT,
    "edit_uri_template": TEXT, "remote_branch": TEXT, "remote_name": TEXT, "exclude_docs": TEXT, "draft_docs": TEXT,
    "not_in_nav": TEXT, "use_directory_urls": SWITCH, "strict": SWITCH, "nav": LIST, "extra_css": LIST,
    "extra_javascript": LIST, "extra_templates": LIST, "watch": LIST, "hooks": (list, dict), "plugins": (list, dict),
    "markdown_extensions": (list, dict), "theme": (str, dict), "extra": GROUP, "validation": GROUP,
}  # fmt: skip
"""Everything that may be set, and what its value is."""
SAID = {str: "a text", bool: "true or false", list: "a list", dict: "a group of settings"}
ADDRESSES = ("site_url", "repo_url")
HERE = Path(__file__).parent.parent / "web" / "theme"
"""The files of our theme; nothing of it is imported."""


def check_settings(site: Site) -> Iterator[Problem]:
    """Everything that MkDocs, or the theme, would stop at."""
    yield from _names(site)
    yield from _addresses(site)
    yield from _folders(site)
    yield from _files(site)
    yield from _not_installed(site)
    yield from _theme(site)
    yield from _templates(site)
    yield from _minified(site)


def missing_templates(site: Site, texts: Mapping[str, str]) -> Iterator[Problem]:
    """The pages that ask for a template that the theme does not have."""
    for page, text in texts.items():
        name = front_matter(text).get("template")
        if name is not None and not (isinstance(name, str) and theme_file(site, name)):
            line = next((i for i, each in enumerate(text.split("\n"), 1) if each.startswith("template")), 1)
            said = f"The theme has no template “{name}”."
            yield Problem(f"{site.docs_name}/{page}", line, 1, "template-missing", said, "Correct the name, or take the line out.")  # fmt: skip


def theme_file(site: Site, name: str) -> bool:
    """Whether the theme has a file, an organisation's own folder of it included."""
    own = _of_theme(site).get("custom_dir")
    folders = [site.folder / own] if isinstance(own, str) and not is_outside(own) else []
    material = PathFinder.find_spec("material")
    templates = [Path(path) / "templates" for path in (material and material.submodule_search_locations) or ()]
    return any((folder / name).is_file() for folder in (*folders, HERE, *templates))


def _problem(site: Site, keys: Keys, said: str, cure: str) -> Problem:
    return site.config.position(*keys).problem(RULE, said, cure)


def _names(site: Site) -> Iterator[Problem]:
    for name, value in site.config.values.items():
        if name not in KINDS:
            cure = did_you_mean(str(name), KINDS, "Take it out; values of your own stand under extra.")
            yield _problem(site, (name,), f"mkdocs.yml knows no “{name}”.", cure)
        elif value is not None and not isinstance(value, KINDS[name]):
            kinds = " or ".join(SAID[kind] for kind in KINDS[name])
            cure = f'Put it in quotation marks: {name}: "{value}"' if KINDS[name] == TEXT else f"Write {kinds}."
            yield _problem(site, (name,), f"“{name}” is {kinds}, and here stands something else.", cure)


def _addresses(site: Site) -> Iterator[Problem]:
    for name in ADDRESSES:
        value = site.config.values.get(name)
        parts = parts_of(value) if isinstance(value, str) and value else None
        if parts and (parts.scheme == BROKEN or not (parts.scheme and parts.netloc)):
            yield _problem(site, (name,), f"“{value}” is no address.", "Write it whole, with https:// before it.")


def _folders(site: Site) -> Iterator[Problem]:
    """A site inside its pages would hold itself."""
    docs, built, folder = (path.resolve() for path in (site.docs, site.built, site.folder))
    if docs == folder:
        yield _problem(site, ("docs_dir",), "The pages have no folder of their own.", "Move them into docs/.")
    elif docs in built.parents:
        said = "The folder of the site stands among the pages, and would be read as a part of them."
        yield _problem(site, ("site_dir",), said, "Build into a folder of its own, such as site.")


def _files(site: Site) -> Iterator[Problem]:
    """Files and folders that are named and are not there."""
    for name in ("extra_css", "extra_javascript"):
        for i, item in enumerate(_listed(site, name)):
            path = item.get("path") if isinstance(item, dict) else item
            if isinstance(path, str) and _is_local(path) and not _is_there(site, path):
                yield _problem(
                    site, (name, i), f"There is no {site.docs_name}/{path}.", "Correct the name, or take it out."
                )
    for name in ("hooks", "watch"):
        for i, path in enumerate(_listed(site, name)):
            if isinstance(path, str) and not (site.folder / path).exists():
                yield _problem(site, (name, i), f"There is no {path}.", "Correct the name, or take it out.")
    own = _of_theme(site).get("custom_dir")
    if isinstance(own, str) and not (site.folder / own).is_dir():
        yield _problem(site, ("theme", "custom_dir"), f"There is no folder {own}.", "Correct the name, or take it out.")


def _not_installed(site: Site) -> Iterator[Problem]:
    named = [name for name in site.plugins if name != "handbook"]
    known = {point.name for point in entry_points(group="mkdocs.plugins")} if named else set()
    for name in named:
        if name not in known and f"material/{name}" not in known:
            cure = did_you_mean(name, known, "Install it where the site is built, or take it out.")
            yield _problem(site, _named_at(site, "plugins", name), f"The plugin “{name}” is not installed.", cure)
    extensions = [name for name in site.extensions if name not in EXTENSIONS]
    known = {point.name for point in entry_points(group="markdown.extensions")} if extensions else set()
    for name in extensions:
        if name not in known and not _is_module(name.partition(":")[0]):
            cure = did_you_mean(name, known, "Install it where the site is built, or take it out.")
            keys = _named_at(site, "markdown_extensions", name)
            yield _problem(site, keys, f"There is no extension “{name}” of Markdown here.", cure)


def _theme(site: Site) -> Iterator[Problem]:
    theme = _of_theme(site)
    language = theme.get("language")
    if isinstance(language, str) and not theme_file(site, f"partials/languages/{language}.html"):
        said = f"The theme has no language “{language}”."
        yield _problem(site, ("theme", "language"), said, "Write the code of one it has, such as en, or take it out.")
    for keys, icon in _texts(theme.get("icon"), ("theme", "icon")):
        if not theme_file(site, f".icons/{icon}.svg"):
            yield _problem(site, keys, f"There is no icon “{icon}”.", "Look it up among Material's icons, or take it out.")  # fmt: skip
    for name in ("logo", "favicon"):
        path = theme.get(name)
        if isinstance(path, str) and _is_local(path) and not _is_there(site, path):
            cure = "Correct the name, or take it out."
            yield _problem(site, ("theme", name), f"There is no {site.docs_name}/{path}.", cure)


def _templates(site: Site) -> Iterator[Problem]:
    """The templates of an organisation's own: those that cannot be read, and those that ask for others."""
    own = _of_theme(site).get("custom_dir")
    here = listings_below(site.folder / own, site.folder) if isinstance(own, str) and not is_outside(own) else ()
    for path in (Path(path) for found in here for path in found.files if path.endswith(".html")):
        file = path.relative_to(site.folder).as_posix()
        try:
            tree = TEMPLATES.parse(path.read_text("utf-8-sig"))
        except TemplateSyntaxError as wrong:
            said = f"This template cannot be read: {wrong.message}"
            yield Problem(file, wrong.lineno, 1, "template-missing", said, "Correct this line.")
            continue
        except (OSError, UnicodeDecodeError, RecursionError):
            yield Problem(file, 1, 1, "template-missing", "This template cannot be read.", "Save it as UTF-8.")
            continue
        for name in meta.find_referenced_templates(tree):
            if name and not theme_file(site, name):
                said = f"The theme has no template “{name}”."
                yield Problem(file, 1, 1, "template-missing", said, "Correct the name where it is asked for.")


def _minified(site: Site) -> Iterator[Problem]:
    options = site.plugins.get("minify", {}).get("htmlmin_opts")
    if isinstance(options, dict) and options.get("remove_comments"):
        said = "“remove_comments” takes away the link to the other editions, which is a comment until there are any."
        yield _problem(site, _named_at(site, "plugins", "minify"), said, "Take remove_comments out.")


def _texts(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    for name, inside in value.items() if isinstance(value, dict) else ():
        yield from _texts(inside, (*keys, name))


def _of_theme(site: Site) -> dict[str, Any]:
    theme = site.config.values.get("theme")
    return theme if isinstance(theme, dict) else {}


def _listed(site: Site, name: str) -> list[Any]:
    value = site.config.values.get(name)
    return value if isinstance(value, list) else []


def _is_local(path: str) -> bool:
    parts = parts_of(path)
    return bool(parts.path) and not (parts.scheme or parts.netloc or path.startswith("/"))


def _is_there(site: Site, path: str) -> bool:
    name = parts_of(path).path
    return site.has(name) or theme_file(site, name)


def _is_module(name: str) -> bool:
    """Whether Python has a module. Nothing is imported, and what stands in the current folder does not count."""
    path: list[str] | None = None
    for part in name.split("."):
        spec = PathFinder.find_spec(part, path)
        if spec is None or (spec.origin is None and spec.submodule_search_locations is None):
            return False
        path = list(spec.submodule_search_locations or ())
    return True


def _named_at(site: Site, setting: str, name: str) -> Keys:
    """Where a plugin or an extension is named, in a list or in a group."""
    written = site.config.values.get(setting)
    if isinstance(written, list):
        return setting, next((i for i, item in enumerate(written) if name in options_by_name(item)), 0)
    return setting, name
