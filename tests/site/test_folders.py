"""`use_directory_urls: true`: every page in a folder of its own, as MkDocs builds by default."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.drop_in import FERRY
from tests.site.building import build, words_of


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def in_folders(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the ferry, with a folder for every page; the build has looked at every link in it."""
    ferry = Path(shutil.copytree(FERRY, tmp_path_factory.mktemp(request.param) / "ferry"))
    with (ferry / "mkdocs.yml").open("a") as file:
        file.write("\nuse_directory_urls: true\n")
    run = build(ferry, "--engine", request.param)
    assert run.returncode == 0, run.stderr
    return ferry


def test_every_link_leads_where_the_pages_are(in_folders: Path) -> None:
    """Homes, short addresses, search, data and worker know the pages by their folders."""
    site, page = in_folders / "site", "standards/welcome/index.html"
    entry, address = next(
        home for home in json.loads((site / "handbook.json").read_text())["homes"].items() if page in home[1]
    )
    assert address == f"{page}#{entry}"
    assert f'href="../../{address}"' in (site / "go" / entry / "index.html").read_text()
    assert f'id="{entry}"' in (site / page).read_text() and not (site / "standards" / "welcome.html").exists()
    assert f'"{address}"' in (site / "assets" / "search-index.js").read_text()
    assert f'"{page}"' in (site / "worker.js").read_text()
    assert "Nod to a passenger within 5 seconds" in words_of(site / page)
    assert len(list((site / "standards").glob("*/index.html"))) == 3


def test_a_former_name_leads_on_from_its_folder(in_folders: Path) -> None:
    """To the folder of the page."""
    page = (in_folders / "site" / "coaching" / "glove" / "index.html").read_text("utf-8")
    assert 'content="0; url=../stories/the-wet-glove/index.html"' in page
