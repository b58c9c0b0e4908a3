"""What is done after a build, whichever engine made the pages: patches, short addresses, what scripts load, the data."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from urllib.parse import quote

from pydantic_core import to_json

from handbook.editions.snapshot import without_drafts
from handbook.model import Entry, Handbook
from handbook.model.problems import Severity
from handbook.pages import addresses
from handbook.pages.front_matter import title
from handbook.pages.homes import Index
from handbook.pages.menu import small_page
from handbook.pages.redirects import redirects
from handbook.project.check import check
from handbook.project.load import Project
from handbook.project.printed import FOLDER
from handbook.system.spreadsheet import BOM, as_table
from handbook.views import card_of
from handbook.views.badge_legend import badge_legend
from handbook.views.changes.wordings import Gone, gone_entries
from handbook.views.context import Shown
from handbook.views.editions import sign_off_file, sign_off_rows
from handbook.web.asset_versions import version_of, with_version
from handbook.web.danger import danger_pages
from handbook.web.feeds import calendar, feed
from handbook.web.go_pages import LeadingPages
from handbook.web.look import write_look, write_pictures
from handbook.web.manual_pages import patch_manual
from handbook.web.news import news_script
from handbook.web.offline import write_home_screen_files, write_removing_worker, write_worker
from handbook.web.patch_html import patch_pages
from handbook.web.phone_forms import pages_by_form, phone_forms
from handbook.web.render import Renderer, relative
from handbook.web.script_words import words_script
from handbook.web.search import search_script
from handbook.web.static_pages import static_page
from handbook.web.styles import write_styles


def finish(folder: Path, site: Path, *, preview: bool = False) -> None:
    """Patch the pages of a built site, and write what stands beside them.

    That is a short address for every entry there is or was, the jobs, the search's index, the calendar of reviews,
    the feed of editions, the lists to be signed, what is printed, the data with its schema, and what a phone needs
    to have the handbook on its home screen and without a network.

    In a handbook with errors there is nothing to write but styles and the words of scripts; only a preview is built of such a one.
    """
    project = Project.load(folder, preview=preview)
    write_styles(site)
    _write(site / addresses.WORDS, words_script(project.shown.words, project.book.handbook))
    pages = _menu(project, site)
    _write(site / addresses.THIS_DEVICE, _this_device(project, pages))
    if project.index is None or check(project).count(Severity.ERROR):
        return
    settings, renderer = project.book.handbook, Renderer(project.shown, project.index, project.reading.stands_at)
    is_kept = bool(settings.is_kept and pages and not preview)
    _write(site / addresses.JOBS, jobs_of(project.shown, project.index))
    _write(site / addresses.NEWS, news_script(project.shown, project.index))
    _write(site / addresses.SEARCH, search_script(project.shown, project.index, site))
    write_look(project, site)
    write_pictures(project, site)
    write_home_screen_files(site, settings, quote(pages[0]) if pages else "./")
    version = version_of(site)
    patch_manual(site, map(project.index.address_of, project.index.manual))
    patch_pages(site, _written_as_html(project), settings, version, is_kept=is_kept, preview=preview)
    _write(site / addresses.THIS_DEVICE, with_version(_this_device(project, pages), version))
    _write(site / addresses.MARKS, with_version(_marks(project, pages), version))
    leading = LeadingPages(renderer, version)
    for entry in project.book.entries.values():
        has_home = project.index.address(entry.id)
        shown = leading.page(entry) if has_home else with_version(_homeless_page(renderer, entry), version)
        for name in (entry.id, *entry.was):
            _write(site / small_page(name), shown)
    for address, page in phone_forms(renderer, is_kept=is_kept):
        _write(site / address, with_version(page, version))
    for gone in gone_entries(project.shown):
        _write(site / small_page(gone.id), with_version(_gone_page(renderer, gone), version))
    for address, page in redirects(project.index).items():
        _write(site / address, with_version(_moved_page(project, address, page), version))
    _write(site / addresses.CALENDAR, calendar(project.shown))
    _write(site / addresses.FEED, feed(project.shown))
    for role in project.book.roles:
        _write(site / sign_off_file(role.id), BOM + as_table(sign_off_rows(project.shown, role.id)))
    for file in project.shown.printed:
        (site / FOLDER / file.file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / FOLDER / file.file, site / FOLDER / file.file)
    (site / addresses.DATA).write_bytes(data_of(project))
    _write(site / addresses.SCHEMA, schema())
    if is_kept:
        write_worker(site, project.shown, project.index, pages, version)
    else:
        write_removing_worker(site)


def finish_page(folder: Path, built: Path) -> None:
    """Patch a page that was built alone, in a preview; what it loads has no version, because that of the site is not known yet."""
    project = Project.load(folder, preview=True)
    assert project.index
    patch_manual(built, map(project.index.address_of, project.index.manual))
    own, settings = _written_as_html(project), project.book.handbook
    patch_pages(built, own, settings, version="", is_kept=False, preview=True)


def _menu(project: Project, site: Path) -> list[str]:
    """The addresses of the pages that are there, in the order of the menu."""
    index = project.index
    return [page for page in map(index.address_of, index.pages) if (site / page).is_file()] if index else []


def _this_device(project: Project, pages: list[str]) -> str:
    """The page about what a browser keeps."""
    settings = project.book.handbook
    home = quote(pages[0]) if pages else "./"
    danger = _danger(project.shown, project.index, addresses.THIS_DEVICE)
    return static_page(
        "this_device",
        project.shown.words,
        settings=settings,
        days=settings.offline_days,
        home=home,
        danger=danger,
        forms=json.dumps(pages_by_form(project.shown)),
    )


def _marks(project: Project, pages: list[str]) -> str:
    """The page about what the marks on cards mean."""
    shown = project.shown
    home, danger = quote(pages[0]) if pages else "./", _danger(shown, project.index, addresses.MARKS)
    settings = shown.book.handbook
    return static_page("marks", shown.words, settings=settings, marks=badge_legend(shown), home=home, danger=danger)


def _danger(shown: Shown, index: Index | None, here: str) -> str:
    """The way from a page to what is done in danger; empty where there are no emergencies."""
    pages = danger_pages(shown.book, index) if index else []
    return relative(here, pages[0]) if pages else ""


def _written_as_html(project: Project) -> set[str]:
    """The pages that editors wrote as HTML themselves, which engines copy as they are."""
    return {name for name, _ in project.site.files() if name.endswith(".html")}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _homeless_page(renderer: Renderer, entry: Entry) -> str:
    """The page of a short address whose entry has no home: it shows the entry's card."""
    renderer.here = small_page(entry.id)
    return _small_page(renderer, renderer.shown.name_of(entry), card=_card(renderer, entry))


def _moved_page(project: Project, address: str, page: str) -> str:
    """The page at an address that another page had: it leads on to that, and to the place on it that was asked for."""
    top, target = "../" * address.count("/"), quote(relative(address, page))
    settings, named = project.book.handbook, _title_of(project, page)
    return static_page(
        "go",
        project.shown.words,
        title=named,
        settings=settings,
        target=target,
        top=top,
        keeps_place=True,
        danger=_danger(project.shown, project.index, address),
    )


def _title_of(project: Project, address: str) -> str:
    index = project.index
    assert index is not None
    text = next(text for page, text in index.texts.items() if index.address_of(page) == address)
    return title(text) or address


def _gone_page(renderer: Renderer, gone: Gone) -> str:
    """The page of a short address whose entry is no longer in the handbook: what it said last."""
    renderer.here = small_page(gone.id)
    return _small_page(renderer, gone.title, card=renderer.draw("gone", gone))


def _small_page(renderer: Renderer, title: str, card: str) -> str:
    return static_page(
        "go",
        renderer.shown.words,
        title=renderer.shown.in_words(title),
        settings=renderer.shown.book.handbook,
        card=card,
        danger=_danger(renderer.shown, renderer.index, renderer.here),
        home=relative(renderer.here, renderer.index.address_of(renderer.index.pages[0])),
    )


def _card(renderer: Renderer, entry: Entry) -> str:
    """The card of an entry without a home; of a draft only that it is one, until it is finished."""
    if renderer.shown.hides(entry):
        return renderer.draw("draft", None)
    return renderer.draw(*card_of(renderer.shown, entry))


def jobs_of(shown: Shown, index: Index) -> str:
    """The jobs with their departments and pages, as the script that asks for one's own job loads them."""
    departments = {department.id: department.title for department in shown.book.departments}
    jobs = [
        {
            "id": role.id,
            "title": role.title,
            "department": departments.get(role.department, ""),
            "address": index.address(role.id) or small_page(role.id),
        }
        for role in shown.book.roles
    ]
    return f"handbook.jobs = {json.dumps(jobs, ensure_ascii=False)};\n"


def data_of(project: Project) -> bytes:
    """The whole edition as JSON: every section as it is written but for drafts, and the home of every entry."""
    written = project.book.model_dump(mode="json", by_alias=True, exclude_unset=True)
    data = written if project.shown.preview else without_drafts(written)
    homes = {
        id_: project.index.address(id_) for id_ in project.book.entries if project.index and id_ in project.index.homes
    }
    # Python's `json` holds all pieces of a text until it joins them, in three times the memory.
    return to_json({"$schema": addresses.SCHEMA, **data, "homes": homes})


@cache
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
