"""The commands about the content: check it, and write down what may stand in it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from handbook.cli.common import checked, refusal, said_plainly, sound, with_paper, wrong_use
from handbook.cli.next_steps import say_next
from handbook.cli.translated_help import TranslatedCommand, words_here
from handbook.project.code_owners import ROLE, code_owners
from handbook.project.editor_schema import SCHEMA, write_schema
from handbook.project.formats import FORMATS
from handbook.project.load import Project
from handbook.system.files import reason


@click.command(cls=TranslatedCommand)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.pass_obj
def check(folder: Path, strict: bool, form: str) -> None:
    """Say everything that is wrong with the handbook, with file, line and cure.

    Example:
      handbook check
      handbook -C another/handbook check --strict --format json
    """
    report = with_paper(checked(folder))
    if said := FORMATS[form](report, folder):
        click.echo(said)
    if form == "text" and not report.fails():
        say_next("next.look", folder, "serve", "build")
    sys.exit(1 if report.fails(strict=strict) else 0)


@click.command(cls=TranslatedCommand)
@click.argument("into", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def reference(into: Path) -> None:
    """Write the reference pages for editors: every field, rule and macro of the installed version.

    Every site has them already, under “For editors”. They go into DIR; a page that somebody wrote is never replaced.

    Example:
      handbook reference docs/help
    """
    from handbook.cli.reference import WrittenByHand, write_reference

    try:
        written = write_reference(into)
    except WrittenByHand as page:
        raise refusal("cannot.write.reference", file=page) from None
    except OSError as error:
        raise click.ClickException(str(error)) from None
    words = words_here()
    click.echo(words("command.reference.done", files=words.enumeration(path.as_posix() for path in written)))


@click.command(cls=TranslatedCommand)
@click.option("--team", required=True, metavar="NAME", help="The account or team of a role, with {role} for its id.")
@click.pass_obj
def owners(folder: Path, team: str) -> None:
    """Say who is asked about a change of each file, as code hosts read it (CODEOWNERS).

    A file belongs to the roles that stand as owner in its entries, a page to the owners of what it shows.

    Example:
      handbook owners --team '@our-house/{role}'
      handbook owners --team '@our-house/{role}' > CODEOWNERS
    """
    if ROLE not in team:
        raise wrong_use("cannot.owners.team", role=ROLE, team=team)
    click.echo(code_owners(sound(folder).project, team), nl=False)


@click.command(cls=TranslatedCommand)
@click.option(
    "--to", "to", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where it is written."
)
@click.pass_obj
def schema(folder: Path, to: Path | None) -> None:
    """Write the JSON Schema by which editors complete and underline while one types: fields, words, and ids of this handbook.

    It goes into .handbook/schema.json, where check, build and serve keep it up to date from then on, or into FILE.

    Example:
      handbook schema
      handbook schema --to /tmp/schema.json
    """
    path = to or folder / SCHEMA
    with said_plainly():
        project = Project.load(folder)
    try:
        write_schema(project, path)
    except OSError as error:
        raise refusal("cannot.write.handbook", folder=path.parent, why=reason(error)) from None
    click.echo(words_here()("command.schema.done", file=path.as_posix() if to else SCHEMA))
