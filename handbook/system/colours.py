"""Colours, and how well one can be read on another, as WCAG 2.2 measures it."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Iterable

WRITTEN = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
STEPS = 100
"""How many shades lie between a colour and black, and between it and white."""


def is_colour(written: str) -> bool:
    """Whether a text is a colour: three or six hexadecimal digits behind a #."""
    return bool(WRITTEN.fullmatch(written))


def six_digits(written: str) -> str:
    """A colour with all its digits, in small letters: #0A6 is #00aa66."""
    digits = written[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, from 0 to 1 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another in it."""
    return _written(a + (b - a) * share for a, b in zip(_parts(colour), _parts(other), strict=True))


def nearest(colour: str, fits: Callable[[str], bool], *, darker: bool) -> str:
    """The first shade of a colour that fits, going from it to black or to white; that end itself where none does."""
    hue, light, full = colorsys.rgb_to_hls(*_parts(colour))
    end = 0.0 if darker else 1.0
    shades = (light + (end - light) * step / STEPS for step in range(1, STEPS))
    found = (_written(colorsys.hls_to_rgb(hue, shade, full)) for shade in shades)
    return colour if fits(colour) else next(filter(fits, found), _written([end] * 3))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _written(parts: Iterable[float]) -> str:
    return "#" + bytes(round(min(max(part, 0), 1) * 255) for part in parts).hex()
