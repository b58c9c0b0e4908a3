"""Python's search for cyclic garbage, kept out of the way while much is read that is all kept."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

A_PAGE = (50_000, 20, 20)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Look for no cyclic garbage meanwhile: while a command is imported, and while a handbook is read and checked.

    Reading makes hundreds of thousands of objects and drops next to none. Python starts a search after so many new
    ones, goes through all there are time and again, and finds nothing: that would double the cost of reading.

    It is only put off. To freeze what was read (`gc.freeze`) would spare the next search too, but holds for the whole
    process: of MkDocs' own garbage it kept 20 MB for good each time a file was saved in a preview.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_what_there_is() -> None:
    """Look at nothing that was made up to now in any later search for garbage.

    For commands only, which read a handbook once and have it in memory until they end: the first search after reading
    would take as long as a fifth of checking, and building or printing brings many of them. Those that follow come
    after as many new objects as a page makes, and not after 700: they took a tenth of a build and found little.
    """
    gc.freeze()
    gc.set_threshold(*A_PAGE)


def let_go() -> None:
    """Search once for all garbage, also in what was to be kept.

    For a command that reads several handbooks, one after the other: what was frozen with each would stay for good, 8 MB
    of a small one.
    """
    gc.unfreeze()
    gc.collect()


def leave_quickly() -> None:
    """Search for no garbage when the process ends, as Python does although all memory goes back at once then.

    For commands only: with a large handbook in memory that search takes longer than checking it.
    """
    atexit.register(gc.freeze)
