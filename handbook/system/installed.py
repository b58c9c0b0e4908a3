"""What can be imported here, found out without importing it."""

from __future__ import annotations

from importlib.util import find_spec


def is_installed(package: str) -> bool:
    """Whether a package is there; a mere folder of its name in the current one is none."""
    spec = find_spec(package)
    return spec is not None and spec.origin is not None
