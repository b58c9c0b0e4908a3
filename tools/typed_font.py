"""The font in which people type into forms: `python -m tools.typed_font` writes it anew, in the words of a PDF.

In fields, viewers reckon with fonts of one byte a letter only, and Typst does not write such fonts. So the
letters of Western Europe are cut out of a shipped font; anything else that is typed is drawn by the viewer.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf

from handbook.paper.form_fields import TYPED_FONT

FIRST, LAST = 32, 255
NONSYMBOLIC = 1 << 5
LETTERS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(FIRST, LAST + 1)}


def typed_font() -> bytes:
    """A PDF without pages that holds the font under `/Font`."""
    font = _cut(TYPED_FONT.with_name("HandbookSans-Regular.otf"))
    scale = 1000 / font["head"].unitsPerEm
    names, advances, os2, head = font.getBestCmap(), font["hmtx"], font["OS/2"], font["head"]

    def width(letter: str) -> int:
        return round(advances[names[ord(letter)]][0] * scale) if letter and ord(letter) in names else 0

    pdf = Pdf.new()
    outlines = pdf.make_stream(font.getTableData("CFF "), Subtype=Name.Type1C)
    name = Name("/" + font["name"].getDebugName(6))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=NONSYMBOLIC,
        FontBBox=Array([round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]),
        ItalicAngle=0,
        Ascent=round(os2.sTypoAscender * scale),
        Descent=round(os2.sTypoDescender * scale),
        CapHeight=round(os2.sCapHeight * scale),
        StemV=80,
        FontFile3=outlines,
    )
    pdf.Root.Font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array([width(LETTERS[code]) for code in range(FIRST, LAST + 1)]),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )
    written = BytesIO()
    pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _cut(source: Path) -> TTFont:
    options = subset.Options(glyph_names=True, hinting=False, layout_features=[], desubroutinize=True)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(LETTERS.values()))
    cutter.subset(font)
    return font


if __name__ == "__main__":
    TYPED_FONT.write_bytes(typed_font())
