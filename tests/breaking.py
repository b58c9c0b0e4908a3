"""A handbook broken in every place there is: each field mistyped, emptied, of another shape or beyond every measure.

`python -m tests.breaking` breaks the handbooks in every way and says which of it ends in a traceback; that takes some
minutes. The tests take every so many of these ways (`tests/test_breaking.py`).
"""

from __future__ import annotations

import copy
import json
import re
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import to_json

from handbook.cli.changes_text import Comparison, as_text
from handbook.model import Handbook
from handbook.model.fields import shape_at
from handbook.model.ids import ID
from handbook.model.problems import Problem, Severity
from handbook.paper.catalogue import CATALOGUE
from handbook.paper.sheets.sheet import Order, data_of
from handbook.project.check import check
from handbook.project.formats import FORMATS
from handbook.project.load import Project
from handbook.project.repeated_problems import SAME_AT
from handbook.reader import read
from handbook.views.cards import card_of
from handbook.views.changes.wordings import gone_entries
from handbook.views.editions import sign_off_rows
from handbook.web.generated.data import data_of as whole_data
from handbook.web.generated.data import jobs_of
from handbook.web.generated.feeds import calendar, feed
from handbook.web.generated.search import search_script
from handbook.web.render import Renderer
from tests.drop_in import FERRY, FOLDERS
from tests.site.building import EVERY_MACRO, NATURAL

TODAY = date(2026, 11, 21)
"""The day of the tests, as SOURCE_DATE_EPOCH says it."""
HANDBOOKS = (FOLDERS / "good" / "every-field", FERRY)
Path_ = tuple[str | int, ...]
REMOVED = object()
VALUES: dict[str, Callable[[Any], Any]] = {
    "removed": lambda _: REMOVED,
    "mistyped": lambda value: _mistyped(value),
    "empty": lambda _: "",
    "a list of it": lambda value: [value, value] if not isinstance(value, list) else [value],
    "a group": lambda value: {"a": value},
    "one alone": lambda value: value[0] if isinstance(value, list) and value else {"id": "x"},
    "twice": lambda value: [*value, *value] if isinstance(value, list) else f"{value} {value}",
    "the first day": lambda _: "0001-01-01",
    "the last day": lambda _: "9999-12-31",
    "nought": lambda _: "0",
    "huge": lambda _: "999999999999999",
    "negative": lambda _: "-999999999999999",
    "tiny": lambda _: ".000000000000001",
    "true": lambda _: "true",
    "one sign": lambda _: "?",
    "long": lambda _: "very " * 600 + "long?",
    "one word": lambda _: "long" * 700,
    "markup": lambda _: "<b>{{ x }}</b> {% y %} {# [[ a | b #set *x* _y_ ``` ~~~ $ \\ @ % & ' ?",
    "lines": lambda _: "one\n\ntwo\n\n\nthree?",
    "signs": lambda _: "\u202e\u200f\u00ad\u200b\ufeff\u0301 \U0001f926\U0001f3fc\u200d\u2642\ufe0f \U0010ffff?",
    "a control sign": lambda _: "a\u0001b\u0007?",
    "half a sign": lambda _: "\\ud83d",
}
"""What is put in the place of a value; each is given what stands there."""


SHAPES = ("a list of it", "a group", "one alone")
"""Ways that leave no value what it is; of these a handbook can bear one at a time."""


class Broken(NamedTuple):
    """A handbook with one value changed."""

    where: str
    how: str
    data: Callable[[], dict[str, Any]]


def _mistyped(value: Any) -> Any:
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, dict):
        return {f"{key}x" if i == 0 else key: inside for i, (key, inside) in enumerate(value.items())}
    return [*map(_mistyped, value)] if isinstance(value, list) else f"{value}x"


def data_in(folder: Path) -> dict[str, Any]:
    """What stands in all the files of a handbook, with every value as text."""
    found: dict[str, Any] = _as_text(read(folder).book.model_dump(mode="json", by_alias=True, exclude_unset=True))
    return found


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inside) for key, inside in value.items() if inside is not None}
    if isinstance(value, list):
        return [_as_text(inside) for inside in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def places_in(value: Any, above: Path_ = ()) -> Iterator[Path_]:
    """The paths of all values in a handbook, sections and entries and groups among them."""
    if above:
        yield above
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inside in pairs:
        yield from places_in(inside, (*above, step))


def with_value(data: Any, path: Path_, change: Callable[[Any], Any]) -> Any:
    """The same data with another value at a path."""
    if not path:
        return change(data)
    step, found = path[0], copy.copy(data)
    inside = with_value(data[step] if len(path) > 1 else value_at(data, path), path[1:], change)
    if inside is REMOVED:
        del found[step]
    else:
        found[step] = inside
    return found


def value_at(data: Any, path: Path_) -> Any:
    """What stands at a path; REMOVED where nothing does any more."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return REMOVED
    return data


def as_yaml(value: Any, indent: str = "") -> str:
    """Data as the block style that handbooks are written in: a line for each place, every value in quotation marks."""
    if isinstance(value, dict) and value:
        return "".join(f"\n{indent}{key}:{as_yaml(inside, indent + '  ')}" for key, inside in value.items())
    if isinstance(value, list) and value:
        return "".join(f"\n{indent}-{as_yaml(inside, indent + '  ')}" for inside in value)
    if isinstance(value, dict | list):
        return " []"
    return " " + json.dumps(value, ensure_ascii=False).replace(r"\\ud83d", r"\ud83d")


def all_broken(data: dict[str, Any]) -> Iterator[Broken]:
    """The handbook with each value in each way changed, one at a time."""
    for path in places_in(data):
        for how, change in VALUES.items():
            yield Broken(".".join(map(str, path)), how, partial(with_value, data, path, change))


def changed_throughout(folder: Path, data: dict[str, Any], how: str) -> dict[str, Any]:
    """The handbook with everything changed in one way that the checker lets pass, and written into a folder.

    What has to be written is not taken away. Where an error remains, the value in its line is put back as it was, then
    the entry, and in the end the section.
    """
    changed = data
    for path in _changeable(data, how):
        if value_at(changed, path) is not REMOVED:
            changed = with_value(changed, path, VALUES[how])
    for steps in (None, None, None, 2, 2, 1, 1):
        write(folder, changed)
        errors = [one for one in check(Project.load(folder, TODAY)).problems if one.severity is Severity.ERROR]
        lines = list(places_in(changed))
        wrong = (line for error in errors if error.file == "standards.yml" for line in _lines_of(error))
        for path in dict.fromkeys(lines[line - 1][:steps] for line in wrong):
            changed = with_value(changed, path, partial(_as_it_was, data, path))
        if steps == 1 and errors:
            # What was put back may name an entry of a section that was taken away, or a role whose number was.
            changed = data | changed | {"roles": data["roles"]}
    return changed


def _lines_of(problem: Problem) -> list[int]:
    """The lines of a problem: one that is the same at many places names the others, too."""
    others = problem.message.partition(f"{SAME_AT}standards.yml:")[2]
    return [problem.line, *map(int, re.findall("[0-9]+", others))]


def _changeable(data: dict[str, Any], how: str) -> Iterator[Path_]:
    """The paths of the values that a whole handbook can be changed in: no ids, and none inside another of them."""
    taking_away = how in ("removed", "empty")
    for path in places_in(data):
        shape = shape_at(Handbook, path) if isinstance(path[-1], str) and path[-1] != "id" else None
        if shape and (not shape.info.is_required() if taking_away else isinstance(value_at(data, path), str)):
            yield path


def _as_it_was(data: dict[str, Any], path: Path_, _: Any) -> Any:
    return value_at(data, path)


def house(original: Path, folder: Path) -> Path:
    """A folder with everything that a handbook has beside its YAML, and every macro on one page."""
    (folder / "docs").mkdir(parents=True)
    (folder / "site").mkdir()
    for part in ("editions", "results", "pictures"):
        for file in (original / part).glob("*"):
            (folder / part).mkdir(exist_ok=True)
            (folder / part / file.name).write_bytes(file.read_bytes())
    (folder / "mkdocs.yml").write_text(NATURAL, "utf-8")
    return folder


def write(folder: Path, data: dict[str, Any]) -> None:
    """Put data in the place of a handbook's YAML, and every macro on a page, with the entries that are there."""
    (folder / "standards.yml").write_text(as_yaml(data).lstrip("\n") + "\n", "utf-8")
    calls = [f"{name}()" for name in EVERY_MACRO]
    calls += [f'scorecard("{id_}")' for id_ in _ids(data, "scorecards")]
    calls += [f'calculator("{id_}")' for id_ in _ids(data, "calculators")]
    calls += [call for id_ in _ids(data, "roles") for call in (f'job("{id_}")', f'changes(role="{id_}")')]
    calls += [f'ref("{id_}")' for id_ in [*_ids(data, "standards"), *_ids(data, "moments")][:5]]
    text = "".join(f"{{{{ {call} }}}}\n\n" for call in calls)
    (folder / "docs" / "index.md").write_text(f"# Everything\n\n{text}", "utf-8")


def _ids(data: dict[str, Any], section: str) -> list[str]:
    entries = data.get(section)
    found = [entry.get("id") for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict)]
    return [id_ for id_ in found if isinstance(id_, str) and ID.fullmatch(id_)]


def go_through(folder: Path, *, preview: bool = False) -> bool:
    """Check a handbook, say what is wrong in every form, and draw all of it if nothing is; says whether it was drawn."""
    project = Project.load(folder, TODAY, preview=preview)
    report = check(project)
    for form in FORMATS.values():
        form(report, folder)
    sound = project.index is not None and not report.count(Severity.ERROR)
    if sound:
        draw_everything(project)
    return sound


def draw_everything(project: Project) -> None:
    """Every macro as a page has it, what stands beside the pages, the data of every sheet of paper, and what changed."""
    assert project.index is not None
    renderer = Renderer(project.shown, project.index, project.reading.stands_at)
    for page, placed in project.index.calls.items():
        drawn = [renderer.macro(each.call.name, page, each.arguments) for each in placed]
        text = "\n".join(drawn)
        file = project.folder / "site" / page
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<html><body><article>{text}</article></body></html>", "utf-8")
    for entry in project.book.entries.values():
        renderer.draw(*card_of(project.shown, entry))
    for gone in gone_entries(project.shown):
        renderer.draw("gone", gone)
    calendar(project.shown).encode()
    feed(project.shown).encode()
    jobs_of(project.shown, project.index).encode()
    search_script(project.shown, project.index, project.folder / "site").encode()
    whole_data(project)
    for role in project.book.roles:
        sign_off_rows(project.shown, role.id)
    words = project.shown.words
    order = Order(project, [(kind.title(words), kind.purpose(words)) for kind in CATALOGUE.values()], False, 500)
    for kind in CATALOGUE.values():
        for sheet in kind.make(order):
            to_json(data_of(project.shown, sheet, paper="A4", large=False))
    for before in project.history.frozen[-1:]:
        as_text(Comparison(before, project.history.now, project.history.since_frozen))


def main(arguments: list[str]) -> None:
    """Go through every way in which the handbooks can be broken, or every so many of them, and tell what ends in a traceback."""
    every = int(arguments[0]) if arguments else 1
    seen: dict[str, str] = {}
    for original in HANDBOOKS:
        data = data_in(original)
        with tempfile.TemporaryDirectory() as name:
            folder = house(original, Path(name) / "handbook")
            for broken in islice(all_broken(data), 0, None, every):
                write(folder, broken.data())
                try:
                    go_through(folder)
                except Exception as error:
                    place = traceback.extract_tb(error.__traceback__)[-1]
                    key = f"{type(error).__name__} {place.filename.rpartition('handbook/')[2]}:{place.lineno}"
                    if key not in seen:
                        seen[key] = f"{broken.where} {broken.how}"
                        print(f"{key}: {error} ({seen[key]})", flush=True)
        print(f"{original.name}: {len(seen)} kinds of traceback so far", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
