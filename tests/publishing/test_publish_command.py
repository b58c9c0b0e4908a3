"""Publishing as an editor meets it: what is published where, what is refused and why, and what is said."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from handbook.web.links import broken_links
from handbook.web.offline import refresh_digests
from tests.published import FIRST, OLD, REWORDED, SECOND, Command, whole


def test_editions_stand_side_by_side_and_the_latest_is_current(
    with_sites_made: Command, shop_twice: Path, tmp_path: Path
) -> None:
    """The earlier one is built from its frozen file, is left as it was but for the notice, and keeps its checksum."""
    www = tmp_path / "www"
    first = with_sites_made("-C", shop_twice, "publish", FIRST, "--to", www)
    assert first.status == 0, first.err
    assert re.search(rf"^\S+Z edition {FIRST}, no commit, sha256:[0-9a-f]{{64}}, \d+ files$", first.out, re.MULTILINE)
    assert whole(www) == [FIRST]
    before = {path: path.read_bytes() for path in (www / FIRST).rglob("*") if path.is_file()}
    assert with_sites_made("-C", shop_twice, "publish", SECOND, "--to", www).status == 0
    assert whole(www) == [SECOND, FIRST]
    changed = {path for path, content in before.items() if path.read_bytes() != content}
    plain = {path.with_name(path.name.removesuffix(".gz")) for path in changed}
    assert plain == {*(www / FIRST).rglob("*.html"), www / FIRST / "worker.js"}
    assert len((www / "published.log").read_text("utf-8").splitlines()) == 2
    assert REWORDED[0][4:] in (www / FIRST / "index.html").read_text("utf-8")
    assert REWORDED[1][4:] in (www / "current" / "index.html").read_text("utf-8")
    assert (www / FIRST / "print" / "handbook.pdf").is_file()
    leading_out = {what for name in (FIRST, SECOND) for _, what in broken_links(www / name)}
    assert all(what.startswith("../") for what in leading_out)


@pytest.mark.parametrize(
    ("edition", "status", "said"),
    [
        ("2027-2", 2, "There is no edition “2027-2”. Did you mean “2027-1”?"),
        ("../x", 2, f"The frozen editions are: {FIRST}, {SECOND}."),
    ],
)
def test_an_unknown_edition_is_wrong_use(
    edition: str, status: int, said: str, handbook_command: Command, shop_twice: Path, tmp_path: Path
) -> None:
    """And says which there are."""
    run = handbook_command("-C", shop_twice, "publish", edition, "--to", tmp_path / "www")
    assert run.status == status and said in run.err
    assert not (tmp_path / "www").exists()


def test_what_is_not_ready_is_refused_with_a_cure(
    handbook_command: Command, with_sites_made: Command, shop_twice: Path, tmp_path: Path
) -> None:
    """An open edition, files that say something else than was frozen, an address without the alias, a warning, an error."""
    root = shop_twice / "standards.yml"
    sound = root.read_text("utf-8")
    cases = {
        (REWORDED[1], "do: Thank the giver before you take the bag."): "handbook changes shows what differs",
        ("site: https://shop.example/book/current/", "site: https://shop.example/"): "https://shop.example/current/",
        ("    up_to: 2\n", "    up_to: £2\n"): "“£2” is not a bare number.",
        ("review_by: 2030-01-01", "review_by: 2020-01-01"): "review-overdue",
    }
    for (old, new), said in cases.items():
        root.write_text(sound.replace(old, new), "utf-8")
        run = handbook_command("-C", shop_twice, "publish", SECOND, "--to", tmp_path / "www")
        assert run.status == 1 and said in run.err, said
        assert not (tmp_path / "www").exists()
    root.write_text(sound, "utf-8")
    assert handbook_command("-C", shop_twice, "edition", "open", "2028-1").status == 0
    run = handbook_command("-C", shop_twice, "publish", "2028-1", "--to", tmp_path / "www")
    assert run.status == 1 and "Close it first: handbook edition close" in run.err
    again = with_sites_made("-C", shop_twice, "publish", SECOND, "--to", tmp_path / "www")
    assert again.status == 0, again.err


def test_a_torn_frozen_file_is_refused(handbook_command: Command, shop_twice: Path, tmp_path: Path) -> None:
    """It is not to be trusted, nor is one from the future."""
    file = shop_twice / "editions" / f"{FIRST}.json"
    text = file.read_text("utf-8")
    for torn in (
        text[:2000],
        re.sub('"schema": [0-9]+', '"schema": 99', text),
        text.replace("look in the bag", "look at the bag"),
    ):
        file.write_text(torn, "utf-8")
        run = handbook_command("-C", shop_twice, "publish", FIRST, "--to", tmp_path / "www")
        assert run.status == 1 and f"editions/{FIRST}.json" in run.err and "Traceback" not in run.err
        assert not (tmp_path / "www").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(
    with_sites_made: Command, shop_twice: Path, tmp_path: Path
) -> None:
    """Nothing that was not published is ever swapped away; an empty folder is as good as none."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "letters.txt").write_text("dear")
    run = with_sites_made("-C", shop_twice, "publish", SECOND, "--to", home)
    assert run.status == 1 and "holds something else than editions" in run.err
    assert [path.name for path in home.iterdir()] == ["letters.txt"]
    (home / "letters.txt").unlink()
    assert with_sites_made("-C", shop_twice, "publish", SECOND, "--to", home).status == 0
    assert whole(home) == [SECOND]
    listed = (home / "versions.json").read_text("utf-8")
    for wrong in ("[", listed.replace(f'"version": "{SECOND}"', '"version": ""'), "[" * 100_000):
        (home / "versions.json").write_text(wrong)
        run = with_sites_made("-C", shop_twice, "publish", SECOND, "--to", home)
        assert run.status == 1 and "is no list of editions" in run.err
    (home / "versions.json").write_text(listed)
    assert whole(home) == [SECOND]


def test_what_else_stands_there_stays(with_sites_made: Command, shop_twice: Path, tmp_path: Path) -> None:
    """Among editions that were published, a file of somebody's own is kept."""
    www = tmp_path / "www"
    assert with_sites_made("-C", shop_twice, "publish", FIRST, "--to", www).status == 0
    (www / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    assert with_sites_made("-C", shop_twice, "publish", SECOND, "--to", www).status == 0
    assert (www / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    (www / "robots.txt").unlink()
    assert whole(www) == [SECOND, FIRST]


def test_without_git_a_plain_folder_is_made(with_sites_made: Command, shop_twice: Path) -> None:
    """And nothing else is written into the handbook."""
    before = {path.name for path in shop_twice.iterdir()}
    run = with_sites_made("-C", shop_twice, "publish", SECOND, PATH="")
    assert run.status == 0, run.err
    assert whole(shop_twice / "published") == [SECOND]
    assert {path.name for path in shop_twice.iterdir()} == before | {"published"}
    assert with_sites_made("-C", shop_twice, "publish", SECOND, "--push").status == 1


def test_zensical_publishes_the_same_way(
    handbook_command: Command, with_sites_made: Command, shop_twice: Path, tmp_path: Path
) -> None:
    """Into a plain folder, with the same marks on every page."""
    www = tmp_path / "www"
    run = handbook_command("-C", shop_twice, "publish", FIRST, "--to", www, "--engine", "zensical")
    assert run.status == 0, run.err
    assert with_sites_made("-C", shop_twice, "publish", SECOND, "--to", www).status == 0
    assert whole(www) == [SECOND, FIRST]
    page = (www / FIRST / "about" / "us.html").read_text("utf-8")
    assert OLD in page and 'data-hb-edition="2026.10" href="../../index.html"' in page


def test_licences_and_bill_of_materials_are_kept_with_the_edition(made: Path, first: Path) -> None:
    """Whoever takes an edition along takes along what others ask to be said of their work; the bill where there was its tool."""
    assert "SIL OPEN FONT LICENSE" in (first / "current" / "licences.html").read_text("utf-8")
    assert '<a href="current/licences.html">' in (first / "index.html").read_text("utf-8")
    assert not (first / FIRST / "bill.cdx.json").exists()
    assert json.loads((made / "other" / SECOND / "bill.cdx.json").read_text("utf-8"))["bomFormat"] == "CycloneDX"


@pytest.mark.parametrize(
    "name", ["published.log", "versions.json", f"{FIRST}/index.html", f"{FIRST}/assets", "more", f"{FIRST}/pipe"]
)
def test_nothing_comes_in_by_what_is_published(
    handbook_command: Command, shop_twice: Path, first: Path, name: str
) -> None:
    """Whoever may write to the branch or folder is not thereby read from this disk: a link out is named, and no more."""
    secret = first.parent / "secret"
    secret.mkdir()
    (secret / "words.txt").write_text("unmistakable-zarzuela\n", "utf-8")
    path = first / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    if name.endswith("pipe"):
        os.mkfifo(path)
    else:
        path.symlink_to(secret if name.endswith(("assets", "more")) else secret / "words.txt")
    run = handbook_command("-C", shop_twice, "publish", SECOND, "--to", first)
    assert run.status == 1 and f"{path} is no file of an edition" in run.err
    assert not (first / SECOND).exists()


WORKERS = [b"const handbook = [" + b"[" * 100_000, b"const handbook = {};", b'const handbook = {"precache": 5, "runtime": {}};',
           b'const handbook = {"edition": "x", "precache": {"../../secret.txt": "", "a%00": ""}, "runtime": {}};']  # fmt: skip


@pytest.mark.parametrize("declared", WORKERS, ids=["deep", "empty", "mistyped", "outside"])
def test_a_worker_that_somebody_else_published_is_not_taken_on_trust(tmp_path: Path, declared: bytes) -> None:
    """What it lists is summed up only where it is a file of the edition."""
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.txt").write_text("zarzuela", "utf-8")
    worker = tmp_path / "site" / "worker.js"
    worker.write_bytes(declared + b"\nself.x = 1;\n")
    refresh_digests(tmp_path / "site")
    assert worker.read_bytes().endswith(b"\nself.x = 1;\n")
    assert hashlib.sha256(b"zarzuela").hexdigest()[:8].encode() not in worker.read_bytes()
