"""Templates of cards: what Jinja does for templates in general and ours never need is left out, which halves the cost of a card.

Each of the overrides is only a shorter way to the same text: should Jinja no longer ask for one, cards take longer and come out the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator
from jinja2.environment import TemplateModule
from jinja2.runtime import Context


class _Code(CodeGenerator):
    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        """Escape by `finalize` alone, which gives nothing but markup: to escape that once more finds nothing."""
        self.write(finalize.src)

    def _output_child_post(self, node: Any, frame: Any, finalize: Any) -> None:
        self.write(")")


class _Context(Context):
    def call(self, called: Callable[..., Any], *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any) -> Any:  # fmt: skip
        """Call without asking whether it wants the context, which nothing of ours does."""
        return called(*args, **named)


class _Template(Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """The macros of a template, made once: they see nothing but the globals, which all templates have in common."""
        return super()._get_default_module()


class CardTemplates(Environment):
    """An environment whose `finalize` makes markup of everything."""

    code_generator_class = _Code
    context_class = _Context
    template_class = _Template
