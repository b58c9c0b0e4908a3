"""HTML is read as a browser reads it, and changed without touching anything else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handbook.text.html import Edit, Tag, comments, edited, read_page, rewrite_page, tags, tokens
from handbook.text.html_tree import parse
from tests.elements import opening

PIECES = st.one_of(
    st.sampled_from(
        ["<a", "<IMG", " href=", "src='", '"', "'", ">", "/>", "</a>", "<!--", "-->", "<script>", "</SCRIPT >", "<svg>",
         "<style>", "</style>", "<title>", "</title", "&amp;", "&#39", "=", "\r\n", "<!doctype html>", "é", "\udce9"]
    ),
    st.text(alphabet="<>/=\"'!-? \t\nax&;", max_size=6),
)  # fmt: skip
PAGES = st.lists(PIECES, max_size=30).map("".join)
"""Anything that somebody may call a page."""
VALUES = st.text(alphabet="ab \"'<>&=/;é", max_size=10)


@pytest.mark.parametrize(
    ("page", "elements"),
    [
        ("<p class=a id=b>", [("p", {"class": "a", "id": "b"})]),
        ("<P CLASS='a'\n ID = \"b\" hidden>", [("p", {"class": "a", "id": "b", "hidden": ""})]),
        ('<a title="a > b" href=c>', [("a", {"title": "a > b", "href": "c"})]),
        ('<p class="a"id="b">', [("p", {"class": "a", "id": "b"})]),
        ("<a href=/b/>", [("a", {"href": "/b/"})]),
        ('<a href="?a=1&copy=2&amp;b&#x3d;&eacute;">', [("a", {"href": "?a=1&copy=2&b=é"})]),
        ("<a id=first ID=second>", [("a", {"id": "first"})]),
        ("<!-- <a id=b> --><b>", [("b", {})]),
        ("<!--><b><!-- --!><i>", [("b", {}), ("i", {})]),
        ("<script>if (a<b) '<i>'</scripts></SCRIPT ><b>", [("script", {}), ("b", {})]),
        ("<title>a <b> c</title><i>", [("title", {}), ("i", {})]),
        ("<svg><style/><title>a</title><b></svg><style><i></style>", [("svg", {}), ("style", {}), ("title", {}), ("b", {}), ("style", {})]),
        ("a < b <3 </> <!doctype html><b>", [("b", {})]),
        ('<b><a href="never closed><i>', [("b", {})]),
    ],
)  # fmt: skip
def test_a_page_is_read_as_a_browser_reads_it(page: str, elements: list[tuple[str, dict[str, str]]]) -> None:
    """Minified, in capitals, without quotation marks, with comments and scripts: a tag is what a browser takes for one."""
    assert opening(page) == elements


@given(PAGES)
def test_every_page_can_be_read_and_without_a_change_stays_the_same(page: str) -> None:
    """Tags and comments stand one after the other in the text, and nothing else is touched."""
    found = list(tokens(page))
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(page[token.start] == "<" for token in found)
    assert edited(page, []) == page
    assert edited(page, [Edit(token.start, token.end, page[token.start : token.end]) for token in found]) == page


@given(PAGES)
def test_looking_for_some_tags_finds_the_same_as_looking_at_all(page: str) -> None:
    """It only takes less time."""
    of_all = [
        tag.start
        for tag in tokens(page)
        if isinstance(tag, Tag) and (tag.name in ("img", "title") or {"href", "src"} & tag.attributes.keys())
    ]
    assert [tag.start for tag in tags(page, names=("img", "title"), attributes=("href", "src"))] == of_all


@given(PAGES, VALUES)
@example("<a href=<a href=>", "")
def test_an_attribute_that_is_set_is_read_back_and_taken_away_again(page: str, value: str) -> None:
    """Whatever it says, and however it was written before; all other attributes stay what they were."""
    for tag in [token for token in tokens(page) if isinstance(token, Tag) and not token.closes]:
        others = {name: attribute.value for name, attribute in tag.attributes.items() if name != "href"}
        changed = edited(page, [tag.with_attribute("href", value)])
        (again,) = [token for token in tokens(changed) if token.start == tag.start]
        assert isinstance(again, Tag)
        assert {name: attribute.value for name, attribute in again.attributes.items()} == {**others, "href": value}
        (bare,) = [
            token for token in tokens(edited(changed, again.without_attribute("href"))) if token.start == tag.start
        ]
        assert isinstance(bare, Tag)
        assert {name: attribute.value for name, attribute in bare.attributes.items()} == others


def test_two_changes_of_one_place_are_refused() -> None:
    """One of them would be lost without a word."""
    with pytest.raises(ValueError, match="overlap"):
        edited("<p>", [Edit(0, 2, "a"), Edit(1, 3, "b")])


def test_a_page_in_another_encoding_keeps_its_bytes(tmp_path: Path) -> None:
    """An editor's own page may be older than UTF-8; a change in one place leaves the rest, line ends included."""
    page = tmp_path / "old.html"
    page.write_bytes(b"<html lang=fr>\r\n<body>caf\xe9</body>")
    rewrite_page(page, lambda text: edited(text, [next(tags(text, names=("html",))).with_attribute("lang", "en")]))
    assert page.read_bytes() == b'<html lang="en">\r\n<body>caf\xe9</body>'


def test_a_page_that_does_not_change_is_not_written(tmp_path: Path) -> None:
    """Other editions may share the file, and a server sees by its time that nothing is new."""
    page = tmp_path / "page.html"
    page.write_text("<p>", "utf-8")
    before = page.stat()
    rewrite_page(page, lambda text: text)
    assert page.stat() == before and read_page(page) == "<p>"


def test_comments_say_what_stands_in_them() -> None:
    """Markers of the theme are comments; in a script or an attribute they are none."""
    page = "<!--a--><p title='<!--b-->'><script><!--c--></script><!-- d >-->"
    assert [comment.text for comment in comments(page)] == ["a", " d >"]


def test_the_tree_holds_every_word_once() -> None:
    """What is never closed ends with what it stands in; a drawing's empty element holds nothing."""
    tree = parse(
        "<div class='a b'>one <p>two<br>three</i></div> &lt;four&gt; <svg><path/></svg><script>1 &lt; 2</script>"
    )
    assert tree.words() == "one twothree <four> 1 &lt; 2"
    (division,) = tree.find("div")
    assert division.has_class("b") and [element.tag for element in division.elements()] == ["p"]
    assert [element.tag for element in tree.elements()] == ["div", "svg", "script"]
