"""`python -m bench.search`: how long the search takes with 3,000 standards, in a real browser.

The aim: the first result is painted within 100 ms of the last keystroke. Times are taken in the page, on this
machine and with its processor slowed down four times, as a phone might be: from opening the search until its index
is made, the longest that a key had to wait meanwhile, and from the last key of a word until its results are painted.
Beside each stands what the page's thread itself has worked: on a shared machine only that travels.
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

from bench.beside.shapes import our_site
from bench.cost import RUNS
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
    worked: float
    longest: float
    answers: list[float]
    worked_for_answers: list[float]


def measure(browser: Browser, address: str, slower: int) -> Taken:
    """Open the search in a fresh browser and type."""
    context = browser.new_context(bypass_csp=True)  # Playwright waits by eval, which the site's policy forbids.
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = tools.send("Performance.getMetrics")["metrics"]
        return next(1000 * float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")

    page.goto(address)
    page.evaluate(WATCH)
    before = worked()
    ready = page.evaluate(OPEN)
    taken = Taken(ready, worked() - before, page.evaluate("longest"), [], [])
    for words in TYPED:
        page.locator(".hb-search__field").fill("")
        page.keyboard.type(words[:-1])
        page.wait_for_timeout(300)
        page.evaluate("taken.length = 0")
        before = worked()
        page.keyboard.type(words[-1])
        page.wait_for_function("taken.length")
        taken.answers.append(page.evaluate("taken[0]"))
        taken.worked_for_answers.append(worked() - before)
    context.close()
    return taken


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
            worked = [answer for run in runs for answer in run.worked_for_answers]
            print(
                f"processor / {slower}: ready after {statistics.median(run.ready for run in runs):.0f} ms "
                f"({statistics.median(run.worked for run in runs):.0f} worked), longest task "
                f"{statistics.median(run.longest for run in runs):.0f} ms; results {statistics.median(answers):.0f} ms after "
                f"the last key ({statistics.median(worked):.0f} worked), at worst {max(answers):.0f} ms ({max(worked):.0f})"
            )
        browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
