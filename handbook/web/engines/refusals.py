"""Why no site is built, for whoever says it and knows no engine."""

from __future__ import annotations

from handbook.words.unable import Unable


class NoSite(Unable):
    """There is no `mkdocs.yml` in the folder."""


class CannotBuild(Unable):
    """An engine that nobody knows, that is not installed, or that cannot do what is asked; says what to do."""


class EngineFailed(Exception):
    """The engine said why on its own; what it said is kept where it did not go to the terminal."""
