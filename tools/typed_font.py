"""The font in which people type into forms: `python -m tools.typed_font` writes it anew, in the words of a PDF."""

from __future__ import annotations

from handbook.paper.typed_font import TYPED_FONT, typed_font

if __name__ == "__main__":
    TYPED_FONT.write_bytes(typed_font())
