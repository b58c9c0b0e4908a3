"""From plain data to pages."""

from typing import Any

__all__ = ["offer_macros"]


def offer_macros(env: Any) -> None:
    """Nothing is left to do: a `macros.py` of the first edition calls this, and today macros are there without it."""
