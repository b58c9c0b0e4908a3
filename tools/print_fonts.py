"""The letters of printed pages: `python -m tools.print_fonts FOLDER` makes them of Source Sans 3 and Source Code Pro.

To set a page, every letter is looked up in every table of its font. So of the fonts in FOLDER, as Adobe publishes them,
only the features stay that Typst uses, and their kerning moves from up to seventeen tables into one or two: a tenth of
each layout is saved, and every letter stands where it stood. Having been changed they have names of their own, as their
licence asks.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.otlLib.builder import buildPairPosClassesSubtable, buildValue
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

from handbook.paper.fonts import FONTS

NAMES = {"Source Sans 3": "Handbook Sans", "Source Code Pro": "Handbook Code"}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
PAIRS, ELSEWHERE = 2, 9
"""Sorts of tables: for pairs of letters, and for any sort in a place with more room."""
LARGEST = 60_000
"""Bytes that surely fit in a table; distances take two."""
COPYRIGHT, TRADEMARK, LICENCE = 0, 7, 13

Kerning = dict[str, dict[str, int]]
"""By how many units a letter and the next stand apart, where that is not as usual."""
Row = frozenset[tuple[Any, int]]
"""The distances of a letter from others."""


def lean(font: TTFont) -> TTFont:
    """A font with what setting pages takes, and no more."""
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], glyph_names=True, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=font.getBestCmap())
    cutter.subset(font)
    for lookup in _of_pairs(font):
        kerning = _kerning(lookup)
        lookup.LookupType, lookup.SubTable = PAIRS, list(_tables(kerning, font.getReverseGlyphMap()))
        lookup.SubTableCount = len(lookup.SubTable)
        assert _kerning(lookup) == kerning
    _rename(font)
    return font


def _of_pairs(font: TTFont) -> Iterator[otTables.Lookup]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        if PAIRS in (lookup.LookupType, getattr(lookup.SubTable[0], "ExtensionLookupType", None)):
            yield lookup


def _kerning(lookup: otTables.Lookup) -> Kerning:
    """The distances as they take effect: the first table that knows a pair has the word."""
    found: Kerning = defaultdict(dict)
    for table in lookup.SubTable:
        if lookup.LookupType == ELSEWHERE:
            table = table.ExtSubTable
        for left, right, value in _pairs(table):
            found[left].setdefault(right, value.XAdvance if value else 0)
    pairs = ((left, {right: units for right, units in row.items() if units}) for left, row in found.items())
    return {left: row for left, row in pairs if row}


def _pairs(table: otTables.PairPos) -> Iterator[tuple[str, str, otTables.ValueRecord | None]]:
    if table.Format == 1:
        for left, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
            for pair in pairs.PairValueRecord:
                yield left, pair.SecondGlyph, pair.Value1
        return
    for left in table.Coverage.glyphs:
        records = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
        for right, number in table.ClassDef2.classDefs.items():
            yield left, right, records[number].Value1


def _tables(kerning: Kerning, order: dict[str, int]) -> Iterator[otTables.PairPos]:
    """As few tables as can hold it: letters that are alike before others, or after them, are a class."""
    rows = _alike((left, frozenset(row.items())) for left, row in kerning.items())
    columns: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, row in enumerate(rows.values()):
        for right, units in row:
            columns[right].add((number, units))
    seconds = _alike((right, frozenset(column)) for right, column in columns.items())
    most = LARGEST // (2 * len(seconds))
    each = math.ceil(len(rows) / math.ceil(len(rows) / most))
    firsts = [(first, dict(row)) for first, row in rows.items()]
    for begin in range(0, len(firsts), each):
        pairs = {
            (first, second): (buildValue({"XAdvance": row[second[0]]}), None)
            for first, row in firsts[begin : begin + each]
            for second in seconds
            if second[0] in row
        }
        yield buildPairPosClassesSubtable(pairs, order)


def _alike(rows: Iterable[tuple[str, Row]]) -> dict[tuple[str, ...], Row]:
    """Letters with the same row, put together."""
    together: dict[Row, list[str]] = defaultdict(list)
    for letter, row in rows:
        together[row].append(letter)
    return {tuple(sorted(letters)): row for row, letters in together.items()}


def _rename(font: TTFont) -> None:
    """Take another name everywhere but where it is said whose letters they are."""
    records = font["name"].names
    font["name"].names = [record for record in records if record.nameID != TRADEMARK]
    for record in font["name"].names:
        if record.nameID not in (COPYRIGHT, LICENCE):
            record.string = _renamed(str(record))
    outlines = font["CFF "].cff
    outlines.fontNames = [_renamed(name) for name in outlines.fontNames]
    for top in outlines.topDictIndex:
        for key in ("FullName", "FamilyName"):
            if key in top.rawDict:
                setattr(top, key, _renamed(top.rawDict[key]))


def _renamed(said: str) -> str:
    for old, new in NAMES.items():
        said = said.replace(old, new).replace(old.replace(" ", ""), new.replace(" ", ""))
    return said


def main() -> None:
    """Make every font of which there is one in the folder."""
    found = [path for folder in sys.argv[1:] for path in sorted(Path(folder).glob("*.otf"))]
    if not found:
        sys.exit("Say in which folder the .otf files of Source Sans 3 and Source Code Pro are.")
    for path in found:
        lean(TTFont(path, recalcTimestamp=False)).save(Path(str(FONTS)) / _renamed(path.name))


if __name__ == "__main__":
    main()
