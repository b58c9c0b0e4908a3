"""The help of the commands in the language of the handbook at hand.

A command says what it does in its docstring, and an option in its `help`, in English. That is looked up when it is
shown, under `help.COMMAND` and `help.COMMAND.OPTION`, so that no handbook is waited for and a broken one is no harm.
"""

from __future__ import annotations

import copy
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handbook.cli.lazy_commands import LazyCommands
from handbook.reader.language import is_plain_english, language_of

if TYPE_CHECKING:
    from handbook.words import Words

ANSWERED = (click.ClickException, click.Abort, click.exceptions.Exit, EOFError, BrokenPipeError)
"""What click has an answer to."""


def words_here() -> Words:
    """The words of the handbook in the folder that the command works in."""
    from handbook.project.own_words import read_own_words
    from handbook.reader.extends import bases
    from handbook.words import words_in

    folder = _folder()
    language = language_of(folder)
    return words_in(language, read_own_words([*reversed(bases(folder)), folder], language).texts)


def _folder() -> Path:
    return click.get_current_context().find_root().obj or Path()


class TranslatedCommand(click.Command):
    """A command whose help is said in the language of the handbook."""

    def get_help(self, ctx: click.Context) -> str:
        """The help as it is shown."""
        words = None if is_plain_english(_folder()) else words_here()
        return click.Command.get_help(in_language(self, help_id(ctx), words), ctx)

    def values(self, words: Words) -> dict[str, str]:
        """What is put into the help."""
        return {}


class TranslatedGroup(TranslatedCommand, click.Group):
    """A group of such commands, in which a fault of the program is said to be one."""

    command_class = TranslatedCommand

    def invoke(self, ctx: click.Context) -> Any:
        """Run what was asked for."""
        try:
            return super().invoke(ctx)
        except ANSWERED:
            raise
        except Exception as error:
            say_fault(error)
            ctx.exit(1)


def say_fault(error: Exception) -> None:
    """Say what went wrong in the program itself, with all that whoever mends it wants to know."""
    from handbook.words.fault import fault

    click.echo("\n\n".join(fault(error, words_here())), err=True)


def help_id(context: click.Context) -> str:
    """The id of the help of a command: `help`, and its name after those of the groups it is in."""
    return f"{help_id(context.parent)}.{context.info_name}" if context.parent else "help"


def in_language(command: click.Command, id_: str, words: Words | None) -> click.Command:
    """A command, with those in it, whose help is said in a language; the command itself stays as it is.

    Without words it is said in English, as it stands in the code.
    """
    spoken = copy.copy(command)
    text = inspect.cleandoc(command.help or "")
    spoken.help = _lines_kept(_filled(command, words.declared(id_, text) if words else text, words))
    if words:
        spoken.params = [_option(option, f"{id_}.{option.name}", words) for option in command.params]
    if isinstance(spoken, click.Group):
        listed = spoken.commands.titles if isinstance(spoken.commands, LazyCommands) else spoken.commands
        spoken.commands = {name: in_language(inner, f"{id_}.{name}", words) for name, inner in listed.items()}
    return spoken


def _filled(command: click.Command, text: str, words: Words | None) -> str:
    """A help with the values that stand in it."""
    if not isinstance(command, TranslatedCommand) or "{" not in text:
        return text
    words = words or words_here()
    return words.filled(text, command.values(words))


def _lines_kept(text: str) -> str:
    """A text whose paragraphs with indented lines, such as examples, are not filled by click."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(f"\b\n{each}" if "\n  " in each else each for each in paragraphs)


def _option(option: Any, id_: str, words: Words) -> Any:
    if not getattr(option, "help", ""):
        return option
    spoken = copy.copy(option)
    spoken.help = words.declared(id_, option.help)
    return spoken
