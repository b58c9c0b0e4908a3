"""Telephone numbers: as somebody wrote them, and as a telephone dials them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from handbook.views.context import Shown

NUMBER = re.compile(r"\+?\(?\d[\d\s().\-‐-–/]*")
"""The first number in what somebody wrote: `0 then 999` and `ext. 201` are rung as what stands first."""


@dataclass(frozen=True)
class Phone:
    """A number that is rung, whose it is, and when it is answered."""

    number: str
    dialled: str
    """The digits alone; empty where there are none, and nothing can be dialled."""
    when: str = ""


def phone(number: str, when: str = "") -> Phone:
    """A number as it was written; digits of any script are dialled."""
    found = NUMBER.search(number)
    digits = "".join(map(_dialled, found[0])) if found else ""
    return Phone(number, digits, when)


def _dialled(sign: str) -> str:
    return sign if sign == "+" else str(unicodedata.digit(sign, ""))


def phone_of(shown: Shown, role: str) -> Phone | None:
    """The number of a role; None where it has none."""
    known = shown.book.roles_by_id.get(role)
    return phone(known.call, known.call_when) if known and known.call else None
