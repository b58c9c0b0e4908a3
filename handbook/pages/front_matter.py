"""What a page says of itself: its front matter and its title."""

from __future__ import annotations

import re
from typing import Any

import yaml

from handbook.model import LIST_SECTIONS
from handbook.pages.calls import FRONT_MATTER
from handbook.reader.scan.compose import BaseLoader

ABOUT = ("about", *LIST_SECTIONS)
"""The keys of a page's front matter that name entries."""
TITLE = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def front_matter(text: str) -> dict[str, Any]:
    """The front matter of a page; nothing where there is none or it is no YAML."""
    found = FRONT_MATTER.match(text)
    try:
        meta = yaml.load(found.group().strip().strip("-"), BaseLoader) if found else None
    except yaml.YAMLError:
        return {}
    return meta if isinstance(meta, dict) else {}


def about(text: str) -> list[str]:
    """The entries that a page says it is about."""
    meta = front_matter(text)
    named = (meta.get(key) for key in ABOUT)
    return [str(id_) for ids in named if ids for id_ in (ids if isinstance(ids, list) else [ids])]


def title(text: str) -> str:
    """What a page is called: the title in its front matter, or its first heading."""
    heading = TITLE.search(text)
    return str(front_matter(text).get("title") or (heading.group(1) if heading else ""))
