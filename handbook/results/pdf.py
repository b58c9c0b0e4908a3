"""The values in the fields of a filled-in PDF form, whatever program filled it in, and whoever made it."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
from pikepdf import AcroFormField, Object
from pikepdf.settings import set_qpdf_limits

from handbook.system.limits import FORM_BYTES, FORM_FIELDS, FORM_MEMORY, FORM_TEXT
from handbook.system.memory import memory_capped
from handbook.words.unable import Unable

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # what it has to say of a form in English, we say
DAMAGED = (pikepdf.PdfError, ValueError, TypeError, RuntimeError)
"""What is raised for a file that is no PDF, or is not what a PDF says it is."""
OVER_LIMIT = "memory limit"
"""What qpdf says of a stream that unpacks to more than it may."""
UNPACKED = FORM_MEMORY // 10
"""Bytes of one stream of a form: what is inside is taken apart, which takes many times as much."""


class UnreadableForm(Unable):
    """No fields can be read from a file: it is locked, not a PDF, or one that unpacks to more than any form holds."""


def values_in(file: Path) -> dict[str, str]:
    """The value of every field of a PDF by its name, in the order of the form; empty where nothing was entered.

    Some programs write down a choice as the value of its field, some only show the box as ticked.
    Where two boxes of one choice are shown as ticked and no value says which counts, the answer is both.

    Raises UnreadableForm, or OSError.
    """
    if file.stat().st_size > FORM_BYTES:
        raise UnreadableForm("form.too-much")
    found: dict[str, list[str]] = defaultdict(list)
    try:
        with _limited(), pikepdf.open(file, suppress_warnings=True) as document:
            for name, value in _fields(document):
                found[name].append(value)
            warnings = " ".join(map(str, document.get_warnings()))
    except pikepdf.PasswordError:
        raise UnreadableForm("form.locked") from None
    except (MemoryError, RecursionError):
        raise UnreadableForm("form.too-much") from None
    except DAMAGED as why:
        raise UnreadableForm("form.too-much" if OVER_LIMIT in str(why) else "form.no-pdf") from None
    if OVER_LIMIT in warnings:  # what was too much is left out then, and may have been answers
        raise UnreadableForm("form.too-much")
    return {name: " and ".join(dict.fromkeys(filter(None, values))) for name, values in found.items()}


@contextmanager
def _limited() -> Iterator[None]:
    """Have nothing unpacked to more than a form may hold: a small file of zeros can unpack to gigabytes."""
    before = set_qpdf_limits(
        flate_max_memory=UNPACKED,
        run_length_max_memory=UNPACKED,
        png_max_memory=UNPACKED,
        tiff_max_memory=UNPACKED,
        max_stream_filters=2,
        doc_max_warnings=1000,
    )
    try:
        with memory_capped(FORM_MEMORY):
            yield
    finally:
        set_qpdf_limits(**before)  # type: ignore[arg-type]  # it is made to be given back like this


def _fields(document: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Each field's name and value, as long as all together are no more than a form has."""
    length = 0
    for number, field in enumerate(document.acroform.fields):
        name, value = field.fully_qualified_name, _value(field)
        length += len(name) + len(value)
        if length > FORM_TEXT or number > FORM_FIELDS:
            raise UnreadableForm("form.too-much")
        yield name, value


def _value(field: AcroFormField) -> str:
    if field.is_radio_button or field.is_checkbox:
        return _choice(field.value) or _choice(field.obj.get("/AS"))
    return _text(field.value)


def _text(value: Object | None) -> str:
    if isinstance(value, pikepdf.Stream):
        return str(pikepdf.String(value.read_bytes()))
    return str(value) if isinstance(value, pikepdf.String | pikepdf.Name) else ""


def _choice(value: Object | None) -> str:
    option = _text(value).removeprefix("/")
    return "" if option == "Off" else option
