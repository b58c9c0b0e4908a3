"""Whether a site is still what would be built: found out from contents, without importing what reads or builds them."""

from handbook.web.unchanged.stamp import Said, Stamp

__all__ = ["Said", "Stamp"]
