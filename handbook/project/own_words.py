"""An editor's own words in the place of ours: `words/<code>.yml`, the ids of our messages with a text each.

A message that goes by a number takes a list, with as many texts as we have forms for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from handbook.model.problems import RULES, Problem, did_you_mean, problems_of
from handbook.model.settings import LANGUAGE
from handbook.reader.language import OWN_WORDS
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.system.inside import is_file_of
from handbook.text.decoding import read_text
from handbook.text.yaml_bombs import ensure_finite
from handbook.words import words_in
from handbook.words.catalogue import NAME, Message

OwnText = str | tuple[str, ...]


@dataclass(frozen=True)
class OwnWordsRead:
    """The texts by the ids of the messages they stand for, and what is wrong with their files."""

    texts: dict[str, OwnText] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def own_words_files(folder: Path, language: str) -> list[Path]:
    """The files with words for a language: those of the language, then those of its country."""
    names = dict.fromkeys(filter(LANGUAGE.fullmatch, (language.partition("-")[0], language)))
    return [path for name in names if is_file_of(path := folder / OWN_WORDS / f"{name}.yml", folder)]


def read_own_words(folders: list[Path], language: str) -> OwnWordsRead:
    """What a house says in the place of our own messages, in the language of its handbook.

    The folders are those it is made of, its own the last: what is said there comes before what is said in its brand's.
    """
    known, texts = words_in(language).raw(""), dict[str, OwnText]()
    problems: list[Problem] = []
    for path in (path for folder in folders for path in own_words_files(folder, language)):
        file = Path(os.path.relpath(path, folders[-1])).as_posix()
        for key, value in _entries(path, file, problems):
            wrong = list(_wrong(file, key, value, known))
            problems += wrong
            if not wrong:
                texts[str(key.value)] = _texts(value)
    return OwnWordsRead(texts, tuple(problems))


def _entries(path: Path, file: str, problems: list[Problem]) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The ids and texts of a file, with where they stand; nothing in it is run."""
    try:
        text, flaws = read_text(read_bytes(path, limits.SETTINGS_BYTES))
        problems += problems_of(file, flaws)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        ensure_finite(root)
    except TooLarge as large:
        problems.append(_problem(file, None, "too-large", str(large)))
        return
    except (yaml.YAMLError, RecursionError, OSError):
        problems.append(_problem(file, None, "own-words-unreadable", "The file cannot be read as YAML."))
        return
    if isinstance(root, yaml.MappingNode):
        yield from root.value
    elif root is not None:
        problems.append(_problem(file, root, "own-words-unreadable", "The file does not hold ids with a text each."))


def _texts(value: yaml.Node) -> OwnText:
    if isinstance(value, yaml.SequenceNode):
        return tuple(str(item.value) for item in value.value)
    return str(value.value) if isinstance(value, yaml.ScalarNode) else ""


def _wrong(file: str, key: yaml.Node, value: yaml.Node, known: dict[str, Message]) -> Iterator[Problem]:
    """What is wrong with one text."""
    id_ = str(key.value)
    if id_ not in known:
        cure = did_you_mean(id_, known, "Take it out; the ids stand in the catalogue of the software.")
        yield _problem(file, key, "own-words-id", f"There is no message “{id_}”.", cure)
        return
    texts, forms = _texts(value), known[id_].forms
    if not texts or (isinstance(texts, tuple) and len(texts) != len(forms)):
        yield _problem(file, value, "own-words-text", f"“{id_}” wants {_wanted(forms)}.")
        return
    names = {name for form in forms for name in NAME.findall(form)}
    for name in NAME.findall(" ".join(texts) if isinstance(texts, tuple) else texts):
        if name not in names:
            cure = did_you_mean(name, names, "Take it out: nothing is put in there.")
            yield _problem(file, value, "own-words-name", f"“{id_}” has no value “{name}”.", cure)


def _wanted(forms: tuple[str, ...]) -> str:
    return "a text" if len(forms) == 1 else f"a text, or a list of {len(forms)}, one for each kind of number"


def _problem(file: str, node: yaml.Node | None, rule: str, message: str, cure: str = "") -> Problem:
    line, column = (node.start_mark.line + 1, node.start_mark.column + 1) if node else (1, 1)
    return Problem(file, line, column, rule, message, cure or RULES[rule].cure)
