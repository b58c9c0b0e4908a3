"""The fields of a form that is filled in on screen, put where `fields.typ` drew boxes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, FormFieldFlag, Name, NumberTree, Object, Pdf, String

from handbook.paper.typesetting.pdf import links, saved
from handbook.results.answer import COLUMNS
from handbook.results.field_names import ITEM

TYPED_FONT = Path(__file__).parent / "fonts" / "typed.pdf"
"""The font in which people type, kept in a PDF without pages, from where it is copied into a form; made by `tools.typed_font`."""
ADDRESS = b"field:"
HIDDEN, PRINTED = 1 << 1, 1 << 2


def fill_in(pdf: bytes, given: Mapping[str, str]) -> bytes:
    """Put a real field over every box of a form, and hidden ones for what is known of it beforehand.

    A field keeps the place and the tag that Typst gave to its box. The same form gives the same bytes.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        form = _Form(document)
        fields: dict[str, list[_Box]] = defaultdict(list)
        for box in _boxes(document):
            fields[box.field].append(box)
        for boxes in fields.values():
            form.add(boxes)
        for name, value in given.items():
            form.hide(name, value)
        return saved(document)


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
    lines: int = 1

    @property
    def field(self) -> str:
        """The name of its field."""
        return ITEM + self.name if self.option and self.name in COLUMNS else self.name

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height in points."""
        left, low, right, high = (float(edge) for edge in self.link.Rect)
        return round(right - left, 2), round(high - low, 2)


def _boxes(document: Pdf) -> Iterator[_Box]:
    for link, said in links(document, ADDRESS):
        yield _Box(link, **json.loads(said))


class _Form:
    """The fields of one document while they are being made."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self._tags = NumberTree(document.Root.StructTreeRoot.ParentTree)
        self._ticks: dict[tuple[float, float], tuple[Object, Object]] = {}
        with pikepdf.open(TYPED_FONT) as typed:
            font = document.copy_foreign(typed.Root.Font)
        self._resources = Dictionary(Font=Dictionary(Typed=font))
        document.Root.AcroForm = Dictionary(Fields=Array(), DR=self._resources)

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
        widget.AS, widget.AP = Name.Off, Dictionary(N=Dictionary({f"/{box.option}": ticked, "/Off": empty}))

    def _make_writable(self, widget: Object, box: _Box) -> None:
        """Make it a field to write in; white behind what is typed keeps it legible over ruled lines."""
        widget.Ff = int(FormFieldFlag.tx_multiline) if box.lines > 1 else 0
        widget.DA = String(f"/Typed {box.size:g} Tf 0 g")
        widget.MK = Dictionary(BG=Array([1]))
        widget.AP = Dictionary(N=self._drawing(box, "/Tx BMC EMC"))

    def _drawing(self, box: _Box, content: str) -> Object:
        return self._document.make_stream(
            content.encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, *box.extent]),
            Resources=self._resources,
        )
