"""StrictDoc: every entry is a node of a document."""

from __future__ import annotations

from pathlib import Path

from bench.beside.entries import by_page, rst, upward
from bench.beside.installed import FromPyPI
from bench.beside.tool import Command, put
from bench.beside.words import Said, Words

# The table, the trace and the deep trace of a document hold all that everything in it leads to: 28 MB each for 50
# standards that a role is to keep.
SETTINGS = """\
from strictdoc.core.project_config import ProjectConfig


def create_config():
    return ProjectConfig(project_features=["SEARCH"])
"""


class StrictDoc(FromPyPI):
    """StrictDoc."""

    package = "strictdoc"
    name = "StrictDoc"
    out = "out"
    does = "Gets every entry as a node with its texts and links, a document for every page; draws the links both ways. Its tables and traces of every document are turned off, which grow with the square."

    def write(self, folder: Path, ours: Path, words: Words) -> None:
        put(folder, {"source/strictdoc_config.py": SETTINGS})
        roles = sorted({name for said in words.entries for name, _ in said.links})
        for page, entries in by_page(words).items():
            put(folder, {f"source/{page}.sdoc": _document(page, entries, roles)})

    def build(self) -> list[Command]:
        return [[self.called("strictdoc"), "export", "source", "--output-dir", "out"]]


def _document(page: str, entries: list[Said], roles: list[str]) -> str:
    relations = "".join(f"  - TYPE: Parent\n    ROLE: {role}\n" for role in roles)
    fields = "".join(
        f"  - TITLE: {name}\n    TYPE: String\n    REQUIRED: True\n" for name in ("UID", "TITLE", "STATEMENT")
    )
    head = (
        f"[DOCUMENT]\nTITLE: {page}\n\n[GRAMMAR]\nELEMENTS:\n- TAG: ENTRY\n  FIELDS:\n{fields}  RELATIONS:\n{relations}"
    )
    return head + "".join(map(_node, entries))


def _node(said: Said) -> str:
    text = "".join(f"**{name}**: {rst(text)}\n\n" for name, text in said.facts) or f"{said.kind}\n\n"
    relations = "".join(f"- TYPE: Parent\n  VALUE: {id_}\n  ROLE: {name}\n" for name, id_ in upward(said))
    return f"\n[ENTRY]\nUID: {said.id}\nTITLE: {said.title}\nSTATEMENT: >>>\n{text.rstrip()}\n<<<\n" + (
        f"RELATIONS:\n{relations}" if relations else ""
    )
