"""`python -m deploy.demo`: publish the frozen editions of this handbook into a folder, and serve them with nginx."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event

import click

from deploy.nginx import main as need_nginx
from deploy.nginx import serving
from handbook.project.load import Project

ROOT = Path(__file__).parent.parent


def publish_all(folder: Path, engine: str = "mkdocs", handbook: Path = ROOT) -> None:
    """Publish every frozen edition of a handbook, the earliest first, by the command. Raises CalledProcessError."""
    for edition in Project.load(handbook).history.frozen:
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "handbook",
            "-C",
            handbook,
            "publish",
            edition.name,
            "--to",
            folder,
            "--engine",
            engine,
        ]
        subprocess.run(command, check=True)


@click.command()
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), default=ROOT / "published")
@click.option("--port", default=0, help="The port; a free one if none is given.")
def main(folder: Path, port: int) -> None:
    """Publish the frozen editions into a folder, and serve them until Ctrl-C."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    need_nginx()
    publish_all(folder)
    with serving(folder, port) as address:
        click.echo(f"The editions are published: {address}  (Ctrl-C ends it)")
        with suppress(KeyboardInterrupt):
            Event().wait()


if __name__ == "__main__":
    main()
