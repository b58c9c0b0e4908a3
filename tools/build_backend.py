"""The build backend: flit's, which also packs the handbook of Harbour Lane into the wheel, for `handbook init --sample`.

Its content stands at the top of this repository, where people read it, and flit packs what stands in the package alone.
"""

from __future__ import annotations

from pathlib import Path

from flit_core import buildapi, wheel
from flit_core.buildapi import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

from handbook.system.sample_files import HOUSE, PACKED, files_in_checkout

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


class WithSample(wheel.WheelBuilder):  # type: ignore[misc]
    """A wheel of the package in which the sample stands too."""

    def copy_module(self) -> None:
        """Pack both."""
        super().copy_module()
        for name, path in files_in_checkout(Path(self.directory)):
            self._add_file(path, str(PACKED.relative_to(HOUSE.parent) / name))


def build_wheel(wheel_directory: str, config_settings: None = None, metadata_directory: str | None = None) -> str:
    """Build the wheel, as PEP 517 has it."""
    wheel.WheelBuilder = WithSample  # flit takes it from there when it makes one
    return str(buildapi.build_wheel(wheel_directory, config_settings, metadata_directory))
