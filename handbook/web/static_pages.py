"""Pages that no engine makes, and what is put into those it made: short addresses, editions, what is not on a device."""

from __future__ import annotations

import jinja2

from handbook.words import IN_ENGLISH

_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("handbook.web", "templates/bare"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters["day"] = IN_ENGLISH.day


def static_page(template: str, **shown: object) -> str:
    """A page, or a part of one, filled with plain data."""
    return _TEMPLATES.get_template(f"{template}.html").render(shown)
