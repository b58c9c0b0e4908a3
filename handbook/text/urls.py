"""The parts of an address that somebody typed, which may be none."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

BROKEN = "broken"
"""The scheme of what is no address at all, such as `http://[`; it leads to no file of ours."""


def parts_of(address: str) -> SplitResult:
    """The parts of an address; of one that is none everything is its host."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult(BROKEN, address, "", "", "")
