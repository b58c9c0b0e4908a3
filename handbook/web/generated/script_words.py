"""The words that scripts put on a page: a script that is loaded before the others, because that also loads from a folder.

A text that goes by a number comes with the language it is in and a form for each of CLDR's kinds of numbers, of
which `Intl.PluralRules` says which it is.
"""

from __future__ import annotations

import json
from typing import Any

from handbook.model import Settings
from handbook.web.edit_links import suggest_template
from handbook.words import Words
from handbook.words.catalogue import Message
from handbook.words.pseudo import PSEUDO

SPOKEN = (
    "script.",
    "kind.",
    "percent",
    "labelled",
    "paper.answer.",
    "paper.visit.",
    "results.column.",
    "choice.standard.critical.",
    "slips.person",
    "slips.system",
    "slips.unclear",
    "unit.",
    "sum.",
    "badge.current",
    "badge.overdue",
    "badge.many-overdue",
    "standard.overdue",
    "reviews.overdue",
    "period.",
    "told.edition",
    "theme.device",
    "suggest.",
)
"""The beginnings of the ids of what scripts say."""


def words_script(words: Words, settings: Settings) -> str:
    """The script that hands scripts their words, the tag of the language for days, times and numbers, and what a suggestion needs."""
    messages = {id_: _handed_over(message) for prefix in SPOKEN for id_, message in words.raw(prefix).items()}
    given = {
        "language": _tag(words.locale),
        "isPseudo": words.language == PSEUDO,
        "edition": settings.edition,
        "suggest": suggest_template(settings),
        "messages": messages,
    }
    return f"handbookWords = {json.dumps(given, ensure_ascii=False)};\n"


def _handed_over(message: Message) -> Any:
    if len(message.forms) == 1:
        return message.text
    return {"language": _tag(message.locale), "forms": message.by_category}


def _tag(locale: object) -> str:
    return str(locale).replace("_", "-")
