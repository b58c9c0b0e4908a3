"""What is said where the program itself fails: all of it, and that no handbook is to blame."""

from __future__ import annotations

import platform
import traceback

from handbook import __version__
from handbook.words.phrases import Words


def fault(error: BaseException, words: Words) -> list[str]:
    """The traceback of an error, and a sentence that says to whom it is worth something."""
    about = {"version": __version__, "python": platform.python_version(), "system": platform.platform()}
    return ["".join(traceback.format_exception(error)).rstrip(), words("command.fault", **about)]
