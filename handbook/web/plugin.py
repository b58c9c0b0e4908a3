"""The MkDocs plugin `handbook`: it sets up what every handbook needs, serves the preview, and finishes a build.

Zensical takes no plugins but its own; there `handbook build` does the same.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs_macros.plugin import MacrosPlugin

from handbook.editions.frozen import FOLDER as EDITIONS
from handbook.model.problems import Severity
from handbook.pages.menu import menu_of_house
from handbook.project.check import Report, check
from handbook.project.load import Project
from handbook.reader import NoHandbook
from handbook.results.table_kinds import FOLDERS as TABLES
from handbook.system.files import reason
from handbook.system.inside import what_bars
from handbook.system.locks import Waiting
from handbook.web.caches.bytecode import OF_PAGES
from handbook.web.caches.markdown import convert_once
from handbook.web.caches.menu import draw_once
from handbook.web.engines.config import addresses, extensions, extra, macros_options, manual_of, theme_of
from handbook.web.engines.only_page import ONLY, leave_out_others
from handbook.web.engines.theme_files import list_visible_files
from handbook.web.finish import finish
from handbook.web.macros import PREVIEW
from handbook.web.problem_page import problem_page
from handbook.web.whole_site import NextSite, is_next_site, next_site

BEFORE_MACROS = 100
BEFORE_ALL, AFTER_ALL = 1000, -1000
LOGGERS = ("mkdocs", "properdocs")
"""Where an engine counts its warnings."""
log = get_plugin_logger("handbook")


class NoOptions(Config):
    """All there is to say about a handbook stands in its own files."""


class HandbookPlugin(BasePlugin[NoOptions]):
    """What MkDocs asks at each stage of a build."""

    mistakes: Report | None = None
    """In a preview of a handbook with errors what is wrong, as of the beginning of the build; otherwise None."""
    next_site: NextSite | None = None
    """What is being built beside the old site; None where nothing is, and in a preview."""
    keeps_old_pages = False
    """Whether MkDocs was told not to clear the site, in which other things may stand."""
    site_dir = ""
    """Where it belongs."""
    converts_once = False
    """Whether pages may be converted again that say the same: what they became is kept in memory then."""
    pages: Sequence[Any] = ()
    """The engine's, as soon as it has made them."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        super().__init__()
        self.work = ExitStack()

    def on_startup(self, *, command: str, dirty: bool = False, **_: Any) -> None:
        """Remember that a preview is served, in which a mistake is a page and drafts show; and what is to be kept."""
        self.keeps_old_pages = dirty
        if command == "serve":
            os.environ[PREVIEW] = "1"

    @event_priority(BEFORE_MACROS)
    def on_config(self, config: Any, **_: Any) -> Any:
        """Add what `mkdocs.yml` need not say; let a preview go on where a build would stop."""
        project = _project(config)
        self.converts_once = PREVIEW in os.environ or bool(project.site.bases)
        for name, value in addresses(project.site).items():
            config[name] = value
        for name, value in theme_of(project).items():
            config.theme[name] = value
        list_visible_files(config.theme)
        config.exclude_docs = project.site.excluded
        config.nav = menu_of_house(project.site) or config.nav
        config.extra = {**extra(project), **config.extra}
        usual = extensions(project.shown.words)
        config.markdown_extensions = list(dict.fromkeys([*config.markdown_extensions, *usual]))
        config.mdx_configs = {**usual, **config.mdx_configs}
        _with_macros(config, macros_options(project.site))
        if PREVIEW in os.environ:
            config.strict = False
            report = check(Project.load(_folder(config), preview=True))
            self.mistakes = report if report.count(Severity.ERROR) else None
        return config

    def on_files(self, files: Any, *, config: Any, **_: Any) -> Any:
        """Leave out what is no file of the handbook's: a build has ended by now, and a preview is not to show it."""
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            if what_bars(file.abs_src_path, _folder(config)):
                files.remove(file)
        project = _project(config)
        if project.site.bases:
            _add_from_brand(project, config, files)
        for page, path in manual_of(project).items():
            files.append(File.generated(config, page, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV))
        return _in_menu_order(project, files) if project.site.bases else files

    def on_nav(self, nav: Any, *, config: Any, files: Any, **_: Any) -> Any:
        """Put the manual for editors at the end of the menu, but for pages that the menu has already."""
        project = _project(config)
        pages = [files.src_uris[page].page for page in manual_of(project)]
        if added := [page for page in pages if page not in nav.pages]:
            section = Section(project.shown.words("theme.editors"), added)
            for page in added:
                page.parent = section
            for page, following in pairwise(added):
                page.next_page, following.previous_page = following, page
            nav.items.append(section)
            nav.pages.extend(added)
        leave_out_others(config, files)
        return nav

    def on_env(self, env: Any, *, config: Any, files: Any, **_: Any) -> Any:
        """Compile the templates of the theme once in a preview, draw the menu once; remember the pages."""
        env.bytecode_cache = OF_PAGES
        draw_once(env, config.theme.custom_dir)
        self.pages = [file.page for file in files.documentation_pages()]
        return env

    def on_serve(self, server: Any, *, config: Any, **_: Any) -> Any:
        """Follow every file of the handbook, the folders that new ones may come into, templates and styles."""
        folder = _folder(config)
        reading = Project.load(folder, preview=True).reading
        named = [folder / pattern.split("*")[0].rpartition("/")[0] for pattern in reading.patterns]
        used = [(folder / name).parent for name in reading.sources]
        files = [folder / name for name in reading.sources if (folder / name).parent == folder]
        below = (base.folder for base in reading.bases)
        for path in {*files, *named, *used, *below, *(folder / name for name in TABLES), folder / EDITIONS} - {folder}:
            if path.exists():
                server.watch(str(path))
        server.watch(str(Path(__file__).parent))
        return server

    def on_pre_page(self, page: Any, **_: Any) -> Any:
        """Convert no page twice that says the same in several houses of a brand, or before and after a change."""
        if self.converts_once:
            convert_once(page)
        return page

    def on_page_read_source(self, **_: Any) -> str | None:
        """A page of a handbook with errors is not read: it may be what cannot be read, and would end the preview."""
        return "" if self.mistakes else None

    @event_priority(BEFORE_MACROS)
    def on_page_markdown(self, markdown: str, **_: Any) -> str:
        """A page of a handbook with errors is replaced below."""
        return "" if self.mistakes else markdown

    def _instead(self, /, html: str, **_: Any) -> str:
        """In the preview of a handbook with errors, show them in the place of every page."""
        return problem_page(self.mistakes) if self.mistakes else html

    @event_priority(AFTER_ALL)
    def _without_markdown(self, /, html: str, *, page: Any, **_: Any) -> str:
        """Let go of the Markdown with all its cards, which an engine keeps to its end beside the page it became."""
        page.markdown = ""
        return html

    on_page_content = CombinedEvent(_instead, _without_markdown)

    @event_priority(BEFORE_ALL)
    def on_pre_build(self, *, config: Any, **_: Any) -> None:
        """Build beside the site that is there; a preview has a folder of its own already, and `handbook build` as well."""
        site = Path(config.site_dir)
        if PREVIEW in os.environ or is_next_site(site):
            return
        with _said_by_the_engine():
            self.next_site = self.work.enter_context(next_site(site, _waiting(_project(config))))
        self.site_dir, config.site_dir = config.site_dir, str(self.next_site.folder)

    def _write_besides(self, /, *, config: Any, **_: Any) -> None:
        """Write what stands beside the pages, unless one is made alone; what is written already need not stay in memory."""
        for page in self.pages:
            page.content = None
        if ONLY not in os.environ:
            finish(_folder(config), Path(config.site_dir), preview=PREVIEW in os.environ)

    @event_priority(AFTER_ALL)
    def _take_place(self, /, *, config: Any, **_: Any) -> None:
        """Put the new site in the place of the old one, unless the engine is about to fail because of warnings."""
        if self.next_site:
            if not (config.strict and _has_warned()):
                with _said_by_the_engine():
                    self.next_site.take_place(keeping=self.keeps_old_pages)
                page = Path(self.site_dir, "index.html")
                log.info(_project(config).shown.words("command.build.done", page=str(page)))
            config.site_dir = self.site_dir
        self._leave()

    on_post_build = CombinedEvent(_write_besides, _take_place)

    def on_build_error(self, **_: Any) -> None:
        """Leave the old site as it is."""
        self._leave()

    def on_shutdown(self, **_: Any) -> None:
        """The same when somebody has stopped the engine."""
        self._leave()

    def _leave(self) -> None:
        self.next_site = None
        self.work.close()


def _has_warned() -> bool:
    """Whether the engine has counted a warning in this build: it looks at that only after the last plugin."""
    handlers = (handler for name in LOGGERS for handler in logging.getLogger(name).handlers)
    return any(handler.get_counts() for handler in handlers if hasattr(handler, "get_counts"))


def _waiting(project: Project) -> Waiting:
    return lambda holder: log.info(project.shown.words("command.waiting", holder=holder))


@contextmanager
def _said_by_the_engine() -> Iterator[None]:
    """Let the engine say in a line what the disk cannot do, and end."""
    try:
        yield
    except OSError as why:
        raise PluginError(reason(why)) from None


def _with_macros(config: Any, options: dict[str, Any]) -> None:
    """Set up the macros plugin, whether `mkdocs.yml` names it or not; its own turn in `on_config` comes after ours."""
    if "macros" not in config.plugins:
        config.plugins["macros"] = MacrosPlugin()
    config.plugins["macros"].load_config(options, config.config_file_path)


def _project(config: Any) -> Project:
    try:
        return Project.load(_folder(config), preview=PREVIEW in os.environ)
    except NoHandbook as missing:
        raise PluginError(str(missing)) from None


def _add_from_brand(project: Project, config: Any, files: Any) -> None:
    """Add what a house has from its brand's folder of pages."""
    for name, path in project.site.files():
        if name not in files.src_uris and not project.site.excluded.match_file(name):
            files.append(File.generated(config, name, abs_src_path=path, inclusion=InclusionLevel.INCLUDED))


def _in_menu_order(project: Project, files: Any) -> Any:
    """The pages as if all of them stood in one folder; where a site has no menu of its own, MkDocs makes it in their order."""
    pages = project.index.pages if project.index else []
    order = {page: at for at, page in enumerate(pages)}
    return Files(sorted(files, key=lambda file: order.get(file.src_uri, len(order))))


def _folder(config: Any) -> Path:
    return Path(config.config_file_path).parent
