"""The fields of a form that is filled in on screen, put where `fields.typ` drew boxes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, FormFieldFlag, Name, NumberTree, Object, ObjectStreamMode, Pdf, String

from handbook.results import COLUMNS

TYPED_FONT = Path(__file__).parent / "fonts" / "typed.pdf"
"""The font in which people type; `tests.typed_font` makes it."""
BOX = b"field:"
HIDDEN, PRINTED = 1 << 1, 1 << 2
ITEM = "item:"
"""Stands before an item that is called like a column, such as a standard `place`."""
NOTE = "note:"
"""Stands before an item whose note it is."""
EXTRA = "extra:"
"""Stands before the number of a question that only this form asks."""


def fill_in(pdf: bytes, given: Mapping[str, str]) -> bytes:
    """Put a real field over every box of a form, and hidden ones for what is known of it beforehand.

    A field keeps the place and the tag that Typst gave to its box. The same form gives the same bytes.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        form = _Form(document)
        for page in document.pages:
            for annotation in page.get("/Annots", Array()):
                form.take(annotation)
        for name, value in given.items():
            form.hide(name, value)
        made = BytesIO()
        document.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return made.getvalue()


class _Form:
    """The fields of one document while they are being made."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self._tags = NumberTree(document.Root.StructTreeRoot.ParentTree)
        self._questions: dict[str, Object] = {}
        self._boxes: dict[tuple[float, float], tuple[Object, Object]] = {}
        with pikepdf.open(TYPED_FONT) as typed:
            font = document.copy_foreign(typed.Root.Font)
        self._resources = Dictionary(Font=Dictionary(Typed=font))
        document.Root.AcroForm = Dictionary(Fields=Array(), DR=self._resources)

    def take(self, annotation: Object) -> None:
        """Make a field of a link whose address describes one; leave other links alone."""
        address = bytes(annotation.get("/A", Dictionary()).get("/URI", b""))
        if not address.startswith(BOX):
            return
        for key in ("/A", "/Border", "/Contents"):
            del annotation[key]
        annotation.Subtype = Name.Widget
        annotation.F = PRINTED
        self._tags[int(annotation.StructParent)].S = Name.Form
        box = json.loads(address.removeprefix(BOX))
        if "option" in box:
            self._choose(annotation, box)
        else:
            self._write(annotation, box)

    def hide(self, name: str, value: str) -> None:
        """Add a field that nobody sees or changes."""
        page = self._document.pages[0]
        field = self._field(
            FT=Name.Tx, T=String(name), TU=String(name), V=String(value), Ff=int(FormFieldFlag.read_only)
        )
        field.Type, field.Subtype, field.F = Name.Annot, Name.Widget, HIDDEN
        field.Rect = Array([0, 0, 0, 0])
        page.Annots = page.get("/Annots", Array())
        page.Annots.append(field)

    def _choose(self, annotation: Object, box: dict[str, Any]) -> None:
        question = self._question(box)
        question.Kids.append(annotation)
        annotation.Parent = question
        annotation.TU = String(f"{box['tooltip']} {box['option']}")
        annotation.AS = Name.Off
        ticked, empty = self._looks(*_size(annotation))
        annotation.AP = Dictionary(N=Dictionary({"/" + box["option"]: ticked, "/Off": empty}))

    def _question(self, box: dict[str, Any]) -> Object:
        """The field that the boxes of one question share."""
        name = ITEM + box["name"] if box["name"] in COLUMNS else box["name"]
        if name not in self._questions:
            self._questions[name] = self._field(
                FT=Name.Btn,
                Ff=int(FormFieldFlag.btn_radio),
                T=String(name),
                TU=String(box["tooltip"]),
                V=Name.Off,
                Kids=Array(),
            )
        return self._questions[name]

    def _write(self, annotation: Object, box: dict[str, Any]) -> None:
        annotation.FT = Name.Tx
        annotation.Ff = int(FormFieldFlag.tx_multiline) if box["lines"] > 1 else 0
        annotation.T = String(box["name"])
        annotation.TU = String(box["tooltip"])
        annotation.DA = String(f"/Typed {box['size']:g} Tf 0 g")
        annotation.MK = Dictionary(BG=Array([1]))
        annotation.AP = Dictionary(N=self._drawing(*_size(annotation), "/Tx BMC EMC"))
        self._document.Root.AcroForm.Fields.append(annotation)

    def _field(self, **entries: Any) -> Object:
        field = self._document.make_indirect(Dictionary(**entries))
        self._document.Root.AcroForm.Fields.append(field)
        return field

    def _looks(self, width: float, height: float) -> tuple[Object, Object]:
        """How a box looks, ticked and empty; boxes of one size share it."""
        if (width, height) not in self._boxes:
            left, right, low, high = 0.2 * width, 0.8 * width, 0.2 * height, 0.8 * height
            cross = f"{left:g} {low:g} m {right:g} {high:g} l {left:g} {high:g} m {right:g} {low:g} l S"
            ticked = self._drawing(width, height, f"{height / 7:g} w 1 J {cross}")
            self._boxes[width, height] = ticked, self._drawing(width, height, "q Q")
        return self._boxes[width, height]

    def _drawing(self, width: float, height: float, content: str) -> Object:
        return self._document.make_stream(
            content.encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, width, height]),
            Resources=self._resources,
        )


def _size(annotation: Object) -> tuple[float, float]:
    """Width and height in points."""
    left, low, right, high = (float(edge) for edge in annotation.Rect)
    return round(right - left, 2), round(high - low, 2)
