"""`python -m bench.sentence [FOLDER FILE WORDS PAGE]`: how soon a changed sentence is seen in `handbook serve`.

Puts a word behind some words of a file, asks for the page until it has it, and says what that took: the time that
passed, and the CPU seconds of the server. Then it waits until all other pages are made. Without a folder it is the shipped
handbook and a page with one of its standards.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from bench.cost import RUNS
from bench.machine import machine

ROOT = Path(__file__).parent.parent
SHIPPED = ("standards/standards.yml", "Look up within 5 seconds", "standards/visitor.html")
OTHER = "why.html"
TICKS = 100


def worked(process: subprocess.Popen[str]) -> float:
    """The CPU seconds of a process until now."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def got(url: str) -> str:
    """A page."""
    with urllib.request.urlopen(url) as answer:
        return str(answer.read().decode())


def seen(folder: Path, file: str, words: str, page: str, other: str) -> None:
    """Print it, as often as everything is measured."""
    command = (sys.executable, "-m", "handbook", "-C", str(folder), "serve", "--address", "127.0.0.1:8700")
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr
    url = next(found[0] for line in server.stderr if (found := re.search(r"http://\S+", line)))
    threading.Thread(target=server.stderr.read, daemon=True).start()
    source = folder / file
    text = source.read_text("utf-8")
    for run in range(RUNS):
        got(url + other)
        got(url + page)
        before, began, new = worked(server), time.perf_counter(), f"{words} {'x' * (run + 3)}"
        source.write_text(text.replace(words, new, 1), "utf-8")
        while new not in got(url + page):
            pass
        first = f"seen after {time.perf_counter() - began:.2f} s, {worked(server) - before:.2f} CPU s"
        got(url + other)
        print(f"{first}; everything after {worked(server) - before:.2f} CPU s", flush=True)
    server.terminate()


def main(folder: str = "", *given: str) -> None:
    """Print how soon it is seen."""
    print(machine().words)
    with tempfile.TemporaryDirectory() as name:
        content = shutil.ignore_patterns(".*", "site", "print", "published", "tests", "bench", "handbook")
        copy = Path(shutil.copytree(folder or ROOT, Path(name, "copy"), ignore=content))
        file, words, page = given or SHIPPED
        seen(copy, file, words, page, "index.html" if folder else OTHER)


if __name__ == "__main__":
    main(*sys.argv[1:])
