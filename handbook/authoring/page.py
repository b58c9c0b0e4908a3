"""Write a new page with the macros that fit, and a line for it in the menu."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from handbook.authoring.edits import edited, insert_lines
from handbook.authoring.rewrite import NotWritten
from handbook.authoring.suggested_id import suggested_id
from handbook.authoring.to_yaml import scalar
from handbook.model import Entry
from handbook.pages.macros import MACROS
from handbook.pages.menu import listed
from handbook.pages.mkdocs_yml import ConfigPosition, read_config
from handbook.project.load import Project
from handbook.reader.unfinished import NOTHING_YET
from handbook.system.files import write_all_atomically
from handbook.text.comparing import key
from handbook.words.unable import Unable, meant

ABOUT = {
    "role": ('limits(role="{id}")', 'job("{id}")', 'changes(role="{id}")'),
    "touchpoint": ('standards(where="{id}")', 'moments(where="{id}")'),
    "moment": ('moment("{id}")', 'tips(about="{id}")'),
    "standard": ('standard("{id}")', 'tips(about="{id}")'),
    "line": ('line("{id}")', 'standards(line="{id}")'),
    "scorecard": ('scorecard("{id}")',),
    "calculator": ('calculator("{id}")',),
}
"""What a page about an entry shows, by the kind of entry; of any other kind, a link to it."""
LEADS = {"role": "job", "touchpoint": "standards", "moment": "moment", "standard": "standard", "line": "standards"}
"""The macro that other pages of the same sort have, by what they are about; the page goes to the last of them."""


class WrongPage(Unable):
    """A page cannot be written so; says why."""


@dataclass(frozen=True)
class Page:
    """A page that was written: its file, and the file and line (from 1) of its place in the menu, where there is one."""

    file: str
    menu: tuple[str, int] | None


def write_page(folder: Path, title: str, about: str, shows: Sequence[str], today: date) -> Page:
    """Write a page about an entry, by its id, or one that shows what some macros show, and add it to the menu.

    Where nothing is said of it, a page with the title of an entry is about that. Raises NoHandbook, WrongPage or
    NotWritten.
    """
    project = Project.load(folder, today)
    entry = _entry(project, about) if about else _called(project, title)
    for name in shows:
        if name not in MACROS:
            raise WrongPage("cannot.new.macro", macro=name, cure=meant(name, MACROS, ""))
    calls = [*(_about(entry) if entry else ()), *(f"{name}()" for name in shows)]
    if not (project.index and project.index.pages):  # the first page shows all that has to be shown somewhere
        calls += ["standards()", "moments()"]
    beside = _last_of_its_sort(project, LEADS.get(entry.code(), "") if entry else next(iter(shows), ""))
    name = _free_name(project, title, beside)
    changed = _in_menu(folder, project, title, name, beside)
    file = project.site.docs / name
    body = "\n\n".join(f"{{{{ {call} }}}}" for call in calls) or NOTHING_YET
    files = {file: f"# {title}\n\n{body}\n".encode()}
    if changed:
        files[(folder / changed[0].file).resolve()] = changed[1]
    write_all_atomically(files)
    return Page(f"{project.site.docs_name}/{name}", (changed[0].file, changed[0].line) if changed else None)


def _entry(project: Project, id_: str) -> Entry:
    entry = project.book.entries.get(id_)
    if entry is None:
        raise WrongPage("cannot.new.about", id=id_, cure=meant(id_, project.book.entries, ""))
    return entry


def _called(project: Project, title: str) -> Entry | None:
    return next(
        (one for one in project.book.entries.values() if one.code() in ABOUT and key(one.name) == key(title)), None
    )


def _about(entry: Entry) -> Iterator[str]:
    return (call.format(id=entry.id) for call in ABOUT.get(entry.code(), ('ref("{id}")',)))


def _last_of_its_sort(project: Project, macro: str) -> str:
    """The last page of the menu on which a macro stands with something it is given; else nothing."""
    found = ""
    for page in listed(project.site.nav) if macro else ():
        placed = project.index.calls.get(project.index.address_of(page), ()) if project.index else ()
        if any(one.call.name == macro and (one.call.arguments or one.call.positional) for one in placed):
            found = page
    return found


def _free_name(project: Project, title: str, beside: str) -> str:
    folder = f"{beside.rpartition('/')[0]}/" if "/" in beside else ""
    there = {path.stem for path in (project.site.docs / folder).glob("*.md")}
    return f"{folder}{suggested_id(title, 'page', there)}.md"


def _in_menu(folder: Path, project: Project, title: str, page: str, beside: str) -> tuple[ConfigPosition, bytes] | None:
    """The place of a page in the menu, and the file with it there; None where `mkdocs.yml` has no menu."""
    config = project.site.config
    places = {
        str(value): position
        for keys, position in config.positions.items()
        if keys[0] == "nav" and isinstance(value := _at(config.values, keys), str)
    }
    if not places:
        return None
    last = max(places.values(), key=lambda position: position.line)
    for position, lead in ((places.get(beside), None), (last, places[next(iter(places))])):
        if position is None:
            continue
        prefix = _dash(config.lines[position.file], lead or position)
        new = insert_lines(position.file, position.line, [f"{prefix}- {scalar(title)}: {page}"])
        data = edited((folder / position.file).read_bytes(), [new])
        if _is_meant(folder, project, position.file, data, page):
            return ConfigPosition(position.file, position.line + 1), data
    raise NotWritten("cannot.write.in-place")


def _dash(lines: list[str], position: ConfigPosition) -> str:
    line = lines[position.line - 1]
    return line[: len(line) - len(line.lstrip(" "))]


def _at(values: Any, keys: Sequence[str | int]) -> Any:
    for step in keys:
        values = values[step]
    return values


def _is_meant(folder: Path, project: Project, file: str, data: bytes, page: str) -> bool:
    """Whether a menu with a new line in it is the same but for the page."""
    before = project.site.config
    with tempfile.TemporaryDirectory() as place:
        for name in before.lines:
            copy = Path(place) / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(data if name == file else (folder / name).read_bytes())
        after = read_config(Path(place))
    was, now = list(listed(before.values["nav"])), list(listed(after.values.get("nav")))
    rest = {name: value for name, value in after.values.items() if name != "nav"}
    same = rest == {name: value for name, value in before.values.items() if name != "nav"}
    return not after.problems and same and now.count(page) == 1 and [one for one in now if one != page] == was
