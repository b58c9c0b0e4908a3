"""Answers as people write them: “Yes”, “N/A” and, in a handbook in German, “Nein”, as long as only one can be meant."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.results.answer import ANSWERS, EXTRA, IMPRESSION, IMPRESSIONS, Answer
from handbook.results.days import plain
from handbook.words import words_in

OURS = frozenset((*ANSWERS, *IMPRESSIONS))
SHORT = {"y": "yes", "n": "no", "not applicable": "na"}
"""What people write in English beside what our forms say."""
YES_NO = "yes-no"


class AnswerWords:
    """Which answer a text is, by the words that forms have in English and in the language of a handbook."""

    def __init__(self, language: str, extras: Mapping[str, str]) -> None:
        """Take the language, and how the questions that only some forms ask are answered, by their ids."""
        self._extras = extras
        self._kept, self._left = dict(SHORT), {answer: answer for answer in IMPRESSIONS}
        for words in (words_in(language), words_in("en")):
            self._kept |= {_plain(answer): answer for answer in ANSWERS}
            self._kept |= {_plain(words(f"paper.answer.{answer}")): answer for answer in ANSWERS}
            self._kept[_plain(words("script.fill.na"))] = "na"
            self._left |= {_plain(words(f"results.column.{answer}")): answer for answer in IMPRESSIONS}

    def meant(self, answer: Answer) -> str:
        """The answer as results have it; the text itself where it is none, or the question is answered in words."""
        said = answer.answer
        if said in OURS:
            return said
        kind, _, id_ = answer.item.partition(":")
        if kind == EXTRA and self._extras.get(id_) != YES_NO:
            return said
        return (self._left if kind == IMPRESSION else self._kept).get(_plain(said), said)


def _plain(text: str) -> str:
    return plain(text).rstrip(".")
