"""Read a handbook's folder: YAML in, a read-only handbook and an honest list of problems out.

This is the only room of the house that knows files and lines.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handbook.reader.include_patterns import ROOT, source_files
    from handbook.reader.load import NoHandbook, field_names, read
    from handbook.reader.reading import Reading

__all__ = ["ROOT", "NoHandbook", "Reading", "field_names", "read", "source_files"]


def __getattr__(name: str) -> Any:
    """What is offered here, imported when it is asked for: the help of a command reads a language and no model."""
    if name in __all__:
        from handbook.reader import include_patterns, load

        return getattr(include_patterns if hasattr(include_patterns, name) else load, name)
    raise AttributeError(name)
