"""Pages for site generators: finished Markdown, in which every card is drawn and every link written for them already."""

from __future__ import annotations

import json
import re

from bench.beside.words import Words

HEADING = re.compile(r"^(#+) (.*?) \{: #([\w-]+)[^}]*\}$", re.MULTILINE)
"""Its groups are the signs of its level, its words and its id."""
LAYOUT = '<!doctype html>\n<html lang="en">\n<title>{title}</title>\n<body>{body}</body>\n</html>\n'


def short_pages(words: Words, place: str) -> dict[str, str]:
    """A small page for every entry, which leads to where it stands."""
    return {
        f"content/go/{said.id}.md": f"---\ntitle: {json.dumps(said.title)}\ntarget: {said.address}\n{place.format(said.id)}---\n"
        for said in words.entries
    }


def titled(text: str) -> str:
    """A page with its title before it, and links to what it becomes."""
    title = text.partition("\n")[0].lstrip("# ")
    return f"---\ntitle: {json.dumps(title)}\n---\n" + text.replace(".md#", ".html#")
