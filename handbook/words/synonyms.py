"""What people type and a handbook may say otherwise: groups of everyday words, one file a language."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def synonyms_in(language: str) -> tuple[str, ...]:
    """The groups of a language (BCP 47), each its words and phrases with commas between; none where nobody wrote any."""
    file = resources.files("handbook.words") / "synonyms" / f"{language.partition('-')[0].lower()}.txt"
    if not file.is_file():
        return ()
    lines = file.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
