"""What an engine is told besides what a handbook's `mkdocs.yml` says: the same for every engine.

MkDocs and ProperDocs are told by the plugin, Zensical by a hidden configuration. What templates of the theme
are to know stands in `extra`, which every engine hands them: `config.extra.handbook` there.
"""

from __future__ import annotations

from typing import Any

from handbook.pages.own_macros import MODULE
from handbook.pages.site import Site

MACROS = "handbook.web.macros"
"""The module with our macros."""
ADDRESSES = {"use_directory_urls": False}
"""Pages are files, so that a site can be opened from a folder."""


def extra() -> dict[str, Any]:
    """What templates may ask for: that no line of advertising stands below pages, and what is ours, by `handbook`."""
    return {"generator": False}


def macros_options(site: Site) -> dict[str, Any]:
    """How the macros plugin finds our macros and an organisation's own; a mistake stops a build."""
    own = {"module_name": MODULE} if (site.folder / f"{MODULE}.py").is_file() else {}
    modules = [*site.plugins.get("macros", {}).get("modules", ()), MACROS]
    return {
        **site.plugins.get("macros", {}),
        **own,
        "modules": modules,
        "on_error_fail": True,
        "on_undefined": "strict",
    }
