"""What a device keeps of a handbook for when there is no network, and how the handbook gets onto its home screen."""

from handbook.web.offline.home_screen import write_home_screen_files
from handbook.web.offline.worker import keep, leave, refresh_digests

__all__ = ["keep", "leave", "refresh_digests", "write_home_screen_files"]
