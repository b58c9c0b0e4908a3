"""`python -m bench.lighthouse`: what Lighthouse says of the main pages, as on a middling phone with a slow network.

The aim is 100 for accessibility and best practices, and 95 for performance. Lighthouse comes from npm and is no part
of what this project needs: `npm install --global lighthouse`, or say where it is: LIGHTHOUSE=/path/to/lighthouse.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.browser import installed
from tests.conftest import ROOT
from tests.site.building import build
from tests.site.serving import Network

PAGES = {
    "home": "index.html",
    "moments": "moments/arriving.html",
    "a job": "jobs/receptionist.html",
    "start of shift": "start-of-shift.html",
    "standards": "standards/visitor.html",
    "downloads": "downloads.html",
}
CATEGORIES = ("performance", "accessibility", "best-practices")


def audited(lighthouse: str, address: str) -> dict[str, Any]:
    """Everything Lighthouse says of an address, as its mobile preset sees it."""
    command = [lighthouse, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    environment = {**os.environ, "CHROME_PATH": installed() or ""}
    done = subprocess.run([*command, flags], env=environment, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(done.stderr)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def lost(said: dict[str, Any]) -> set[str]:
    """What costs points."""
    counted = {ref["id"] for category in said["categories"].values() for ref in category["auditRefs"] if ref["weight"]}
    return {
        id_
        for id_ in counted
        if (said["audits"][id_]["score"] or 0) < 0.9 and said["audits"][id_]["scoreDisplayMode"] != "notApplicable"
    }


def main(runs: int = 3) -> None:
    """Print the medians of some runs, and what costs points."""
    lighthouse = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    if not lighthouse:
        sys.exit("Lighthouse is not here: npm install --global lighthouse")
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        build(ROOT, "--site-dir", str(site), module="mkdocs").check_returncode()
        network = Network(site)
        for title, page in PAGES.items():
            said = [audited(lighthouse, network.address + page) for _ in range(runs)]
            scores = [
                statistics.median(100 * one["categories"][category]["score"] for one in said) for category in CATEGORIES
            ]
            paint = statistics.median(one["audits"]["largest-contentful-paint"]["numericValue"] for one in said)
            print(
                f"{title:>15}: "
                + ", ".join(f"{category} {score:.0f}" for category, score in zip(CATEGORIES, scores, strict=True)),
                end="",
            )
            print(f"; the largest part is painted after {paint / 1000:.1f} s", flush=True)
            for id_ in sorted(set().union(*map(lost, said))):
                print(f"{'':>17}points lost: {id_}")
        network.pull()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
