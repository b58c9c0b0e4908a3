"""Pictures of logos, in SVG or PNG: read with care, and made an SVG whatever they were."""

from __future__ import annotations

import base64
import io
import xml.etree.ElementTree as ET
from pathlib import Path

from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes

SVG, PNG = ".svg", ".png"


class NoLogo(ValueError):
    """A file that cannot be a logo; says why in a sentence."""


def read_logo(path: Path) -> bytes:
    """The bytes of a logo that can be drawn. Raises NoLogo, or OSError."""
    kind = path.suffix.lower()
    if kind not in (SVG, PNG):
        raise NoLogo("A logo is an SVG or a PNG.")
    try:
        content = read_bytes(path, limits.LOGO_BYTES)
    except TooLarge:
        raise NoLogo(f"This picture has more than {limits.LOGO_BYTES // 1000} kB.") from None
    if kind == PNG:
        _size_of_png(content)
    else:
        _ensure_svg(content)
    return content


def _ensure_svg(content: bytes) -> None:
    if b"<!ENTITY" in content.replace(b"\0", b""):
        raise NoLogo("This SVG defines entities, which nothing that draws one needs.")
    try:
        root = ET.fromstring(content)
    except (ET.ParseError, ValueError, LookupError):
        raise NoLogo("This SVG cannot be read.") from None
    if root.tag.rpartition("}")[2] != "svg":
        raise NoLogo("This file is no SVG.")


def _size_of_png(content: bytes) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            width, height = picture.size
            if max(width, height) > limits.LOGO_PIXELS:
                raise NoLogo(f"This picture is more than {limits.LOGO_PIXELS} pixels high or wide.")
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise NoLogo("This PNG cannot be read.") from None
    return width, height


def as_svg(content: bytes, kind: str) -> bytes:
    """A logo as an SVG; a PNG stands inside one as it is."""
    if kind.lower() == SVG:
        return content
    width, height = _size_of_png(content)
    data = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    ).encode()
