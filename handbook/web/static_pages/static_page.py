"""Pages that no engine makes (short addresses, the list of editions), and notices that are put into those it made."""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from handbook.views.context import Shown
from handbook.web import policy
from handbook.web.caches.bytecode import OF_BARE
from handbook.words import Words

TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("handbook.web", "templates/bare"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    bytecode_cache=OF_BARE,
)
"""Those of pages that stand by themselves."""
TEMPLATES.globals["policy"] = Markup(policy.meta(None))


def static_page(template: str, shown: Shown, **given: object) -> str:
    """A page of a handbook, filled with plain data."""
    return static_part(template, shown.words, settings=shown.book.handbook, **given)


def static_part(template: str, words: Words, **given: object) -> str:
    """What is put into a page, in the words of a language."""
    return TEMPLATES.get_template(f"{template}.html").render(words=words, **given)
