"""YAML that holds itself, or stands for more than there is room for, is refused wherever it may stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handbook.project.check import check
from handbook.project.load import Project
from tests.drop_in import FERRY
from tests.site.building import ferry_in

TODAY = date(2026, 11, 21)
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{after}: &{after} [{','.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefghi", "bcdefghij", strict=True)
)
EVERY_KIND = ("mkdocs.yml", "words/en.yml", "macros.py", "docs/index.md", "standards/service.yml")
SITE = "site_name: x\ntheme: handbook\n"


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("mkdocs.yml", SITE + "nav: &a [*a]\n", "site-unreadable"),
        ("mkdocs.yml", SITE + "plugins: &a [*a]\n", "site-unreadable"),
        ("mkdocs.yml", BOMB + SITE + "nav: *j\n", "site-unreadable"),
        ("mkdocs.yml", BOMB + SITE + "docs_dir: *j\n", "site-unreadable"),
        ("mkdocs.yml", SITE + "x: !!timestamp abc\n", "site-unreadable"),
        ("mkdocs.yml", SITE + "x: !!bool x\n", "site-unreadable"),
        ("mkdocs.yml", SITE + 'docs_dir: "a\\0b"\n', "site-unreadable"),
        ("mkdocs.yml", SITE + f"docs_dir: {'x' * 300}\n", ""),
        ("docs/index.md", f"---\n{BOMB}about: *j\n---\n# A\n", "page-front-matter"),
        ("docs/index.md", "---\nabout: &a [*a]\n---\n# A\n", "page-front-matter"),
        ("standards/service.yml", 'y: [\n -s,"', "quote-not-closed"),
        ("editions/2026-1.json", '{"schema":' + "9" * 5000 + "}", "edition-unreadable"),
        ("words/en.yml", BOMB + "none.standards: *j\n", "own-words-unreadable"),
        *((name, "#" * 80 + "\n" + "# more\n" * 1_600_000, "too-large") for name in EVERY_KIND),
    ],
)
def test_it_is_a_problem_and_neither_a_traceback_nor_a_wait(name: str, text: str, rule: str, tmp_path: Path) -> None:
    """Billions of values in ten lines, a list that is an item of itself, a value of another kind, eleven megabytes."""
    folder = ferry_in(tmp_path / FERRY.name)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    rules = {problem.rule for problem in check(Project.load(folder, TODAY)).problems if problem.file == name}
    assert not rule or rule in rules
