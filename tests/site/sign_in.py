"""A sign-in on loopback that behaves as oauth2-proxy does, without asking anybody who they are."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

DEPLOY = Path(__file__).parents[2] / "deploy"
LATER = "Expires=Wed, 01 Jan 2031 00:00:00 GMT; HttpOnly"
ANSWERS = {"guest": 202, "stranger": 403}
"""Who may read, and who may not; everybody else is asked to sign in."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Proxy

    def do_GET(self) -> None:
        """Say who may read, ask who one is, and lead back to what was wanted."""
        self.server.asked.append((self.path, self.headers))
        where, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if where == "/oauth2/auth":
            self._answer(ANSWERS.get(self._cookie("who"), 401), {"Set-Cookie": self.server.cookies})
        elif where == "/oauth2/start":
            state = quote(query.get("rd", ["/"])[0], safe="")
            way = f"/oauth2/callback?code=1&state={state}" if self.server.lets_in else "/oauth2/sign_in"
            self._answer(302, {"Location": [way]})
        elif where == "/oauth2/callback":
            self._answer(302, {"Location": query["state"], "Set-Cookie": ["who=guest; Path=/"]})
        else:
            self._answer(200 if where == "/oauth2/sign_in" else 404, {})

    def _cookie(self, name: str) -> str:
        pairs = (pair.strip().partition("=") for pair in self.headers.get("Cookie", "").split(";"))
        return next((value for key, _, value in pairs if key == name), "")

    def _answer(self, status: int, headers: dict[str, list[str]]) -> None:
        self.send_response(status)
        for name, values in headers.items():
            for value in values:
                self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Proxy(http.server.ThreadingHTTPServer):
    """What nginx asks: all that it was asked, the cookies it renews, and whether whoever signs in is let in."""

    daemon_threads = True

    def __init__(self) -> None:
        """Begin to answer."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, Message]] = []
        self.cookies: list[str] = []
        self.lets_in = True
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def snippet(self) -> str:
        """What a server includes to have it in front."""
        return f'set $sign_in http://127.0.0.1:{self.server_address[1]};\ninclude "{DEPLOY / "sign-in.conf"}";'

    def close(self) -> None:
        """Answer nobody any more."""
        self.shutdown()
        self.server_close()


@contextmanager
def sign_in() -> Iterator[Proxy]:
    """A sign-in that is there for as long as it is needed."""
    proxy = Proxy()
    try:
        yield proxy
    finally:
        proxy.close()


def asked(address: str, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    """What the server answers, no redirect followed; a name's underscores are dashes."""
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return connection.getresponse()
