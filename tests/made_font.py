"""A font that has the characters a test needs, and no others."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from handbook.rules.paper import IN_ITS_PLACE


def a_font(path: Path, said: str) -> None:
    """Write a font that has the characters of a text, all of them a box."""
    names = {ord(sign): f"u{ord(sign):X}" for sign in said + IN_ITS_PLACE if not sign.isspace()}
    pen = TTGlyphPen(None)
    for move, at in (
        (pen.moveTo, (100, 0)),
        (pen.lineTo, (100, 700)),
        (pen.lineTo, (900, 700)),
        (pen.lineTo, (900, 0)),
    ):
        move(at)
    pen.closePath()
    box = pen.glyph()
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef", *names.values()])
    made.setupCharacterMap(names)
    made.setupGlyf(dict.fromkeys([".notdef", *names.values()], box))
    made.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (1000, 100)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Made", "styleName": "Regular", "fullName": "Made Regular", "psName": "Made"})
    made.setupOS2()
    made.setupPost()
    path.parent.mkdir(parents=True)
    made.save(path)
