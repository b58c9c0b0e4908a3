"""`python -m tests.browser`: see to it that there is a Chromium for the tests.

One that is installed is used; otherwise Debian's is installed where apt may, and Playwright's own where it
can be downloaded. Where neither can be had, this says what to install: no test is skipped for want of it.
The shell without a window comes first: it draws the same pages, and a fresh tab costs it a third. A machine that
only tests (CI) gets it beside the whole browser, which is needed where something has to outlive its end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
HELP = """\
The tests drive a real browser, and none could be found or installed.
Install Chromium or Chrome (Debian, Ubuntu: apt install chromium), or say where it is:
    CHROMIUM=/path/to/chromium make test
"""


def installed(*, whole: bool = False) -> str | None:
    """The browser that is there: the one CHROMIUM names, one on the PATH, or one where it usually stands."""
    named = os.environ.get("CHROMIUM")
    names = WHOLE if whole else (*SHELLS, *WHOLE)
    found = [named] if named else [*map(shutil.which, names), *PLACES]
    return next((path for path in found if path and Path(path).is_file()), None)


def playwrights_own() -> str | None:
    """The browser Playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _installed_by_apt() -> str | None:
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid"):
        return None
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not shutil.which("sudo"):
        return None
    for command in ("update", f"install --yes --no-install-recommends {WHOLE[0]} {SHELLS[0]}"):
        subprocess.run([*as_root, apt, "-qq", *command.split()], stdout=subprocess.DEVNULL, check=False)
    return installed()


def _downloaded() -> str | None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return playwrights_own()


def main() -> None:
    """Find a browser, or install one, or say what to do."""
    found = installed(whole=True) or playwrights_own()
    if found and ("CI" not in os.environ or found != installed()):
        return
    print("Installing Chromium for the tests …", file=sys.stderr)
    if not (_installed_by_apt() or found or _downloaded()):
        sys.exit(HELP)


if __name__ == "__main__":
    main()
