"""The site of a house that rests on a brand, as each engine builds it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import markdown
import pytest

from tests.conftest import run_handbook
from tests.drop_in import FOLDERS
from tests.site.building import dress

CARDS = "# {title}\n\n{{{{ standards() }}}}\n\n{{{{ moments() }}}}\n\n![A gate](gate.svg)\n"

NATURAL = "site_name: Brand\ntheme:\n  name: handbook\nplugins: [handbook]\n"
PAGES = {
    "index.md": "# All of us\n\n{{ standards() }}\n\n{{ moments() }}\n\n[Deep](pool.md#deep)\n",
    "about.md": "# About\n\n[The pool](pool.md) and ![a gate](gate.svg)\n\n## Apart\n\nText.\n",
    "pool.md": "# The pool\n\n## Deep\n\nWater[^1].\n\n[^1]: Cold.\n",
    "lost.md": "# Lost\n\n[Home](./)\n",
}
OTHERWISE = {
    "as-the-brand": ("", ""),
    "folders": ("", "use_directory_urls: true\n"),
    "heißt": ("  language: de\n", "markdown_extensions:\n  - toc:\n      toc_depth: 1\n"),
    "without": ("", "exclude_docs: /pool.md\n"),
    "zuletzt": ("", ""),
}
"""Houses with what each says in its settings and its mkdocs.yml."""


@contextmanager
def telling_conversions() -> Iterator[None]:
    """Say in the end how many texts were converted from Markdown."""
    converted, convert = 0, markdown.Markdown.convert

    def counting(self: markdown.Markdown, source: str) -> str:
        nonlocal converted
        converted += 1
        return convert(self, source)

    markdown.Markdown.convert = counting  # type: ignore[method-assign]
    try:
        yield
    finally:
        print(f"converted {converted}", file=sys.stderr)


def built(folder: Path, *houses: str) -> tuple[list[str], int]:
    """Build houses in one process, and return what the engine says of links, and how many texts were converted."""
    run = run_handbook(folder, "build", *houses, within=telling_conversions)
    assert run.status == ("without" in houses), run.err
    said = [line for line in run.err.splitlines() if line.startswith(("INFO", "WARNING")) and "contains a" in line]
    return said, int(run.err.rpartition("converted ")[2])


def bytes_of(site: Path) -> dict[str, bytes]:
    """The files of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_several_houses_at_once_have_the_bytes_of_each_alone(tmp_path: Path) -> None:
    """Whatever is made once for all of them is the same in each: a page that lies elsewhere, or is said or converted otherwise, is made anew."""
    brand = tmp_path / "brand"
    (brand / "docs").mkdir(parents=True)
    text = (FOLDERS / "good" / "minimal" / "standards.yml").read_text("utf-8")
    (brand / "standards.yml").write_text(text.replace("handbook:\n", "handbook:\n  manual: false\n", 1), "utf-8")
    (brand / "mkdocs.yml").write_text(NATURAL, "utf-8")
    for name, page in PAGES.items():
        (brand / "docs" / name).write_text(page, "utf-8")
    (brand / "docs" / "gate.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    for name, (settings, site) in OTHERWISE.items():
        (tmp_path / name).mkdir()
        said = f'extends: ../brand\nhandbook:\n  organisation: {name}\n  edition: "1"\n{settings}'
        (tmp_path / name / "standards.yml").write_text(said, "utf-8")
        written = f"INHERIT: ../brand/mkdocs.yml\nsite_name: {name}\n{site}"
        (tmp_path / name / "mkdocs.yml").write_text(written, "utf-8")
    (tmp_path / "zuletzt" / "docs").mkdir()
    (tmp_path / "zuletzt" / "docs" / "about.md").write_text("# About us\n", "utf-8")
    all_said, together = built(tmp_path, *OTHERWISE)
    sites = {name: bytes_of(tmp_path / name / "site") for name in OTHERWISE}
    for name in OTHERWISE:
        shutil.rmtree(tmp_path / name / "site", ignore_errors=True)
    alone = {name: built(tmp_path, name) for name in OTHERWISE}
    assert {name: bytes_of(tmp_path / name / "site") for name in OTHERWISE} == sites
    assert sites["without"] == {}
    assert [line for said, _ in alone.values() for line in said] == all_said
    assert together < sum(converted for _, converted in alone.values())


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_house_has_the_pages_of_its_brand_in_its_own_words(tmp_path: Path, engine: str) -> None:
    """Without a folder of pages of its own, with the brand's pictures; a page of the house's stands in the place of the brand's.

    What the house leaves out of its site is left out of the menu that it has from the brand, with the heading above it.
    """
    brand, house = tmp_path / "brand", tmp_path / "Haus Süd"
    (brand / "docs").mkdir(parents=True)
    house.mkdir()
    text = (FOLDERS / "good" / "minimal" / "standards.yml").read_text("utf-8")
    (brand / "standards.yml").write_text(text.replace("handbook:\n", "handbook:\n  manual: false\n", 1), "utf-8")
    (brand / "mkdocs.yml").write_text("site_name: Brand\ntheme:\n  name: handbook\nplugins:\n  - handbook\n  - macros:\n      j2_extensions: [handbook.pages.sandbox.Sandbox]\nnav:\n  - index.md\n  - about.md\n  - Water: [pool.md]\n", "utf-8")  # fmt: skip
    (brand / "docs" / "index.md").write_text(CARDS.format(title="All of us"), "utf-8")
    (brand / "docs" / "about.md").write_text("# About the brand\n", "utf-8")
    (brand / "docs" / "pool.md").write_text("# The pool\n", "utf-8")
    (brand / "docs" / "gate.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    (house / "standards.yml").write_text(
        'extends: ../brand\nhandbook:\n  organisation: Süd\n  edition: "1"\nstandards:\n  - id: close\n    do: Shut it.\n',
        "utf-8",
    )
    (house / "mkdocs.yml").write_text("INHERIT: ../brand/mkdocs.yml\nsite_name: Süd\nexclude_docs: /pool.md\n", "utf-8")
    if engine == "zensical":
        (house / "docs").mkdir()
        (house / "docs" / "about.md").write_text("# About this house\n", "utf-8")
    houses = [house]
    if engine == "mkdocs":  # what keeps one of several from being built is said, and keeps no other
        houses = [tmp_path / "broken", house]
        (tmp_path / "broken").mkdir()
        (tmp_path / "broken" / "standards.yml").write_text("extends: ../brandt\n", "utf-8")
    run = run_handbook(tmp_path, "build", *houses, "--engine", engine)
    assert run.status == len(houses) - 1, run.err
    assert ("There is no folder “../brandt”." in run.err) == (engine == "mkdocs")
    assert run.err.endswith(f"\n1 of 2 is not built: {tmp_path}/broken\n" if engine == "mkdocs" else "\n")
    page = (house / "site" / "index.html").read_text("utf-8")
    assert "All of us" in page and "Shut it." in page and (house / "site" / "gate.svg").is_file()
    about = (house / "site" / "about.html").read_text("utf-8")
    assert ("About this house" if engine == "zensical" else "About the brand") in about
    assert "Water" not in page and not (house / "site" / "pool.html").exists()
    assert not (brand / "site").exists()


def test_what_a_program_of_one_house_imports_is_not_taken_for_that_of_the_next(tmp_path: Path) -> None:
    """Both have a module of one name beside their hook."""
    for house in ("one", "two"):
        folder = tmp_path / house
        shutil.copytree(FOLDERS / "good" / "minimal", folder)
        dress(folder, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"})
        (folder / "helper.py").write_text(f"WORD = 'said in {house}'\n", "utf-8")
        hook = "import helper\n\n\ndef on_page_content(html, **_):\n    return html + helper.WORD\n"
        (folder / "hook.py").write_text(hook, "utf-8")
        with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write("hooks: [hook.py]\n")
    run_handbook(tmp_path, "build", "one", "two")
    for house in ("one", "two"):
        assert f"said in {house}" in (tmp_path / house / "site" / "index.html").read_text("utf-8")
