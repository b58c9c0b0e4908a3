"""The service worker that caches a handbook for when there is no network, and what a phone needs for its home screen."""

from handbook.web.offline.home_screen import write_home_screen_files
from handbook.web.offline.worker import refresh_digests, write_removing_worker, write_worker

__all__ = ["refresh_digests", "write_home_screen_files", "write_removing_worker", "write_worker"]
