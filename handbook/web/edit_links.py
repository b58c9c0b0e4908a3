"""Links from a card to where it is changed: its file and line on the code host, a form, or an e-mail.

What a suggestion says is said by `assets/suggest.js` in the same words, for those who have no mail program.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from handbook.model.settings import Settings
from handbook.words import Words


@dataclass(frozen=True)
class Suggestion:
    """What a card is suggested a change of: its name and id, what it says, and where it is written."""

    name: str
    id: str
    says: str
    where: str


def edit_address(settings: Settings, stands_at: tuple[str, int] | None) -> str:
    """Where the file and line of an entry are edited; an empty text when the handbook does not say."""
    if not settings.edit or stands_at is None:
        return ""
    file, line = stands_at
    return settings.edit.replace("{file}", quote(file)).replace("{line}", str(line))


def place_in_words(words: Words, stands_at: tuple[str, int] | None) -> str:
    """The file and line of an entry as people read it."""
    if stands_at is None:
        return words("suggest.unknown")
    file, line = stands_at
    return words("suggest.where", file=file, line=str(line))


def suggest_address(settings: Settings, words: Words, card: Suggestion) -> str:
    """The URL of a form or an e-mail in which the card is named already; an empty text when the handbook has none."""
    template = suggest_template(settings)
    if not template:
        return ""
    title = words("suggest.title", name=card.name, id=card.id)
    text = words("suggest.text", name=card.name, id=card.id, edition=settings.edition, where=card.where, says=card.says)
    return template.replace("{title}", quote(title, safe="")).replace("{text}", quote(text, safe=""))


def suggest_template(settings: Settings) -> str:
    """The URL of suggestions with {title} and {text}, of an e-mail too; an empty text when the handbook has none."""
    to = settings.suggest.removeprefix("mailto:")
    return to if "://" in to or not to else f"mailto:{to}?subject={{title}}&body={{text}}"
