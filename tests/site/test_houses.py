"""The site of a house that rests on a brand, as each engine builds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import run_handbook
from tests.drop_in import FOLDERS

CARDS = "# {title}\n\n{{{{ standards() }}}}\n\n{{{{ moments() }}}}\n\n![A gate](gate.svg)\n"


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
    page = (house / "site" / "index.html").read_text("utf-8")
    assert "All of us" in page and "Shut it." in page and (house / "site" / "gate.svg").is_file()
    about = (house / "site" / "about.html").read_text("utf-8")
    assert ("About this house" if engine == "zensical" else "About the brand") in about
    assert "Water" not in page and not (house / "site" / "pool.html").exists()
    assert not (brand / "site").exists()
