"""Pages are converted from Markdown once in a process, as long as nothing they are made of is another.

Most pages of a brand hold the same text in each of its houses, and in a preview most do after each change. The text is
compared with its macros drawn, so whatever they show is in it. Besides, a page is made of its place, of the extensions
with their options, and of the files its links lead to; all of that is compared as well. Where an extension is not one
of ours, which might read whatever it likes, or the engine says something of a page, the page is converted anew.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.structure.toc import get_toc

from handbook.pages.site import EXTENSIONS

OURS = {*EXTENSIONS, "fenced_code"}
"""Extensions that make the same of the same text; MkDocs adds the one that is not among those of every handbook."""


@dataclass(frozen=True, eq=False)
class _Conversion:
    """What a page was made of, and what it became."""

    text: bytes
    """A digest."""
    options: str
    leads_to: dict[str, object]
    content: str
    contents: list[Any]
    title: str | None
    anchors: frozenset[str]
    links: dict[str, dict[str, str]]


class _Files:
    """The files of a site for the one who follows links, and what he was answered."""

    def __init__(self, files: Any) -> None:
        self._files = files
        self.answers: dict[str, object] = {}

    def get_file_from_path(self, path: str) -> Any:
        """The file of a path from the folder of documents, if there is one."""
        file = self._files.get_file_from_path(path)
        self.answers[path] = _place(file)
        return file


class _Hearing(logging.Handler):
    """Hears whether anything is said."""

    def __init__(self, engine: logging.Logger) -> None:
        super().__init__()
        self._engine, self.heard = engine, False

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = True

    def __enter__(self) -> _Hearing:
        self._engine.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.removeHandler(self)


MOST_KEPT = 4
"""Conversions of one page: houses of a brand may speak several languages, and are built in any order."""
_KEPT: dict[str, list[_Conversion]] = {}
"""The last conversions of each page, the latest first, by its name in the folder of documents."""


def convert_once(page: Any) -> None:
    """Have a page of the engine's take over what it was converted to before, if that would be the same."""
    page.render = partial(_render, page, page.render)


def _render(page: Any, render: Callable[[Any, Any], None], config: Any, files: Any) -> None:
    text, options = hashlib.blake2b(page.markdown.encode()).digest(), _options(page, config)
    kept = _KEPT.setdefault(page.file.src_uri, [])
    alike = (one for one in kept if (one.text, one.options) == (text, options) and _leads_as_before(one, files))
    if found := next(alike, None):
        _take_over(page, found, files)
        kept.remove(found)
        kept.insert(0, found)
        return
    asked = _Files(files)
    with _Hearing(_log_of(page)) as hearing:
        render(config, asked)
    if set(config.markdown_extensions) <= OURS and not hearing.heard:
        kept.insert(0, _conversion(page, text, options, asked))
        del kept[MOST_KEPT:]


def _options(page: Any, config: Any) -> str:
    """All that is not the page's text and no other file: its place, how it is converted, and of what the engine would speak."""
    file, loud = page.file, _log_of(page).getEffectiveLevel()
    how = (config.markdown_extensions, config.mdx_configs, config.use_directory_urls)
    return repr((file.src_uri, file.url, file.inclusion, *how, config.validation, loud))


def _log_of(page: Any) -> logging.Logger:
    return logging.getLogger(type(page).__module__)


def _leads_as_before(kept: _Conversion, files: Any) -> bool:
    return all(_place(files.get_file_from_path(path)) == place for path, place in kept.leads_to.items())


def _place(file: Any) -> object:
    return (file.src_uri, file.url, file.inclusion) if file else None


def _conversion(page: Any, text: bytes, options: str, asked: _Files) -> _Conversion:
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return _Conversion(
        text,
        options,
        asked.answers,
        page.content,
        [_token(item) for item in page.toc],
        page._title_from_render,
        frozenset(page.present_anchor_ids),
        links,
    )


def _token(item: Any) -> dict[str, Any]:
    """A line of a table of contents, as the engine makes it of."""
    return {"name": item.title, "id": item.id, "level": item.level, "children": [_token(it) for it in item.children]}


def _take_over(page: Any, kept: _Conversion, files: Any) -> None:
    page.content, page.toc, page._title_from_render = kept.content, get_toc(kept.contents), kept.title
    page.present_anchor_ids = set(kept.anchors)
    page.links_to_anchors = {files.get_file_from_path(name): dict(anchors) for name, anchors in kept.links.items()}
