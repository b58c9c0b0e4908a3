"""`python -m bench.search`: how long the search takes with 3,000 standards, in a real browser.

The aim: the first result is painted within 100 ms of the last keystroke. Times are taken in the page, on this
machine and with its processor slowed down four times, as a phone might be: from opening the search until its index
is made, the longest that a key had to wait meanwhile, and from the last key of a word until its results are painted.
"""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from bench.check import RUNS
from bench.pages import our_site
from tests.browser import installed

TYPED = ["standard 150", "how much may i spend", "anser call numbre 1500", "three rings", "receptionist", "qwertz"]
WATCH = """() => {
  const list = document.querySelector('#hb-search-results');
  let pressed = 0;
  window.taken = [];
  window.longest = 0;
  addEventListener('keydown', () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    if (list.getAttribute('aria-busy') === 'false') {
      requestAnimationFrame(() => setTimeout(() => taken.push(performance.now() - pressed)));
    }
  }).observe(list, { attributes: true, attributeFilter: ['aria-busy'] });
  new PerformanceObserver((seen) => {
    longest = Math.max(longest, ...seen.getEntries().map((task) => task.duration));
  }).observe({ type: 'longtask' });
}"""
OPEN = """async () => {
  const start = performance.now();
  document.querySelector('[data-hb-tool=search]').click();
  await handbook.search('x');
  return performance.now() - start;
}"""


class Taken(NamedTuple):
    """Milliseconds: until the index is made, of the longest task on the way, and from each last key to its results."""

    ready: float
    longest: float
    answers: list[float]


def measure(browser: Browser, address: str, slower: int) -> Taken:
    """Open the search in a fresh browser and type."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address)
    page.evaluate(WATCH)
    ready = page.evaluate(OPEN)
    longest = page.evaluate("longest")
    answers = []
    for words in TYPED:
        page.locator(".hb-search__field").fill("")
        page.keyboard.type(words[:-1])
        page.wait_for_timeout(300)
        page.evaluate("taken.length = 0")
        page.keyboard.type(words[-1])
        page.wait_for_function("taken.length")
        answers.append(page.evaluate("taken[0]"))
    context.close()
    return Taken(ready, longest, answers)


def main(standards: int = 3000) -> None:
    """Print the size of the index, and medians and worst cases of five runs."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = our_site(Path(name), standards)
        subprocess.run([sys.executable, "-m", "handbook", "-C", name, "build"], check=True, stdout=subprocess.DEVNULL)
        written = (folder / "site" / "assets" / "search-index.js").read_bytes()
        print(f"index: {len(written) / 1e6:.2f} MB, {len(gzip.compress(written)) / 1e3:.0f} kB compressed")
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        for slower in (1, 4):
            runs = [measure(browser, (folder / "site" / "desk-03.html").as_uri(), slower) for _ in range(RUNS)]
            answers = [answer for run in runs for answer in run.answers]
            print(
                f"processor / {slower}: ready after {statistics.median(run.ready for run in runs):.0f} ms, "
                f"longest task {max(run.longest for run in runs):.0f} ms; results "
                f"{statistics.median(answers):.0f} ms after the last key, at worst {max(answers):.0f} ms"
            )
        browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
