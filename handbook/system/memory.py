"""How much memory a piece of work may take, where the system can be told."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

SIZES = Path("/proc/self/statm")
"""Where Linux says how many pages of addresses a process has, and how many of them are in memory."""


@contextmanager
def memory_capped(more: int) -> Iterator[None]:
    """Let the process take so many bytes more meanwhile; beyond that comes a MemoryError, whoever asked for it.

    Where the system has no such limit nothing is capped, so whoever reads what strangers made has limits of its own too.
    """
    if resource is None or not SIZES.exists():
        yield
        return
    limits = resource.getrlimit(resource.RLIMIT_AS)
    addresses, memory = _at_first()
    if _sizes()[1] > memory + more // 4:
        gc.collect()  # what was refused may still hang together in circles
        _give_back()
    size = addresses - memory + _sizes()[1] + more
    most = size if limits[1] == resource.RLIM_INFINITY else min(size, limits[1])
    resource.setrlimit(resource.RLIMIT_AS, (most, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
        _give_back()


@cache
def _at_first() -> tuple[int, int]:
    """The bytes of addresses and of memory that there were when this was first asked.

    Addresses are what the system can limit, and they are not given back with the memory. Were they counted anew each
    time, each piece of work might take what all before it had taken.
    """
    return _sizes()


def _sizes() -> tuple[int, int]:
    """The bytes of addresses and of memory that the process has."""
    addresses, memory, *_ = (int(pages) * resource.getpagesize() for pages in SIZES.read_text("ascii").split())
    return addresses, memory


def _give_back() -> None:
    """Give memory that is free back to the system, which some C libraries keep otherwise."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
