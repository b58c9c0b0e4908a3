"""A banned phrase is found where people read it, however it is written; numbers nobody has verified likewise."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.pages.passages import passages
from handbook.project.check import check
from handbook.project.load import Project
from handbook.text.normalised import Reading
from handbook.text.phrase_finder import PhraseFinder
from tests.conftest import replace
from tests.drop_in import TODAY

BANNED = {
    "no-department": "Not my department!",
    "no-cafe": "C'est fermé au café",
    "no-cant": "We can't",
    "no-wait": "少々お待ちください",
    "no-know": "ไม่ทราบ",
    "no-hindi": "मुझे क्या",
    "no-arabic": "لا أعرف",
    "no-umlaut": "für Müller",
    "no-accent": "schon gut",
}
READ = {
    "emphasis": "Not **my** department.",
    "half a word in bold": "Not my de**part**ment.",
    "underlines": "_Not_ __my__ department.",
    "a link": "[Not my](index.md) department.",
    "a link with a title": '[Not my](index.md "Home") department.',
    "a link by reference": "[Not my][home] department.",
    "a link to a heading in brackets": "[Not my](a_(b).md) department.",
    "a literal link": "Not [[x|my]] department.",
    "character references": "Not&nbsp;my&#32;d&#101;partment.",
    "a soft hyphen as a reference": "Not my depart&shy;ment.",
    "a soft hyphen": "Not my depart\u00adment.",
    "a zero-width space in a word and between two": "Not\u200bmy depart\u200bment.",
    "a place to break": "Not<wbr>my depart<wbr>ment.",
    "other marks nobody sees": "N\u200dot \u200emy\ufeff depart\u2060ment.",
    "tags": '<b>Not</b> <span class="a > b">my</span> department.',
    "struck out and marked": "Not ~~my~~ ==department==.",
    "code in the sentence": "Not `my` department.",
    "a note": "Not my[^1] department.",
    "a comment": "Not <!-- really --> my department.",
    "the end of a line": "Not my  \ndepartment.",
    "a hard end of a line": "Not my\\\ndepartment.",
    "a quotation": "> Not my\n> department.",
    "an item": "- Not my\n  department.",
    "a cell": "| a | b |\n|---|---|\n| Not my department | x |",
    "a row without bars at its ends": "a | b\n--|--\nx | Not my department",
    "a heading": "## Not my department {: #x }",
    "a heading underlined": "Not my department\n----",
    "the words of a picture": "![Not my department](x.png)",
    "a title": "[x](y.md 'Not my department')",
    "an attribute": "<img src=x alt='Not&nbsp;my department'>",
    "a list of attributes": '[y](x.md){: title="Not my department" }',
    "an abbreviation": "*[NMD]: Not my department",
    "a box": '!!! note "Not my department"\n    x',
    "a definition": "Term\n:   Not my\n    department",
    "front matter": "---\ndescription: >\n  Not my\n  department\n---\nx",
    "raw": "{% raw %}Not my department{% endraw %}",
    "quotation marks": "“Not my” ‹department›",
    "hyphens": "Not-my\u2011department, or",
    "dashes": "Not–my—department, or",
    "wide letters": "Ｎｏｔ　ｍｙ　ｄｅｐａｒｔｍｅｎｔ",
    "capitals": "NOT MY DEPARTMENT",
    "decomposed": unicodedata.normalize("NFD", "C’est fermé au café"),
    "without accents": "C'est ferme au cafe",
    "with some accents": "C`est FERMÉ AU CAFE",
    "an apostrophe that is a letter": "we canʼt",
    "umlauts as two letters": "fuer Mueller",
    "Japanese": "では、少々お待ちくださいね",
    "Japanese over a line": "少々お待ち\nください",
    "Thai": "ฉันไม่ทราบครับ",
    "Hindi": "वह मुझे क्या कहे",
    "Arabic with its vowels, stretched": "لَا أَعـــرِف",
}
NOT_READ = {
    "two paragraphs": "Not\n\nmy department",
    "two items": "- Not\n- my department",
    "two cells": "| Not | my department |\n|---|---|",
    "two rows": "a | Not my\n--|--\ndepartment | b",
    "a heading and its text": "## Not\nmy department",
    "two blocks": "<p>Not</p><p>my department</p>",
    "something in between": "Not {{ ref('thank-giver') }} my department",
    "two sentences": "Not. My department",
    "a dash between clauses": "We are not – my department said",
    "another word": "Not my departments, knot my department",
    "code": "`Not my department`",
    "a block of code": "```\nNot my department\n```",
    "code as HTML": "<pre>Not my department</pre>",
    "a comment": "<!-- Not my department -->",
    "an address": "[x](not-my-department.md) <a href='not my department'>x</a>",
    "a style": "<style>not my department</style>",
    "an accent more": "schön gut",
    "Hindi in another word": "तुमुझे क्या, मुझे क्याम",
    "an apostrophe more": "we cant",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with these phrases banned, and a page for every way to write one."""
    shop = tmp_path_factory.mktemp("shop")
    source = Path(__file__).parent / "handbooks" / "good" / "one-file-shop" / "standards.yml"
    phrases = "".join(
        f'  - id: {id_}\n    text: "{text}"\n    verdict: banned\n    instead: say-thanks\n'
        for id_, text in BANNED.items()
    )
    text = source.read_text("utf-8")
    (shop / "standards.yml").write_text(text.replace("phrases:\n", f"phrases:\n{phrases}", 1), "utf-8")
    (shop / "mkdocs.yml").write_text("site_name: Shop\n", "utf-8")
    (shop / "docs").mkdir()
    for number, page in enumerate((*READ.values(), *NOT_READ.values())):
        (shop / "docs" / f"{number:03}.md").write_text(page, "utf-8")
    return shop


@pytest.fixture(scope="module")
def places(site: Path) -> dict[int, list[tuple[int, int]]]:
    """Where a banned phrase is found, by the number of the page."""
    found: dict[int, list[tuple[int, int]]] = {}
    for problem in check(Project.load(site, TODAY)).problems:
        if problem.rule == "banned-phrase":
            found.setdefault(int(problem.file.removeprefix("docs/").removesuffix(".md")), []).append(
                (problem.line, problem.column)
            )
    return found


def test_what_is_read_is_found(places: dict[int, list[tuple[int, int]]]) -> None:
    """Once, in every way to write it, by line and column of its first word."""
    missed = [name for number, name in enumerate(READ) if len(places.get(number, [])) != 1]
    assert missed == []
    firsts = dict(enumerate((*READ.values(),)))
    for number, [(line, column)] in ((number, found) for number, found in places.items() if number < len(READ)):
        written = firsts[number].split("\n")[line - 1][column - 1 :]
        assert written[:1].casefold() in "ncwfＮ少ไमл".casefold() or written.startswith(("لَ", "ｎ")), (number, written)


def test_what_is_not_read_so_is_not_found(places: dict[int, list[tuple[int, int]]]) -> None:
    """Words of two paragraphs make no sentence, and code is an example of somebody else's."""
    names = list(NOT_READ)
    assert [names[number - len(READ)] for number in places if number >= len(READ)] == []


def test_a_place_is_that_of_the_first_word(site: Path) -> None:
    """In the page as it was written, whatever stood before it."""
    page = site / "docs" / "000.md"
    before = page.read_text("utf-8")
    page.write_text(
        "---\ntitle: A\n---\n# Ähre&shy;n\n\n> [We](a.md) say **not\n> [my](b.md)** department &nbsp;and [not&nbsp;my](x) department.\n",
        "utf-8",
    )
    problems = [problem for problem in check(Project.load(site, TODAY)).problems if problem.file == "docs/000.md"]
    page.write_text(before, "utf-8")
    assert [(p.line, p.column) for p in problems if p.rule == "banned-phrase"] == [(6, 20), (7, 38)]


def test_the_menu_and_the_name_of_the_site_are_read_too(site: Path) -> None:
    """They stand on every page."""
    settings = 'site_name: "Not my\u00a0department"\nnav:\n  - Home: 000.md\n  - Not my department:\n      - We can’t: 001.md\n'
    (site / "mkdocs.yml").write_text(settings, "utf-8")
    problems = [problem for problem in check(Project.load(site, TODAY)).problems if problem.file == "mkdocs.yml"]
    (site / "mkdocs.yml").write_text("site_name: Shop\n", "utf-8")
    places = [(problem.line, problem.column) for problem in problems if problem.rule == "banned-phrase"]
    assert places == [(1, 13), (4, 5), (5, 9)]


def test_a_text_of_the_handbook_is_read_too(shop: Path) -> None:
    """A link in it is its words, or what the entry is called."""
    replace(
        shop / "standards.yml",
        "do: Thank the giver before you look in the bag.",
        'do: "Say that this is [[counter|junk]] and [[avoid-junk]]."',
    )
    replace(
        shop / "standards.yml",
        "phrases:\n",
        "phrases:\n  - id: no-junk\n    text: is junk\n    verdict: banned\n    instead: say-thanks\n",
    )
    (problem,) = (p for p in check(Project.load(shop, TODAY)).problems if p.rule == "banned-phrase")
    assert "(no-junk)" in problem.message
    replace(shop / "standards.yml", "is [[counter|junk]]", "i\u00ads\u00a0JU\u200bNK")
    assert "banned-phrase" in {problem.rule for problem in check(Project.load(shop, TODAY)).problems}


def test_a_number_nobody_verified_is_found_as_it_is_read(shop: Path) -> None:
    """With emphasis, any blank, any dash and any spelling of its unit."""
    claim = "  - id: many\n    says: Many\n    number: 10000\n    number_to: 12000\n    unit: Gäste am Tag\n    status: unverified\n"
    replace(shop / "standards.yml", "claims:\n", f"claims:\n{claim}")
    (shop / "mkdocs.yml").write_text("site_name: Shop\n", "utf-8")
    (shop / "docs").mkdir()
    lines = [
        "**10,000** G\u00e4ste am Tag",
        "10&nbsp;000\u2011*12\u202f000* GÄSTE  am Tag",
        "10000 Ga\u0308ste am\nTag",
        "`10000 Gäste am Tag`",
        "110000 Gäste am Tag",
    ]
    (shop / "docs" / "index.md").write_text("\n\n".join(lines), "utf-8")
    found = [problem for problem in check(Project.load(shop, TODAY)).problems if problem.rule == "number-without-claim"]
    assert [(problem.line, problem.column) for problem in found] == [(1, 3), (3, 1), (5, 1)]


NOISE = st.sampled_from(["**", "*", "\u00ad", "&shy;", "<b>", "</b>", "<!--x-->", "\u200d", "&zwj;", "", ""])
BETWEEN = st.sampled_from(
    [" ", "\n", "&nbsp;", "\u00a0", "-", "\u2010", "  \n", "<br>", "\u200b", "\u3000", "* **", " [^1] "]
)


@given(st.lists(NOISE, min_size=16, max_size=16), st.lists(BETWEEN, min_size=2, max_size=2), st.booleans())
def test_whatever_stands_in_between_it_is_found(noise: list[str], between: list[str], loud: bool) -> None:
    """Any mixture of what does not show, in any word, with anything for a blank."""
    signs = iter([*noise, *[""] * 16])
    words = ["".join(f"{letter}{next(signs)}" for letter in word) for word in ("Ünot", "my", "department")]
    text = between[0].join([words[0], between[1].join(words[1:])])
    finder = PhraseFinder(["ünot my department"])
    found = [
        finder.find(passage.reading)
        for passage in passages(
            unicodedata.normalize("NFD", text.upper() if loud and "<" not in text and "&" not in text else text)
        )
    ]
    assert sum(len(list(each)) for each in found) == 1


@given(st.text("abé -.'\n", max_size=30))
def test_it_finds_what_a_plain_search_over_words_finds(text: str) -> None:
    """Nothing more and nothing less, whatever phrases share with each other."""
    phrases = ["a b", "b a b", "a a", "b b b", "b.a", "a'b", "é a"]
    finder, reading = PhraseFinder(phrases), Reading(text)
    words = [word.said for word in reading.words()]
    expected = []
    for number, phrase in enumerate(phrases):
        sought, at = [word.said for word in Reading(phrase).words()], 0
        while at + len(sought) <= len(words):
            same = words[at : at + len(sought)] == sought
            expected += [number] if same else []
            at += len(sought) if same else 1
    assert sorted(found.phrase for found in finder.find(reading)) == sorted(expected)


def test_thousands_of_phrases_cost_no_more_than_a_few() -> None:
    """A word is looked at once for all of them: a search phrase by phrase would look at two hundred million here."""
    finder = PhraseFinder([f"not my {number} department" for number in range(3000)] + ["a " * 500])
    assert list(finder.find(Reading("not my a a a department " * 3_000))) == []
