"""The one way in which pages are read as templates: text and literal calls of macros, and nothing else.

Every engine and print read pages with it, and the checker judges by the same rule beforehand. `mkdocs.yml` names
`handbook.pages.sandbox.Sandbox` under `j2_extensions` of the macros plugin. A macros plugin makes its environment on
its own and lets nobody replace it, but an extension is handed it before the first page: so the rule holds as well
where an engine is started without us.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from types import CodeType
from typing import Any, NamedTuple

from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.defaults import (
    BLOCK_END_STRING,
    BLOCK_START_STRING,
    COMMENT_END_STRING,
    COMMENT_START_STRING,
    VARIABLE_END_STRING,
    VARIABLE_START_STRING,
)
from jinja2.ext import Extension
from jinja2.lexer import TOKEN_COMMENT_BEGIN, TOKEN_DATA, Lexer, newline_re
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from handbook.model.problems import did_you_mean

NAME = "handbook.pages.sandbox.Sandbox"
"""What `mkdocs.yml` calls the extension."""
ALLOWED = "handbook: macros that pages may call"
"""Under this name, which no page can write, an environment holds a function that gives the names of macros."""
WRITE_A_CALL = 'Write {{ name("id") }}; to show braces as they are, put {% raw %} around them.'
NO_BLOCKS = "A page is text and macros; this is something else."
TAKE_AWAY = "Take it away; what depends on data belongs into standards.yml."
MARKERS = {
    "block_start_string": BLOCK_START_STRING,
    "block_end_string": BLOCK_END_STRING,
    "variable_start_string": VARIABLE_START_STRING,
    "variable_end_string": VARIABLE_END_STRING,
    "comment_start_string": COMMENT_START_STRING,
    "comment_end_string": COMMENT_END_STRING,
    "line_statement_prefix": None,
    "line_comment_prefix": None,
}
"""What macros are written with, whatever an engine was told."""


class Refusal(NamedTuple):
    """Why something may not stand on a page: the rule it breaks, a sentence, and the cure."""

    rule: str
    message: str
    cure: str


def refusal(node: nodes.Node, macros: Collection[str]) -> Refusal | None:
    """Why a node may not stand on a page; None for text, and for a macro that is called with literal values."""
    match node:
        case nodes.TemplateData():
            return None
        case nodes.Name(name=name) if name in macros:
            return Refusal("page-only-macros", f"“{name}” is not called.", f"Write {{{{ {name}() }}}}")
        case nodes.Call(node=nodes.Name(name=name)):
            return _refused_call(node, name, macros)
        case nodes.Expr():
            return Refusal("page-only-macros", "Between {{ and }} stands something else than a macro.", WRITE_A_CALL)
    return Refusal("page-only-macros", NO_BLOCKS, TAKE_AWAY)


def _refused_call(call: nodes.Call, name: str, macros: Collection[str]) -> Refusal | None:
    if name not in macros:
        known = f"The macros are: {', '.join(sorted(macros))}." if macros else "Build with handbook build."
        return Refusal("unknown-macro", f"There is no macro “{name}”.", did_you_mean(name, macros, known))
    given = [*call.args, *(pair.value for pair in call.kwargs)]
    if call.dyn_args or call.dyn_kwargs or any(type(value) is not nodes.Const for value in given):
        said = f"“{name}” is given something that has to be worked out."
        cure = 'Write the id or word itself in quotation marks: {{ name("id") }}.'
        return Refusal("macro-not-literal", said, cure)
    names = [pair.key for pair in call.kwargs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        return Refusal("macro-argument", f"“{twice}” is given twice.", "Keep one of them.")
    return None


def refusals(tree: nodes.Template, macros: Collection[str]) -> Iterator[tuple[nodes.Node, Refusal]]:
    """Everything in a parsed page that may not stand there."""
    for outer in tree.body:
        for node in outer.nodes if type(outer) is nodes.Output else (outer,):
            if refused := refusal(node, macros):
                yield node, refused


class PageLexer(Lexer):
    """Jinja's own, but that a {# without a #} after it hides nothing: it is text."""

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        """The tokens of a page; their values follow each other in it, with nothing but white space between."""
        source = "\n".join(newline_re.split(source)[::2])
        at, comment = 0, None
        try:
            for token in super().tokeniter(source, name, filename, state):
                if comment:
                    yield comment
                comment = token if token[1] == TOKEN_COMMENT_BEGIN else None
                at = source.index(token[2], at) + len(token[2])
                if not comment:
                    yield token
        except TemplateSyntaxError:
            if not comment:
                raise
        if comment:
            line, _, text = comment
            yield line, TOKEN_DATA, text
            for after, kind, value in _WITHOUT_COMMENTS.tokeniter(source[at:], name, filename):
                yield line + after - 1, kind, value


LEXER = PageLexer(Environment(keep_trailing_newline=True))
_WITHOUT_COMMENTS = Lexer(Environment(keep_trailing_newline=True, comment_start_string="\0{#"))


class _Reading(Environment):
    """Reads pages, and judges nothing."""

    @property
    def lexer(self) -> Lexer:
        """The lexer of pages, with Jinja's usual markers."""
        return LEXER


_READING = _Reading()


def parsed(text: str) -> nodes.Template:
    """The tree of a page or of a piece of it. Raises TemplateSyntaxError, ValueError, OverflowError, RecursionError."""
    return _READING.parse(text)


class _MacrosFirst(Context):
    """What a page says of itself cannot take the place of a macro: `standards: greet` at its top is no macro."""

    def resolve_or_missing(self, key: str) -> Any:
        allowed = key in self.environment.allowed and key in self.environment.globals  # type: ignore[attr-defined]
        return self.environment.globals[key] if allowed else super().resolve_or_missing(key)


class PageEnvironment(ImmutableSandboxedEnvironment):
    """An environment for pages: it compiles nothing that the rule refuses, and lets nothing be called but macros."""

    context_class = _MacrosFirst

    @property
    def allowed(self) -> frozenset[str]:
        """The names of the macros that pages may call."""
        names: Callable[[], Collection[str]] = self.globals.get(ALLOWED, frozenset)  # type: ignore[assignment]
        return frozenset(names())

    @property
    def lexer(self) -> Lexer:
        """The lexer of pages, with Jinja's usual markers."""
        return LEXER

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node, refused in refusals(tree, self.allowed):
            raise TemplateSyntaxError(f"{refused.message} {refused.cure}", node.lineno, name, filename)
        return tree

    def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
        """A page as a template; of one text it is compiled once, whoever reads it, in however many houses."""
        return self.template_class.from_code(self, _compiled(source, self.allowed), self.make_globals(None))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No attribute of anything is for pages."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros may be called, and nothing that an engine puts beside them."""
        return any(obj is self.globals.get(name) for name in self.allowed)


def page_template(text: str, macros: dict[str, Callable[..., Any]]) -> Template:
    """A page that may call some macros, and nothing else. Raises what `parsed` does."""
    return page_environment(macros).from_string(text)


@lru_cache(maxsize=4096)
def _compiled(text: str, macros: frozenset[str]) -> CodeType:
    """The program made of a page, which depends on the names of macros alone, and not on what they do."""
    return page_environment(dict.fromkeys(macros, str)).compile(text)


def page_environment(macros: dict[str, Callable[..., Any]]) -> PageEnvironment:
    """An environment for pages that may call some macros, and nothing else."""
    environment = PageEnvironment(undefined=StrictUndefined)
    environment.globals |= {**macros, ALLOWED: lambda: macros.keys()}
    return environment


class Sandbox(Extension):
    """Makes the environment of a macros plugin one for pages, whatever else the plugin was told."""

    def __init__(self, environment: Environment) -> None:
        """Take an environment that is still being made."""
        super().__init__(environment)
        ours = PageEnvironment()
        environment.__class__ = PageEnvironment
        vars(environment).update({name: vars(ours)[name] for name in ("binop_table", "unop_table")} | MARKERS)
        environment.globals = ours.globals
