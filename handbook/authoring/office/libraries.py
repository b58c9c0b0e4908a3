"""What reads and writes the files of office programs; it is installed only where somebody wants it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from handbook.words.unable import Unable

EXTRA = 'pip install "handbook-as-code[office]"'


def openpyxl() -> Any:
    """What writes workbooks. Raises Unable."""
    return _library("openpyxl")


def calamine() -> Any:
    """What reads workbooks. Raises Unable."""
    return _library("python_calamine")


def docx() -> Any:
    """What reads and writes documents. Raises Unable."""
    return _library("docx")


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError:
        raise Unable("cannot.office.missing", command=EXTRA) from None
