"""`python -m bench.linear`: how the time of `handbook check` grows with input that is hard to read.

Each kind is checked at one size and at twice that; where the time grows with the square, it is four times as long. What
takes longer than half a minute is given up. A name, or the beginning of one, picks some of them.
"""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from handbook.project.check import check
from handbook.project.load import Project
from tests.drop_in import FOLDERS

GIVEN_UP = 30
"""Seconds."""
TODAY = date(2026, 11, 21)
HEAD = "standards:\n  - id: one\n    title: "
PAGE = "# One\n\n{{ standards() }}\n\n{{ moments() }}\n\n"
Text = Callable[[int], str]
SOURCES: dict[str, Text] = {
    "a quotation mark that is never closed": lambda n: HEAD + '"x\n' + "      words in the line\n" * n,
    "an apostrophe that is never closed": lambda n: HEAD + "'x\n" + "      words in the line\n" * n,
    "quotation marks that are never closed": lambda n: "standards:\n" + '  - id: "x\n' * n,
    "backslashes in quotation marks": lambda n: HEAD + '"' + "\\\\q" * min(n, 6000) + '"\n' + "# \\\n" * n,
    "brackets that are never closed": lambda n: "standards:\n" + "  - also: [x\n" * n,
    "brackets with many quoted texts": lambda n: HEAD + "x\n    also:\n      [" + '"a", ' * 3000 + '"b"]\n' + "# x\n" * n,
    "brackets with many aliases": lambda n: HEAD + "x\n    also: [" + "*a, " * 4000 + "b]\n" + "# x\n" * n,
    "braces": lambda n: "standards:\n" + "  - {a: {b: {c\n" * n,
    "dashes": lambda n: "standards:\n" + "- - - - - - - - x\n" * n,
    "colons in a text": lambda n: HEAD + "a: " * 6000 + "\n" + "    why: a: b: c\n" * n,
    "number signs in a text": lambda n: HEAD + "a\n" + "    why: a # b # c\n" * n,
    "tabs": lambda n: "standards:\n" + "\t- id: x\n\t\ttitle:\tb\n" * n,
    "odd spaces": lambda n: "standards:\n  - x" + "\u00a0" * 15000 + "b\n" + "    why: a\u00a0\u00a0b \u2003 c\n" * n,
    "names without a colon": lambda n: "standards:\n" + "  title x\n  - id x\n" * n,
    "names that are unknown": lambda n: HEAD + "x\n" + "".join(f"    naame{i}: x\n" for i in range(n)),
    "sections that are unknown": lambda n: "".join(f"standrds{i}: x\n" for i in range(n)),
    "entries of which all is wrong": lambda n: "standards:\n" + "".join(f"  - id: A{i}\n    who: [x{i}]\n    level: ms\n" for i in range(n)),
    "entries with wrong references": lambda n: "phrases:\n" + "".join(f"  - id: p-{i}\n    text: T {i}\n    verdict: say\n    instead: [p-{i}x]\n" for i in range(n)),
    "entries whose ids stand twice": lambda n: "glossary:\n" + "  - id: x\n    term: T\n    means: M\n" * n,
    "entries under mistyped names": lambda n: "glosary:\n" + "".join(f"  - id: g{i}\n    trem: T\n" for i in range(n)),
    "silences": lambda n: "glossary:\n" + "".join(f"  - id: g{i}  # ok: no-such-rule x\n    term: T\n" for i in range(n)),
    "silences of nothing": lambda n: "glossary:\n" + "".join(f"  - id: g{i}  # ok: unlinked x\n    term: T\n    means: M\n" for i in range(n)),
    "links that lead nowhere": lambda n: "glossary:\n" + "".join(f"  - id: g{i}\n    term: T\n    means: See [[x{i}]] [[\n" for i in range(n)),
    "a text of one word": lambda n: HEAD + "|\n" + ("      " + "word" * 400 + "\n") * (n // 40),
    "a number with many blanks": lambda n: HEAD + "x\n    weight: 1" + " " * 15000 + "x1\n" + "# x\n" * n,
    "second documents": lambda n: "glossary:\n" + "---\n  - id: x\n" * n,
    "anchors and tags": lambda n: "glossary:\n" + "  - &a !b &c id: &d x\n" * n,
    "merges that are unfinished": lambda n: "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n" * n,
}  # fmt: skip
PAGES: dict[str, Text] = {
    "a silence and blanks": lambda n: "<!-- ok: x" + " " * 20 * n + "\n",
    "beginnings of silences in a line": lambda n: "<!-- ok:" * 2 * n,
    "beginnings of silences, a line each": lambda n: "<!-- ok: x\n" * n,
    "beginnings of comments": lambda n: "<!--\n" * n,
    "backticks": lambda n: "`" * 10 * n,
    "backticks of many lengths": lambda n: " ".join("`" * (i % 300 + 1) for i in range(n // 10)),
    "backticks, a line each": lambda n: "``a `b\n" * n,
    "fences that are never closed": lambda n: "```a\n~~~b\n" * n,
    "fences of many lengths": lambda n: "".join("`" * (i % 500 + 3) + "x\n" for i in range(n // 10)),
    "{%": lambda n: "{%\n" * n,
    "{% raw %}": lambda n: "{% raw %}\n" * n,
    "{{": lambda n: "{{\n" * n,
    "{{ in a line": lambda n: "{{" * n,
    "{#": lambda n: "{#\n" * n,
    "macros that are unknown": lambda n: "".join(f"{{{{ mcro{i}() }}}}\n" for i in range(n // 4)),
    "macros": lambda n: "{{ questions() }}\n" * (n // 4),
    "brackets in a macro": lambda n: "{{ " + "(" * n + " }}",
    "a long number in a macro": lambda n: "{{ ref(" + "9" * n + ") }}",
    "links to no entry": lambda n: "".join(f"[[x{i}]]\n" for i in range(n)),
    "links to an entry": lambda n: "[[greet]] [[go]]\n" * n,
    "opening brackets": lambda n: "[" * 10 * n,
    "images": lambda n: "![a](x.png) ![b][c]\n" * n,
    "tags": lambda n: "<b a='<i \"\n" * n,
    "headings": lambda n: "# a # # #\n## b ####\n" * n,
    "a heading and number signs": lambda n: "# " + "# " * n,
    "emphasis": lambda n: "*a **b _c\n" * n,
    "front matter that never ends": lambda n: "",
    "merges": lambda n: "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n" * n,
    "words": lambda n: "word " * n + "\n",
    "blanks": lambda n: " " * 20 * n + "x\n",
    "empty lines": lambda n: "\n" * 5 * n,
}
SETTINGS: dict[str, Text] = {
    "a mkdocs.yml with many names": lambda n: "".join(f"x{i}: a\n" for i in range(n // 4)),
    "a mkdocs.yml with a long menu": lambda n: "nav:\n" + "".join(f"  - a{i}: a{i}.md\n" for i in range(n // 10)),
    "a mkdocs.yml with a quotation mark": lambda n: 'site_name: "x\n' + "  words\n" * n,
    "a mkdocs.yml with brackets": lambda n: "nav: " + "[" * n,
    "a mkdocs.yml with comments": lambda n: "# ok: x\n" * n,
}
RESULTS: dict[str, Text] = {
    "answers": lambda n: "date,scorecard,item,answer\n" + "2026-10-01,x,y,yes\n" * n,
    "a head of many columns": lambda n: "date,scorecard,item,answer" + "".join(f",c{i}" for i in range(n)) + "\n",
    "a quotation mark in a table": lambda n: 'date,scorecard,item,answer\n2026-10-01,x,y,"\n' + "a,b,c,d\n" * n,
}
PLACES: dict[str, tuple[str, str, dict[str, Text]]] = {
    "yaml": ("parts/more.yml", "", SOURCES),
    "page": ("docs/index.md", PAGE, PAGES),
    "settings": ("mkdocs.yml", "", SETTINGS),
    "results": ("results/a.csv", "", RESULTS),
}


def seconds(folder: Path, name: str, text: str) -> float:
    """The CPU seconds of checking a handbook with such a file in it."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    signal.alarm(GIVEN_UP)
    begun = time.process_time()
    try:
        check(Project.load(folder, TODAY))
    except TimeoutError:
        return float("inf")
    finally:
        signal.alarm(0)
    return time.process_time() - begun


def _give_up(*_: object) -> None:
    raise TimeoutError


def main(arguments: list[str]) -> None:
    """Print every kind with its seconds at both sizes, those that grow too fast marked."""
    size = 4000
    signal.signal(signal.SIGALRM, _give_up)
    for place, (name, before, texts) in PLACES.items():
        for kind, text in texts.items():
            if arguments and not f"{place} {kind}".startswith(tuple(arguments)):
                continue
            with tempfile.TemporaryDirectory() as parent:
                folder = Path(shutil.copytree(FOLDERS / "good" / "minimal", Path(parent) / "h"))
                root = folder / "standards.yml"
                root.write_text("include: [parts/*.yml]\n" + root.read_text("utf-8"), "utf-8")
                (folder / "docs").mkdir()
                (folder / "docs" / "index.md").write_text(PAGE)
                once, twice = (seconds(folder, name, before + text(size * times)) for times in (1, 2))
            mark = "  <-- more than proportional" if twice > 1 and twice > 3 * once else ""
            print(f"{once:7.2f} {twice:7.2f}  {place}: {kind}{mark}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
