"""From plain data to pages."""

from handbook.web.draw import Drawer
from handbook.web.macros import offer_macros

__all__ = ["Drawer", "offer_macros"]
