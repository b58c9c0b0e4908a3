"""A picture's file: what it really is, whatever its name says, and whether it can be set.

Typst says of a picture that it cannot read neither which one nor where. So each is looked at before.
"""

from __future__ import annotations

import codecs
import posixpath
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from handbook.model.problems import did_you_mean_file
from handbook.pages.mkdocs_yml import is_outside
from handbook.system import limits
from handbook.system.folders import listing
from handbook.system.inside import is_file_of

KINDS = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG"), (0, b"\xff\xd8\xff", "JPEG"), (0, b"GIF8", "GIF"), (8, b"WEBP", "WebP"),
    (0, b"BM", "BMP"), (0, b"II*\0", "TIFF"), (0, b"MM\0*", "TIFF"), (4, b"ftypavi", "AVIF"), (4, b"ftypheic", "HEIC"),
    (4, b"ftypmif1", "HEIC"), (4, b"ftypheix", "HEIC"), (0, b"\0\0\1\0", "ICO"), (0, b"%PDF", "PDF"),
    (0, b"\x1f\x8b", "gzip (SVGZ)"), (0, b"version https://git-lfs", "LFS"),
)  # fmt: skip
"""Where in a file what stands, and what it is then."""
SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WebP": ".webp", "SVG": ".svg"}
"""What Typst can set, and what it has to be called."""
MISSING = "Put the file there, or correct its name."
OTHERWISE = "Save it as PNG, JPEG, GIF, WebP or SVG."
SVG, IMAGE = "{http://www.w3.org/2000/svg}svg", "{http://www.w3.org/2000/svg}image"
LINK = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class Picture:
    """A picture that can be set: its bytes, and the end its name should have."""

    content: bytes
    suffix: str


@dataclass(frozen=True)
class NoPicture:
    """Why a file is no picture that can be set, after “The picture …”, and the cure."""

    why: str
    cure: str = OTHERWISE


def read_picture(path: Path) -> Picture | NoPicture:
    """The picture in a file that is there. Raises OSError when it cannot be read."""
    size = path.stat().st_size
    if size > limits.PICTURE_BYTES:
        return NoPicture(f"has more than {limits.said(limits.PICTURE_BYTES)} bytes", "Save it smaller.")
    content = path.read_bytes()
    kind = kind_of(content)
    if not content:
        return NoPicture("is an empty file", "Put the picture there, or take it out.")
    if kind == "LFS":
        return NoPicture("was not fetched: in its place stands what Git LFS knows of it", "Say: git lfs pull")
    if not kind:
        return NoPicture("is no picture, whatever its name says")
    if kind not in SUFFIXES:
        return NoPicture(f"is in truth {kind}, for which paper has no form")
    return (_broken_drawing(content) if kind == "SVG" else _broken(content)) or Picture(content, SUFFIXES[kind])


def picture_in(folder: Path, way: str, home: Path, missing: str = "is not there") -> Picture | NoPicture:
    """The picture at a way from a folder, as far as it stands in a home; or else what is said of it."""
    if is_outside(way) or "\0" in way or not is_file_of(folder / way, home):
        names = (
            [] if is_outside(way) or "\0" in way else [Path(path).name for path in listing((folder / way).parent).files]
        )
        return NoPicture(missing, did_you_mean_file(posixpath.basename(way), names, MISSING))
    try:
        return read_picture(folder / way)
    except OSError as error:
        return NoPicture(f"cannot be read: {error.strerror}", "Check who may read it.")


def kind_of(content: bytes) -> str:
    """What a file really is; nothing where nobody knows."""
    for at, mark, kind in KINDS:
        if content.startswith(mark, at):
            return kind
    begin = content[: limits.SOURCE_BYTES].removeprefix(codecs.BOM_UTF8).lstrip()
    is_page = begin[:14].lower().startswith((b"<!doctype html", b"<html"))
    return "SVG" if begin.startswith(b"<") and b"<svg" in begin and not is_page else ""


def _broken(content: bytes) -> NoPicture | None:
    """What is wrong with a picture of points. It is unpacked only when its head says that there is memory for it."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content)) as image:
            if image.width * image.height > limits.PICTURE_PIXELS:
                return _too_large(image.width, image.height)
            if image.format == "PNG":
                image.verify()  # each part of it has a sum, so that a large one need not be unpacked
            else:
                image.draft("L", (image.width // 8, image.height // 8))
                image.load()
    except Image.DecompressionBombError:
        return NoPicture(f"has more than {limits.said(limits.PICTURE_PIXELS)} points", "Save it smaller.")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        return NoPicture("is damaged: it ends too early, or holds something else", "Save it anew.")
    return None


def _too_large(width: int, height: int) -> NoPicture:
    said = f"has {limits.said(width)} × {limits.said(height)} points, and {limits.said(limits.PICTURE_PIXELS)} are the most"
    return NoPicture(said, "Save it smaller: 3,000 points are enough for the width of a page.")


def _broken_drawing(content: bytes) -> NoPicture | None:
    if len(content) > limits.SOURCE_BYTES:
        return NoPicture(f"has more than {limits.said(limits.SOURCE_BYTES)} bytes", "Simplify the drawing.")
    try:
        content.decode("utf-8")
        root = ElementTree.fromstring(content)
    except UnicodeDecodeError:
        return NoPicture("is not saved as UTF-8", "Save the drawing anew, as UTF-8.")
    except ElementTree.ParseError as error:
        return NoPicture(f"cannot be read from line {error.position[0]} on", "Save the drawing anew.")
    if root.tag != SVG:
        return NoPicture("does not say that it is SVG", 'Write <svg xmlns="http://www.w3.org/2000/svg" …> at its top.')
    if any(_is_none(root.get(name, "")) for name in ("width", "height")):
        return NoPicture("has no width or no height", "Save the drawing anew, with a size.")
    if _deeper(root, limits.DRAWING_DEPTH):
        return NoPicture(f"is nested more than {limits.DRAWING_DEPTH} deep", "Simplify the drawing.")
    if other := next(filter(None, map(_loaded, root.iter(IMAGE))), ""):
        return NoPicture(f"loads another picture, “{other[:80]}”", "Save the drawing anew, with that picture in it.")
    return None


def _deeper(root: ElementTree.Element, depth: int) -> bool:
    """Whether elements stand deeper in each other, found without going down into them one in the other."""
    level = [root]
    for _ in range(depth):
        level = [inside for element in level for inside in element]
    return bool(level)


def _loaded(image: ElementTree.Element) -> str:
    """The address of a picture in a drawing that does not stand in it."""
    address = image.get("href") or image.get(LINK) or ""
    return "" if address.startswith("data:") else address


def _is_none(length: str) -> bool:
    digits = length.strip().rstrip("abcdefghijklmnopqrstuvwxyz%")
    try:
        return bool(digits) and float(digits) <= 0
    except ValueError:
        return bool(length.strip())
