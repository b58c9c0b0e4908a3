"""What a site and its paper are made with and made of: packages, scripts, fonts and icons, each with its licence.

All of it is read from what is installed, so it holds for a checkout as for a wheel, and needs no network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import handbook
from handbook import __version__

OURS = "handbook-as-code"
HERE = Path(handbook.__file__).parent
TEXTS = HERE / "web" / "licences"
"""The licences of scripts that Material brings without them, by their names."""
SCRIPTS = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C-20150513",
    "lunr": "MIT",
    "lunr-languages": "MPL-1.1",
    "rxjs": "Apache-2.0",
    "tiny-segmenter": "BSD-3-Clause",
    "tslib": "0BSD",
    "wordcut": "LGPL-3.0-only",
}
IN_FOLDERS = {"lunr/min/": "lunr-languages", "lunr/tinyseg.js": "tiny-segmenter", "lunr/wordcut.js": "wordcut"}
"""Scripts that stand in files of their own, and not in a bundle."""
ICONS = {"fontawesome": "CC-BY-4.0", "material": "Apache-2.0", "octicons": "MIT", "simple": "CC0-1.0"}
FONTS = (HERE / "web" / "theme" / "assets" / "fonts", HERE / "paper" / "fonts")
OPEN_FONT = "OFL-1.1"
USUAL = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENSE.rst", "LICENCE", "COPYING", "NOTICE")
MODULE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


@dataclass(frozen=True)
class Component:
    """Something that others made: what it is called, its licence by its SPDX name, and the texts that come with it."""

    kind: str
    """`package`, `script`, `font` or `icons`."""
    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def components() -> list[Component]:
    """Everything that is shipped or published, ours first, then by kind and name. Raises OSError."""
    return [*_packages(), *published()]


def published() -> list[Component]:
    """What is on the pages themselves, by kind and name: scripts, fonts and icons. Raises OSError."""
    return [*_scripts(), *_fonts(), *_icons()]


def installed() -> list[Distribution]:
    """Our package and all those that it needs, as far as they are installed; ours first, the others by name."""
    found: dict[str, Distribution] = {}
    waiting = [OURS]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting += [need.name for need in map(Requirement, found[name].requires or ()) if _is_needed(need)]
    first = [found.pop(OURS)] if OURS in found else []
    return [*first, *(found[name] for name in sorted(found))]


def _is_needed(need: Requirement) -> bool:
    return need.marker is None or need.marker.evaluate({"extra": ""})


def _packages() -> Iterator[Component]:
    for package in installed():
        about = package.metadata  # which is parsed at each asking
        name = str(about["Name"])
        version = __version__ if name == OURS else str(about["Version"])
        texts = tuple(_texts_of(package, about.get_all("License-File", [])))
        yield Component("package", name, version, _licence_of(about), texts)


def _licence_of(about: PackageMetadata) -> str:
    """What a package says of its licence: as SPDX, in a classifier, or in a line of its own."""
    said = {name: about.get_all(name, []) for name in ("License-Expression", "Classifier", "License")}
    named = [one.rpartition(" :: ")[2] for one in said["Classifier"] if one.startswith("License :: ")]
    known = [one for one in named if one != "OSI Approved"]
    return ", ".join(said["License-Expression"] or known or said["License"]).partition("\n")[0]


def _texts_of(package: Distribution, named: list[str]) -> Iterator[str]:
    """The files with licences that come with a package: those it names, or else those of the usual names."""
    for name in dict.fromkeys((*named, *USUAL)):
        if text := _text_in(package, f"licenses/{name}") or _text_in(package, name):
            yield text.replace("\r\n", "\n").strip()


def _text_in(package: Distribution, name: str) -> str:
    """A file among what a package says of itself; some licences are older than UTF-8."""
    try:
        return package.read_text(name) or ""
    except UnicodeDecodeError:
        files = (file for file in package.files or () if file.as_posix().endswith(f".dist-info/{name}"))
        return next(files).read_binary().decode("latin-1")


def _scripts() -> Iterator[Component]:
    """The scripts in Material's bundles, by the maps that come with these, and those that stand beside them."""
    folder = _of_material() / "assets" / "javascripts"
    names = {name for path in sorted(folder.rglob("*.map")) for name in _modules(path)}
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*.js")]
    names |= {name for start, name in IN_FOLDERS.items() if any(file.startswith(start) for file in files)}
    for name in sorted(names):
        text = TEXTS / f"{name}.txt"
        yield Component("script", name, "", SCRIPTS.get(name, ""), (_text(text),) if text.is_file() else ())


def _modules(path: Path) -> set[str]:
    sources = json.loads(path.read_text("utf-8")).get("sources", ())
    return {found.group(1) for source in sources if (found := MODULE.search(source))}


def _fonts() -> Iterator[Component]:
    for folder in FONTS:
        for path in sorted(folder.iterdir()):
            if "LICENSE" in path.name:
                yield Component("font", _name_of_font(path), "", OPEN_FONT, (_text(path),))


def _name_of_font(path: Path) -> str:
    name = path.stem.removesuffix("LICENSE").rstrip("-")
    return name or "Source Sans 3"


def _icons() -> Iterator[Component]:
    for name, licence in ICONS.items():
        folder = _of_material() / ".icons" / name
        yield Component("icons", name, "", licence, tuple(_text(path) for path in sorted(folder.glob("LICENSE*"))))


def _of_material() -> Path:
    spec = find_spec("material")
    return Path(spec.origin or "").parent / "templates" if spec else Path()


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace").replace("\r\n", "\n").strip()
