"""Whatever may happen to a handbook between its builds, and during one, by dice: the end is what a build from nothing makes.

The suite throws a few times. `python -m tests.attacked SEED ROUNDS` throws as often as one likes, and says what came of it.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from tests.commands import Within
from tests.conftest import TODAY_EPOCH, Run, run_handbook
from tests.drop_in import FOLDERS
from tests.dying import dying
from tests.published import PAGES
from tests.site.building import dress

DAY = 24 * 60 * 60
AROUND = [("SOURCE_DATE_EPOCH", str(int(TODAY_EPOCH) + days * DAY)) for days in (-400, -1, 0, 1, 400)]
AROUND += [("TZ", "Asia/Tokyo"), ("TZ", "America/Lima"), ("LANG", "de_DE.UTF-8"), ("LANG", "C")]
WORD = re.compile(r"(?<= )[a-z]{4,}(?= [a-z])")
MADE = shutil.ignore_patterns("site", ".handbook.cache", ".site.*", "__pycache__")
MACRO = "def define_env(env):\n    @env.macro\n    def hello():\n        return 'Hello {number}'\n"
TOUCHES = 400
"""About as many as a build makes; a later one does not kill it."""


class Attacked:
    """A handbook in a folder, and what happens to it."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Write and build it."""
        self._room, self._dice = folder, random.Random(seed)
        self._shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", folder / "shop"))
        self._around: dict[str, str] = {}
        self._waiting: list[Callable[[], None]] = []
        dress(self._shop, PAGES)
        self._build(self._shop)

    def round(self, number: int) -> tuple[str, bool]:
        """Let so many things happen, each once before any happens again; which, and whether two builds then end in the same."""
        names = [self._next() for _ in range(number)]
        for attack in names:
            attack()
        again = self._build(self._shop)
        clean = Path(shutil.copytree(self._shop, self._room / "clean" / "shop", ignore=MADE))
        anew = self._build(clean)
        is_same = again.status == anew.status and (again.status or _files(self._shop) == _files(clean))
        shutil.rmtree(clean.parent)
        return f"{', '.join(attack.__name__ for attack in names)}: {again.status}", bool(is_same)

    def _next(self) -> Callable[[], None]:
        if not self._waiting:
            self._waiting += [self.word, self.page, self.program, self.setting, self.time_and_place, self.site, self.stamp, self.killed, self.twice]  # fmt: skip
            self._dice.shuffle(self._waiting)
        return self._waiting.pop()

    def _build(self, folder: Path, within: Within = nullcontext) -> Run:
        return run_handbook(folder, "build", within=within, **self._around)

    def word(self) -> None:
        """Another word of the same length in a source or on a page, perhaps with the time it had before."""
        file = self._dice.choice([self._shop / "standards.yml", *sorted(self._shop.glob("docs/**/*.md"))])
        text, before = file.read_text("utf-8"), file.stat()
        found = self._dice.choice([*WORD.finditer(text), None])
        if found:
            file.write_text(f"{text[: found.end() - 1]}{self._dice.choice('aeiou')}{text[found.end() :]}", "utf-8")
        if self._dice.random() < 0.5:
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    def page(self) -> None:
        """A page comes, goes, or gets another name."""
        page = self._shop / "docs" / "thrown.md"
        if not page.exists():
            page.write_text(f"# Thrown {self._dice.random()}\n\n{{{{ reviews() }}}}\n", "utf-8")
        elif self._dice.random() < 0.5:
            page.unlink()
        else:
            page.rename(page.with_name(f"{self._dice.randrange(9)}.md"))

    def program(self) -> None:
        """A macro of the house's own says something else."""
        (self._shop / "macros.py").write_text(MACRO.format(number=self._dice.randrange(9)), "utf-8")
        (self._shop / "docs" / "hello.md").write_text("# Hello\n\n{{ hello() }}\n", "utf-8")

    def setting(self) -> None:
        """Another setting of the engine."""
        file = self._shop / "mkdocs.yml"
        text = re.sub(r"site_author: .*\n", "", file.read_text("utf-8"))
        file.write_text(f"{text}site_author: Number {self._dice.randrange(9)}\n", "utf-8")

    def time_and_place(self) -> None:
        """Another day, earlier or later, elsewhere."""
        self._around |= [self._dice.choice(AROUND)]

    def site(self) -> None:
        """A file of the site is another, cut short or gone, or one is there that does not belong."""
        file = self._dice.choice(sorted(path for path in (self._shop / "site").rglob("*") if path.is_file()))
        content = file.read_bytes()
        what = self._dice.choice((content[1:], content[: len(content) // 2], None))
        file.unlink() if what is None else file.write_bytes(what)
        (self._shop / "site" / "stray.html").write_text("stray")

    def stamp(self) -> None:
        """What is kept is damaged, cut short or gone."""
        file = self._shop / ".handbook.cache" / "built.json"
        content = file.read_bytes() if file.is_file() else b"{}"
        at = self._dice.randrange(len(content))
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(self._dice.choice((content[:at], content[:at] + b"0" + content[at + 1 :], b"")))

    def killed(self) -> None:
        """A build of something new is killed somewhere in it."""
        self.word()
        self._build(self._shop, partial(dying, "kill", self._dice.randrange(1, TOUCHES), self._shop))

    def twice(self) -> None:
        """Two builds at once, and a word that changes meanwhile."""
        self.word()
        with ThreadPoolExecutor(2) as both:
            builds = [both.submit(self._build, self._shop) for _ in range(2)]
            self.word()
            for build in builds:
                build.result()


def _files(folder: Path) -> dict[str, bytes]:
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def main(seed: str, rounds: str) -> None:
    """Throw, and say what happened in each round, and whether it ended well."""
    with tempfile.TemporaryDirectory() as name:
        attacked = Attacked(Path(name), int(seed))
        for number in range(int(rounds)):
            happened, is_same = attacked.round(1 + number % 3)
            print(number, "same" if is_same else "NOT THE SAME", happened, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
