"""The values in the fields of a filled-in PDF form, whatever program filled it in."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pikepdf
from pikepdf import AcroFormField, Object


class UnreadableForm(Exception):
    """No fields can be read from a file: it is locked, or not a PDF."""


def values_in(file: Path) -> dict[str, str]:
    """The value of every field of a PDF by its name, in the order of the form; empty where nothing was entered.

    Some programs write down a choice as the value of its field, some only show the box as ticked.
    Where two boxes of one choice are shown as ticked and no value says which counts, the answer is both.

    Raises UnreadableForm.
    """
    found: dict[str, list[str]] = defaultdict(list)
    try:
        with pikepdf.open(file, suppress_warnings=True) as document:
            for field in document.acroform.fields:
                found[field.fully_qualified_name].append(_value(field))
    except pikepdf.PasswordError:
        raise UnreadableForm("It is locked with a password.") from None
    except (pikepdf.PdfError, UnicodeDecodeError):
        raise UnreadableForm("It is not a PDF, or it is damaged.") from None
    return {name: " and ".join(dict.fromkeys(filter(None, values))) for name, values in found.items()}


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
