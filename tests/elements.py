"""HTML as our tokens have it."""

from __future__ import annotations

from handbook.text.html import Tag, tokens


def opening(page: str) -> list[tuple[str, dict[str, str]]]:
    """The elements that a page opens, with what they are given."""
    found = [token for token in tokens(page) if isinstance(token, Tag) and not token.closes]
    return [(tag.name, {name: attribute.value for name, attribute in tag.attributes.items()}) for tag in found]
