"""Run one command and print what it took: user and system seconds, seconds by the clock, and MB of its largest process.

It runs as a small process of its own (`python -I bench/timed.py SECONDS COMMAND…`), because the system counts what the
process that starts a command holds as the command's own memory. What the command says goes to standard error. After so
many seconds it is ended, with all it started; the status is then 124.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

GIVEN_UP = 124


def main(seconds: int, *command: str) -> int:
    """The status of the command."""
    begun, late = time.monotonic(), threading.Event()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, start_new_session=True) as process:

        def give_up() -> None:
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(seconds, give_up)
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    print(used.ru_utime, used.ru_stime, time.monotonic() - begun, memory)
    return GIVEN_UP if late.is_set() else process.returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), *sys.argv[2:]))
