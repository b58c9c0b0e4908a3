"""The language of a handbook, read on its own: for a command's help, which waits for no handbook and trips over none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import yaml

from handbook.reader.extends import bases
from handbook.reader.include_patterns import ROOT, source_files
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes

ENGLISH = "en"
OWN_WORDS = "words"
"""The folder in which a house says things in its own words."""
BROKEN = (OSError, TooLarge, ValueError, NotImplementedError, RecursionError, yaml.YAMLError)


def language_of(folder: Path) -> str:
    """What `language` of the settings says, or those of its brand; English where nothing says it, or it cannot be read."""
    said = (_said_in(one) for one in (folder, *bases(folder)))
    return next((language for language in said if language), ENGLISH)


def _said_in(folder: Path) -> str:
    with suppress(*BROKEN):
        patterns: list[str] = []
        for name, value in _sections(folder / ROOT, folder):
            if name == "handbook":
                return _language(value)
            if name == "include":
                nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
                patterns += [node.value for node in nodes if isinstance(node.value, str)]
        for file in sorted(source_files(folder, patterns) - {folder / ROOT}):
            for name, value in _sections(file, folder):
                if name == "handbook":
                    return _language(value)
    return ""


def is_plain_english(folder: Path) -> bool:
    """Whether what is written in English in the code needs no looking up: the handbook's words are English, and ours."""
    has_words = any((one / OWN_WORDS).exists() for one in (folder, *bases(folder)))
    return not has_words and language_of(folder).partition("-")[0].lower() == ENGLISH


def _sections(file: Path, folder: Path) -> Iterator[tuple[str, yaml.Node]]:
    """The sections of a file, read one by one: what comes after the last that is asked for is not looked at."""
    loader = yaml.SafeLoader(read_bytes(file, limits.SOURCE_BYTES, folder))
    for start in (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.MappingStartEvent):
        if not loader.check_event(start):
            return
        loader.get_event()  # type: ignore[no-untyped-call]
    while not loader.check_event(yaml.MappingEndEvent):
        key = loader.compose_node(None, 0)
        value = loader.compose_node(key, 0)
        if key is not None and value is not None:
            yield str(key.value), value


def _language(settings: yaml.Node) -> str:
    if isinstance(settings, yaml.MappingNode):
        for key, value in settings.value:
            if key.value == "language" and isinstance(value, yaml.ScalarNode):
                return str(value.value).strip()
    return ""
