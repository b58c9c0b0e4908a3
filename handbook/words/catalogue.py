"""Every word the software itself shows, by a stable id: gettext catalogues, one a language.

A message has an id such as `limit.up-to`, never its English words, so that no displayed word is a key anywhere.
English stands in `locale/en/LC_MESSAGES/handbook.po` like any other language, but for the words that the fields of the
model declare themselves; what a language lacks is said in English. A message may hold `{names}` for what is put into it, and plural forms by the rules of its language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from babel import Locale
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from handbook.model.messages import declared_messages
from handbook.model.settings import LANGUAGE, locale_of
from handbook.words.pseudo import PSEUDO, pseudo

ENGLISH = "en"
Forms = tuple[str, ...]
"""A message in a language: one form, or as many as the language has for numbers."""
OwnWords = Mapping[str, str | tuple[str, ...]]
"""An editor's own texts by the ids of our messages; several where a text goes by a number."""
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's kinds of numbers, in the order in which gettext has the forms of a message."""
NAME = re.compile(r"\{(\w+)\}")
"""Where a value is put into a message."""


class NoSuchMessage(LookupError):
    """No catalogue has a message of this id: a mistake in our own code."""

    def __init__(self, id_: str) -> None:
        """Say where it is to be written."""
        super().__init__(f"There is no message “{id_}”. Write it in handbook/words/locale/en/LC_MESSAGES/handbook.po.")


@cache
def messages_of(language: str) -> Mapping[str, Forms]:
    """The messages of a language, by their ids; none where we do not speak it."""
    if language == PSEUDO:
        return {id_: tuple(map(pseudo, forms)) for id_, forms in messages_of(ENGLISH).items()}
    if not LANGUAGE.fullmatch(language):
        return {}
    file = resources.files("handbook.words") / "locale" / language / "LC_MESSAGES" / "handbook.po"
    if not file.is_file():
        return {}
    with file.open("rb") as opened:
        found = read_po(opened, locale=language)
    said = {_id(message.id): _forms(message.string) for message in found if message.id and message.string}
    return {id_: (text,) for id_, text in declared_messages().items()} | said if language == ENGLISH else said


def _base(language: str) -> str:
    """A language without its country or script: pt of pt-BR."""
    return language.partition("-")[0].lower()


def _id(id_: Any) -> str:
    return id_ if isinstance(id_, str) else str(id_[0])


def _forms(said: Any) -> Forms:
    return (said,) if isinstance(said, str) else tuple(said)


class Message(NamedTuple):
    """What is said under an id, and the language it is said in, by whose rules its forms go."""

    language: str
    forms: Forms

    @property
    def locale(self) -> Locale:
        """How that language writes numbers and tells them apart."""
        return locale_of(self.language)

    @property
    def text(self) -> str:
        """What is said where no number chooses the form."""
        return self.forms[-1]

    @property
    def by_category(self) -> dict[str, str]:
        """The forms by CLDR's names for the kinds of numbers, as a script's `Intl.PluralRules` gives them.

        A catalogue may have fewer: French has a kind of its own for millions, and translators write one form for many.
        """
        tags = {*self.locale.plural_form.tags, "other"}
        return dict(zip((name for name in CATEGORIES if name in tags), self.forms, strict=False)) | {
            "other": self.forms[-1]
        }

    def form(self, number: float | Decimal) -> str:
        """The form that goes with a number."""
        return _form(self, number)


@lru_cache(maxsize=4096)
def _form(message: Message, number: float | Decimal) -> str:
    """Babel takes a number apart every time, and a handbook says few numbers many times."""
    bare = int(number) if number == int(number) else number
    return message.by_category.get(message.locale.plural_form(bare), message.text)


class Catalogue:
    """The messages of one language, English for those it lacks, and an editor's own words before both."""

    def __init__(self, language: str, own: OwnWords | None = None) -> None:
        """Take the tag of a language (BCP 47, such as `en` or `pt-BR`) and an editor's own words by their ids."""
        self.language = language
        self.locale = locale_of(language)
        self._messages: dict[str, Message] = {}
        for spoken in (ENGLISH, _base(language), language):
            self._messages |= {id_: Message(spoken, forms) for id_, forms in messages_of(spoken).items()}
        self._messages |= {id_: Message(language, _forms(said)) for id_, said in (own or {}).items()}

    def __call__(self, id_: str, /, **values: object) -> str:
        """A message with values put in; where one of them is markup the message is markup too, and safe.

        Raises NoSuchMessage.
        """
        text = self._of(id_).text
        return self.filled(text, values) if values else text

    def many(self, id_: str, number: float | Decimal, /, **values: object) -> str:
        """A message in the form that goes with a number, which stands in it as `{number}`.

        For none at all there may be a message of its own: `count.errors.none`. Raises NoSuchMessage.
        """
        none = self._messages.get(f"{id_}.none") if number == 0 else None
        return self.filled((none or self._of(id_)).form(number), {"number": number} | values)

    def declared(self, id_: str, text: str) -> str:
        """A text that is declared in code beside what it belongs to, such as the label of a field, under an id."""
        if id_ in self._messages:
            return self._messages[id_].text
        return self.ours(text)

    def ours(self, text: str) -> str:
        """A text of ours that comes from no catalogue, such as a date as the language writes it."""
        return pseudo(text) if self.language == PSEUDO else text

    def spoken(self, id_: str) -> str:
        """The tag of the language in which a message is said: this one, or English. Raises NoSuchMessage."""
        spoken = self._of(id_).language
        return self.language if _base(spoken) == _base(self.language) else spoken

    def raw(self, prefix: str) -> dict[str, Message]:
        """Every message whose id begins with a prefix, with its `{names}`: for scripts and for paper."""
        return {id_: message for id_, message in self._messages.items() if id_.startswith(prefix)}

    def say(self, value: object) -> object:
        """How a value is put into a message: as it is; a number as the language writes it."""
        return value

    def _of(self, id_: str) -> Message:
        try:
            return self._messages[id_]
        except KeyError:
            raise NoSuchMessage(id_) from None

    def filled(self, message: str, values: Mapping[str, object]) -> str:
        """A message with its values; a name for which there is no value stays as it stands."""
        if "{" not in message:
            return message
        pieces: list[object] = []
        is_markup = False
        for text, name in _parts(message):
            pieces.append(text)
            if name:
                said = self.say(values[name]) if name in values else f"{{{name}}}"
                is_markup = is_markup or hasattr(said, "__html__")
                pieces.append(said)
        return Markup("").join(map(escape, pieces)) if is_markup else "".join(map(str, pieces))


@cache
def _parts(message: str) -> tuple[tuple[str, str], ...]:
    """A message taken apart, which is done once: each text in it with the name that stands behind it, if any."""
    texts_and_names = NAME.split(message)
    return tuple(zip(texts_and_names[::2], [*texts_and_names[1::2], ""], strict=True))
