"""A picture beside an entry, with words for whoever cannot see it."""

from __future__ import annotations

import hashlib

from handbook.model.base import Part
from handbook.model.declared import Place, field
from handbook.model.kinds import Text


class Picture(Part):
    """A picture that shows how something is done."""

    file: Text = field(
        "Its file, as a path inside the handbook's folder: PNG, JPEG, GIF, WebP or SVG.",
        place=Place.HIDDEN,
        because="The picture itself is to be seen.",
    )
    says: Text = field(
        "What it shows, for whoever cannot see it.",
        place=Place.HIDDEN,
        because="It stands in the place of the picture for whoever cannot see that.",
    )


def picture_name(file: str) -> str:
    """What a picture is called on the site and on sheets, by its path: no name of a folder goes out, and none is an address."""
    suffix = file.rpartition(".")[2].lower()
    return (
        f"{hashlib.sha256(file.encode()).hexdigest()[:16]}.{suffix if suffix.isalnum() and suffix.isascii() else 'png'}"
    )
