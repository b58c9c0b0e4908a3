"""A real nginx on loopback, without any right of its own, with the configuration that is shipped.

`python -m deploy.nginx` sees to it that there is one: Debian's is installed where apt may; otherwise this says what
to install.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
PLACES = ("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx")
HELP = """\
Published editions are served by a real nginx, and none could be found or installed.
Install it (Debian, Ubuntu: apt install nginx-light), or say where it is:
    NGINX=/path/to/nginx make publish-demo
"""
SHIPPED = f'include "{HERE / "handbook.conf"}";'
PATIENCE = 30
"""Seconds after which an nginx that does not answer is given up."""
CONFIGURATION = """\
{user}
daemon off;
pid {run}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    {temporary}
    server {{
        listen 127.0.0.1:{port};
        root "{root}";
        {more}
        {configuration}
    }}
}}
"""


def installed() -> str | None:
    """The nginx that is there: the one NGINX names, one on the PATH, or one where it usually stands."""
    named = os.environ.get("NGINX")
    found = [named] if named else [shutil.which("nginx"), *PLACES]
    return next((path for path in found if path and Path(path).is_file()), None)


@contextmanager
def serving(root: Path, port: int = 0, more: str = "", configuration: str = SHIPPED) -> Iterator[str]:
    """Serve a folder on loopback, on a free port unless one is named, and say its address.

    `more` stands in the server before the configuration. Raises RuntimeError when nginx does not answer.
    """
    binary = installed()
    if binary is None:
        raise RuntimeError(HELP)
    with TemporaryDirectory(prefix="handbook-nginx-") as run:
        port = port or _free_port()
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = " ".join(f"{kind}_temp_path {run}/{kind};" for kind in kinds)
        user = (
            "user root;" if os.geteuid() == 0 else ""
        )  # who may read what is served, as everyone else may who starts it
        text = CONFIGURATION.format(
            user=user,
            run=run,
            port=port,
            root=root.resolve(),
            temporary=temporary,
            more=more,
            configuration=configuration,
        )
        Path(run, "nginx.conf").write_text(text, "utf-8")
        command = [binary, "-e", "stderr", "-p", run, "-c", f"{run}/nginx.conf"]
        with subprocess.Popen(command) as server:
            try:
                _wait(server, port)
                yield f"http://127.0.0.1:{port}/"
            finally:
                server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx does not answer; what it says stands above.")


def main() -> None:
    """Find nginx, or install it, or say what to do."""
    apt = shutil.which("apt-get")
    if not installed() and apt and hasattr(os, "geteuid"):
        print("No nginx here yet; installing one …", file=sys.stderr)
        as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        for words in ("update", "install --yes --no-install-recommends nginx-light"):
            command = [*as_root, apt, "-qq", *words.split()]
            if shutil.which(command[0]):
                subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if not installed():
        sys.exit(HELP)


if __name__ == "__main__":
    main()
