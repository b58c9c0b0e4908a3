"""Rules about the handbook's own settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.rules.base import Breach, Context, Group

settings = Group.SETTINGS
WEB = re.compile(r"https?://[^\s<>\"]+")
MAIL = re.compile(r"[^@\s{}]+@[^@\s{}]+")
PLACEHOLDER = re.compile(r"\{[^{}]*\}?|\}")
MAY_HOLD = {"edit": ("{file}", "{line}"), "suggest": ("{title}", "{text}")}
"""What the addresses of the settings may leave open."""


@settings.error(
    "change-address",
    "An address for changes that leads nowhere.",
    why="It stands on every card; who follows it wants to put something right.",
    cure=(
        "Write for instance https://git.example/handbook/edit/main/{file}#L{line}, or for suggestions an e-mail "
        "address."
    ),
)
def change_address(context: Context) -> Iterator[Breach]:
    settings = context.book.handbook
    for name, known in MAY_HOLD.items():
        address: str = getattr(settings, name)
        strange = next((found for found in PLACEHOLDER.findall(address) if found not in known), "")
        if strange:
            yield Breach(settings, (name,), f"“{name}” knows no {strange}.", f"It may hold {' and '.join(known)}.")
        elif address and not WEB.fullmatch(address) and not (name == "suggest" and MAIL.fullmatch(address)):
            yield Breach(settings, (name,), f"“{address}” is no address.")
        elif name == "edit" and address and "{file}" not in address:
            yield Breach(
                settings, (name,), "“edit” does not say where the name of the file goes.", "Write {file} in its place."
            )


@settings.error(
    "shift-hours",
    "A shift that does not last from more than none to 24 hours.",
    why="For so long a ticked checklist stays ticked.",
    cure="Write the hours of a shift, for instance 8.",
)
def shift_hours(context: Context) -> Iterator[Breach]:
    hours = context.book.handbook.shift_hours
    if hours is not None and not 0 < hours <= 24:
        yield Breach(context.book.handbook, ("shift_hours",), f"A shift of {hours} hours is no shift.")
