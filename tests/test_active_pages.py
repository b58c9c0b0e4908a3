"""What runs on a page, or comes from another host, is refused unless the house allows it; what only looks like it is text."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.pages.active import MAY_BE
from handbook.pages.active_html import active_html
from handbook.project.check import check
from handbook.project.load import Project
from tests.drop_in import TODAY
from tests.site.building import dress

ACTIVE = [
    "<script>alert(1)</script>",
    "<ScRiPt src='own.js'></sCrIpT>",
    "Text <img src=x.png alt=x OnErRoR=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script href='x.js'/></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><a><animate attributeName=href values='javascript:alert(1)' /></a></svg>",
    "<math><mtext href=javascript:alert(1)>x</mtext></math>",
    "<details open ontoggle=alert(1)>x</details>",
    "<p onclick\n=alert(1)>x</p>",
    '<p title="a > b" onmouseover=alert(1)>x</p>',
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='jav&#97;script&colon;alert(1)'>x</a>",
    "<a href=' &#1;javascript:alert(1)'>x</a>",
    "<a href='JAVASCRIPT:alert(1)'>x</a>",
    "<a href=vbscript:x>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<iframe src='index.html'></iframe>",
    "<iframe srcdoc='x'></iframe>",
    "<object data=x.html></object>",
    "<embed src=x.pdf>",
    "<applet code=x></applet>",
    "<base href='/'>",
    "<meta http-equiv='Refresh' content='0;url=x'>",
    "<form action=javascript:alert(1)><input></form>",
    "<button formaction='javascript:alert(1)'>x</button>",
    "<p style='width: expr\\65ssion(alert(1))'>x</p>",
    "<style>p { background: url(javascript:alert(1)) }</style>",
    "[x](javascript:alert(1))",
    "[x][there]\n\n[there]: javascript:alert(1)",
    "[x](JaVaScRiPt:alert(1) 'a title')",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "A sentence.\n{: onclick=alert(1) }",
    "[x](index.md){ onmouseover='alert(1)' }",
    "## A heading {: #h onclick=alert(1) }",
    "\\<script>alert(1)\\</script>",
    "> <script>alert(1)</script>",
    "- item\n\n    <script>alert(1)</script>",
    "!!! note\n    <script>alert(1)</script>",
    "<div markdown>\n[x](javascript:alert(1))\n</div>",
    "text <!-- a comment --><script>alert(1)</script>",
    "`<!--` <script>alert(1)</script> `-->`",
    "<textarea></textarea><img src=x alt=x onerror=alert(1)>",
    "| a |\n|---|\n| <img src=x alt=x onerror=alert(1)> |",
]
PARTED = [
    "<b o{# a comment that vanishes #}nclick=alert(1)>x</b>",
    "<b o{% raw %}nclick=alert(1){% endraw %}>x</b>",
    "<b o{% raw %}n{% endraw %}click=alert(1)>x</b>",
    "<b o {#- -#} nclick=alert(1)>x</b>",
]
FOREIGN = [
    "![x](http://evil.example/x.png)",
    "![x](//evil.example/x.png)",
    "![x][there]\n\n[there]: https://evil.example/x.png",
    "<img alt=x src='https://evil.example/x.png'>",
    "<img alt=x src='\\\\evil.example\\x.png'>",
    "<img alt=x src=' ht\ntps://evil.example/x.png'>",
    "<img alt=x src=x.png srcset='x.png 1x, https://evil.example/x.png 2x'>",
    "<video poster='https://evil.example/x.png'></video>",
    "<audio src=https://evil.example/x.mp3></audio>",
    "<picture><source srcset='//evil.example/x.png'><img alt=x src=x.png></picture>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<form action='https://evil.example/'><input name=password></form>",
    "<input type=image src=https://evil.example/x.png>",
    "<button formaction=//evil.example>x</button>",
    "<body background='https://evil.example/x.png'>",
    "<p style='background: u\\72l(https://evil.example/x.png)'>x</p>",
    "<p style=\"background: url('//evil.example/x')\">x</p>",
    "<style>@import '//evil.example/x.css';</style>",
    "<style>p { background: image-set('https://evil.example/x.png' 1x) }</style>",
    "<svg><image href='https://evil.example/x.png'/></svg>",
    "<svg><use xlink:href='https://evil.example/x.svg#a'/></svg>",
    "<a href=index.html ping=https://evil.example/>x</a>",
    "<iframe src=https://evil.example/></iframe>",
    "<object data='https://user@evil.example/x'></object>",
    "A sentence.\n{: style='background:url(//evil.example/x)' }",
    "![x](x.png){ srcset=//evil.example/x.png }",
]
HARMLESS = [
    "[a page](index.md), [a site](https://elsewhere.example/), [a letter](mailto:a@b.example), [a call](tel:+4912), <https://elsewhere.example/>",
    "![a picture](x.png) and <img alt=x src='data:image/png;base64,AAAA'>",
    "`<script>alert(1)</script>` and `[x](javascript:alert(1))` and ``<img src=x onerror=alert(`1`)>``",
    "```html\n<script>alert(1)</script>\n<img src=http://evil.example>\n```",
    "    <script>alert(1)</script>",
    "&lt;script>alert(1)&lt;/script>",
    "{% raw %}`<iframe src=x>` {{ x }}{% endraw %}",
    "<!-- <script>alert(1)</script> -->",
    "<details><summary>More</summary>Text</details>",
    "<div class='tiles' markdown>\n\n[one](index.md)\n\n</div>",
    "<p style='color: red'>x</p>",
    "| a | b |\n|--:|:--|\n| 1 | 2 |",
    "Write javascript: or onclick= or data: in a sentence, and 1 < 2 & 3 > 2.",
    "A heading {: #scripts .wide title='on = off' }",
    "<svg viewBox='0 0 1 1'><path d='M0 0'/><use href='#a'/></svg>",
    "<form><label>Words <input name=q></label></form>",
]


def said(shop: Path, texts: list[str], allow: str = "") -> list[list[tuple[str, int]]]:
    """For each text, as a page of its own, the rules that it breaks and their lines."""
    path = shop / "standards.yml"
    if allow:
        path.write_text(path.read_text("utf-8").replace("handbook:\n", f"handbook:\n  allow: {allow}\n", 1), "utf-8")
    shown = "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"
    dress(
        shop,
        {"index.md": shown} | {f"{i:03}.md": f"---\ntitle: x\n---\n\n# P\n\n{text}\n" for i, text in enumerate(texts)},
    )
    found: list[list[tuple[str, int]]] = [[] for _ in texts]
    for problem in check(Project.load(shop, TODAY)).problems:
        if problem.rule in ("page-active", "page-foreign"):
            found[int(problem.file[5:8])].append((problem.rule, problem.line))
    return found


def test_what_runs_is_an_error_at_its_line(shop: Path) -> None:
    """However it is written: in HTML, in Markdown, in lists of attributes, parted by what is not left on the page."""
    for text, found in zip([*ACTIVE, *PARTED], said(shop, [*ACTIVE, *PARTED]), strict=True):
        assert "page-active" in [rule for rule, _ in found], text
        assert all(7 <= line <= 7 + text.count("\n") for _, line in found), text


def test_what_comes_from_another_host_is_an_error_at_its_line(shop: Path) -> None:
    """Pictures, sounds, styles, frames and forms; a plain link is none of it."""
    for text, found in zip(FOREIGN, said(shop, FOREIGN), strict=True):
        assert "page-foreign" in [rule for rule, _ in found], text
        assert all(7 <= line <= 7 + text.count("\n") for _, line in found), text


def test_what_only_looks_dangerous_is_text(shop: Path) -> None:
    """In code, escaped, in raw, in a sentence; and ordinary HTML."""
    for text, found in zip(HARMLESS, said(shop, HARMLESS), strict=True):
        assert found == [], text


def test_a_house_allows_what_it_names_and_no_more(shop: Path) -> None:
    """A host by its address, scripts and frames by their names."""
    pages = ["![x](https://pictures.example/x.png)", "![x](http://pictures.example/x.png)", "![x](https://other.example/x.png)",
             "<iframe src=https://pictures.example/film></iframe>", "<iframe src=index.html></iframe>", "<p onclick=x()>x</p>"]  # fmt: skip
    only_host = said(shop, pages, "[https://pictures.example]")
    assert [[rule for rule, _ in found] for found in only_host] == [
        [], ["page-foreign"], ["page-foreign"], [], ["page-active"], ["page-active"]
    ]  # fmt: skip


def test_scripts_and_frames_are_allowed_by_name(shop: Path) -> None:
    """And what is from elsewhere still is not."""
    pages = [
        "<iframe src=index.html></iframe>",
        "<p onclick=x()>x</p>",
        "<script src=https://evil.example/x.js></script>",
    ]
    assert [[rule for rule, _ in found] for found in said(shop, pages, "[scripts, frames]")] == [
        [],
        [],
        ["page-foreign"],
    ]


def test_a_file_that_a_browser_draws_is_judged_like_a_page(shop: Path) -> None:
    """An editor's own HTML or SVG is copied into the site as it is."""
    dress(shop, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n", "own.html": "<html>\n<script src=x.js></script>\n",
                 "fine.html": "<html><head><meta charset=utf-8><link rel=stylesheet href=x.css></head><p>Text</p>",
                 "drawn.svg": "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "plain.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})  # fmt: skip
    problems = [
        (problem.file, problem.line)
        for problem in check(Project.load(shop, TODAY)).problems
        if problem.rule == "page-active"
    ]
    assert problems == [("docs/drawn.svg", 1), ("docs/own.html", 2)]


@pytest.mark.parametrize("text", [*ACTIVE, *FOREIGN])
def test_no_page_is_passed_over_that_should_be_converted(text: str) -> None:
    """The quick look, which spares most pages lets nothing through."""
    assert MAY_BE.search(text)


@pytest.mark.parametrize("piece", ["[", "![", "<a ", "[x](", "[x][", "a [\n", "[x](<", "~~~\n"])
def test_a_page_that_markdown_could_not_read_is_refused_before(shop: Path, piece: str) -> None:
    """A converter would take hours for these; it is not begun, and the page is named with its line."""
    dress(
        shop, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n", "b.md": "# B\n\n<x> " + piece * 100_000}
    )
    problems = [problem for problem in check(Project.load(shop, TODAY)).problems if problem.file == "docs/b.md"]
    assert [problem.rule for problem in problems] == ["page-tangled"] and problems[0].line >= 3


def test_ordinary_brackets_are_not_tangled(shop: Path) -> None:
    """Long tables of HTML, hundreds of links in a list, code with brackets of its own."""
    text = (
        "<table>"
        + "<tr><td>x</td></tr>\n" * 500
        + "</table>\n\n"
        + "- [a](index.md) (b)\n" * 500
        + "\n```\n"
        + "a[i << (\n" * 500
        + "```\n"
    )
    dress(shop, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n", "b.md": text})
    assert "page-tangled" not in [problem.rule for problem in check(Project.load(shop, TODAY)).problems]


def test_reading_takes_no_longer_than_the_page(shop: Path) -> None:
    """Tags, addresses and styles by the ten thousand."""
    for piece in ("<a href=", "<img srcset='", "<p style='\\", "<style>/*", "url(//", "<svg>", "on=", "<!--"):
        list(active_html(piece * 20_000))
