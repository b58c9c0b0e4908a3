"""A day among the options of a command."""

from __future__ import annotations

from datetime import date

import click


class Day(click.ParamType[date]):
    """A day as the files of a handbook write it; another is refused as there."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it."""
        from pydantic_core import PydanticCustomError

        from handbook.model.values import read_day  # it brings the whole model

        try:
            found = read_day(value)
        except PydanticCustomError as wrong:
            said = wrong.context or {}
            self.fail(f"{said.get('said')} {said.get('cure')}", param, ctx)
        assert found is not None
        return found
