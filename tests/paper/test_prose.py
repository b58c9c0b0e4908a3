"""What a page of Markdown may hold besides words: each prints, or is named with its line, and never stops the rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import page
import pypdf
import pytest

from handbook.paper.content.formulas import NoFormula, formula
from tests.conftest import Run, replace
from tests.paper.reading import DEEP, outline_of, structure, words_of
from tests.site.building import dress

Command = Callable[..., Run]
EXTENSIONS = """\
markdown_extensions:
  - abbr
  - pymdownx.blocks.admonition
  - pymdownx.blocks.tab: {alternate_style: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.emoji
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
"""
PAGE = """\
# Ways

=== "By day"

    Through the front.

=== "By night"

    Through the yard.

- [x] locked
- [ ] lit

An SOP is not the SOP of others. :smile: A cost of $c = \\frac{a}{b}$, or

$$
\\sum_{i=1}^{n} \\sqrt{x_i} \\le \\hat{y}
$$

![A red door](door.svg){width=48} ![A wide door](door.svg){ width="100%" }

```mermaid
graph TD
```

<video src="a.mp4"></video>

#

### ###

Code of nothing: `` ` ` `` and ` `, <code></code>. What $x^$ is. U+070F ܏ and U+1680 \u1680 here.

Tap the door.
{ .on-screen }

## Phones { .on-screen }

Install it.

### Old phones

Install it twice.

## Doors

- Push.
- Swipe. { .on-screen }

*[SOP]: standard operating procedure
"""
DOOR = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90" fill="red"/></svg>'


CARDS_INSIDE = """\
# Start

## All { .folds }

/// admonition | Basics

#### Basics first

{{ standards() }}

Then [the giver](#thank-giver), {{ ref("donation") }} and [the yard](#yard).
///

/// tab | By day
{{ moments() }}
///

/// tab | By night
#### Yard
///

<ul markdown="1"><li markdown="1">

{{ jobs() }}

</li></ul>

{{ standards(as_="list") }}

!!! note

    {{ standards(as_="table") }}
"""
MEASURED = """\
    measure:
      what: seconds
      at_most: 4
      of_what: "[[thank-giver|\u03ba\u03bb\u03ae\u03c3\u03b5\u03b9\u03c2]]"
"""


BROKEN = {
    "tab": '=== "A"\n\n    Z1 <div>\n    </div></div></div>\n\n    Z2\n\n=== "B"\n\n    Z3\n\n## Z4\n\nZ5\n',
    "tab-open": '=== "A"\n\n    <section>Z1\n\n    Z2\n\n=== "B"\n\n    Z3\n\n## Z4\n\nZ5\n',
    "note": '!!! note "Z1 </p> Z2"\n\n    Z3</div>\n\n    Z4\n\n## Z5\n',
    "folded": "<details><summary>Z1\n\nZ2</details>\n\n<h3>Z3</h2>\n\n## Z4\n",
    "cells": "<table><caption>Z1</caption>Z2<tr>Z3<td>Z4<td>Z5<tr><td>Z6</table>\n\nZ7\n",
    "cells-closed": "| A | B |\n| --- | --- |\n| Z1</td><td>Z2 | Z3</table> |\n| Z4 | Z5 |\n\nZ6\n",
    "items": "<ul>Z1<li>Z2<li>Z3<ul><li>Z4</ul>Z5<p>Z6</ul>\n\n<li>Z7</li>\n",
    "items-closed": "- Z1 </ul>\n- Z2 </li> Z3\n\n## Z4\n",
    "terms": "<dl>Z1<div><dt>Z2<dd>Z3</div><dt>Z4<dd>Z5</dl>\n\nZ6\n",
    "sentence": "Z1 <b>Z2 <foo>Z3 <font>Z4<h3>Z5</h3></font> Z6\n\n## Z7\n\nZ8\n",
    "paragraphs": "<div><p>Z1<p>Z2<table><tr><td>Z3</table><fieldset><legend>Z4</legend><address>Z5</div>\n\nZ6\n",
    "footnotes": "Z1[^1]\n\n[^1]: Z2 </ol></li> Z3\n[^2]: Z4\n\n## Z5\n",
}
"""Pages of which a browser shows every word that begins with a Z, however badly they are closed."""


def test_whatever_a_page_holds_prints_or_is_named_with_its_line(handbook_command: Command, shop: Path) -> None:
    """Cards in notes, tabs and lists, found by contents and index; boxes, what folds on a phone, long forms once, formulas, widths; what is badly closed; what is for the screen alone is left out; the rest leads to the site."""
    broken = {f"{name}.md": text.replace("Z", f"{name}Z") for name, text in BROKEN.items()}
    dress(shop, {"index.md": CARDS_INSIDE, "ways.md": PAGE} | broken)
    replace(shop / "standards.yml", "  - id: thank-giver\n", f"  - id: thank-giver\n{MEASURED}")
    with (shop / "mkdocs.yml").open("a", encoding="utf-8") as written:
        written.write(EXTENSIONS)
    (shop / "docs" / "door.svg").write_text(DOOR, "utf-8")
    checked = handbook_command("-C", shop, "check", "--format", "json")
    run = handbook_command("-C", shop, "print", "book")
    assert run.status == 0, run.err
    found = [(it["line"], it["severity"], it["rule"]) for it in checked.problems if it["file"] == "docs/ways.md"]
    lines = PAGE.splitlines()
    at = {
        name: next(n for n, line in enumerate(lines, 1) if name in line)
        for name in ("```mermaid", "<video", "x^", "Swipe")
    }
    rules = {name: "mark-in-vain" if name == "Swipe" else "not-on-paper" for name in at}
    assert set(found) == {(at[name], "warning", rule) for name, rule in rules.items()} | {
        (at["x^"], "warning", "no-glyph")
    }
    assert all(f"docs/ways.md:{at[name]}:" in run.err for name in at)
    book = shop / "print" / "handbook.pdf"
    said = words_of(book)
    for words in ("By day Through the front. By night Through the yard. locked lit", "smile", "here"):
        assert words in said, words
    assert said.count("\u03ba\u03bb\u03ae\u03c3\u03b5\u03b9\u03c2") == 3, (
        "a measure with a link, as short as it is read"
    )
    assert "Doors – Push. – Swipe." in said
    at_page = outline_of(book)
    assert all(
        f"{words} page {at_page[title]}" in said
        for words, title in (("the giver", "Thank the giver"), ("A bag comes in", "A bag comes in"), ("yard", "Yard"))
    )
    assert f"Prices face the shopper → {at_page['Prices face the shopper']} S" in said, "in the index"
    assert not re.search("Tap the door|Phones|Install|Old phones", said)
    assert said.count("(standard operating procedure)") == 1
    for name, text in BROKEN.items():
        words_there = [name + mark for mark in re.findall(r"Z\d", text)]
        assert sorted(set(re.findall(rf"{name}Z\d", said))) == words_there, name
    assert re.search(r"docs/sentence.md:1:\d+ .*not-on-paper", run.err)
    assert said.count("can only be seen on the site") == 2
    tags = structure(pypdf.PdfReader(book))
    formulas = {str(tag["/Alt"]) for tag in tags if tag.get("/S") == "/Formula"}
    assert formulas == {"c = \\frac{a}{b}", "\\sum_{i=1}^{n} \\sqrt{x_i} \\le \\hat{y}"}
    assert page.validate_pdf(book, limits=DEEP).failures == []


def test_tex_is_read_or_refused_by_what_is_not_known_of_it() -> None:
    """A command that nobody knows is named; nothing that is no TeX raises anything else."""
    assert formula("x^2") == {"is": "math", "kids": [{"is": "mrow", "kids": [
        {"is": "msup", "kids": [{"is": "mi", "text": "x"}, {"is": "mn", "text": "2"}]}]}]}  # fmt: skip
    for tex, said in (("\\nobody{x}", "\\nobody"), ("x^", "x^"), ("x" * 9000, "x" * 20)):
        with pytest.raises(NoFormula) as why:
            formula(tex)
        assert str(why.value).startswith(said), tex
