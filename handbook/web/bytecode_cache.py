"""Templates are compiled once in a process: a preview makes its pages many times, and an engine sets up its templates anew each time."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class BytecodeInMemory(BytecodeCache):
    """What the templates of one kind of environment were compiled to; of one whose source changed it is compiled anew.

    It is kept in memory alone: compiled code that lies on a disk is a program, and somebody else may have put it there.
    """

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled, as far as it is of the same source."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


OF_CARDS, OF_PAGES = BytecodeInMemory(), BytecodeInMemory()
"""Those of our cards, and those of the theme."""
