"""The font in which people type into forms: `python -m tools.typed_font` writes it anew, in the words of a PDF.

Programs that fill in a form take one font for a field, and look up in it what is typed, sign by sign. So every sign of
the shipped fonts, whatever its script, is drawn into one font; and it is kept whole, with two bytes a sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Scale
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf

from handbook.paper.form_fields import TYPED_FONT

SHIPPED = ("HandbookSans-Regular.otf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf")
EM = 1000
NAME = "HandbookTyped"
SYMBOLIC = 1 << 2
MOST_AT_ONCE = 100
"""So many signs one block of a ToUnicode map may hold."""


def typed_font() -> bytes:
    """A PDF without pages that holds the font under `/Font`."""
    characters, font, written_font = _drawn()
    advances = [font["hmtx"][glyph][0] for glyph in font.getGlyphOrder()]
    head, os2 = font["head"], font["OS/2"]
    pdf = Pdf.new()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{NAME}"),
        Flags=SYMBOLIC,
        FontBBox=Array([head.xMin, head.yMin, head.xMax, head.yMax]),
        ItalicAngle=0,
        Ascent=os2.sTypoAscender,
        Descent=os2.sTypoDescender,
        CapHeight=660,
        StemV=80,
        FontFile3=pdf.make_stream(written_font, Subtype=Name.OpenType),
    )
    inside = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=Name(f"/{NAME}"),
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([0, Array(advances)]),
    )
    pdf.Root.Font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(f"/{NAME}"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inside)]),
            ToUnicode=pdf.make_stream(_to_unicode(characters)),
        )
    )
    written = BytesIO()
    pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _drawn() -> tuple[list[str], TTFont, bytes]:
    """Every sign there is, a font in which they stand in this order behind the one for what is missing, and its file."""
    signs, advances, drawings = [], {}, {}
    for character, advance, drawing in [("", 500, T2CharStringPen(500, None).getCharString()), *_signs()]:
        glyph = f"u{ord(character):04X}" if character else ".notdef"
        if glyph not in drawings:
            signs.append(character)
            advances[glyph], drawings[glyph] = (advance, 0), drawing
    builder = FontBuilder(EM, isTTF=False)
    builder.setupGlyphOrder(list(drawings))
    builder.setupCharacterMap({ord(sign): f"u{ord(sign):04X}" for sign in signs if sign})
    builder.setupCFF(NAME, {"FullName": NAME}, drawings, {})
    builder.setupHorizontalMetrics(advances)
    builder.setupHorizontalHeader(ascent=984, descent=-273)
    builder.setupOS2(sTypoAscender=984, sTypoDescender=-273)
    written = BytesIO()
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(written)
    return signs[1:], TTFont(BytesIO(written.getvalue())), written.getvalue()


def _signs() -> Iterator[tuple[str, int, object]]:
    """The signs of each font with their advances and drawings, in the order of what they are."""
    for name in SHIPPED:
        font = TTFont(TYPED_FONT.with_name(name))
        glyphs, size = font.getGlyphSet(), EM / font["head"].unitsPerEm
        for character, glyph in sorted(font.getBestCmap().items()):
            advance = round(glyphs[glyph].width * size)
            pen = T2CharStringPen(advance, glyphs)
            glyphs[glyph].draw(TransformPen(pen, Scale(size)))
            yield chr(character), advance, pen.getCharString()


def _to_unicode(characters: list[str]) -> bytes:
    """What each sign of the font means."""
    rows = [f"<{number:04x}> <{sign.encode('utf-16-be').hex()}>" for number, sign in enumerate(characters, 1)]
    blocks = [rows[at : at + MOST_AT_ONCE] for at in range(0, len(rows), MOST_AT_ONCE)]
    said = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{said}\nendcmap CMapName currentdict /CMap defineresource pop end end\n"
    ).encode()


if __name__ == "__main__":
    TYPED_FONT.write_bytes(typed_font())
