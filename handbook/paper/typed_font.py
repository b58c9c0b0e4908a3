"""The fonts of what people put into a form themselves: one for all they type, and one for the cross in a box.

Programs that fill in a form take one font for a field, and look up in it what is typed, sign by sign. So every sign
that somebody may type, whatever its script, is drawn into one font; and it is kept whole, with two bytes a sign.
That of the shipped fonts is shipped. A handbook whose letters are in none of them has one made for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Scale
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection, TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf

from handbook.paper.alphabets import face_of
from handbook.paper.fonts import FONTS, SHIPPED

TYPED_FONT = Path(str(FONTS)) / "typed.pdf"
"""That of the shipped fonts, in a PDF without pages, from where it is copied into a form; `tools.typed_font` makes it."""
EM = 1000
NAME = "HandbookTyped"
SIGNS = "HandbookSigns"
CROSS = "8"
"""A cross in the font of signs that every program is said to have, which not every computer has: by its name and place
there ours is found."""
ARM = 110
"""How thick it is, on the slant."""
SYMBOLIC = 1 << 2
MOST_AT_ONCE = 100
"""So many signs one block of a ToUnicode map may hold."""
ASCENT, DESCENT, TOP = 984, -273, 860
"""Between the first two all scripts stand; pypdf has the first line begin as far down as the third says."""


def typed_font(fonts: Iterable[Path] = (), wanted: Collection[int] = (), language: str = "") -> bytes:
    """A PDF without pages that holds the font under `/Font`, and the one for crosses under `/Signs`.

    It has all signs of the shipped fonts, and of the others those that are wanted, as they are drawn in a language.
    """
    characters, advances, written_font = _drawn(fonts, wanted, face_of(language))
    pdf = Pdf.new()
    descriptor = _descriptor(pdf, NAME, written_font, [0, DESCENT, EM, TOP])
    inside = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=Name(f"/{NAME}"),
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=descriptor,
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
    pdf.Root.Signs = _signs(pdf)
    written = BytesIO()
    pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _descriptor(pdf: Pdf, name: str, font: bytes, box: list[int]) -> Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{name}"),
            Flags=SYMBOLIC,
            FontBBox=Array(box),
            ItalicAngle=0,
            Ascent=ASCENT,
            Descent=DESCENT,
            CapHeight=660,
            StemV=80,
            FontFile3=pdf.make_stream(font, Subtype=Name.OpenType),
        )
    )


def _signs(pdf: Pdf) -> Object:
    """A font with nothing in it but the cross."""
    pen = T2CharStringPen(EM, None)
    low, high, half = 0, 800, 400
    inner, outer = half - ARM, high - ARM
    pen.moveTo((ARM, low))
    for point in (
        *((half, inner), (outer, low), (high, ARM), (half + ARM, half), (high, outer), (outer, high)),
        *((half, half + ARM), (ARM, high), (low, outer), (inner, half), (low, ARM)),
    ):
        pen.lineTo(point)
    pen.closePath()
    drawings = {".notdef": T2CharStringPen(EM, None).getCharString(), "a24": pen.getCharString()}
    font = _built(SIGNS, drawings, dict.fromkeys(drawings, (high, 0)), {ord(CROSS): "a24"})
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name(f"/{SIGNS}"),
            FirstChar=ord(CROSS),
            LastChar=ord(CROSS),
            Widths=Array([high]),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([ord(CROSS), Name("/a24")])),
            FontDescriptor=_descriptor(pdf, SIGNS, font, [0, DESCENT, EM, TOP]),
        )
    )


def _drawn(fonts: Iterable[Path], wanted: Collection[int], face: str) -> tuple[list[str], list[int], bytes]:
    """Every sign there is, and the file of a font in which they stand in this order behind the one for what is missing, with all advances."""
    signs, advances, drawings = [], {}, {}
    missing = ("", 500, T2CharStringPen(500, None).getCharString())
    for character, advance, drawing in [missing, *_drawn_signs(fonts, wanted, face)]:
        glyph = f"u{ord(character):04X}" if character else ".notdef"
        if glyph not in drawings:
            signs.append(character)
            advances[glyph], drawings[glyph] = (advance, 0), drawing
    written = _built(NAME, drawings, advances, {ord(sign): f"u{ord(sign):04X}" for sign in signs if sign})
    return signs[1:], [advance for advance, _ in advances.values()], written


def _built(
    name: str, drawings: dict[str, object], advances: dict[str, tuple[int, int]], signs: dict[int, str]
) -> bytes:
    """The file of a font."""
    builder = FontBuilder(EM, isTTF=False)
    builder.setupGlyphOrder(list(drawings))
    builder.setupCharacterMap(signs)
    builder.setupCFF(name, {"FullName": name}, drawings, {})
    builder.setupHorizontalMetrics(advances)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = builder.font.recalcBBoxes = False
    written = BytesIO()
    builder.save(written)
    return written.getvalue()


def _drawn_signs(fonts: Iterable[Path], wanted: Collection[int], face: str) -> Iterator[tuple[str, int, object]]:
    """The signs of each font with their advances and drawings, in the order of what they are; each of the first font that has it."""
    found: set[int] = set()
    for path in dict.fromkeys((*SHIPPED, *fonts)):
        font = _opened(path, face)
        glyphs, size = font.getGlyphSet(), EM / font["head"].unitsPerEm
        for character, glyph in sorted(font.getBestCmap().items()):
            if character not in found and (path in SHIPPED or character in wanted):
                found.add(character)
                advance = round(glyphs[glyph].width * size)
                pen = T2CharStringPen(advance, glyphs)
                glyphs[glyph].draw(TransformPen(pen, Scale(size)))
                yield chr(character), advance, pen.getCharString()


def _opened(path: Path, face: str) -> TTFont:
    """A font; of a collection the face with a name of its own, or the first."""
    if path.suffix.lower() not in (".ttc", ".otc"):
        return TTFont(path)
    faces = TTCollection(path).fonts
    return next((one for one in faces if face and (one["name"].getDebugName(1) or "").endswith(face)), faces[0])


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
