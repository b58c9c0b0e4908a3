"""Links from a card to where it is changed: its file and line on the code host, a form, or an e-mail."""

from __future__ import annotations

from urllib.parse import quote

from handbook.model import Entry
from handbook.model.settings import Settings
from handbook.views.context import Shown


def edit_address(settings: Settings, stands_at: tuple[str, int] | None) -> str:
    """Where the file and line of an entry are edited; an empty text when the handbook does not say."""
    if not settings.edit or stands_at is None:
        return ""
    file, line = stands_at
    return settings.edit.replace("{file}", quote(file)).replace("{line}", str(line))


def suggest_address(shown: Shown, entry: Entry, stands_at: tuple[str, int] | None) -> str:
    """The URL of a form or an e-mail in which the entry is named already; an empty text when the handbook has none."""
    settings, words, name = shown.book.handbook, shown.words, shown.name_of(entry)
    if not settings.suggest:
        return ""
    file, line = stands_at or ("", 0)
    where = words("suggest.where", file=file, line=str(line)) if stands_at else words("suggest.unknown")
    title = words("suggest.title", name=name, id=entry.id)
    text = words("suggest.text", name=name, id=entry.id, edition=settings.edition, where=where)
    if "://" in settings.suggest:
        return settings.suggest.replace("{title}", quote(title, safe="")).replace("{text}", quote(text, safe=""))
    return f"mailto:{settings.suggest}?subject={quote(title, safe='')}&body={quote(text, safe='')}"
