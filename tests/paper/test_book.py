"""The book of a handbook with pages: what Markdown says, what links lead to, what keeps together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

import handbook
from handbook.model import LIST_SECTIONS
from handbook.paper.sheets.without_pages import MACROS
from tests.conftest import Run, replace
from tests.paper.reading import outline_of, pages_of, structure, words_of
from tests.site.building import dress

Command = Callable[..., Run]
PAGE = """\
# What we do

Read [the words](words.md#our-saying) and [the giver](#thank-giver), or [a site](https://example.org/a/). A note.[^1]
Then {{ ref("donation") }}.

!!! warning "Mind the step"
    It is *steep*.

| Day | Open |
| :-- | --: |
| Monday | **nine** |

1. first
2. second

Term
:   Meaning

> Quoted.

```
code  with <b> & #x
```

![A red door](door.svg)

[^1]: The note itself, with `code`.

{{ standards() }}
"""
REST = "# The rest\n\n## Our saying\n\n{{ quote() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n"
TALL = range(20, 48)
MANY = ["jam", "kettle", "lamp", "mug", "nutcracker", "oar", "pan", "quilt"]
"""So many steps are from half a page to more than one."""
MOMENT = """\
  - id: up-{n}
    title: Up {n} steps
    touchpoint: counter
    roles: volunteer
    starts: It begins {n} steps ahead
    customer_hopes: That there is a lift
    steps:
{steps}
    checklist:
      use: read then do
      basics: [thank-giver]
    impression:
      positive: They run
      neutral: They walk
      negative: They turn back
"""
DOOR = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="60"><rect width="40" height="60" fill="red"/></svg>'


@pytest.fixture
def paged(shop: Path) -> Path:
    """The shop with two pages."""
    dress(shop, {"index.md": PAGE, "words.md": REST})
    (shop / "docs" / "door.svg").write_text(DOOR, "utf-8")
    return shop


def test_every_feature_of_a_page_is_on_paper(handbook_command: Command, paged: Path) -> None:
    """Headings, lists, tables, admonitions, notes, links, pictures with words, code, footnotes, definitions."""
    run = handbook_command("-C", paged, "print", "book")
    assert run.status == 0, run.err
    said = words_of(paged / "print" / "handbook.pdf")
    for words in ("Mind the step", "It is steep.", "Monday nine", "1. first", "Term Meaning", "Quoted.",
                  "code with <b> & #x", "The note itself, with code", "a site (example.org/a)"):  # fmt: skip
        assert words in said, words
    raw = pypdf.PdfReader(paged / "print" / "handbook.pdf")
    door = next(found for found in structure(raw) if found.get("/Alt") == "A red door")
    assert door["/K"], "the picture is drawn"
    kinds = Counter(str(found.get("/S")) for found in structure(raw))
    assert kinds["/TH"] == len(("Day", "Open")) + 3 * said.count("Begins:"), "impressions are tables"
    expected = {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Note", "/Figure", "/Link", "/TOC", "/Code"}
    assert expected <= kinds.keys()


def test_a_line_broken_by_hand_begins_at_the_edge(handbook_command: Command, paged: Path) -> None:
    """An address is written in lines, and they stand under each other."""
    dress(
        paged,
        {
            "index.md": "# Where we are\n\nHarbour Lane 4  \n\tby the *old* crane<br>\nat the quay\n\n{{ standards() }}\n"
        },
    )
    assert handbook_command("-C", paged, "print", "book").status == 0
    edges: dict[str, float] = {}

    def note(text: str, place: list[float], *_: object) -> None:
        edges.setdefault(text.strip(), place[4] + (1000 if text.startswith(" ") else 0))

    for page in pypdf.PdfReader(paged / "print" / "handbook.pdf").pages:
        page.extract_text(visitor_text=note)
    assert edges["Harbour Lane 4"] == edges["by the"] == edges["at the quay"]


def test_links_lead_to_the_page_they_name(handbook_command: Command, paged: Path) -> None:
    """Beside a link stands its page, and there stands what it speaks of."""
    assert handbook_command("-C", paged, "print", "book").status == 0
    book = paged / "print" / "handbook.pdf"
    pages, outline = pages_of(book), outline_of(book)
    said = " ".join(pages)
    for words, title in (
        ("the words", "Our saying"),
        ("the giver", "Thank the giver"),
        ("A bag comes in", "A bag comes in"),
    ):
        number = int(re.search(rf"{words} page (\d+)", said).group(1))  # type: ignore[union-attr]
        assert outline[title] == number
        assert title in pages[number - 1]
    reader = pypdf.PdfReader(book)
    targets = [link["/Dest"] if "/Dest" in link else link["/A"].get("/D")
               for page in reader.pages for link in (a.get_object() for a in page.get("/Annots", []))
               if link.get("/A", {}).get("/S") != "/URI"]  # fmt: skip
    places = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    assert targets
    assert all(target[0].idnum in places for target in targets if isinstance(target, list))


def test_a_book_is_found_one_s_way_in(handbook_command: Command, paged: Path) -> None:
    """Contents name chapters, moments and standards; the index names titles, other words, what one sees and what is said, but no ids.

    Words beside each other that lead to the same place share a line, and what only goes on from one, or is a sentence, is left out.
    Of very many other names of one entry the first are printed.
    """
    title = "    title: Thank the giver\n"
    replace(
        paged / "standards.yml",
        title,
        f"{title}    also: [gratitude, grateful, grateful giver, how we say thanks at the door, visitor's joy, {', '.join(MANY)}, farewell]\n",
    )
    (paged / "docs" / "words.md").write_text(REST + "\n{{ voices() }}\n", "utf-8")
    assert handbook_command("-C", paged, "print", "book").status == 0
    book = paged / "print" / "handbook.pdf"
    pages, outline = pages_of(book), outline_of(book)
    there = outline["Thank the giver"]
    assert "Were you thanked before the bag was opened?" in pages[there - 1], "a card is never split"
    assert "The bag may be all they could give" in pages[there - 1], "a card is never split"
    contents = next(words for words in pages if "Contents" in words)
    for title in ("What we do", "Thank the giver", "A bag comes in"):
        assert re.search(rf"{title}[ .]*{outline[title]}\b", contents), title
    index = " ".join(pages[outline["Index"] - 1 :])
    assert re.search(rf"Thank the giver → {there}\b", index)
    assert re.search(rf"grateful, gratitude → {there}\b", index)
    assert "visitor’s joy" in index and MANY[-1] in index and "farewell" not in index
    assert "grateful giver" not in index and "how we say" not in index
    assert re.search(rf"“They looked up, and the day was better.”[ .]*→ {there}\b", index)
    assert re.search(rf"A bag is put on the counter[ .]*A bag comes in {outline['A bag comes in']}\b", index)
    assert "thank-giver" not in " ".join(pages)
    assert "Whoever gives is a customer too." in pages[0]


def test_the_head_of_a_page_names_what_stands_on_it(handbook_command: Command, paged: Path) -> None:
    """Its chapter, and the first and the last that begin there, as at the head of a dictionary."""
    dress(paged, {"index.md": "# What we do\n\n{{ standards() }}\n"})
    assert handbook_command("-C", paged, "print", "book").status == 0
    heads = [words[:90] for words in pages_of(paged / "print" / "handbook.pdf")]
    assert any(re.search("What we do: Thank the giver – ", head) for head in heads), heads


def test_an_appendix_is_left_out_unless_asked_for(handbook_command: Command, paged: Path) -> None:
    """A page that says so stands at the end, or not at all; the glossary is printed once, whether its page is there or not."""
    replace(paged / "standards.yml", "handbook:\n", "handbook:\n  site: https://example.org/shop\n")
    dress(paged, {
        "a.md": "---\npaper: appendix\n---\n\n# Looked up\n\n{{ glossary() }}\n",
        "index.md": "# What we do\n\nSee [the words](a.md).\n\n{{ standards() }}\n\n{{ moments() }}\n",
    })  # fmt: skip
    book = paged / "print" / "handbook.pdf"
    assert handbook_command("-C", paged, "print", "book").status == 0
    assert "Looked up" not in outline_of(book)
    assert "the words (example.org/shop/a.html)" in words_of(book)
    assert words_of(book).count("Cloth that is sold by weight") == 1
    assert handbook_command("-C", paged, "print", "book", "--appendix").status == 0
    outline = outline_of(book)
    assert outline["What we do"] < outline["Looked up"]
    assert words_of(book).count("Cloth that is sold by weight") == 1


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("![](door.svg)", "picture-without-words"),
        ("![A door](no-door.png)", "picture-missing"),
    ],
)
def test_a_picture_that_cannot_be_set_is_an_error_with_its_place(
    handbook_command: Command, paged: Path, written: str, rule: str
) -> None:
    """It is never left out in silence, and there is no book without it; what is not the book is printed all the same."""
    page = paged / "docs" / "words.md"
    page.write_text(page.read_text("utf-8") + f"\nSome words.\n\n{written}\n", "utf-8")
    line = page.read_text("utf-8").splitlines().index(written) + 1
    run = handbook_command("-C", paged, "print", "book", "poster")
    assert run.status == 1
    assert (paged / "print" / "poster.pdf").exists()
    assert re.search(rf"docs/words\.md:{line}:\d+  error  {rule}", run.err), run.err
    assert not (paged / "print" / "handbook.pdf").exists()


def test_whatever_a_macro_shows_has_its_form_on_paper() -> None:
    """A view that is drawn on the site and forgotten on paper would stop the book."""
    engine = Path(handbook.__file__).parent
    not_views = {"parts", "blocks", "facts", "turn", "told", "phones", "gone", "draft"}
    not_views |= {"problems", "preview", "preview_bar"}
    not_views |= {
        "limits",
        "phrases",
        "lines",
        "emergencies",
        "indicators",
    }  # rows of the site: on paper each of them is a card
    views = {path.stem for path in (engine / "web" / "templates").glob("*.html")} - not_views
    cards = (engine / "paper" / "typst" / "cards.typ").read_text("utf-8")
    drawers = cards[cards.index("#let drawers = (") :]
    assert {view for view in views if f" {view}:" not in drawers and f"({view}:" not in drawers} == set()


def test_a_book_without_pages_has_every_section() -> None:
    """But for those that are told within others: a new section is named in `handbook/paper/sheets/without_pages.py`."""
    forgotten = set(LIST_SECTIONS) - MACROS.keys() - {"departments", "touchpoints", "editions"}
    assert not forgotten, f"name a macro for these sections in without_pages.py: {forgotten}"


def test_a_card_of_many_short_lines_goes_on_on_the_next_page(handbook_command: Command, paged: Path) -> None:
    """However little is written in each of them: nothing runs off the page, and what follows stands after it."""
    steps = "".join(f"      - w{number}\n" for number in range(120))
    replace(paged / "standards.yml", "  - id: donation\n", f"  - id: donation\n    steps:\n{steps}")
    assert handbook_command("-C", paged, "print", "book").status == 0
    pages = pages_of(paged / "print" / "handbook.pdf")
    first, last = (next(n for n, words in enumerate(pages) if re.search(rf"\bw{step}\b", words)) for step in (0, 119))
    assert last == first + 2


def test_a_title_stays_with_its_card_however_tall(handbook_command: Command, paged: Path) -> None:
    """A card that fits on a page alone, but not together with its title, is one that has to break."""
    moments = "".join(MOMENT.format(n=n, steps="\n".join(f"      - step {step}" for step in range(n))) for n in TALL)
    replace(paged / "standards.yml", "  - id: donation\n", f"{moments}  - id: donation\n")
    assert handbook_command("-C", paged, "print", "book").status == 0
    book = paged / "print" / "handbook.pdf"
    pages, outline = pages_of(book), outline_of(book)
    for n in TALL:
        assert f"It begins {n} steps ahead" in pages[outline[f"Up {n} steps"] - 1], n


def test_a_page_may_be_kept_off_paper(handbook_command: Command, paged: Path) -> None:
    """It says so at its top; links to it lead to the site, and a heading of the menu with nothing under it goes too."""
    (paged / "docs" / "desk.md").write_text("---\npaper: false\n---\n\n# The desk\n\nOnly for editors.\n", "utf-8")
    index = paged / "docs" / "index.md"
    index.write_text(index.read_text("utf-8") + "\nSee [how to edit](desk.md#how).\n", "utf-8")
    config = paged / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8") + "nav:\n  - index.md\n  - words.md\n  - Behind the scenes:\n      - desk.md\n"
    )
    replace(paged / "standards.yml", "handbook:\n", "handbook:\n  site: https://example.org/shop\n")
    assert handbook_command("-C", paged, "print", "book").status == 0
    said = words_of(paged / "print" / "handbook.pdf")
    assert "how to edit (example.org/shop/desk.html#how)" in said
    assert "Only for editors" not in said
    assert "Behind the scenes" not in said
