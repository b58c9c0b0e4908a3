"""An engine that is started without us: what a page must not do it does not do there either."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.drop_in import FOLDERS
from tests.hostile_pages import FRONTS, RUNS, WAYS
from tests.site.building import build, dress

BARE = """\
site_name: Nobody checks this
theme: {theme}
plugins:
  - macros:
      j2_extensions: [handbook.pages.sandbox.Sandbox]
"""
"""No plugin of ours: nothing but the extension stands between a page and the machine."""


@pytest.mark.parametrize(("engine", "theme"), [("mkdocs", "mkdocs"), ("zensical", "material")])
def test_no_page_runs_anything_where_only_the_extension_is_there(tmp_path: Path, engine: str, theme: str) -> None:
    """Every way round the checker that is known, on a page of its own, in an engine that was started on its own."""
    (tmp_path / "mkdocs.yml").write_text(BARE.format(theme=theme), "utf-8")
    texts = ["# A\n\n" + way for way in WAYS.values()] + list(FRONTS.values())
    pages = {f"{i}.md": text for i, text in enumerate(texts)} | {
        "evil.markdown": "{{ RUNS }}",
        "fine.md": "Text {% raw %}{{ 7 }}{% endraw %}",
    }
    (tmp_path / "docs").mkdir()
    for name, text in pages.items():
        (tmp_path / "docs" / name).write_text(text.replace("RUNS", RUNS), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", engine, "build"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert not list(tmp_path.rglob("RAN")), run.stderr
    built = (tmp_path / "site" / "fine" / "index.html").read_text("utf-8")
    assert "Text {{ 7 }}" in built


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_settings_may_stand_in_a_group(tmp_path: Path, engine: str) -> None:
    """As well as in a list; and a story that names standards at its top still shows the standards."""
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", tmp_path / "shop"))
    text = "---\nstandards: greet\n---\n# All {#never ended\n\n{{ standards() }}\n\n{{ moments() }}\n"
    dress(shop, {"index.md": text})
    config = (shop / "mkdocs.yml").read_text("utf-8").partition("plugins:")[0]
    extension = "handbook.pages.sandbox.Sandbox"
    (shop / "mkdocs.yml").write_text(
        f"{config}plugins: {{handbook: {{}}, macros: {{j2_extensions: [{extension}]}}}}\n", "utf-8"
    )
    run = build(shop, "--engine", engine)
    assert run.returncode == 0, run.stderr
    page = (shop / "site" / "index.html").read_text("utf-8")
    assert "{#never ended" in page and "hb-standard" in page
