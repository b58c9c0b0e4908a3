"""What an engine is told besides what a handbook's `mkdocs.yml` says: the same for every engine.

MkDocs and ProperDocs are told by the plugin, Zensical by a hidden configuration. What templates of the theme are to
know stands in `extra`, which every engine hands them: there it is `config.extra.handbook`, and `config.extra.handbook.words`
are the words of the theme. To give a template more, add it in `extra`; to give it another word, add the word's id to WORDS.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from handbook.pages import sandbox
from handbook.pages.addresses import LOGO
from handbook.pages.own_macros import MODULE
from handbook.pages.repeated_settings import language_of_theme
from handbook.pages.site import EXTENSIONS, Site
from handbook.project.load import Project
from handbook.system.inside import is_file_of
from handbook.web.emergency_pages import way_to_danger
from handbook.words import Words

MACROS = "handbook.web.macros"
"""The module with our macros."""
WORDS = (
    "search",
    "job",
    "dark",
    "device",
    "marks",
    "danger",
    "suggest",
    "contents",
    "print-page",
    "print-mine",
    "lost",
    "lost-why",
    "lost-home",
)
"""What the theme says, by the last part of the messages' ids."""
PLACE_OF_EDITION = "EDITION"
"""Stands in pages where their edition is named when they are published."""


def addresses(site: Site) -> dict[str, bool]:
    """Pages are files, so that a site can be opened from a folder, unless `mkdocs.yml` says that each is a folder."""
    return {"use_directory_urls": site.in_folders}


def extra(project: Project) -> dict[str, Any]:
    """What templates may ask for: that no line of advertising stands below pages, and what is ours, by `handbook`."""
    words = project.shown.words
    said = {name: words(f"theme.{name}") for name in WORDS}
    said["edition"] = words("theme.edition", edition=PLACE_OF_EDITION)
    logo = LOGO if project.book.handbook.logo else ""
    return {
        "generator": False,
        "handbook": {"words": said, "danger": way_to_danger(project.book, project.index), "logo": logo},
    }


def theme_of(project: Project) -> dict[str, Any]:
    """What the theme is told besides what `mkdocs.yml` says of it."""
    written = project.site.config.values.get("theme")
    has_one = isinstance(written, dict) and written.get("language")
    return {} if has_one else {"language": language_of_theme(project.site, project.book.handbook)}


def manual_of(project: Project) -> dict[str, Path]:
    """The pages of the manual for editors, which stand in no folder of the handbook, each with its file."""
    return project.index.manual if project.index else {}


def extensions(words: Words) -> dict[str, dict[str, Any]]:
    """What every handbook's Markdown may hold, with options."""
    return {**EXTENSIONS, "toc": {**EXTENSIONS["toc"], "permalink_title": words("theme.permalink")}}


def macros_options(site: Site) -> dict[str, Any]:
    """How the macros plugin finds our macros and an organisation's own, and what it lets pages do; a mistake stops a build."""
    theirs = site.plugins.get("macros", {})
    own = {"module_name": MODULE} if is_file_of(site.folder / f"{MODULE}.py", site.folder) else {}
    ours = {"modules": [MACROS], "j2_extensions": [sandbox.NAME], "on_error_fail": True, "on_undefined": "strict"}
    return {**theirs, **own, **ours}
