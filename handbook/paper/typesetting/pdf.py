"""What is done to a PDF after Typst has set it: some of its links become something else, and it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Object, ObjectStreamMode, Pdf


def links(document: Pdf, begins: bytes) -> Iterator[tuple[Object, bytes]]:
    """The links whose address begins so, each with the rest of its address."""
    for page in document.pages:
        for link in page.get("/Annots", ()):
            action = link.get("/A")
            address = bytes(action.get("/URI", b"")) if action is not None else b""
            if address.startswith(begins):
                yield link, address.removeprefix(begins)


def saved(document: Pdf) -> bytes:
    """A document as small as it can be; the same one gives the same bytes."""
    made = BytesIO()
    document.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate, fix_metadata_version=False)
    return made.getvalue()
