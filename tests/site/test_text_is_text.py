"""Whatever an editor types reaches the reader as it was typed: in the card, the heading, the contents and the search."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import replace
from tests.site.browsing import card_of
from tests.site.building import build, dress
from tests.site.searching import look_for

HOSTILE = [
    "<script>document.title='owned'</script>",
    "{{ 7*7 }} {% raw %} {# gone #}",
    "]]> <!-- gone --> &amp; &#65;",
    "``` ~~~ `code` **bold** _it_",
    "a | b | c",
    "{: onclick=alert(1) } {: .x #y }",
    "\"double\" 'single' “typographic” it’s",
    "🛎️ مرحبا بالضيف שלום",
    "[words](javascript:alert(1)) ![x](y) [[nothing",
    "# 1. - * + > : ; ? ! $ % ^",
    "<img src=x onerror=alert(1)>",
    "\\ back \\n slash \\` \\[",
]

STANDARD = """\
  - id: typed-{number}
    title: {text}
    do: {text}
    level: must
    quote: giver
    where: counter
    seen: Was parrot{number} there?
    owner: shop-manager
    review_by: 2030-09-30
"""


@pytest.fixture
def hostile(shop: Path) -> Path:
    """A shop with one page of its standards and moments."""
    return dress(shop, {"index.md": "# Everything\n\n{{ standards() }}\n\n## Moments\n\n{{ moments() }}\n"})


def test_hostile_text_is_read_as_it_was_typed(shop: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Heading, card, line, table of contents and search show the very signs, and nothing is ever run."""
    entries = "".join(
        STANDARD.format(number=number, text=json.dumps(text, ensure_ascii=False)) for number, text in enumerate(HOSTILE)
    )
    replace(shop / "standards.yml", "\nstandards:\n", f"\nstandards:\n{entries}")
    terms = "".join(
        f"  - id: word-{number}\n    term: {json.dumps(text, ensure_ascii=False)}\n    means: {json.dumps(text, ensure_ascii=False)}\n"
        for number, text in enumerate(HOSTILE)
    )
    replace(shop / "standards.yml", "\nglossary:\n", f"\nglossary:\n{terms}")
    alone = {f"{number}.md": f"# Alone\n\n{{{{ standard('typed-{number}') }}}}\n" for number in range(len(HOSTILE))}
    run = build(
        dress(
            shop,
            {
                "index.md": "# Everything\n",
                **alone,
                "rest.md": "# Rest\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ glossary() }}\n",
            },
        )
    )
    assert run.returncode == 0, run.stderr
    for number, text in enumerate(HOSTILE):
        seen, entry = " ".join(text.split()), f"typed-{number}"
        page.goto(served(shop / "site") + f"{number}.html")
        expect(page.locator(f"h2#{entry}")).to_have_text(f"{seen}¶")
        expect(card_of(page, entry).locator(".hb-do")).to_have_text(seen)
        expect(page.locator(f".md-nav--secondary a[href='#{entry}']").first).to_have_text(seen)
        assert page.title() == "Alone - Second Chapter, the hospice shop"
    page.goto(served(shop / "site") + "rest.html")
    for number, text in enumerate(HOSTILE):
        line = page.locator(f"#word-{number} > .hb-row > summary")
        expect(line.locator("strong, .hb-said")).to_have_text([" ".join(text.split())] * 2)
        found = look_for(page, f"parrot{number}").filter(has_text=f"Was parrot{number} there?")
        expect(found.locator(".hb-found__title")).to_have_text(" ".join(text.split()))
        page.keyboard.press("Escape")
    assert page.title() == "Rest - Second Chapter, the hospice shop"


def test_ten_thousand_characters_are_all_there(hostile: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Long text is ordinary text."""
    text = ("a `b` ~ c | d\\n" * 720).strip()
    replace(hostile / "standards.yml", "    why: The bag may be all they could give\n", f'    why: "{text}"\n')
    assert build(hostile).returncode == 0
    page.goto(served(hostile / "site") + "#thank-giver")
    said = card_of(page, "thank-giver").inner_text()
    assert said.count("a `b` ~ c | d") == 720


def test_a_link_in_a_text_leads_to_the_entry(hostile: Path, page: Page) -> None:
    """`[[id]]` shows the entry's name, `[[id|words]]` the words; an unclosed one is text. It works from a folder."""
    replace(
        hostile / "standards.yml",
        "    why: The bag may be all they could give\n",
        '    why: "First [[say-where]], then [[donation|the bag]], and [[this stays"\n',
    )
    assert build(hostile).returncode == 0
    page.goto((hostile / "site" / "index.html").as_uri() + "#thank-giver")
    card = card_of(page, "thank-giver")
    expect(card).to_contain_text("First Say where the money goes, then the bag, and [[this stays")
    card.get_by_role("link", name="the bag", exact=True).click()
    assert page.url.endswith("index.html#donation")
