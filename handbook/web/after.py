"""What is done after a build, whichever engine made the pages: what must be mended, short addresses, what scripts load, the data."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from urllib.parse import quote

from handbook.check import Report, check
from handbook.day import today
from handbook.model import Entry, Handbook, Living
from handbook.pages import Index, address_of, small_page
from handbook.paper.manifest import FOLDER
from handbook.problems import Severity
from handbook.views import card_of
from handbook.views.editions import sign_off_file, sign_off_rows
from handbook.views.thread import Thread
from handbook.views.wordings import Gone, gone_entries
from handbook.web.bare import bare
from handbook.web.draw import Drawer, relative
from handbook.web.feeds import calendar, feed
from handbook.web.mend import mend
from handbook.web.offline import keep, leave, put_on_home_screen
from handbook.web.parts import version_of, with_version
from handbook.web.search import search_script


def finish(folder: Path, site: Path, *, preview: bool = False) -> None:
    """Mend the pages of a built site, and write what stands beside them.

    That is a short address for every entry there is or was, the jobs, the search's index, the calendar of reviews,
    the feed of editions, the lists to be signed, what is printed, the data with its schema, and what a phone needs
    to have the handbook on its home screen and without a network.

    In a handbook with errors there is nothing to write; only a preview is built of such a one.
    """
    report = check(folder, today(), preview=preview)
    if report.index is None or report.count(Severity.ERROR):
        return
    settings, drawer = report.reading.book.handbook, Drawer(report.thread, report.index, report.reading.stands_at)
    pages = [page for page in map(address_of, report.index.pages) if (site / page).is_file()]
    is_kept = bool(settings.offline and pages and not preview)
    _write(site / "assets" / "jobs.js", jobs_of(report.thread, report.index))
    _write(site / "assets" / "search-index.js", search_script(report.thread, report.index, site))
    put_on_home_screen(site, settings, quote(pages[0]) if pages else "./")
    version = version_of(site)
    mend(site, settings, version, is_kept=is_kept)
    for entry in report.reading.book.entries.values():
        for name in (entry.id, *entry.was):
            _write(site / small_page(name), with_version(_go_page(drawer, entry), version))
    for gone in gone_entries(report.thread):
        _write(site / small_page(gone.id), with_version(_gone_page(drawer, gone), version))
    _write(site / "calendar.ics", calendar(report.thread))
    _write(site / "feed.xml", feed(report.thread))
    for role in report.reading.book.roles:
        _write(site / sign_off_file(role.id), _table(sign_off_rows(report.thread, role.id)))
    for file in report.thread.printed:
        (site / FOLDER / file.file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / FOLDER / file.file, site / FOLDER / file.file)
    _write(site / "handbook.json", data_of(report))
    _write(site / "handbook.schema.json", schema())
    if is_kept:
        keep(site, report.thread, report.index, pages, version)
    else:
        leave(site)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")


def _table(rows: list[tuple[str, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _go_page(drawer: Drawer, entry: Entry) -> str:
    """A page that leads on to the entry's home, or, where it has none, says what the entry says."""
    drawer.here = small_page(entry.id)
    if drawer.index.address(entry.id):
        return _small_page(drawer, entry.name, target=drawer.href(entry.id))
    return _small_page(drawer, entry.name, card=_card(drawer, entry))


def _gone_page(drawer: Drawer, gone: Gone) -> str:
    """What an entry said last that the handbook no longer holds."""
    drawer.here = small_page(gone.id)
    return _small_page(drawer, gone.title, card=drawer.draw("gone", gone))


def _small_page(drawer: Drawer, title: str, target: str = "", card: str = "") -> str:
    return bare(
        "go",
        title=drawer.thread.in_words(title),
        settings=drawer.thread.book.handbook,
        target=target,
        card=card,
        first=relative(drawer.here, address_of(drawer.index.pages[0])),
    )


def _card(drawer: Drawer, entry: Entry) -> str:
    """What an entry without a home says; of a draft nothing until it is finished."""
    if isinstance(entry, Living) and entry.status == "draft" and not drawer.thread.preview:
        return drawer.draw("draft", None)
    return drawer.draw(*card_of(drawer.thread, entry))


def jobs_of(thread: Thread, index: Index) -> str:
    """The jobs with their departments and pages, as the script that asks for one's own job loads them."""
    departments = {department.id: department.title for department in thread.book.departments}
    jobs = [
        {
            "id": role.id,
            "title": role.title,
            "department": departments.get(role.department, ""),
            "address": index.address(role.id) or small_page(role.id),
        }
        for role in thread.book.roles
    ]
    return f"handbook.jobs = {json.dumps(jobs, ensure_ascii=False)};\n"


def data_of(report: Report) -> str:
    """The whole edition as JSON: every section as it is written, and the home of every entry."""
    data = report.reading.book.model_dump(mode="json", by_alias=True, exclude_unset=True)
    homes = {
        id_: report.index.address(id_)
        for id_ in report.reading.book.entries
        if report.index and id_ in report.index.homes
    }
    whole = {"$schema": "handbook.schema.json", **data, "homes": homes}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def schema() -> str:
    """The JSON schema of `handbook.json`, and of `standards.yml` in one file."""
    described = Handbook.model_json_schema(by_alias=True)
    described["properties"] |= {
        "$schema": {"type": "string"},
        "homes": {
            "description": "Where each entry is at home.",
            "type": "object",
            "additionalProperties": {"type": "string"},
        },
    }
    return (
        json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}, ensure_ascii=False, indent=1
        )
        + "\n"
    )
