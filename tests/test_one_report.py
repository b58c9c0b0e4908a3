"""One report: whatever `build`, `serve`, `print` or `publish` would refuse of a handbook is said by `check`.

What they refuse are the messages `cannot.…` of the catalogue. Each stands here with the rule that says it beforehand,
or with why none can: it depends on the command line, on what is installed, or on where something is published to.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handbook.model.problems import RULES
from handbook.words import words_in
from tests.conftest import Run, replace
from tests.site.building import dress

SAID_BY = {
    "cannot.build.joined": "list-twice",
    "cannot.build.no-template": "template-missing",
    "cannot.print": "picture-missing",
    "cannot.print-letters": "no-glyph",
    "cannot.publish.name-taken": "reserved-id",
    "cannot.publish.changed": "change-without-entry",
    "cannot.publish.address": "site-past-editions",
}
"""The rule that says it beforehand."""
OF_THE_COMMAND = frozenset(
    f"cannot.{name}"
    for name in (
        "build.unknown-engine", "build.engines-are", "serve.no-preview", "serve.address", "serve.all-taken", "publish.open", "publish.unknown",
        "publish.to-and-push", "publish.no-git", "publish.windows",
    )
)  # fmt: skip
"""What is asked for."""
OF_THE_MACHINE = frozenset(
    f"cannot.{name}"
    for name in ("build.not-installed", "build.no-theme", "bill.no-tool", "bill.refused", "serve.refused")
)
"""What is installed."""
OF_A_PROGRAM = frozenset(("cannot.build.own-macros", "cannot.build.own-file"))
"""What only shows when a program is run, which a check never does."""
OF_THE_TARGET = frozenset(
    f"cannot.publish.{name}"
    for name in (
        "no-editions", "stray", "no-list", "meanwhile", "not-pushed", "unknown-remote", "parted", "shallow", "in-use",
        "uncommitted", "nothing", "not-fitting",
    )
)  # fmt: skip
"""Where it is published to, and what was published before."""
ASKED = ("cannot.build", "cannot.serve", "cannot.print", "cannot.publish", "cannot.bill")


def test_every_refusal_is_said_before_or_has_its_reason() -> None:
    """A refusal that is new has to be thought about: should not check have said it?"""
    refusals = {id_ for id_ in words_in("en").raw("") if id_.startswith(ASKED)}
    assert refusals == {*SAID_BY, *OF_THE_COMMAND, *OF_THE_MACHINE, *OF_A_PROGRAM, *OF_THE_TARGET}
    assert set(SAID_BY.values()) <= RULES.keys()


def test_after_a_check_without_a_word_nothing_is_refused(shop: Path, handbook_command: Callable[..., Run]) -> None:
    """The whole way, on a handbook with a little of everything."""
    pages = {
        "index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n[More](more.md#more)\n",
        "more.md": "# More\n\n| a |\n|---|\n| b |\n",
    }
    dress(shop, pages)
    replace(
        shop / "mkdocs.yml",
        "strict: true\n",
        "strict: true\nuse_directory_urls: true\nnav: [index.md, in-danger.md, more.md]\n",
    )
    for command in (("check", "--strict"), ("build", "--strict"), ("print", "book")):
        run = handbook_command("-C", shop, *command)
        assert run.status == 0, (command, run.out, run.err)
