"""The macros an editor may write on a page: what each is given, and which entries it shows.

Every macro is one function, in the module of what it shows. Its parameters say what may be given (a kind of id, a
choice of words); it returns pieces, which the web layer and paper draw. The reference has them in the order of `MACRO_MODULES`.
"""

from __future__ import annotations

from handbook.pages.macro import Macro, macros_in
from handbook.pages.macros import (
    at_work,
    background,
    editions,
    jobs,
    moments,
    overviews,
    people_served,
    standards,
)

MACRO_MODULES = (standards, moments, at_work, people_served, jobs, background, overviews, editions)
MACROS: dict[str, Macro] = {macro.name: macro for group in MACRO_MODULES for macro in macros_in(group)}
