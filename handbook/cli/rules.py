"""The command that explains a rule: what it finds, why that matters, the cure, a bad and a good example."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

import click

from handbook.cli.common import refusal
from handbook.cli.translated_help import TranslatedCommand, words_here
from handbook.guide.rule_examples import Piece, rule_examples
from handbook.model.problems import RULES, Rule, Severity, nearest
from handbook.project.formats import COLOURS
from handbook.rules import all_rules
from handbook.words import Words

WIDTH = 100


@click.command(cls=TranslatedCommand)
@click.argument("name", required=False)
def rule(name: str | None) -> None:
    """Explain a rule: what it finds, why that matters, what to do, a bad and a good example.

    Without a name it lists them all.

    Example:
      handbook rule
      handbook rule critical-is-must
    """
    words = words_here()
    if name is None:
        click.echo("\n".join(_listed(words)))
    elif name in RULES:
        click.echo("\n\n".join(_explained(RULES[name], words)))
    elif near := nearest(name, RULES):
        raise refusal("cannot.rule.near", rule=name, near=near)
    else:
        raise refusal("cannot.rule", rule=name)


def _listed(words: Words) -> Iterator[str]:
    group = ""
    for each in all_rules():
        if each.group != group:
            group = each.group
            yield from ("", click.style(group, bold=True), "")
        yield f"  {_severity(each.severity):{_wide(each.severity)}}  {each.name}: {_said(each, 'title', words)}"


def _severity(severity: Severity) -> str:
    return click.style(str(severity), fg=COLOURS[severity], bold=True)


def _wide(severity: Severity) -> int:
    """So wide that names stand below each other, whatever colours take up."""
    return max(map(len, Severity)) + len(_severity(severity)) - len(severity)


def _said(rule: Rule, part: str, words: Words) -> str:
    return words.declared(f"rule.{rule.name}.{part}", getattr(rule, part))


def _explained(rule: Rule, words: Words) -> Iterator[str]:
    yield f"{click.style(rule.name, bold=True)}  {_severity(rule.severity)}"
    for part in ("title", "why", "cure"):
        text = _said(rule, part, words)
        yield textwrap.fill(words(f"command.rule.{part}", text=text), WIDTH, break_on_hyphens=False)
    example = rule_examples()[rule.name]
    for side, pieces in (("before", example.before), ("bad", example.bad), ("good", example.good)):
        if pieces:
            yield "\n\n".join([click.style(words(f"command.rule.{side}"), bold=True), *_pieces(pieces)])


def _pieces(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        file = f"    {piece.file}\n" if piece.file else ""
        yield file + textwrap.indent(piece.shown.rstrip("\n"), "    " + ("  " if file else ""))
