"""The way from a card to the place where it is changed: the file and line in the browser, a form, or a letter."""

from __future__ import annotations

from urllib.parse import quote

from handbook.model import Entry
from handbook.model.settings import Settings


def edit_address(settings: Settings, stands_at: tuple[str, int] | None) -> str:
    """Where the file and line of an entry are edited; an empty text when the handbook does not say."""
    if not settings.edit or stands_at is None:
        return ""
    file, line = stands_at
    return settings.edit.replace("{file}", quote(file)).replace("{line}", str(line))


def suggest_address(settings: Settings, entry: Entry, stands_at: tuple[str, int] | None) -> str:
    """A letter or form that says already which entry is meant; an empty text when the handbook takes none."""
    if not settings.suggest:
        return ""
    where = f"{stands_at[0]}, line {stands_at[1]}" if stands_at else "unknown"
    title = f"Change: {entry.name} ({entry.id})"
    text = (
        f"Card: {entry.name} ({entry.id})\nEdition: {settings.edition}\nFile: {where}\n\n"
        "What is wrong, and what should it say?\n"
    )
    if "://" in settings.suggest:
        return settings.suggest.replace("{title}", quote(title, safe="")).replace("{text}", quote(text, safe=""))
    return f"mailto:{settings.suggest}?subject={quote(title, safe='')}&body={quote(text, safe='')}"
