"""A git branch of editions, as mike keeps it: every publish is one commit, all of it or nothing."""

from __future__ import annotations

import os
import tarfile
from contextlib import chdir
from pathlib import Path

from mike import git_utils

from handbook.editions.lifecycle import Refused
from handbook.system.git import git
from handbook.words.unable import Saying

SYMLINK = 0o120000
"""The mode of a symbolic link in git."""
FALLBACK_AUTHOR = "handbook"


class Branch:
    """A branch of the handbook's git repository."""

    def __init__(self, folder: Path, branch: str, remote: str) -> None:
        """Take the handbook's folder, the branch, and the remote it is pushed to, or an empty text."""
        self.folder, self.branch, self.remote = folder, branch, remote
        self.name = f"the branch {branch}"
        self.head = ""
        self.scratch = Path(self._git("rev-parse", "--path-format=absolute", "--git-common-dir")) / "handbook-publish"

    def published(self) -> Path:
        """What the branch holds, in a folder; with a remote, what that holds."""
        published = self.scratch / "published"
        try:
            with chdir(self.folder):
                if self.remote:
                    self._git("fetch", "--", self.remote)
                    git_utils.update_from_upstream(self.remote, self.branch)
                self.head = self._head()
                if not self.head:
                    return published
        except git_utils.GitError as error:
            raise Refused.lines([_git_said(error)]) from None
        archive = self.scratch / "published.tar"
        self._git("archive", "--format=tar", f"--output={archive}", f"{self.branch}:")
        with tarfile.open(archive) as files:
            # Not as an argument, which Python 3.11 takes from 3.11.4 on only.
            files.extraction_filter = getattr(tarfile, "tar_filter", lambda member, _: member)
            files.extractall(published)
        return published

    def swap(self, tree: Path, line: str) -> None:
        """Commit a tree, and push it where that was asked for."""
        try:
            with chdir(self.folder):
                self._ensure_author()
                if self._head() != self.head:
                    raise Refused("cannot.publish.meanwhile", branch=self.name)
                with git_utils.Commit(self.branch, f"Publish {line}\n") as commit:
                    commit.delete_files("*")
                    for path in sorted(tree.rglob("*")):
                        if path.is_symlink() or path.is_file():
                            commit.add_file(_file(path, path.relative_to(tree)))
                    commit.add_file(git_utils.FileInfo(".nojekyll", ""))
        except git_utils.GitError as error:
            raise Refused.lines([_git_said(error)]) from None
        if self.remote:
            self._push()

    def _push(self) -> None:
        try:
            with chdir(self.folder):
                git_utils.push_branch(self.remote, self.branch)
        except git_utils.GitError as error:
            again = f"git push {self.remote} {self.branch}"
            said = Saying("cannot.publish.not-pushed", command=again)
            raise Refused.lines([_git_said(error), said]) from None

    def _ensure_author(self) -> None:
        """See to it that a commit has an author where git knows of none, as in a pipeline."""
        for variable, setting in (("GIT_COMMITTER_NAME", "user.name"), ("GIT_COMMITTER_EMAIL", "user.email")):
            try:
                git_utils.get_config(setting)
            except git_utils.GitError:
                os.environ.setdefault(variable, FALLBACK_AUTHOR)

    def _head(self) -> str:
        return str(git_utils.get_latest_commit(self.branch)) if git_utils.has_branch(self.branch) else ""

    def _git(self, *arguments: str) -> str:
        done = git(self.folder, *arguments)
        if done.returncode:
            raise Refused.lines([_git_said(done.stderr.decode(errors="replace").strip())])
        return done.stdout.decode(errors="replace").strip()


def _file(path: Path, name: Path) -> git_utils.FileInfo:
    if path.is_symlink():
        return git_utils.FileInfo(name.as_posix(), str(path.readlink()), SYMLINK)
    return git_utils.FileInfo(name.as_posix(), path.read_bytes())


def _git_said(what: object) -> str:
    return f"git: {what}"


def is_in_git(folder: Path) -> bool:
    """Whether a folder stands in a git repository, and git is there to ask."""
    return git(folder, "rev-parse", "--is-inside-work-tree").returncode == 0
