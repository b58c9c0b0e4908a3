"""From plain data to pages."""

from handbook.web.macros import offer_macros
from handbook.web.render import Renderer

__all__ = ["Renderer", "offer_macros"]
