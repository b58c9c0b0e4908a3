"""What git knows of a folder."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; without git it fails as a command does that finds nothing."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False)
    except OSError as missing:
        return subprocess.CompletedProcess(command, 1, b"", str(missing).encode())


def git_output(folder: Path, *arguments: str) -> str:
    """What git says in a folder, without white space around it; nothing where it fails."""
    done = git(folder, *arguments)
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else ""
