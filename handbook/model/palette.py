"""The colours that site and paper are drawn in: ours, or those that follow from an organisation's own."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.system.colours import contrast, is_colour, mixed, nearest, six_digits

TEXT = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""
DRAWN = 3.0
"""The contrast that signs and lines need (WCAG 2.2, 1.4.11)."""
WHITE = "#ffffff"
PAPER = "#faf6ee"
GROUNDS = (WHITE, PAPER, "#f3ede0", "#f5f0e5")
"""All that the colour stands on by day and on paper: cards, pages, and what is sunk into them."""
NIGHT = "#0f181c"
NIGHT_GROUNDS = (NIGHT, "#162227", "#1d2b31")
"""The same in the dark."""
AMBER = "#f4bb47"


@dataclass(frozen=True)
class Palette:
    """What stands in the place of the theme's own colour, each as # and six digits."""

    bar: str
    """The ground under white: header, footer, covers; and the colour of headings and lines."""
    soft: str
    """A breath of it, under text."""
    sign: str
    """What signs on the bar are drawn in."""
    night_bar: str
    night: str
    """What headings and lines are in the dark."""
    night_soft: str


OURS = Palette("#0e4a58", "#e4eff0", AMBER, "#0b3743", "#8ed0da", "#14313a")


def palette_of(colour: str) -> Palette:
    """The colours that follow from one; ours where it is none. What could not be read is darkened until it can."""
    if not is_colour(colour):
        return OURS
    bar = readable(colour)
    night = nearest(bar, lambda shade: _is_read_on(shade, *NIGHT_GROUNDS, _night_soft(shade)), darker=False)
    return Palette(
        bar=bar,
        soft=_soft(bar),
        sign=AMBER if contrast(AMBER, bar) >= DRAWN else WHITE,
        night_bar=mixed(bar, "#000000", 0.25),
        night=night,
        night_soft=_night_soft(night),
    )


def readable(colour: str) -> str:
    """The colour itself, or the nearest darker one that can be read on all our grounds and has white read on it."""
    return nearest(six_digits(colour), lambda shade: _is_read_on(shade, *GROUNDS, _soft(shade)), darker=True)


def _soft(colour: str) -> str:
    return mixed(colour, "#ffffff", 0.9)


def _night_soft(colour: str) -> str:
    return mixed(NIGHT, colour, 0.15)


def _is_read_on(colour: str, *grounds: str) -> bool:
    return all(contrast(colour, ground) >= TEXT for ground in grounds)
