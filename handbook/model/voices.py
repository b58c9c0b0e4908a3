"""What the people served have said, so that a standard rests on what they expect."""

from __future__ import annotations

from typing import Annotated

from handbook.model.base import Entry
from handbook.model.declared import Place, field
from handbook.model.kinds import Day, Listed, StandardId, Text, TouchpointId


class Voice(Entry):
    """What somebody said, in their words and without any name; it binds nobody, so that a new one needs no reason."""

    concerns = "standards"

    says: Text = field(
        "Their own words, without any name.", label="Their words", place=Place.TITLE, is_bookkeeping=True
    )
    date: Day = field("The day they said it.", None, label="Said on", is_bookkeeping=True)
    touchpoint: TouchpointId = field("Where it was.", "", label="Where", is_bookkeeping=True)
    standards: Annotated[tuple[StandardId, ...], Listed] = field(
        "The standards that answer it.", (), label="Answered by", is_bookkeeping=True
    )
    source: Text = field("Where it was heard or read: a card, a letter, a call.", "", is_bookkeeping=True)
