"""What `mkdocs.yml` says again of what `standards.yml` says: it may say it, but nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.model.problems import Problem
from handbook.model.settings import Settings
from handbook.pages.mkdocs_yml import Keys
from handbook.pages.settings_check import theme_file
from handbook.pages.site import Site
from handbook.text.comparing import key


def check_repeated_settings(site: Site, settings: Settings) -> Iterator[Problem]:
    """Where the two do not agree on the organisation, the language or the address."""
    name, address, language = (_text(site, *keys) for keys in (("site_name",), ("site_url",), ("theme", "language")))
    if name and key(settings.organisation) not in key(name):
        yield _problem(site, ("site_name",), "site-name-differs", name, "organisation", settings.organisation)
    if address and settings.site and address.rstrip("/") != settings.site.rstrip("/"):
        yield _problem(site, ("site_url",), "said-twice", address, "site", settings.site)
    there_is_one = theme_file(site, f"partials/languages/{language}.html")
    if language and there_is_one and language != (fits := language_of_theme(site, settings)):
        yield _problem(site, ("theme", "language"), "said-twice", language, "language", settings.language, fits)


def language_of_theme(site: Site, settings: Settings) -> str:
    """The language of the menus and buttons that come with the theme: the handbook's, as nearly as the theme has it."""
    parts = settings.language.split("-")
    codes = ("-".join([parts[0].lower(), *parts[1:length]]) for length in range(len(parts), 0, -1))
    return next((code for code in codes if theme_file(site, f"partials/languages/{code}.html")), "en")


def _text(site: Site, *keys: str) -> str:
    value: Any = site.config.values
    for name in keys:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def _problem(site: Site, keys: Keys, rule: str, said: str, field: str, there: str, fits: str = "") -> Problem:
    needed = keys == ("site_name",)
    cure = f"Write {keys[-1]}: {fits or there}" + (
        ", or a name that holds it." if needed else ", or take the line out."
    )
    message = f"“{keys[-1]}” is {said}, and in the handbook's settings “{field}” is {there}."
    return site.config.position(*keys).problem(rule, message, cure)
