"""Rules about the handbook's own settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from handbook.model.ids import shortened
from handbook.model.palette import GROUNDS, readable
from handbook.model.settings import FRAMES, LANGUAGE, SCRIPTS, code_of_language, languages
from handbook.rules.base import Breach, Context, Group
from handbook.system import limits
from handbook.system.colours import contrast, is_colour, six_digits

settings = Group.SETTINGS
HOME = re.compile(r"https?://[^\s<>\"'`{}|\\^?#\x00-\x20\x7f]+")
HOST = re.compile(r"[^\s\x00-\x20/@:<>%]+|[0-9a-f:.]+")
ALLOWABLE = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
WEB = re.compile(r"https?://[^\s<>\"]+")
LONGEST_SIGN = 3
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
    "look-colour",
    "A colour of the look that is none.",
    why="Nothing could be drawn in it.",
    cure='Write three or six of the digits 0-9 and a-f behind a #, in quotation marks: colour: "#067".',
)
def look_colour(context: Context) -> Iterator[Breach]:
    look = context.book.handbook.look
    if look and look.colour and not is_colour(look.colour):
        yield Breach(context.book.handbook, ("look", "colour"), f"“{shortened(look.colour)}” is no colour.")


settings.error(
    "look-logo",
    "A logo that is missing, cannot be drawn, or does more than show a picture.",
    why="It stands on every page, on the home screens of phones and on covers.",
    cure="Name an SVG or a PNG inside the handbook's folder, of at most 500 kB, without scripts and without anything from another host.",
)


@settings.warning(
    "look-contrast",
    "A colour of the look that is too light to be read.",
    why="White stands on it in the header and on covers, and it is the colour of headings: WCAG 2.2 asks for a contrast of 4.5 to 1. Until it is changed, the nearest colour that can be read stands in its place.",
    cure="Write the darker colour that the message names.",
)
def look_contrast(context: Context) -> Iterator[Breach]:
    look = context.book.handbook.look
    if look and is_colour(look.colour) and (better := readable(look.colour)) != six_digits(look.colour):
        worst = min(contrast(six_digits(look.colour), ground) for ground in GROUNDS)
        said = f"“{look.colour}” has a contrast of {worst:.1f} to 1 on our pages, and 4.5 are needed."
        yield Breach(context.book.handbook, ("look", "colour"), said, f'The nearest that can be read is "{better}".')


@settings.error(
    "site-address",
    "A public address that is none.",
    why="Codes on paper, the feed and the calendar lead there, and so may a browser that knows no better.",
    cure="Write an address such as https://desk.example/current/, without blanks, quotation marks or a question mark.",
)
def site_address(context: Context) -> Iterator[Breach]:
    settings = context.book.handbook
    if settings.site and not _is_home(settings.site):
        yield Breach(settings, ("site",), f"“{shortened(settings.site)}” is no address of a site.")
    elif len(settings.site) > limits.ADDRESS_LENGTH:
        said = f"This address has {len(settings.site)} characters; a code on paper holds {limits.ADDRESS_LENGTH}."
        yield Breach(settings, ("site",), said)


def _is_home(address: str) -> bool:
    """Whether an address is one that others can be made of, by writing a way behind it."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    is_host = bool(HOST.fullmatch(parts.hostname or "")) and port != 0 and "@" not in parts.netloc
    return bool(HOME.fullmatch(address)) and is_host and ".." not in parts.path.split("/")


@settings.error(
    "language-code",
    "A language that is no code of one.",
    why="It is written into every page for screen readers and browsers, and into names of files.",
    cure="Write a code such as en, de, ja or pt-BR.",
)
def language_code(context: Context) -> Iterator[Breach]:
    settings = context.book.handbook
    if settings.language and not _is_language(settings.language):
        said = f"“{shortened(settings.language)}” is no code of a language."
        code = code_of_language(settings.language)
        yield Breach(settings, ("language",), said, f"Write language: {code}" if code else "")


def _is_language(code: str) -> bool:
    """Whether a code is well written; of those with two letters all are known."""
    first = code.partition("-")[0].lower()
    return bool(LANGUAGE.fullmatch(code)) and (len(first) == 3 or (len(first) == 2 and first in languages()))


@settings.warning(
    "currency-word",
    "A currency that is written as a word.",
    why="It stands before amounts on cards and on paper: “pounds25”.",
    cure="Write the sign or the code: £, €, GBP, EUR.",
)
def currency_word(context: Context) -> Iterator[Breach]:
    settings = context.book.handbook
    if len(settings.currency) > LONGEST_SIGN and settings.currency.isalpha():
        yield Breach(settings, ("currency",), f"“{shortened(settings.currency)}” is neither a sign nor a code.")


@settings.error(
    "offline-days",
    "A negative number of days after which a device erases the handbook.",
    why="So long it is there without a network after it was last reached.",
    cure="Write the days, for instance 30; 0 keeps nothing.",
)
def offline_days(context: Context) -> Iterator[Breach]:
    days = context.book.handbook.offline_days
    if days is not None and days < 0:
        yield Breach(context.book.handbook, ("offline_days",), f"Nothing is kept for {days} days.")


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


@settings.error(
    "allow-unknown",
    "Something allowed on pages that is neither `scripts` nor `frames` nor the address of a host.",
    why="It would allow nothing, or more than was meant.",
    cure="Write scripts, frames, or a host such as https://films.example, without anything behind it.",
)
def allow_unknown(context: Context) -> Iterator[Breach]:
    settings = context.book.handbook
    for i, allowed in enumerate(settings.allow):
        if allowed not in (SCRIPTS, FRAMES) and not ALLOWABLE.fullmatch(allowed):
            yield Breach(settings, ("allow", i), f"“{allowed}” is nothing that can be allowed.")
