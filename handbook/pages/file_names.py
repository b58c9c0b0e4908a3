"""Names of files in the folder of pages that cannot be published, or that another system cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from handbook.model.ids import OF_WINDOWS
from handbook.model.problems import Problem
from handbook.pages.addresses import is_written
from handbook.pages.menu import address_of
from handbook.pages.site import Site

NOT_IN_WINDOWS = re.compile(r'[<>:"|?*\\]')
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Characters that steer what shows them, and are no part of a name that somebody could type."""


def check_file_names(site: Site) -> Iterator[Problem]:
    """Everything that is wrong with the names of pages and files, and with the addresses they would be published at."""
    if not site.config.lines:
        return
    at: dict[str, str] = {}
    alike: dict[str, str] = {}
    for name in _names(site):
        file, address = _printable(site.named(name)), _address(name, site)
        if wrong := _wrong_name(name):
            yield Problem(file, 1, 1, "file-name", *wrong)
        if is_written(address):
            said = f"The build writes {_printable(address)} itself: this file would be gone, or take its place."
            yield Problem(file, 1, 1, "address-taken", said, "Give it another name, or put it into another folder.")
        folded = normalize("NFC", address).casefold()
        if address in at and {name, at[address]} != {"README.md", "index.md"}:
            said = f"It has the same address as {_printable(at[address])}, and one of the two would be gone."
            yield Problem(file, 1, 1, "address-taken", said, "Give one of them another name.")
        elif alike.get(folded, address) != address:
            said = f"Its name differs from {_printable(at[alike[folded]])} only in capital letters or in how its accents are stored."
            cure = "Give one of them another name: not every disk can hold both."
            yield Problem(file, 1, 1, "file-name", said, cure)
        at.setdefault(address, name)
        alike.setdefault(folded, address)


def _names(site: Site) -> Iterator[str]:
    """The files of the site in the folder of pages, from that folder."""
    return (name for name, _ in site.files() if not site.excluded.match_file(name))


def _address(name: str, site: Site) -> str:
    return address_of(name, in_folders=site.in_folders) if name.endswith(".md") else name


def _printable(name: str) -> str:
    return UNSEEN.sub("�", name.encode("utf-8", "replace").decode("utf-8"))


def _wrong_name(name: str) -> tuple[str, str] | None:
    """Why a name cannot be published, or be held by Windows, with the cure."""
    if any("\ud800" <= character <= "\udfff" for character in name):
        return "Its name is not in UTF-8, so it has no address.", "Give it another name."
    if UNSEEN.search(name):
        return "Its name holds a character that nobody sees.", "Give it another name."
    for part in name.split("/"):
        if found := NOT_IN_WINDOWS.search(part):
            return f"Windows can hold no name with {found.group()} in it.", "Give it another name."
        if part[-1:] in (".", " ") or part[:1] == " ":
            return "Windows loses the dot or blank at the end of a name.", "Give it another name."
        if part.partition(".")[0].rstrip().casefold() in OF_WINDOWS:
            said = f"Windows keeps the name {part.partition('.')[0]} for a device, and can hold no such file."
            return said, "Give it another name."
    return None
