"""The jobs that a code host runs for a handbook: their own commands, in a clean clone, as the host would run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import yaml

from handbook.cli import main
from tests.conftest import TODAY_EPOCH, replace, run_handbook
from tests.drop_in import FOLDERS
from tests.published import two_editions
from tests.publishing.conftest import commit_all, git

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "handbook" / "starter"
GITHUB, GITEA = STARTER / ".github" / "workflows", STARTER / ".gitea" / "workflows"
JOBS = [*GITHUB.glob("*.yml"), *GITEA.glob("*.yml"), STARTER / ".gitlab-ci.yml"]
NAMED = {"what": "WHAT", "name": "NAME", "from": "FROM"}


def scripts(path: Path, job: str) -> list[str]:
    """What a job runs, step by step, but for installing."""
    said = yaml.safe_load(path.read_text("utf-8"))
    if path.name == ".gitlab-ci.yml":
        found = said[job]["script"]
    else:
        found = [step["run"] for step in said["jobs"][job]["steps"] if "run" in step]
    return [script for script in found if "pip install" not in script]


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository on a code host, with the handbook of a shop."""
    folder = tmp_path_factory.mktemp("host")
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", folder / "shop"))
    two_editions(partial(run_handbook, folder), shop)
    git(shop, "init", "-q", "-b", "main")
    commit_all(shop)
    git(folder, "clone", "-q", "--bare", shop, "origin.git")
    return folder / "origin.git"


@pytest.fixture
def clone(origin: Path, tmp_path: Path) -> Path:
    """A clean clone of a host of its own, so that what is pushed hinders nobody."""
    host = Path(shutil.copytree(origin, tmp_path / "host.git"))
    git(tmp_path, "clone", "-q", host, "clone")
    git(tmp_path / "clone", "config", "remote.origin.push", "refs/heads/*:refs/heads/*")
    return tmp_path / "clone"


def run(clone: Path, job: list[str], **environment: str) -> str:
    """Run the steps of a job in a shell as the hosts start it; what it said."""
    told = clone.parent / "summary.md"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    host = {"GITHUB_STEP_SUMMARY": str(told), "GITHUB_ACTOR": "mo", "GITHUB_SERVER_URL": "https://host.example",
            "GITHUB_REPOSITORY": "house/book", "GITLAB_USER_NAME": "mo", "GITLAB_USER_EMAIL": "mo@example.org"}  # fmt: skip
    said = ""
    for script in job:
        done = subprocess.run(
            ["bash", "-e", "-c", script], cwd=clone, capture_output=True, text=True,
            env={**os.environ, "PATH": path, "SOURCE_DATE_EPOCH": TODAY_EPOCH, **host, **environment},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        said += done.stdout
    return said


@pytest.mark.parametrize(
    ("path", "base"),
    [(GITHUB / "handbook.yml", "BASE"), (STARTER / ".gitlab-ci.yml", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")],
    ids=["github", "gitlab"],
)
def test_a_pull_request_is_checked_built_and_told(path: Path, base: str, clone: Path) -> None:
    """What it changes is in the file that becomes the comment, and the site of it stands ready."""
    git(clone, "switch", "-q", "-c", "reworded")
    replace(clone / "standards.yml", "before you open the bag", "before you touch the bag")
    commit_all(clone)
    target = {base: "main" if "CI_" in base else "origin/main", "CI_MERGE_REQUEST_IID": "7"}
    run(clone, scripts(path, "check"), **target)
    said = (clone / "changes.md").read_text("utf-8")
    assert "~~open~~" in said and "**touch**" in said
    assert "touch the bag" in (clone / "site" / "index.html").read_text("utf-8")


def test_gitea_and_forgejo_do_the_same(clone: Path) -> None:
    """But for how files are kept and a comment is made, which are the host's."""
    assert scripts(GITEA / "handbook.yml", "check")[:3] == scripts(GITHUB / "handbook.yml", "check")
    assert scripts(GITEA / "edition.yml", "edition")[0].replace("compare/$branch", "") == scripts(
        GITHUB / "edition.yml", "edition"
    )[0].replace("compare/$branch?expand=1", "")


def test_an_edition_is_made_in_the_browser(clone: Path) -> None:
    """Opened and closed on a branch that somebody merges; published at once."""

    def ask(path: Path, what: str, name: str = "", from_: str = "") -> None:
        before = set(git(clone, "ls-remote", "--heads", "origin").split("\n"))
        run(clone, scripts(path, "edition"), WHAT=what, NAME=name, FROM=from_)
        if what != "publish":
            (new,) = set(git(clone, "ls-remote", "--heads", "origin").split("\n")) - before
            git(clone, "switch", "-q", "main")
            git(clone, "merge", "-q", "--ff-only", new.split("refs/heads/")[1])

    git(clone.parent / "host.git", "config", "receive.advertisePushOptions", "true")
    ask(STARTER / ".gitlab-ci.yml", "open", "2028-1", "2028-02-01")
    assert 'edition: "2028-1"' in (clone / "standards.yml").read_text("utf-8")
    ask(GITHUB / "edition.yml", "close")
    assert (clone / "editions" / "2028-1.json").is_file()
    ask(GITHUB / "edition.yml", "publish", "2028-1")
    assert "2028-1" in git(clone.parent / "host.git", "show", "gh-pages:versions.json")


@pytest.mark.parametrize("path", JOBS, ids=lambda path: path.relative_to(STARTER).as_posix())
def test_every_command_of_ours_in_a_job_is_one(path: Path) -> None:
    """As `handbook …` is renamed or loses an option, the jobs go with it."""
    commands = re.findall(r"(?<![\w/-])handbook ((?:[a-z]+ )?)(\w+)?", path.read_text("utf-8"))
    named = {word.strip() or last for word, last in commands}
    assert {"check", "changes", "build"} <= named or {"edition", "confirm", "publish"} <= named
    assert named - {"-"} <= {*main.commands, ""}


OURS = ROOT / ".github" / "workflows"
MAY_WRITE = {"comment": {"pull-requests": "write"}, "edition": {"contents": "write"}}


@pytest.mark.parametrize("path", [*GITHUB.glob("*.yml"), *GITEA.glob("*.yml"), *OURS.glob("*.yml")], ids=str)
def test_a_job_may_do_no_more_than_it_does_and_runs_no_action_that_can_be_changed(path: Path) -> None:
    """A tag can be moved to another commit; a token left in the checkout could be taken by whatever runs later."""
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job.get("permissions") in (None, MAY_WRITE.get(name))
        for step in job["steps"]:
            assert re.search(r"@[0-9a-f]{40}$", step.get("uses", "@" + "0" * 40))
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is (name == "edition")


def test_this_repository_uses_them() -> None:
    """With the software that stands in it."""
    for ours, theirs in ((OURS / path.name, path) for path in GITHUB.glob("*.yml")):
        installed = re.compile(r"run: python -m pip install .*")
        assert installed.sub("", ours.read_text("utf-8")) == installed.sub("", theirs.read_text("utf-8"))


def test_who_is_asked_about_a_change_are_the_owners_of_what_stands_there(shop: Path) -> None:
    """With the house's own names in the place of its roles; a name of a file that has blanks is one name."""
    (shop / "more parts").mkdir()
    text = (shop / "standards.yml").read_text("utf-8")
    (shop / "standards.yml").write_text("include: more parts/*.yml\n" + text, "utf-8")
    indicator = "id: bags\n    title: Bags\n    kind: behaviour\n    ask: How many bags came?\n    owner: van-driver\n"
    (shop / "more parts" / "one.yml").write_text(f"indicators:\n  - {indicator}", "utf-8")
    said = [line for line in run_handbook(shop, "owners", "--team", "@shop/{role}").out.splitlines() if line[0] != "#"]
    assert said == [
        "/more\\ parts/one.yml @shop/van-driver",
        "/standards.yml @shop/shop-manager @shop/van-driver @shop/volunteer",
    ]
    wrong = run_handbook(shop, "owners", "--team", "@shop")
    assert wrong.status == 2 and "Write {role} where the id of the role belongs" in wrong.err
