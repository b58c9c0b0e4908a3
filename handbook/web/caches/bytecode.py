"""Templates are compiled once: in a process, which may make its pages many times, and those that were installed for all that follow.

To compile those of a site takes half a second, a tenth of most builds.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2 import __file__ as jinja2_file
from jinja2 import __version__ as jinja2_version
from jinja2.bccache import Bucket

from handbook import __file__ as package_file
from handbook.system.files import write_atomically

INSTALLED = (Path(package_file).parent, Path(jinja2_file).parent.parent)
"""Where packages stand: ours, which may be worked on elsewhere, and all others."""
COMPILED = Path(cache_from_source(package_file)).parent
"""Where Python keeps what our package was compiled to."""
DECIDING = ("card_templates.py", "markup.py", "render.py")
"""Our own code that runs when a template is compiled."""
DIGEST = hashlib.sha256().digest_size


class TemplateCache(BytecodeCache):
    """What templates were compiled to; what has another source now, or another environment, is compiled anew.

    Compiled code that lies on a disk is a program, and somebody else may have put it there. So that of templates that were
    installed stands where Python keeps its own of this package, and what a handbook brings with it is kept in memory alone.
    """

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._kept: dict[str, bytes] = {}
        self._installed: set[str] = set()

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The place of a template: what is kept of it, or empty."""
        made = repr((name, filename, *_how_compiled(environment)))
        bucket = Bucket(environment, hashlib.sha256(made.encode()).hexdigest(), self.get_source_checksum(source))
        if filename and any(Path(filename).is_relative_to(place) for place in INSTALLED):
            self._installed.add(bucket.key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled, as far as it is of the same source."""
        if bucket.key not in self._kept and bucket.key in self._installed:
            with suppress(OSError):
                content = _file(bucket).read_bytes()
                if hashlib.sha256(content[DIGEST:]).digest() == content[:DIGEST]:
                    self._kept[bucket.key] = content[DIGEST:]
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, also on the disk if Python keeps its own there."""
        self._kept[bucket.key] = compiled = bucket.bytecode_to_string()
        if bucket.key in self._installed and not sys.dont_write_bytecode:
            with suppress(OSError):
                write_atomically(_file(bucket), hashlib.sha256(compiled).digest() + compiled, synced=False)


def _file(bucket: Bucket) -> Path:
    return COMPILED / f"template-{bucket.key[:32]}.pyc"


def _how_compiled(environment: Environment) -> tuple[object, ...]:
    """All but its source that decides what a template is compiled to; filters and tests of what is constant run there."""
    plain = sorted((name, value) for name, value in vars(environment).items() if isinstance(value, str | bool))
    called = [*map(_name, environment.filters.items()), *map(_name, environment.tests.items())]
    return type(environment).__qualname__, plain, sorted(environment.extensions), sorted(called), *_program()


def _name(named: tuple[str, Any]) -> tuple[str, str, str]:
    name, called = named
    known = called if hasattr(called, "__qualname__") else type(called)
    return name, known.__module__ or "", known.__qualname__


@cache
def _program() -> tuple[object, ...]:
    web = Path(__file__).parent.parent
    return jinja2_version, sys.version, *((web / name).read_bytes() for name in DECIDING)


OF_CARDS, OF_PAGES, OF_BARE = TemplateCache(), TemplateCache(), TemplateCache()
"""Those of our cards, those of the theme, and those of pages that stand by themselves."""
