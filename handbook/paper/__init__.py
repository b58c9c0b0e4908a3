"""Views set on paper."""

from handbook.paper import rules

__all__ = ["rules"]
