"""Whether what was built or printed is still what would be: found out from contents, without importing what reads them."""

from handbook.project.unchanged.stamp import PRINTED, Said, Stamp

__all__ = ["PRINTED", "Said", "Stamp"]
