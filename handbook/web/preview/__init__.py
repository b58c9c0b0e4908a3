"""The live preview: a server that always answers, with the site as it is now or with what is wrong with it."""

from handbook.web.preview.serving import serve

__all__ = ["serve"]
