"""Read a handbook's folder: YAML in, a read-only handbook and an honest list of problems out.

This is the only room of the house that knows files and lines.
"""

from handbook.reader import traps
from handbook.reader.folder import NoHandbook, Reading, field_names, read
from handbook.reader.places import ROOT

__all__ = ["ROOT", "NoHandbook", "Reading", "field_names", "read", "traps"]
