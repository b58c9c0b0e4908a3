"""The pages of a PDF two to a side, in the order in which a sheet that is folded once, with others in it, has them."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Pdf

from handbook.paper.typesetting.pdf import saved

ON_A_SHEET = 4
"""Pages of a booklet on both sides of a sheet."""


def booklet(book: Pdf, *, right_to_left: bool = False) -> tuple[bytes, int]:
    """A PDF whose pages stand two to a side: printed on both sides, turned over the short edge, and folded.

    How many sides it has is given beside it. Its pages are pictures of pages and have no tags: who listens takes the book it was made from.
    """
    with Pdf.new() as made:
        made.Root.Lang = book.Root.get(Name.Lang, "")
        made.Root.ViewerPreferences = {"/Duplex": Name.DuplexFlipShortEdge, "/PrintScaling": Name("/None")}
        made.docinfo[Name.Title] = str(book.docinfo.get(Name.Title, ""))
        _, _, width, height = (float(edge) for edge in book.pages[0].mediabox)
        for left, right in sides(len(book.pages)):
            pair = ((right, 0.0), (left, width)) if right_to_left else ((left, 0.0), (right, width))
            there = {number: begins for number, begins in pair if number < len(book.pages)}
            made.add_blank_page(page_size=(2 * width, height))
            forms = {f"/P{number}": made.copy_foreign(book.pages[number].as_form_xobject()) for number in there}
            drawn = "\n".join(f"q 1 0 0 1 {begins} 0 cm /P{number} Do Q" for number, begins in there.items())
            made.pages[-1].Resources = Dictionary(XObject=Dictionary(forms))
            made.pages[-1].Contents = made.make_stream(drawn.encode())
        return saved(made), len(made.pages)


def sides(pages: int) -> list[tuple[int, int]]:
    """Which pages, counted from 0, stand on each side, as one reads from left to right; what is beyond the last is blank."""
    last = -(-pages // ON_A_SHEET) * ON_A_SHEET - 1
    return [(last - side, side) if side % 2 == 0 else (side, last - side) for side in range((last + 1) // 2)]
