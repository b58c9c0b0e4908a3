"""What is done after a build, whichever engine made the pages: patches, short addresses, what scripts load, the data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import quote

from handbook.model.problems import Severity
from handbook.pages import addresses
from handbook.project.check import check
from handbook.project.load import Project
from handbook.project.printed import FOLDER
from handbook.text.spreadsheet import BOM, as_table
from handbook.views.badge_legend import badge_legend
from handbook.views.editions import sign_off_file, sign_off_rows
from handbook.web.asset_versions import version_of, with_version
from handbook.web.emergency_pages import way_to_danger
from handbook.web.generated.data import data_of, jobs_of, schema
from handbook.web.generated.feeds import calendar, feed
from handbook.web.generated.look import write_look, write_pictures
from handbook.web.generated.news import news_script
from handbook.web.generated.script_words import words_script
from handbook.web.generated.search import search_script
from handbook.web.manual_pages import patch_manual
from handbook.web.offline import write_home_screen_files, write_removing_worker, write_worker
from handbook.web.patch_html import patch_pages
from handbook.web.render import Renderer
from handbook.web.static_pages.phone_forms import pages_by_form, phone_forms
from handbook.web.static_pages.small_pages import SmallPages
from handbook.web.static_pages.static_page import static_page
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
    legend = _page_at(addresses.MARKS, "marks", project, pages, marks=badge_legend(project.shown))
    _write(site / addresses.MARKS, with_version(legend, version))
    for address, page in SmallPages(renderer, version).all():
        _write(site / address, page)
    for address, page in phone_forms(renderer, is_kept=is_kept):
        _write(site / address, with_version(page, version))
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
    days, forms = project.book.handbook.offline_days, json.dumps(pages_by_form(project.shown))
    return _page_at(addresses.THIS_DEVICE, "this_device", project, pages, days=days, forms=forms)


def _page_at(address: str, template: str, project: Project, pages: list[str], **given: object) -> str:
    """A page at the top of the site that no engine makes, with the ways home and to danger."""
    danger = way_to_danger(project.book, project.index, address)
    return static_page(template, project.shown, home=quote(pages[0]) if pages else "./", danger=danger, **given)


def _written_as_html(project: Project) -> set[str]:
    """The pages that editors wrote as HTML themselves, which engines copy as they are."""
    return {name for name, _ in project.site.files() if name.endswith(".html")}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
