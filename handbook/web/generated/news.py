"""What the editions changed, as the script that is loaded when somebody has not read all of it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from handbook.pages.homes import Index
from handbook.pages.menu import small_page
from handbook.views.changes import ChangeSentence
from handbook.views.context import Shown
from handbook.views.edition_news import NewsItem, news


def news_script(shown: Shown, index: Index) -> str:
    """The script that hands the changes of every edition to the first page."""
    editions = [
        {"edition": each.edition, "items": [_item(shown, index, item) for item in each.items if item.roles]}
        for each in news(shown)
    ]
    return f"handbook.news = {json.dumps(editions, ensure_ascii=False, separators=(',', ':'))};\n"


def _item(shown: Shown, index: Index, item: NewsItem) -> dict[str, Any]:
    return {
        "mark": item.mark,
        "title": shown.in_words(item.title),
        "address": _address(index, item.id),
        "roles": item.roles,
        "says": shown.in_words(item.says),
        "sentences": [_sentence(shown, sentence) for sentence in item.sentences],
        "why": shown.in_words(item.why),
    }


def _address(index: Index, id_: str) -> str:
    home = index.homes.get(id_)
    return f"{quote(home)}#{id_}" if home else small_page(id_)


def _sentence(shown: Shown, sentence: ChangeSentence) -> dict[str, Any]:
    """What is said, and where words were exchanged, these with what became of each."""
    return {
        "says": shown.in_words(sentence.said),
        "words": [[each.kind, shown.in_words(each.text)] for each in sentence.words],
    }
