"""Plain data goes in, a PDF comes out: a folder with templates, pictures and data, and Typst at work in it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib import resources
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Any

from pikepdf import Pdf

from handbook.paper.typesetting.breaking import breaking
from handbook.paper.typesetting.fitting import Findings, look
from handbook.paper.typesetting.typesetter import Typesetter, write_anew

FONTS = "fonts"
TEMPLATES = resources.files("handbook.paper") / "typst"


@dataclass(frozen=True)
class Printed:
    """A finished sheet."""

    pdf: bytes
    pages: int
    findings: Findings


class Press:
    """Prints sheets with some fonts and pictures; to be used in a `with`, for it works in a folder of its own."""

    def __init__(self, fonts: list[Path], pictures: dict[str, bytes]) -> None:
        """Copy the templates, the pictures and the fonts into the folder it works in: beside those are fonts nobody asked for."""
        self._folder = tempfile.TemporaryDirectory()
        self._root = Path(self._folder.name)
        for template in TEMPLATES.iterdir():
            (self._root / template.name).write_bytes(template.read_bytes())
        for name, content in pictures.items():
            (self._root / name).write_bytes(content)
        self._fonts = [str(self._root / FONTS)]
        (self._root / FONTS).mkdir()
        for number, font in enumerate(fonts):
            shutil.copyfile(font, self._root / FONTS / f"{number}-{font.name}")

    def __enter__(self) -> Press:
        """The press itself; leaving the `with` removes its folder."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the folder away."""
        self._folder.cleanup()

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter(self._root, self._fonts)

    @contextmanager
    def opened(self, pdf: bytes) -> Iterator[Pdf]:
        """A PDF to be changed. It is read from a file: what is in memory pikepdf asks for sign by sign, which takes twice as long."""
        path = self._root / "opened.pdf"
        write_anew(path, pdf)
        with Pdf.open(path) as document:
            yield document

    def set(self, data: dict[str, Any], day: date, *, apart: bool = False) -> Printed:
        """Set plain data as a PDF that everybody can read; `day` is the only day it knows.

        Set apart, in a process of its own, a long sheet leaves no memory taken: Typst keeps what it laid out for the
        sheets that follow, and cannot be told to forget it. Raises RuntimeError when something cannot be set, or would
        be left out.
        """
        if apart:
            with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
                return process.submit(_set, self._root, self._fonts, data, day).result()
        return _set_to_fit(self._typesetter, data, day)


def _set(root: Path, fonts: list[str], data: dict[str, Any], day: date) -> Printed:
    """Set one sheet. What goes wrong is said in an error that another process can hand on, as Typst's own cannot be."""
    try:
        return _set_to_fit(Typesetter(root, fonts), data, day)
    except RuntimeError as error:
        raise RuntimeError(str(error)) from None


def _set_to_fit(typesetter: Typesetter, data: dict[str, Any], day: date) -> Printed:
    """Set a sheet; where words leave their place, once more with those that may be broken anywhere."""
    layout, pdf = typesetter.set(data, day)
    findings = look(pdf, layout)
    if findings.misfits:
        broken = breaking({misfit.said for misfit in findings.misfits}, data)
        again, as_broken = typesetter.set(broken | {"hyphenate": True}, day)
        if len((found := look(as_broken, again)).misfits) < len(findings.misfits):
            return Printed(as_broken, again["last"], found)
    return Printed(pdf, layout["last"], findings)
