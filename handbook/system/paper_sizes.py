"""The sizes of paper there are."""

from __future__ import annotations

from typing import Literal

Paper = Literal["A4", "letter"]
