"""Editions beside each other: what an earlier one says of today, where its pages lead, and that no address dies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from handbook.rules import CHECKS, Context
from handbook.rules.base import Breach
from tests.conftest import run_handbook
from tests.published import FIRST, SECOND, Command, whole
from tests.publishing.ready import ready


@contextmanager
def grown(rule: str) -> Iterator[None]:
    """A version of the program that finds fault, by a rule, with a standard of the first edition."""

    def found(context: Context) -> Iterator[Breach]:
        if context.book.handbook.edition == FIRST:
            yield Breach(context.book.standards[0], ("title",), "Nobody minded this then.")

    with patch.dict(CHECKS, {rule: found}):
        yield


def test_an_earlier_edition_is_judged_by_the_rules_it_was_closed_under(shop_twice: Path, tmp_path: Path) -> None:
    """Nobody can mend it any more; without what a build needs it is refused. What it did not hold is said on its pages.

    What it alone holds, and no page of today shows any more, has a page of its own.
    """
    www = tmp_path / "www"
    run = run_handbook(tmp_path, "-C", shop_twice, "publish", FIRST, "--to", www, within=partial(grown, "unknown-id"))
    assert run.status == 1 and "Nobody minded this then." in run.err and not www.exists()
    index = shop_twice / "docs" / "index.md"
    kept = ("thank-giver", "write-it-down", "price-facing", "collect-on-day")
    shown = "\n\n".join(f'{{{{ standard("{id_}") }}}}' for id_ in kept)
    index.write_text(index.read_text("utf-8").replace("{{ standards() }}", shown), "utf-8")
    run = run_handbook(
        tmp_path, "-C", shop_twice, "publish", FIRST, "--to", www, within=partial(grown, "critical-is-must")
    )
    assert run.status == 0, run.err
    page = (www / FIRST / "about" / "new.html").read_text("utf-8")
    assert f"<em>Not part of edition {FIRST}.</em>" in page
    only = (www / FIRST / "only-in-this-edition.html").read_text("utf-8")
    assert 'id="say-where"' in only and 'id="price-facing"' not in only


def test_every_page_of_an_old_edition_leads_to_the_same_page_of_the_current_one(
    handbook_command: Command, shop_twice: Path, first: Path
) -> None:
    """Or, where there is none, to its beginning, and says so; each link leads somewhere."""
    www = first
    (shop_twice / "docs" / "about" / "us.md").rename(shop_twice / "docs" / "about" / "them.md")
    run = handbook_command("-C", shop_twice, "publish", SECOND, "--to", www)
    assert run.status == 0 and run.err.count(" is gone, and nothing leads on") == 1
    assert "about/us.html is gone" in run.err and "at the top of that page: was: [about/us.md]" in run.err
    whole(www)
    for page in (www / FIRST).rglob("*.html"):
        notice = re.search(r'<aside class="hb-old".*?href="([^"]+)">(.*?)</a>', page.read_text("utf-8"))
        assert notice
        if page.name == "404.html":
            assert notice[1] == f"/book/{FIRST}/../current/index.html"
        else:
            there = (page.parent / notice[1]).resolve().relative_to(www / "current")
            assert (www / "current" / there).is_file()
            same = page.relative_to(www / FIRST).as_posix() != "about/us.html"
            assert (there == page.relative_to(www / FIRST)) == same
    gone = (www / FIRST / "about" / "us.html").read_text("utf-8")
    assert "This page is not in the current edition." in gone and "which held until 31\u00a0December\u00a02026" in gone


def test_a_short_address_never_dies(with_sites_made: Command, shop_twice: Path, tmp_path: Path) -> None:
    """What an edition dropped says so in the current one; when even that is forgotten, the edition that had it does."""
    www = tmp_path / "www"
    for edition in (FIRST, SECOND):
        assert with_sites_made("-C", shop_twice, "publish", edition, "--to", www).status == 0
    assert (www / FIRST / "go" / "rag" / "index.html").is_file()
    assert "No longer part" in (www / "current" / "go" / "rag" / "index.html").read_text("utf-8")
    (shop_twice / "editions" / f"{FIRST}.json").unlink()
    forgetful = partial(run_handbook, within=partial(ready, tmp_path / "sites"))
    for _ in range(2):
        run = forgetful(shop_twice, "publish", SECOND, "--to", www)
        assert run.status == 0, run.err
        assert whole(www) == [SECOND, FIRST]
        kept = (www / "current" / "go" / "rag" / "index.html").read_text("utf-8")
        assert f'url=../../../{FIRST}/go/rag/index.html"' in kept
    assert {path.name for path in (www / FIRST / "go").iterdir()} <= {
        path.name for path in (www / "current" / "go").iterdir()
    }


def test_an_old_edition_that_is_published_again_does_not_become_current(
    with_sites_made: Command, shop_twice: Path, tmp_path: Path
) -> None:
    """Publishing something twice is no harm either."""
    www = tmp_path / "www"
    for edition in (SECOND, FIRST, SECOND, SECOND):
        assert with_sites_made("-C", shop_twice, "publish", edition, "--to", www).status == 0
    assert whole(www) == [SECOND, FIRST]
