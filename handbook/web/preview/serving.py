"""The preview from its start to Ctrl-C: it looks whether something was saved, makes it, and lets open pages know."""

from __future__ import annotations

import errno
import shutil
import signal
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.pages.site import Site, read_site
from handbook.project.check import Report
from handbook.web.preview.answers import Server, server_at
from handbook.web.preview.changes import State, state_of
from handbook.web.preview.early import PAGE, Early
from handbook.web.preview.making import Made, Work, make, make_page
from handbook.words.unable import Saying, Unable

PORTS = 20
"""So many ports after the one that is asked for are tried where it is taken."""
OFTEN = 0.25
"""Seconds between two looks at the folder; a folder that takes long to look at is looked at less often."""
PATIENCE = 30
"""Seconds after which a browser that waits for something newer is answered that there is nothing."""
Tell = Callable[[Made], None]


class CannotServe(Unable):
    """There is no such address, or nobody may serve there."""


class Preview:
    """What is shown now, and the work that makes the next."""

    def __init__(self, folder: Path, work: Work, room: Path, tell: Tell) -> None:
        """Take the handbook's folder, what makes its site, a folder to make it in, and who is told what came of it."""
        self._folder, self._work, self._room, self._tell = folder, work, room, tell
        self._site: Site = read_site(folder)
        self._made, self._times, self._state = Made(None), 0, State()
        self._early: Early | None = None
        self._open, self._version = "", 0
        self._changed = threading.Condition()
        self.stopping = threading.Event()

    def latest(self, address: str) -> tuple[Made, str]:
        """What an address is answered with now, and its version; it waits until every change that was saved is in it."""
        now = state_of(self._site)
        with self._changed:
            if address.endswith(PAGE):
                self._open = address
            # A folder in which something never stops changing is shown as it was when it was asked for.
            enough = self._times + 2
            while not (self._times and (self._state == now or self._times >= enough)):
                if self._early and self._early.state == now and (early := self._early.answer(address)):
                    return early, str(self._version)
                self._changed.wait(OFTEN)
                now = state_of(self._site)
            return self._made, str(self._version)

    def newer(self, version: str) -> str:
        """The version there is, as soon as it is another one, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._version and str(self._version) != version, PATIENCE)
            return str(self._version)

    def follow(self) -> None:
        """Make what was saved, again and again, until somebody stops it."""
        while not self.stopping.is_set():
            began = time.monotonic()
            state = state_of(self._site)
            if not self._times or state != self._state:
                self._make(state)
            else:
                time.sleep(max(OFTEN, 10 * (time.monotonic() - began)))

    def _make(self, state: State) -> None:
        room = self._room / str(self._times + 1)
        made = make(self._folder, self._work, room / "site", lambda report: self._show_early(state, room, report))
        if self.stopping.is_set():
            return
        with self._changed:
            self._version += not (self._early and self._early.is_part_of(made))
            self._made, self._state, self._site, self._early = made, state, read_site(self._folder), None
            self._times += 1
            self._changed.notify_all()
        self._tell(made)
        shutil.rmtree(self._room / str(self._times - 2), ignore_errors=True)

    def _show_early(self, state: State, room: Path, report: Report) -> None:
        """Let the page that was asked for last be seen before all others are made."""
        address, former = self._open, self._made
        changed = {Path(path) for path, *_ in state ^ self._state}
        if former.site and (page := make_page(self._folder, self._work, room / "page", address, report, changed)):
            with self._changed:
                self._early = Early(state, address, page, former)
                self._version += 1
                self._changed.notify_all()


def serve(folder: Path, address: str, work: Work, tell: Tell, say: Callable[[Saying], None], *, browse: bool) -> None:
    """Serve a preview of a folder until somebody stops it.

    `tell` is told what came of every look, `say` where the preview is to be seen. Raises CannotServe.
    """
    with tempfile.TemporaryDirectory(prefix="handbook-preview-") as room:
        preview = Preview(folder, work, Path(room), tell)
        server, host = _bound(address, preview, say)
        url = f"http://{host}:{server.server_address[1]}/"
        say(Saying("command.serve.at", address=url))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        if browse:
            webbrowser.open(url)
        try:
            with _stopped_by_signals(preview.stopping):
                preview.follow()
        except KeyboardInterrupt:
            say(Saying("command.serve.ended"))
        finally:
            server.shutdown()
            server.server_close()


def _bound(address: str, preview: Preview, say: Callable[[Saying], None]) -> tuple[Server, str]:
    """A server at an address or, where somebody serves there already, at the next free port."""
    host, colon, port = address.rpartition(":")
    if not (colon and host and port.isdigit() and int(port) < 2**16):
        raise CannotServe("cannot.serve.address", address=address)
    for at in range(int(port), min(int(port) + PORTS, 2**16)):
        try:
            server = server_at(host, at, preview)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                continue
            raise CannotServe("cannot.serve.refused", address=address, why=error.strerror or str(error)) from None
        if at != int(port):
            say(Saying("command.serve.taken", port=port, other=at))
        return server, host
    raise CannotServe("cannot.serve.all-taken", port=port, number=PORTS)


@contextmanager
def _stopped_by_signals(stopping: threading.Event) -> Iterator[None]:
    """Let Ctrl-C, and whoever ends the process, stop the preview also where an engine would swallow it."""

    def stop(*_: object) -> None:
        stopping.set()
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
        raise KeyboardInterrupt
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
