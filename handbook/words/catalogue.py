"""Every word the software itself shows, by a stable id: gettext catalogues, one a language.

A message has an id such as `limit.up-to`, never its English words, so that no displayed word is a key anywhere.
English stands in `locale/en/LC_MESSAGES/handbook.po` like any other language; what a language lacks is said in
English. A message may hold `{names}` for what is put into it, and plural forms by the rules of its language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

ENGLISH = "en"
Forms = tuple[str, ...]
"""A message in a language: one form, or as many as the language has for numbers."""


class NoSuchMessage(LookupError):
    """No catalogue has a message of this id: a mistake in our own code."""


@cache
def messages_of(language: str) -> Mapping[str, Forms]:
    """The messages of a language, by their ids; none where we do not speak it."""
    file = resources.files("handbook.words") / "locale" / language / "LC_MESSAGES" / "handbook.po"
    if not file.is_file():
        return {}
    with file.open("rb") as opened:
        found = read_po(opened, locale=language)
    return {_id(message.id): _forms(message.string) for message in found if message.id and message.string}


def _id(id_: Any) -> str:
    return id_ if isinstance(id_, str) else str(id_[0])


def _forms(said: Any) -> Forms:
    return (said,) if isinstance(said, str) else tuple(said)


def locale_of(language: str) -> Locale:
    """How a language writes numbers, dates and plurals; a language that nobody knows does it as English does."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(ENGLISH)


class Catalogue:
    """The messages of one language, English for those it lacks, and an editor's own words before both."""

    def __init__(self, language: str, own: Mapping[str, str] | None = None) -> None:
        """Take the tag of a language (BCP 47, such as `en` or `pt-BR`) and an editor's own words by their ids."""
        self.language = language
        self.locale = locale_of(language)
        spoken = [messages_of(ENGLISH), messages_of(language.partition("-")[0]), messages_of(language)]
        self._messages: dict[str, Forms] = {}
        for messages in spoken:
            self._messages |= messages
        self._messages |= {id_: (said,) for id_, said in (own or {}).items()}

    def __call__(self, id_: str, /, **values: object) -> str:
        """A message with values put in; where one of them is markup the message is markup too, and safe.

        Raises NoSuchMessage.
        """
        return _filled(self._forms(id_)[0], values)

    def many(self, id_: str, number: float, /, **values: object) -> str:
        """A message in the form that goes with a number, which stands in it as `{number}`.

        Raises NoSuchMessage.
        """
        forms = self._forms(id_)
        return _filled(forms[min(self._form(number), len(forms) - 1)], {"number": number} | values)

    def raw(self, prefix: str) -> dict[str, Forms]:
        """Every message whose id begins with a prefix, with its `{names}`: for scripts and for paper."""
        return {id_: forms for id_, forms in self._messages.items() if id_.startswith(prefix)}

    def _forms(self, id_: str) -> Forms:
        try:
            return self._messages[id_]
        except KeyError:
            raise NoSuchMessage(id_) from None

    def _form(self, number: float) -> int:
        """Which of the plural forms goes with a number: gettext has them in the order of CLDR's categories."""
        rule = self.locale.plural_form
        categories = [name for name in _CATEGORIES if name in {*rule.tags, "other"}]
        return categories.index(rule(abs(number)))


_CATEGORIES: Iterable[str] = ("zero", "one", "two", "few", "many", "other")


def _filled(message: str, values: Mapping[str, object]) -> str:
    if not values:
        return message
    if any(hasattr(value, "__html__") for value in values.values()):
        return Markup(escape(message)).format(**{name: escape(value) for name, value in values.items()})
    return message.format(**values)
