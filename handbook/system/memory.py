"""How much memory a piece of work may take, where the system can be told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

SIZES = Path("/proc/self/statm")
"""Where Linux says how many pages of memory a process has."""


@contextmanager
def memory_capped(more: int) -> Iterator[None]:
    """Let the process take so many bytes more meanwhile; beyond that comes a MemoryError, whoever asked for it.

    Where the system has no such limit nothing is capped, so whoever reads what strangers made has limits of its own too.
    """
    if resource is None or not SIZES.exists():
        yield
        return
    limits = resource.getrlimit(resource.RLIMIT_AS)
    size = int(SIZES.read_text("ascii").split()[0]) * resource.getpagesize() + more
    most = size if limits[1] == resource.RLIM_INFINITY else min(size, limits[1])
    resource.setrlimit(resource.RLIMIT_AS, (most, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
