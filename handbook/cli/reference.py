"""The reference pages for editors, written from the model, the rules and the macros themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from handbook.guide.rule_examples import Piece, rule_examples
from handbook.guide.schema import OF_THE_FILE
from handbook.guide.whole import STORY, TABLES, file_example, group_example
from handbook.model import Handbook, Part
from handbook.model.base import Entry
from handbook.model.brand_marks import MARKS
from handbook.model.fields import Shape, shapes
from handbook.model.problems import Rule
from handbook.pages.macro import Macro, Parameter
from handbook.pages.macros import MACROS
from handbook.results.table_kinds import COACHING, RESULTS, SLIPS, TableKind
from handbook.rules import all_rules
from handbook.rules.medical_words import MEDICAL_WORDS
from handbook.rules.wording import HOPE_WORDS
from handbook.system.files import write_all_atomically

EVERY_ENTRY_HAS = ("also", "was", *MARKS)
GENERATED = "from the software itself. Change it there, not here."
"""Stands on every page that was written here, and on no other."""
NOTE = f"<!-- Written by `handbook reference` {GENERATED} -->\n"
FIELDS_HEAD = """\
---
search:
  exclude: true
paper: false
---

# Fields

Everything you can write in `standards.yml` and the files it includes, section by section.
**Needed** says whether a field must be there; *default* is what holds where it is left out.
"""

OF_THE_FILE_SAID = """
They say what a handbook is made of; the chapter on brands and houses tells how one rests on another.

| Name | What stands there |
| --- | --- |
"""
OF_EVERY_ENTRY_SAID = """
Beside its `id`. The settings and the quote may have `fixed` and `local` too.
"""

TABLES_SAID: dict[TableKind[Any], str] = {
    RESULTS: "Answers",
    SLIPS: "The slip book",
    COACHING: "What was practised",
}

TABLE_SAID = """\
Files of comma-separated values, in UTF-8, of any name that ends in `.csv`. Their first line says which columns they have:
{needed} are needed, the others may be missing or empty, and there are no further ones. No column holds a name of a person.
"""

TOP_SAID = """\
Between two lines of `---` a page says something of itself; all of it may be left out.

| Name | What stands there |
| --- | --- |
| `title` | What the page is called, where that is not its first heading |
| `about` | Ids of the entries it is about; the checker knows wrong ones, and so it does under the name of any section |
| `was` | Former names of the page, from the folder of pages, so that old links lead here |
| `paper` | `false` keeps it out of the printed book, `appendix` puts it at its end, where that is asked for |
| `also` | What people call it who look for it; only the search knows these words |
| `search` | `exclude: true` keeps it out of the search |
"""

RULES_HEAD = """\
---
search:
  exclude: true
paper: false
---

# Rules

`handbook check` says everything that is wrong, in one go, with file, line and cure. An **error**
stops the build; a **warning** should be mended soon, and stops a strict build; **advice** is worth a thought.

A warning or advice that is fine where it stands is silenced there, with its name and your reason:

```yaml
    do: Smile at everybody who comes in.  # ok: needs-adapt the next standard says what else is as good
```

An error cannot be silenced. A silence without a reason, or one that silences nothing, is itself a warning.
"""


def _line(heading: str, said: str, text: str) -> str:
    """A heading, and what is said at once, that open to a text.

    The heading stands in the summary, as Markdown, so that it has its address and its place in the contents; code hosts
    fold it too.
    """
    head = "\n\n".join(filter(None, (heading, said)))
    opens = '<details class="hb-row hb-part" markdown="1">'
    return f'\n{opens}\n<summary markdown="block">\n\n{head}\n\n</summary>\n{text}\n</details>\n'


def fields_page() -> str:
    """Every section and every field, as Markdown."""
    sections = (_line(f"## {shape.name}", shape.info.description or "", _tables(shape)) for shape in shapes(Handbook))
    shared = _line("## The top of `standards.yml`", "", _of_the_file()) + _line("## Every entry", "", _of_every_entry())
    return FIELDS_HEAD + NOTE + shared + "".join(sections) + "".join(_tables_of_values()) + _top_of_a_page()


def _of_the_file() -> str:
    return OF_THE_FILE_SAID + "".join(f"| `{name}` | {said} |\n" for name, (said, _) in OF_THE_FILE.items())


def _of_every_entry() -> str:
    return OF_EVERY_ENTRY_SAID + _rows(shape for shape in shapes(Entry) if shape.name in EVERY_ENTRY_HAS)


def _tables_of_values() -> Iterator[str]:
    for kind, called in TABLES_SAID.items():
        needed = ", ".join(f"`{column}`" for column in kind.needed)
        example = _fence("text", file_example(TABLES[kind.folder]))
        yield _line(f"## {called}, in `{kind.folder}/`", "", f"\n{TABLE_SAID.format(needed=needed)}{example}")


def _top_of_a_page() -> str:
    return _line("## The top of a page", "", f"\n{TOP_SAID}{_fence('markdown', file_example(STORY))}")


def _tables(shape: Shape) -> str:
    """The fields of a section, and below them those of the groups inside it."""
    assert shape.part is not None
    needed = "needed" if shape.info.is_required() else "may be missing"
    kind = "A list of entries" if shape.many else "One group of fields"
    return f"\n{kind}; {needed}.\n" + "".join(_table(part, path) for path, part in groups(shape.part, (shape.name,)))


def groups(part: type[Part], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], type[Part]]]:
    """A group of fields, with those inside it, each with the names that lead to it from the top."""
    yield path, part
    for shape in shapes(part):
        if shape.part:
            yield from groups(shape.part, (*path, shape.name))


def _table(part: type[Part], path: tuple[str, ...]) -> str:
    head = f"\n### {'.'.join(path[1:])}\n" if path[1:] else ""
    own = (shape for shape in shapes(part) if shape.name not in EVERY_ENTRY_HAS)
    return head + _rows(own) + _fence("yaml", group_example(path))


def _rows(of: Iterable[Shape]) -> str:
    """A table of fields."""
    rows = "".join(f"| `{shape.name}` | {_kind(shape)} | {_need(shape)} | {shape.info.description} |\n" for shape in of)
    return f"\n| Field | What stands there | Needed | What it means |\n| --- | --- | --- | --- |\n{rows}"


def _fence(language: str, text: str) -> str:
    """An example as it is to be copied, macros and all."""
    fenced = f"```{language}\n{text}```\n"
    return f"\n{{% raw %}}\n{fenced}{{% endraw %}}\n" if "{" in text else f"\n{fenced}"


def _kind(shape: Shape) -> str:
    if shape.choices:
        words = " · ".join(f"`{choice}`" for choice in shape.choices)
    else:
        words = shape.kind.words if shape.kind else "fields of its own"
    return f"list: {words}" if shape.many else words


def _need(shape: Shape) -> str:
    if shape.info.is_required():
        return "**needed**"
    default = shape.info.get_default()
    if default in ("", (), None) or shape.part:
        return ""
    if isinstance(default, tuple):
        default = ", ".join(default)
    return f"*{str(default).lower() if isinstance(default, bool) else default}*"


def rules_page() -> str:
    """Every rule by group, with its severity, reason and cure, as Markdown."""
    groups = groupby(all_rules(), key=lambda rule: rule.group)
    chapters = "".join(f"\n## {group} {{ .folds }}\n{''.join(map(_rule, rules))}" for group, rules in groups)
    lists = _list("hope-words", HOPE_WORDS) + _list("medical words", MEDICAL_WORDS["en"])
    return RULES_HEAD + NOTE + chapters + lists + _in_other_languages(MEDICAL_WORDS)


def _list(title: str, words: Iterable[str]) -> str:
    return f"\n## The {title}\n\n" + ", ".join(f"“{one}”" for one in words) + ".\n"


def _in_other_languages(words: Mapping[str, object]) -> str:
    """Which languages have a list of their own; all of them on one page would cost it the letters of every script."""
    codes = ", ".join(sorted(words.keys() - {"en"}))
    return f"\nThere is such a list for each of these languages too: {codes}.\n"


def _rule(rule: Rule) -> str:
    title = f"**{str(rule.severity).capitalize()}.** {rule.title}"
    example = rule_examples()[rule.name]
    sides = (("Last edition", example.before), ("Bad", example.bad), ("Good", example.good))
    shown = "".join(_side(title, pieces) for title, pieces in sides if pieces)
    said = f"\n{rule.why}\n\n*Cure:* {rule.cure}\n"
    return _line(f"### {rule.name}", _plain(title), _plain(said) + shown)


def _plain(text: str) -> str:
    """Braces of ours that are no macro."""
    return text.replace("{", "&#123;")


def _side(title: str, pieces: Iterable[Piece]) -> str:
    return "".join(
        f"\n{title}{f', in `{piece.file}`' if piece.file else ''}:\n{_fence(piece.language, piece.shown)}"
        for piece in pieces
    )


MACROS_HEAD = """\
---
search:
  exclude: true
paper: false
---

# Macros

A macro stands between double braces, on a line of its own, and draws what stands in `standards.yml`. What it
is given is an id or a word in quotation marks; anything else is an error, and so is an id that does not
exist. `ref`, `claim` and `term` stand in the middle of a sentence.

The first page in the order of the menu that shows an entry as a card is its home: there it has its address.
Other pages show a short card that leads there.
"""


def macros_page() -> str:
    """Every macro with what it may be given, as Markdown."""
    return MACROS_HEAD + NOTE + "".join(map(_macro, MACROS.values()))


def _macro(macro: Macro) -> str:
    given = ", ".join(f'"{p.name}"' if p.needed else f'{p.name}=""' for p in macro.parameters)
    call = f"{{% raw %}}{{{{ {macro.name}({given}) }}}}{{% endraw %}}"
    rows = "".join(f"| `{p.name}` | {_given(p)} | {'**needed**' if p.needed else ''} |\n" for p in macro.parameters)
    table = f"\n| It may be given | What that is | Needed |\n| --- | --- | --- |\n{rows}" if rows else ""
    return _line(f"## {macro.name}", macro.says, f"\n`{call}`\n{table}")


def _given(parameter: Parameter) -> str:
    if parameter.choices:
        return " · ".join(f"`{choice}`" for choice in parameter.choices)
    return parameter.kind.words if parameter.kind else "the name of a scoring group"


class WrittenByHand(Exception):
    """A page that would be replaced, and somebody wrote it."""


PAGES = {"fields.md": fields_page, "rules.md": rules_page, "macros.md": macros_page}


def write_reference(folder: Path) -> list[Path]:
    """Write the pages into a folder, and return them.

    Raises WrittenByHand, before anything is written, for a page of that name that somebody wrote.
    """
    pages = {folder / name: page() for name, page in PAGES.items()}
    for path in pages:
        if path.exists() and GENERATED not in path.read_text("utf-8", errors="replace"):
            raise WrittenByHand(path)
    write_all_atomically({path: text.encode() for path, text in pages.items()})
    return list(pages)
