"""What the preview answers: a page of the site with what loads it anew, or in its place what is wrong."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from handbook.web.preview.making import Made

OWN = "/.preview/"
VERSION = f"{OWN}version"
MISSING = "404.html"


class Answering(Protocol):
    """What the server asks for what it answers with."""

    def latest(self, address: str) -> tuple[Made, str]:
        """What an address is answered with now, and its version; it waits until every change that was saved is in it."""
        ...

    def newer(self, version: str) -> str:
        """The version there is, as soon as it is another one, or after a while."""
        ...


class Server(ThreadingHTTPServer):
    """Answers each in a thread of its own, none of which holds up the end."""

    daemon_threads = True
    answering: Answering

    def handle_error(self, *_: Any) -> None:
        """A browser that went away in the middle of an answer is nothing to tell."""


class Handler(SimpleHTTPRequestHandler):
    """One question of a browser."""

    server: Server
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        """Answer, whatever state the handbook is in."""
        self._answer(lambda content: self.wfile.write(content))

    def do_HEAD(self) -> None:
        """The same, without what it holds."""
        self._answer(lambda _: None)

    def log_message(self, *_: Any) -> None:
        """The terminal is for what is wrong with the handbook."""

    def _answer(self, write: Callable[[bytes], object]) -> None:
        parts = urlsplit(self.path)
        path = posixpath.normpath(unquote(parts.path)) if parts.path.startswith("/") else "/"
        status, kind, content = (
            self._own(path, parts.query) if path.startswith(OWN) else self._of_site(path, parts.path)
        )
        self.send_response(status)
        if status == HTTPStatus.FOUND:
            self.send_header("Location", content.decode())
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        write(content)

    def _own(self, path: str, query: str) -> tuple[HTTPStatus, str, bytes]:
        if path == VERSION:
            return HTTPStatus.OK, "text/plain", self.server.answering.newer(query).encode()
        asset = files("handbook.web.preview") / "assets" / path.removeprefix(OWN)
        if not asset.is_file():
            return HTTPStatus.NOT_FOUND, "text/plain", b""
        return HTTPStatus.OK, self.guess_type(path), asset.read_bytes()

    def _of_site(self, path: str, written: str) -> tuple[HTTPStatus, str, bytes]:
        index = "/index.html" if written.endswith("/") else ""
        made, version = self.server.answering.latest(f"{path}{index}".lstrip("/"))
        if made.site is None:
            return HTTPStatus.INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", _shown(made.page.encode(), "", version)
        file = made.site / path.lstrip("/")
        if file.is_dir():
            if not written.endswith("/"):
                return HTTPStatus.FOUND, "text/plain", f"{urlsplit(self.path).path}/".encode()
            file /= "index.html"
        status = HTTPStatus.OK
        if not file.is_file():
            status, file = HTTPStatus.NOT_FOUND, made.site / MISSING
        content = file.read_bytes() if file.is_file() else b"404"
        kind = self.guess_type(str(file))
        if file.suffix == ".html":
            return status, "text/html; charset=utf-8", _shown(content, made.bar, version)
        return status, kind, content


def _shown(page: bytes, bar: str, version: str) -> bytes:
    """A page with the bar, and with the script that loads it anew."""
    style = f'<link rel="stylesheet" href="{OWN}style.css">' if bar else ""
    script = f'<script src="{OWN}reload.js" data-version="{version}"></script>'
    before, body, after = page.rpartition(b"</body>")
    added = f"{style}{bar}{script}".encode()
    return before + added + body + after if body else page + added


def server_at(host: str, port: int, answering: Answering) -> Server:
    """A server that is bound to an address. Raises OSError."""
    server = Server((host, port), Handler)
    server.answering = answering
    return server
