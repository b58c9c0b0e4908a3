"""Our own words for the templates, which hold none themselves: they name messages by their ids, as in `words("paper.page")`."""

from __future__ import annotations

import re
from functools import cache, partial
from importlib import resources

from handbook.paper.content.direction import FROM_THE_LEFT, TOGETHER, isolated
from handbook.words import NoSuchMessage, Words
from handbook.words.catalogue import NAME

CutMessage = list[str]
"""A message cut at its names: every second piece is the name of what is put there."""
NAMED = re.compile(r'\bwords\("([^"]+)"')
"""Where a template names a message."""
ALL_KINDS = 200
"""Of so many numbers a template is told the kinds. The rules of all languages for whole numbers look at no more than the
last two digits, once a number has more of them, so that any other number goes as one between 100 and 199 does."""


@cache
def named_in_templates() -> frozenset[str]:
    """The ids of all messages that templates name."""
    templates = resources.files("handbook.paper") / "typst"
    return frozenset(id_ for file in templates.iterdir() for id_ in NAMED.findall(file.read_text("utf-8")))


@cache
def words_of_templates(words: Words) -> dict[str, CutMessage | dict[str, CutMessage]]:
    """Every message that a template names, in pieces; of one that goes by a number, its forms by the kinds of numbers.

    Raises NoSuchMessage.
    """
    messages = words.raw("")
    if missing := sorted(named_in_templates() - messages.keys()):
        raise NoSuchMessage(missing[0])
    found: dict[str, CutMessage | dict[str, CutMessage]] = {}
    for id_ in sorted(id_ for named in named_in_templates() for id_ in (named, f"{named}.none") if id_ in messages):
        message = messages[id_]
        cut = partial(_cut, turned=words.locale.text_direction != message.locale.text_direction)
        forms = {kind: cut(form) for kind, form in message.by_category.items()}
        found[id_] = forms if len(message.forms) > 1 else cut(message.text)
    return found


@cache
def spoken_otherwise(words: Words) -> dict[str, str]:
    """The languages of the messages that templates name and that their own language lacks, by their ids."""
    spoken = {id_: words.spoken(id_) for id_ in words_of_templates(words)}
    return {id_: language for id_, language in spoken.items() if language != words.language}


@cache
def labels_spoken_otherwise(words: Words) -> dict[str, str]:
    """The names of fields that the handbook's own language lacks, as they are said instead, each with its language."""
    spoken = {message.text: words.spoken(id_) for id_, message in words.raw("field.").items()}
    return {label: language for label, language in spoken.items() if language != words.language}


def _cut(message: str, *, turned: bool) -> CutMessage:
    """A message in pieces; one that runs otherwise than the page is kept together, whatever is put into it."""
    if not turned or not any(map(str.isalpha, NAME.sub("", message))):
        return NAME.split(message)
    return NAME.split(f"{FROM_THE_LEFT}{NAME.sub(lambda name: isolated(name.group()), message)}{TOGETHER}")


@cache
def plurals(words: Words) -> list[str]:
    """The kind of each number from 0 on, in CLDR's names."""
    return [words.locale.plural_form(number) for number in range(ALL_KINDS)]
