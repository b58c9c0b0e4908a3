"""From plain data to pages."""

from handbook.web.render import Renderer

__all__ = ["Renderer"]
