"""Puts the example of a rule into the handbook of the guide, and asks the checker what it says of it.

`python -m tests.rule_examples [RULE…]` shows what is said of examples while one writes them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.authoring.lifecycle import close_edition
from handbook.guide.rule_examples import Piece, RuleExample, rule_examples
from handbook.guide.whole import GUIDE
from handbook.model.problems import Problem
from handbook.paper.preflight import preflight
from handbook.project.check import check
from handbook.project.load import Project

TODAY = date(2026, 11, 21)
BLOCK = re.compile(r"^(?=\S)", re.MULTILINE)
NAME = re.compile(r"[\w\"']+(?=:)")
ENTRY = re.compile(r"^(?=  - )", re.MULTILINE)
ENTRY_ID = re.compile(r"^  - id: *(\S+)", re.MULTILINE)

SAID: dict[tuple[tuple[Path, bytes], ...], list[Problem]] = {}
"""What was said of a folder with these files: many a good example is the guide's handbook as it stands."""


WITHOUT_PAGES = shutil.ignore_patterns("docs", "mkdocs.yml")


def said_of(example: RuleExample, pieces: Sequence[Piece], folder: Path) -> list[Problem]:
    """What the checker says of the guide's handbook with some pieces in it, set up anew in a folder."""
    shutil.copytree(GUIDE, folder, ignore=None if _has_files(pieces) else WITHOUT_PAGES)
    _without_the_manual(folder)
    if example.before:
        _freeze(example, folder)
    for piece in pieces:
        lay(piece, folder)
    state = tuple((path.relative_to(folder), _bytes(path)) for path in sorted(folder.rglob("*")))
    if state not in SAID:
        report = check(Project.load(folder, TODAY))
        on_paper = preflight(report) if _has_files(pieces) else []
        SAID[state] = [*report.problems, *on_paper]
    return SAID[state]


def _without_the_manual(folder: Path) -> None:
    """It comes with the software, is larger than the guide's handbook, and is proven elsewhere."""
    settings = folder / "standards.yml"
    settings.write_text(settings.read_text("utf-8").replace("manual: true", "manual: false"), "utf-8")


def _has_files(pieces: Sequence[Piece]) -> bool:
    """Whether an example is about more than YAML; without pages, a check takes half as long."""
    return any(piece.file or piece.language == "sh" for piece in pieces)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else path.readlink().name.encode() if path.is_symlink() else b""


def _freeze(example: RuleExample, folder: Path) -> None:
    with TemporaryDirectory() as other:
        frozen = Path(shutil.copytree(folder, Path(other, "frozen")))
        _without_the_last_edition(frozen)
        for piece in example.before:
            lay(piece, frozen)
        closed = close_edition(frozen, Project.load(frozen, TODAY).history, TODAY)
        (folder / "editions").mkdir()
        shutil.copy(closed, folder / "editions")


def _without_the_last_edition(folder: Path) -> None:
    """Bring a copy of the guide back to its first edition, as which it is frozen."""
    for path in folder.rglob("*.yml"):
        text = re.sub(r'^  - id: "2026-2"\n(    .*\n)*', "", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(text.replace('edition: "2026-2"', 'edition: "2026-1"'), "utf-8")
    for path in folder.glob("results/*"):
        path.unlink()


def lay(piece: Piece, folder: Path) -> None:
    """Put a piece where it stands: YAML into the fields that it names, another file in the place of the one there is."""
    if piece.language == "sh":
        subprocess.run(["sh", "-ec", piece.text], cwd=folder, check=True)
    elif piece.file:
        path = folder / piece.file
        path.parent.mkdir(exist_ok=True)
        path.write_text(piece.text, "utf-8")
    elif piece.language == "yaml":
        for block in _blocks(piece.text):
            _lay_block(block, folder)


def _blocks(text: str) -> list[str]:
    """A text in pieces of a section each; lines that no section begins with belong to the one before them."""
    blocks: list[str] = []
    for block in BLOCK.split(text):
        if NAME.match(block) or not blocks:
            blocks.append(block)
        else:
            blocks[-1] += block
    return [block for block in blocks if block.strip()]


def _lay_block(block: str, folder: Path) -> None:
    name = _name(block)
    for path in [folder / "standards.yml", *sorted(folder.glob("parts/*.yml"))]:
        blocks = _blocks(path.read_text("utf-8"))
        if name in map(_name, blocks):
            whole = "".join(_over(old, block) if _name(old) == name else old for old in blocks)
            path.write_text(whole, "utf-8")
            return
    with (folder / "standards.yml").open("a", encoding="utf-8") as root:
        root.write(block)


def _name(block: str) -> str:
    found = NAME.match(block)
    return found.group().strip("\"'") if found else block.partition("\n")[0]


def _over(old: str, new: str) -> str:
    """A section with the fields of another in the place of its own; what it does not name stays."""
    if not ENTRY_ID.search(new):
        return _fields_over(old, new, "  ")
    head, *entries = ENTRY.split(old)
    _, *laid = ENTRY.split(new)
    for entry in laid:
        id_ = _id(entry)
        known = [number for number, other in enumerate(entries) if _id(other) == id_]
        if known:
            entries[known[0]] = _fields_over(entries[known[0]], entry, "    ")
        else:
            entries.append(entry)
    return head.rstrip("\n") + "\n" + "".join(entry.rstrip("\n") + "\n" for entry in entries)


def _id(entry: str) -> str:
    found = ENTRY_ID.match(entry)
    return found.group(1).strip("\"'") if found else ""


def _fields_over(old: str, new: str, indent: str) -> str:
    """The fields at an indentation, those of `new` in the place of those of the same name."""
    field = re.compile(rf"^(?={indent}[^\s-])", re.MULTILINE)
    head, *fields = field.split(old)
    _, *laid = field.split(new)
    if not laid:
        return new
    for name, group in groupby(laid, _field_name):
        written = "".join(group)
        at = next((number for number, each in enumerate(fields) if _field_name(each) == name), len(fields))
        fields[at : at + 1] = [written]
    return head + "".join(fields)


def _field_name(text: str) -> str:
    return text.strip().partition(":")[0]


def main(rules: list[str]) -> None:
    """Print what is said of the examples of some rules, or of all that are not as they should be."""
    for name, example in rule_examples().items():
        if rules and name not in rules:
            continue
        for side, pieces in (("bad", example.bad), ("good", example.good)):
            with TemporaryDirectory() as folder:
                said = said_of(example, pieces, Path(folder, "handbook"))
            wrong = {problem.rule for problem in said} != ({name} if side == "bad" else set())
            if rules or wrong:
                print(
                    f"{name} {side}",
                    *(f"  {each.file}:{each.line} {each.rule} {each.message}" for each in said),
                    sep="\n",
                )


if __name__ == "__main__":
    main(sys.argv[1:])
