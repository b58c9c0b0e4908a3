"""The language server behind VS Code's YAML extension, in a process of its own, as an editor speaks with it.

It is a stranger to us: what it underlines and what it offers is what people see who write a handbook.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.environments import language_server

Message = dict[str, Any]


class LanguageServer:
    """A server that runs, and the files that are open in it."""

    def __init__(self, process: subprocess.Popen[bytes], schemas: Mapping[str, list[str]]) -> None:
        self._process = process
        settings = {"schemas": schemas, "validate": True, "completion": True, "hover": True}
        self._settings = {"yaml": settings | {"schemaStore": {"enable": False}}}
        self._number = 0
        self._versions: dict[Path, int] = {}
        self._ask("initialize", processId=None, rootUri=None, capabilities={"workspace": {"configuration": True}})
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=self._settings)

    def underlined(self, texts: Mapping[Path, str]) -> dict[Path, list[str]]:
        """What is underlined in files with these texts: the number of its line, and what is said of it.

        Each file is looked at some time after it was typed into, so all are typed into before the first is waited for.
        """
        for path, text in texts.items():
            self._type(path, text)
        waiting, found = {path.as_uri(): path for path in texts}, dict[Path, list[str]]()
        while waiting:
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] in waiting:
                path, said = waiting.pop(message["params"]["uri"]), message["params"]["diagnostics"]
                found[path] = [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in said]
        return found

    def offered(self, path: Path, text: str) -> list[str]:
        """What is offered where a text has its `|`."""
        found = self._at("textDocument/completion", path, text)
        return [each["label"] for each in found["items"]]

    def told(self, path: Path, text: str) -> str:
        """What is told of the word at the `|` of a text."""
        return str(self._at("textDocument/hover", path, text)["contents"]["value"])

    def _at(self, method: str, path: Path, text: str) -> Any:
        before, _, after = text.partition("|")
        self.underlined({path: before + after})
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self._ask(method, textDocument={"uri": path.as_uri()}, position=place)

    def _type(self, path: Path, text: str) -> None:
        version = self._versions[path] = self._versions.get(path, 0) + 1
        document: Message = {"uri": path.as_uri(), "version": version}
        if version == 1:
            self._tell("textDocument/didOpen", textDocument=document | {"languageId": "yaml", "text": text})
        else:
            self._tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def _ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while (message := self._read()).get("id") != self._number or "method" in message:
            pass
        return message["result"]

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _read(self) -> Message:
        """The next message; what the server asks is answered."""
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: Message = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            self._send({"id": message["id"], "result": [self._settings.get(item["section"], {}) for item in asked]})
        return message

    def _send(self, message: Message) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()


@contextmanager
def running(schemas: Mapping[str, list[str]]) -> Iterator[LanguageServer]:
    """A server that knows some schemas, each for the files that patterns find. Raises NoNode."""
    with subprocess.Popen([*language_server(), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield LanguageServer(process, schemas)
        finally:
            process.kill()
