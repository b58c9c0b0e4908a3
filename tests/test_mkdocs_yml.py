"""`mkdocs.yml` is read as MkDocs reads it, every value with its place, and nothing in it is run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load

from handbook.pages.mkdocs_yml import read_config
from handbook.pages.site import read_site
from tests.conftest import Run
from tests.drop_in import report_on
from tests.site.building import NATURAL, dress

Command = Callable[..., Run]
BASE = """\
site_name: !ENV [NOBODYS_NAME, The shop]
docs_dir: !ENV NOBODYS_DOCS
theme: &look
  name: handbook
  palette: {scheme: default, primary: custom}
plugins:
  - handbook
  - macros:
      j2_extensions: [handbook.pages.sandbox.Sandbox]
extra:
  <<: {from: a merge key}
  more: {a: 1, b: [1, 2]}
"""
OWN = """\
INHERIT: shared/base.yml
theme:
  palette: {scheme: slate}
markdown_extensions:
  - toc: {permalink: false}
extra:
  more: {b: [3], c: 2026-11-26}
"""
CALL = '!!python/object/apply:os.mkdir ["{name}"]'


@pytest.fixture
def inheriting(shop: Path) -> Path:
    """A shop whose mkdocs.yml inherits from another."""
    dress(shop, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    (shop / "shared").mkdir()
    (shop / "shared" / "base.yml").write_text(BASE, "utf-8")
    (shop / "mkdocs.yml").write_text(OWN, "utf-8")
    return shop


def test_it_says_what_mkdocs_reads(inheriting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inherited groups are joined, lists replaced, variables of the environment taken with their type."""
    for value in (None, "pages", "7"):
        if value:
            monkeypatch.setenv("NOBODYS_DOCS", value)
        with (inheriting / "mkdocs.yml").open("rb") as file:
            assert read_config(inheriting).values == yaml_load(file)


def test_a_value_is_found_where_it_stands(inheriting: Path) -> None:
    """In the file that says it last, by line and column; what stands nowhere, where it would belong."""
    config = read_config(inheriting)
    places = {
        ("theme", "palette", "scheme"): ("mkdocs.yml", 3, 21),
        ("theme", "palette", "primary"): ("shared/base.yml", 5, 39),
        ("extra", "more", "b", 0): ("mkdocs.yml", 7, 14),
        ("plugins", 0): ("shared/base.yml", 7, 5),
        ("theme", "features"): ("mkdocs.yml", 3, 3),
        ("use_directory_urls",): ("mkdocs.yml", 1, 1),
    }
    for keys, (file, line, column) in places.items():
        position = config.position(*keys)
        assert (position.file, position.line, position.column) == (file, line, column), keys


def test_the_list_an_inherited_one_gives_way_to_is_noted(inheriting: Path) -> None:
    """Zensical would join the two."""
    assert read_config(inheriting).replaced == {("extra", "more", "b"): "shared/base.yml"}


def test_pages_are_found_where_the_inherited_file_says(inheriting: Path, handbook_command: Command) -> None:
    """And so are the mistakes on them."""
    (inheriting / "docs").rename(inheriting / "pages")
    (inheriting / "pages" / "index.md").write_text('{{ standrad("x") }}\n', "utf-8")
    run = handbook_command("-C", inheriting, "check", NOBODYS_DOCS="pages")
    assert run.status == 1
    assert "pages/index.md:1:4  error  unknown-macro" in run.out


def test_what_mkdocs_takes_ours_takes_too(inheriting: Path) -> None:
    """What is missing in mkdocs.yml the plugin adds, and what stands there comes first."""
    config = load_config(str(inheriting / "mkdocs.yml"), docs_dir=str(inheriting / "docs"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    assert config.use_directory_urls is False
    assert config.mdx_configs["toc"] == {"permalink": False} == read_site(inheriting).extensions["toc"]
    assert {"handbook", "attr_list", "pymdownx.superfences"} <= set(config.markdown_extensions)
    assert config.plugins["macros"].config["on_error_fail"] is True


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("INHERIT: nowhere.yml\n", "mkdocs.yml:1:10 error site-unreadable"),
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml:1:10 error site-unreadable"),
        ("INHERIT: /etc/hostname\n", "mkdocs.yml:1:10 error site-outside"),
        ("INHERIT: shared/../../other.yml\n", "mkdocs.yml:1:10 error site-outside"),
        ("- a list\n", "mkdocs.yml:1:1 error site-unreadable"),
        ("site_name: [\n", "mkdocs.yml:2:1 error site-unreadable"),
        ("site_name: 2026-99-99\n", "mkdocs.yml:1:1 error site-unreadable"),
        ("site_name: !ENV {a: b}\n", "mkdocs.yml:1:12 error site-unreadable"),
        ("a: " + "[" * 5000 + "\n", "mkdocs.yml:1:1 error site-unreadable"),
        ("extra: &a {a: *a}\n" + NATURAL, "mkdocs.yml:1:8 error site-unreadable"),
        ("? [1, 2]\n: 3\n", "mkdocs.yml:1:3 error site-unreadable"),
        ("", "mkdocs.yml:1:1 error site-unreadable"),
        ("site_name: A\nb: caf\udce9\n", "mkdocs.yml:2:7 error invalid-byte"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(shop: Path, written: str, said: str) -> None:
    """Never a traceback, and never silence."""
    dress(shop, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    (shop / "mkdocs.yml").write_text(written, "utf-8", errors="surrogateescape")
    errors = [line for line in report_on(shop) if " error " in line]
    assert bool(errors) == bool(said)
    assert all(said in line for line in errors)


@pytest.mark.parametrize("file", ["mkdocs.yml", "base.yml", "standards.yml", "more.yml", "docs/index.md"])
def test_check_runs_nothing_of_what_it_reads(shop: Path, handbook_command: Command, file: str) -> None:
    """Whoever sends a pull request could else run a program wherever it is checked; MkDocs' own reader does run it."""
    dress(shop, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    (shop / "base.yml").write_text(NATURAL, "utf-8")
    (shop / "mkdocs.yml").write_text("INHERIT: base.yml\n", "utf-8")
    (shop / "more.yml").write_text("glossary: []\n", "utf-8")
    standards = (shop / "standards.yml").read_text("utf-8")
    (shop / "standards.yml").write_text(
        standards.replace("handbook:\n", "include: [more.yml]\nhandbook:\n", 1), "utf-8"
    )
    mark = shop / "ran"
    evil = f"evil: {CALL.format(name=mark.as_posix())}\n"
    path = shop / file
    text = f"---\n{evil}---\n{path.read_text('utf-8')}" if path.suffix == ".md" else path.read_text("utf-8") + evil
    path.write_text(text, "utf-8")
    run = handbook_command("-C", shop, "check")
    assert run.status in (0, 1) and "Traceback" not in run.err
    assert not mark.exists()
    with (shop / "mkdocs.yml").open("rb") as read:
        yaml_load(read)
    assert mark.exists() == (file in ("mkdocs.yml", "base.yml")), "what stands there would have run"


def test_check_runs_no_macro_of_ones_own(shop: Path, handbook_command: Command) -> None:
    """It knows their names from reading."""
    dress(shop, {"index.md": "# All\n\n{{ mine() }}\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    (shop / "macros.py").write_text(
        "open('ran', 'w')\ndef define_env(env):\n    @env.macro\n    def mine(): return open('ran', 'w')\n", "utf-8"
    )
    run = handbook_command("-C", shop, "check")
    assert run.status == 0
    assert not (shop / "ran").exists()


LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.text("abc", max_size=3))
TREES = st.recursive(
    LEAVES, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from("abc"), inside, max_size=3)
)


@given(inherited=st.dictionaries(st.sampled_from("abc"), TREES), own=st.dictionaries(st.sampled_from("abc"), TREES))
def test_any_two_files_are_joined_as_mkdocs_joins_them(
    inherited: dict[str, object], own: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever kind of value stands in the place of which."""
    folder = tmp_path_factory.mktemp("site", numbered=True)
    (folder / "base.yml").write_text(yaml.safe_dump({"a": 1} | inherited), "utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({"INHERIT": "base.yml"} | own), "utf-8")
    with (folder / "mkdocs.yml").open("rb") as file:
        assert read_config(folder).values == yaml_load(file)
