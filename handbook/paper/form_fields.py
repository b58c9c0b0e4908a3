"""The fields of a form that is filled in on screen, put where `fields.typ` drew boxes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, FormFieldFlag, Name, NumberTree, Object, Pdf, String

from handbook.paper.form_sums import Sums, asks, for_all
from handbook.paper.typed_font import CROSS
from handbook.paper.typesetting.pdf import links
from handbook.results.field_names import ITEM
from handbook.results.table_kinds import RESULTS

ADDRESS = b"field:"
HIDDEN, PRINTED = 1 << 1, 1 << 2
CENTRED = 1
TYPED = "Webdings"
"""What the font is called inside a form. By this name Chrome takes every sign from it, as from a font of symbols; by any other
it takes but those of Western Europe, and looks for the rest among the fonts of the computer."""
AS_FITS = 0
"""The size of type by which a program makes it smaller until everything that is written fits."""


def fill_in(document: Pdf, given: Mapping[str, str], typed: bytes, sums: Sums | None = None) -> None:
    """Put a real field over every box of a form, and hidden ones for what is known of it beforehand.

    `typed` is a PDF with the fonts of what is written, of `typed_font.py`. With sums, the form works them out while it is
    filled in. A field keeps the place and the tag that Typst gave to its box.
    """
    form = _Form(document, typed)
    fields: dict[str, list[_Box]] = defaultdict(list)
    for box in _boxes(document):
        fields[box.field].append(box)
    for boxes in fields.values():
        form.add(boxes)
    for name, value in given.items():
        form.hide(name, value)
    if sums:
        document.Root.Names = document.Root.get("/Names", Dictionary())
        document.Root.Names.JavaScript = Dictionary(Names=Array([String("handbook"), _script(for_all(sums))]))


@dataclass(frozen=True)
class _Box:
    """A link, and what its address says of the field that it is to become."""

    link: Object
    name: str
    tooltip: str
    size: float
    """The size of type, in points."""
    option: str = ""
    """What ticking it means; without one it is written in."""
    is_long: bool = False
    """Whether more than a line may be written in it."""
    is_ruled: bool = False
    """Whether there are lines to write on below what is typed."""
    is_worked_out: bool = False
    """Whether the form itself works out what stands in it."""

    @property
    def field(self) -> str:
        """The name of its field."""
        return ITEM + self.name if self.option and self.name in RESULTS.columns else self.name

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height in points."""
        left, low, right, high = (float(edge) for edge in self.link.Rect)
        return round(right - left, 2), round(high - low, 2)


def _script(code: str) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(code))


def _boxes(document: Pdf) -> Iterator[_Box]:
    for link, said in links(document, ADDRESS):
        yield _Box(link, **json.loads(said))


class _Form:
    """The fields of one document while they are being made."""

    def __init__(self, document: Pdf, typed: bytes) -> None:
        self._document = document
        self._tags = NumberTree(document.Root.StructTreeRoot.ParentTree)
        self._ticks: dict[tuple[float, float], tuple[Object, Object]] = {}
        with pikepdf.open(BytesIO(typed)) as fonts:
            font, signs = document.copy_foreign(fonts.Root.Font), document.copy_foreign(fonts.Root.Signs)
        self._typed = Dictionary(Font=Dictionary({f"/{TYPED}": font}))
        resources = Dictionary(Font=Dictionary({f"/{TYPED}": font, "/ZaDb": signs}))
        document.Root.AcroForm = Dictionary(Fields=Array(), DR=resources, DA=String(f"/{TYPED} 12 Tf 0 g"))

    def add(self, boxes: list[_Box]) -> None:
        """Make one field of boxes: of one to write in, of one to tick, or of several to choose from."""
        first, *others = boxes
        if others:
            question = self._document.make_indirect(Dictionary(Kids=Array([box.link for box in boxes])))
            self._enter(question, first.field, Name.Btn, first.tooltip)
            question.Ff, question.V = int(FormFieldFlag.btn_radio), Name.Off
            for box in boxes:
                widget = self._widget(box)
                widget.Parent, widget.TU = question, String(f"{box.tooltip} {box.option}")
                self._make_tickable(widget, box)
        elif first.option:
            widget = self._widget(first)
            self._enter(widget, first.field, Name.Btn, first.tooltip)
            widget.V = Name.Off
            self._make_tickable(widget, first)
        else:
            widget = self._widget(first)
            self._enter(widget, first.field, Name.Tx, first.tooltip)
            self._make_writable(widget, first)
            if first.is_worked_out:
                self._work_out(widget, first.field)

    def hide(self, name: str, value: str) -> None:
        """Add a field that nobody sees or changes."""
        field = self._document.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 0, 0]), F=HIDDEN)
        )
        self._enter(field, name, Name.Tx, name)
        field.Ff, field.V = int(FormFieldFlag.read_only), String(value)
        page = self._document.pages[0]
        page.Annots = page.get("/Annots", Array())
        page.Annots.append(field)

    def _enter(self, field: Object, name: str, kind: Name, tooltip: str) -> None:
        field.FT, field.T, field.TU = kind, String(name), String(tooltip)
        self._document.Root.AcroForm.Fields.append(field)

    def _widget(self, box: _Box) -> Object:
        """The link of a box, no longer a link."""
        widget = box.link
        for key in ("/A", "/Border", "/Contents"):
            del widget[key]
        widget.Subtype, widget.F = Name.Widget, PRINTED
        self._tags[int(widget.StructParent)].S = Name.Form
        return widget

    def _make_tickable(self, widget: Object, box: _Box) -> None:
        """Make it a box to tick; boxes of one extent share the drawings of their two states."""
        if box.extent not in self._ticks:
            width, height = box.extent
            left, right, low, high = 0.2 * width, 0.8 * width, 0.2 * height, 0.8 * height
            cross = f"{left:g} {low:g} m {right:g} {high:g} l {left:g} {high:g} m {right:g} {low:g} l S"
            ticked = self._drawing(box, f"{height / 7:g} w 1 J {cross}")
            self._ticks[box.extent] = ticked, self._drawing(box, "q Q")
        ticked, empty = self._ticks[box.extent]
        widget.DA, widget.MK = String("/ZaDb 0 Tf 0 g"), Dictionary(CA=String(CROSS))
        widget.AS, widget.AP = Name.Off, Dictionary(N=Dictionary({f"/{box.option}": ticked, "/Off": empty}))

    def _make_writable(self, widget: Object, box: _Box) -> None:
        """Make it a field to write in; white behind what is typed keeps it legible over ruled lines.

        Above a single line or in a frame it would only take away from these.
        """
        widget.Ff = int(FormFieldFlag.tx_multiline) if box.is_long else 0
        widget.DA = String(f"/{TYPED} {AS_FITS if box.is_long else box.size:g} Tf 0 g")
        if box.is_ruled:
            widget.MK = Dictionary(BG=Array([1]))
        widget.AP = Dictionary(N=self._drawing(box, "/Tx BMC EMC"))

    def _work_out(self, widget: Object, name: str) -> None:
        """Have it worked out anew whenever something is answered, in the order of the pages."""
        widget.Ff, widget.Q = int(FormFieldFlag.read_only), CENTRED
        widget.AA = Dictionary(C=_script(asks(name)))
        form = self._document.Root.AcroForm
        form.CO = form.get("/CO", Array())
        form.CO.append(widget)

    def _drawing(self, box: _Box, content: str) -> Object:
        return self._document.make_stream(
            content.encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, *box.extent]),
            Resources=self._typed,
        )
