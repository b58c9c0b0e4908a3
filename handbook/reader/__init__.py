"""Read a handbook's folder: YAML in, a read-only handbook and an honest list of problems out.

This is the only room of the house that knows files and lines.
"""

from handbook.reader.load import NoHandbook, Reading, field_names, read, source_files
from handbook.reader.source_map import ROOT

__all__ = ["ROOT", "NoHandbook", "Reading", "field_names", "read", "source_files"]
