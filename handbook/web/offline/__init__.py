"""What a device keeps of a handbook for when there is no network, and how the handbook gets onto its home screen."""

from handbook.web.offline.home_screen import put_on_home_screen
from handbook.web.offline.worker import keep, leave, sum_again

__all__ = ["keep", "leave", "put_on_home_screen", "sum_again"]
