"""A browser's own reading of HTML, beside ours."""

from __future__ import annotations

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.elements import opening

WRITTEN = st.one_of(
    st.sampled_from(
        ["<x", "<X-Y", " href=", " SRC='", ' y="', '"', "'", ">", "/>", "</x>", "<!--", "-->", "--!>", "<script>",
         "</SCRIPT >", "<style>", "</style>", "<title>", "</title>", "<svg><style><y/></style></svg>", "&amp;", "&copy",
         "&#33;", "&notit;", "<!doctype html>", "<?y?>"]
    ),
    st.text(alphabet="<>/=\"'!-? \n\txy&;", max_size=6),
)  # fmt: skip
PAGES = st.lists(st.lists(WRITTEN, max_size=20).map("".join), min_size=200, max_size=200)
ELEMENTS = """pages => pages.map(page => {
  const parsed = document.implementation.createHTMLDocument("").body;
  parsed.innerHTML = page;
  return Array.from(parsed.querySelectorAll("*"), (element) => [
    element.localName, Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value])),
  ]);
})"""


def test_a_browser_finds_the_same_elements(page: Page) -> None:
    """Whatever is written: the same elements with the same attributes, in the same order."""

    @settings(max_examples=10, phases=[Phase.generate])  # making 200 pages smaller takes minutes; one is shown
    @given(PAGES)
    def agree(pages: list[str]) -> None:
        for written, found in zip(pages, page.evaluate(ELEMENTS, pages), strict=True):
            assert opening(written) == [(name, given) for name, given in found], written

    agree()
