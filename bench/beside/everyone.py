"""All that are compared, in the order in which they are shown."""

from __future__ import annotations

from bench.beside.doorstop import Doorstop
from bench.beside.eleventy import Eleventy
from bench.beside.hugo import Hugo, HugoWithPagefind
from bench.beside.hugo_templates import HugoWithTemplates
from bench.beside.ours import Ours, OursWithZensical
from bench.beside.plain_mkdocs import PlainMkDocs
from bench.beside.sphinx_needs import SphinxNeeds
from bench.beside.strictdoc import StrictDoc
from bench.beside.tool import Tool

TOOLS: tuple[Tool, ...] = (
    Ours(),
    OursWithZensical(),
    Hugo(),
    HugoWithTemplates(),
    HugoWithPagefind(),
    Eleventy(),
    PlainMkDocs(),
    SphinxNeeds(),
    StrictDoc(),
    Doorstop(),
)
BY_NAME = {tool.name: tool for tool in TOOLS}
