"""What is done to a PDF after Typst has set it: how it is to be printed, and links that become something else."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Dictionary, Name, Object, ObjectStreamMode, Pdf

FEW = 4
"""So many pages are seen at a glance."""


def links(document: Pdf, begins: bytes) -> Iterator[tuple[Object, bytes]]:
    """The links whose address begins so, each with the rest of its address."""
    for page in document.pages:
        for link in page.get("/Annots", ()):
            action = link.get("/A")
            address = bytes(action.get("/URI", b"")) if action is not None else b""
            if address.startswith(begins):
                yield link, address.removeprefix(begins)


def for_printers(document: Pdf, *, both_sides: bool) -> None:
    """Have a PDF ask to be printed at its own size, on one side or both, and open with its bookmarks, if it has any.

    At “fit to page” cards come out too small for the wallet.
    """
    asked = document.Root.get("/ViewerPreferences", Dictionary())
    asked.PrintScaling = Name("/None")
    asked.Duplex = Name.DuplexFlipLongEdge if both_sides else Name.Simplex
    document.Root.ViewerPreferences = asked
    if "/Outlines" in document.Root and len(document.pages) > FEW:
        document.Root.PageMode = Name.UseOutlines


def saved(document: Pdf) -> bytes:
    """A document as small as it can be; the same one gives the same bytes."""
    made = BytesIO()
    document.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate, fix_metadata_version=False)
    return made.getvalue()
