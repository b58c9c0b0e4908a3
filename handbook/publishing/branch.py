"""A git branch of editions, as mike keeps it: every publish is one commit, all of it or nothing.

The commit is made beside the branch, which moves to it in the last step; one that is pushed moves at the remote first.
What the branch holds here and what it holds at the remote have to be parts of one history: nothing is ever overwritten.
"""

from __future__ import annotations

import tarfile
from contextlib import AbstractContextManager
from pathlib import Path

from handbook.authoring.lifecycle import Refused
from handbook.publishing.commit import commit_tree
from handbook.system.git import GitFailed, asked_git, failure, git, is_shallow, object_at
from handbook.system.locks import Waiting, working_folder
from handbook.words.unable import Saying

REMOTE = "origin"
"""The remote that is pushed to; in a repository that has but one of another name, that one."""
NONE_SUCH = 2
"""The status with which git says that a remote does not have what it was asked for."""
AS_THEY_ARE = ("-c", "core.autocrlf=false", "-c", "core.eol=lf")
"""Files leave the repository byte for byte."""


class Branch:
    """A branch of the handbook's git repository."""

    def __init__(self, folder: Path, branch: str, again: str, *, pushed: bool) -> None:
        """Take the handbook's folder, the branch, the command that publishes, and whether it pushes. Raises GitFailed."""
        self.folder, self.branch, self.again, self.pushed = folder, branch, again, pushed
        self.name = f"the branch {branch}"
        self.ref = f"refs/heads/{branch}"
        self.remote = self._remote()
        self.upstream = f"refs/remotes/{self.remote or REMOTE}/{branch}"
        self.here = self.base = ""
        self.scratch = Path(self._git("rev-parse", "--path-format=absolute", "--git-common-dir")) / "handbook-publish"
        self.tree = self.scratch / "tree"

    def at_work(self, say_waiting: Waiting) -> AbstractContextManager[None]:
        """Hold the lock; the scratch folder is empty then. Raises OSError."""
        return working_folder(self.scratch, say_waiting)

    def published(self) -> Path:
        """What the branch holds, in a folder: here or, where that holds more of the same history, at the remote.

        Raises Refused where the two have parted, or where somebody works in the branch; or GitFailed.
        """
        self._ensure_free()
        self.here = self._commit_at(self.ref)
        self.base = self._latest(self.here, self._there())
        published = self.scratch / "published"
        if self.base:
            archive = self.scratch / "published.tar"
            self._git(*AS_THEY_ARE, "archive", "--format=tar", f"--output={archive}", f"{self.base}:")
            with tarfile.open(archive) as files:
                # Not as an argument, which Python 3.11 takes from 3.11.4 on only.
                files.extraction_filter = getattr(tarfile, "tar_filter", lambda member, _: member)
                files.extractall(published)
        return published

    def swap(self, tree: Path, line: str) -> None:
        """Commit a tree, push it where that was asked for, and move the branch to it."""
        commit = commit_tree(self.folder, tree, f"Publish {line}\n", self.base)
        self._ensure_free()
        if self._commit_at(self.ref) != self.here:
            raise Refused("cannot.publish.meanwhile", branch=self.name)
        if self.pushed:
            self._push(commit)
        self._git("update-ref", "-m", "handbook publish", self.ref, commit, self.here or "0" * len(commit))

    def _push(self, commit: str) -> None:
        try:
            self._git("push", "--quiet", "--", self.remote or REMOTE, f"{commit}:{self.ref}")
        except GitFailed as failed:
            raise Refused.lines(
                [f"git: {failed.said}", Saying("cannot.publish.not-pushed", command=self.again)]
            ) from None

    def _remote(self) -> str:
        """The name of the remote; an empty text in a repository without one, or with several and no `origin`."""
        remotes = self._git("remote").split()
        return REMOTE if REMOTE in remotes else remotes[0] if len(remotes) == 1 else ""

    def _there(self) -> str:
        """The commit that the remote has the branch at; it is asked when it will be pushed to, or nothing is known."""
        if self.pushed:
            self._fetch()
        elif self.remote and not self.here and not self._commit_at(self.upstream):
            try:
                self._fetch()
            except GitFailed as failed:
                why = Saying("cannot.publish.unknown-remote", branch=self.branch, remote=self.remote, option="--to")
                raise Refused.lines([f"git: {failed.said}", why]) from None
        return self._commit_at(self.upstream)

    def _fetch(self) -> None:
        """Fetch the branch by its name, which a clone of a single branch does not do by itself."""
        remote = self.remote or REMOTE
        asked = git(self.folder, "ls-remote", "--exit-code", "--heads", "--", remote, self.ref)
        if asked.returncode == NONE_SUCH:
            return
        if asked.returncode:
            raise failure(self.folder, asked)
        self._git("fetch", "--quiet", "--no-tags", "--", remote, f"+{self.ref}:{self.upstream}")

    def _latest(self, here: str, there: str) -> str:
        """Of two commits the one that comes after the other; either may be missing. Raises Refused."""
        if not here or (there and self._comes_after(there, here)):
            return there or here
        if not there or self._comes_after(here, there):
            return here
        upstream = self.upstream.removeprefix("refs/remotes/")
        if is_shallow(self.folder):
            command = f"git fetch --unshallow {self.remote} +{self.ref}:{self.upstream}"
            raise Refused("cannot.publish.shallow", branch=self.branch, upstream=upstream, command=command)
        command = f"git branch --force {self.branch} {upstream}"
        raise Refused("cannot.publish.parted", branch=self.branch, upstream=upstream, command=command)

    def _comes_after(self, later: str, earlier: str) -> bool:
        done = git(self.folder, "merge-base", "--is-ancestor", earlier, later)
        if done.returncode not in (0, 1):
            raise failure(self.folder, done)
        return done.returncode == 0

    def _ensure_free(self) -> None:
        """See to it that nobody has the branch checked out: its files would seem to be changed by them."""
        for worktree in self._git("worktree", "list", "--porcelain").split("\n\n"):
            told = dict(line.partition(" ")[::2] for line in worktree.splitlines())
            if told.get("branch") == self.ref and "prunable" not in told:
                command = f"git -C {told['worktree']} switch --detach"
                raise Refused("cannot.publish.in-use", branch=self.branch, folder=told["worktree"], command=command)

    def _commit_at(self, ref: str) -> str:
        """The commit at a full name, or an empty text."""
        return object_at(self.folder, f"{ref}^{{commit}}")

    def _git(self, *arguments: str) -> str:
        return asked_git(self.folder, *arguments)
