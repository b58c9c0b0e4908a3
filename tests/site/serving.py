"""A real server on loopback: behind the policy, compressing as a web server does, and gone when a test wants it gone."""

from __future__ import annotations

import gzip
import http.server
import io
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from handbook.web import policy

POLICY = policy.header()
"""The content-security policy a site is served with: nothing from elsewhere, no script written into the page."""
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".csv", ".xml")
YEAR = 31_536_000


@lru_cache(maxsize=1000)
def _compressed(path: Path, written: int) -> bytes:
    """A file as it goes out; `written` tells one state of it from the next."""
    return gzip.compress(path.read_bytes())


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: _Server

    def __init__(self, *given: Any) -> None:
        """Serve the folder that the server has now."""
        super().__init__(*given, directory=str(given[2].folder))

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_head(self) -> Any:
        """A text goes out compressed to whoever takes it so; while the network is slow nothing goes out."""
        self.server.is_quick.wait()
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if path.suffix not in TEXTS or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        content = _compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def end_headers(self) -> None:
        """Every answer comes with the policy; what has its version in its address may be kept, the rest is asked for anew."""
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", f"max-age={YEAR}, immutable" if "?" in self.path else "no-cache")
        super().end_headers()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    folder: Path
    is_quick: threading.Event

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may hang up."""


class Network:
    """A folder on loopback, at one address for as long as it is needed, whether the network is there or not."""

    def __init__(self, folder: Path) -> None:
        """Begin to serve."""
        self.folder = folder
        self._is_quick = threading.Event()
        self._is_quick.set()
        self._port = 0
        self._server: _Server | None = None
        self.restore()
        self.address = f"http://127.0.0.1:{self._port}/"

    def restore(self) -> None:
        """The network is there."""
        self._server = _Server(("127.0.0.1", self._port), _Handler)
        self._server.folder, self._server.is_quick = self.folder, self._is_quick
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def pull(self) -> None:
        """The network is gone."""
        self.quicken()
        if self._server:
            self._server.shutdown()
            self._server.server_close()
        self._server = None

    def publish(self, folder: Path) -> None:
        """Serve another folder at the same address from now on."""
        self.folder = folder
        if self._server:
            self._server.folder = folder

    def slow(self) -> None:
        """Whoever asks is kept waiting."""
        self._is_quick.clear()

    def quicken(self) -> None:
        """Whoever waits is answered."""
        self._is_quick.set()
