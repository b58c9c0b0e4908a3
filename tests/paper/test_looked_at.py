"""`handbook check` says of pages what print, and the look at every link, would refuse: at the line, before they start."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from handbook.paper.preflight import preflight
from handbook.paper.print_run import Printer
from handbook.paper.typesetting.press import Press
from handbook.project.check import check
from handbook.project.load import Project
from tests.conftest import Run
from tests.site.building import dress

TODAY = date(2026, 11, 21)
PAGE = "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n{{ phrases() }}\n\n{{ tips() }}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="4"><rect width="4" height="4"/></svg>'


@pytest.fixture
def site(shop: Path) -> Path:
    """A small sound handbook with a page."""
    return dress(shop, {"index.md": PAGE})


def said_of(site: Path, page: str, *, above: str = "# More\n\nText.\n\n") -> list[str]:
    """What is said of a page, each with its line and column."""
    (site / "docs" / "more.md").write_text(above + page, "utf-8")
    report = check(Project.load(site, TODAY))
    assert report.problems == ()
    return [f"{it.line}:{it.column} {it.rule}: {it.message} → {it.cure}" for it in preflight(report)]


def picture(kind: str, mode: str = "RGB", **options: object) -> bytes:
    """A picture with something on it."""
    made, drawn = io.BytesIO(), Image.new(mode, (40, 30))
    drawn.putdata([random.Random(1).randrange(255) if mode in "LP" else (i % 255, 9, 9) for i in range(1200)])
    drawn.save(made, kind, **options)
    return made.getvalue()


def huge(width: int = 40_000) -> bytes:
    """A picture of a few bytes that unpacks to gigabytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, width, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")
    )


PNG, JPEG = picture("PNG"), picture("JPEG", quality=90)
BAD = {
    "empty.png": (b"", "is an empty file"),
    "cut.png": (PNG[:-40], "is damaged"),
    "cut.jpg": (JPEG[: len(JPEG) // 2], "is damaged"),
    "flipped.png": (PNG[:60] + bytes(40) + PNG[100:], "is damaged"),
    "cut.gif": (picture("GIF", "P")[:60], "is damaged"),
    "cut.webp": (picture("WEBP", lossless=True)[:60], "is damaged"),
    "large.png": (huge(8_000), "has 8,000 × 8,000 points"),
    "head.png": (PNG[:20], "is damaged"),
    "text.png": (b"not a picture at all\n", "is no picture, whatever its name says"),
    "page.jpg": (b"<!DOCTYPE html><title>404</title>", "is no picture"),
    "lfs.png": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "was not fetched"),
    "scan.bmp": (picture("BMP"), "is in truth BMP"),
    "scan.tif": (picture("TIFF"), "is in truth TIFF"),
    "named.png": (picture("TIFF"), "is in truth TIFF"),
    "photo.avif": (b"\0\0\0\x1cftypavif" + bytes(40), "is in truth AVIF"),
    "photo.jpg": (b"\0\0\0\x18ftypheic" + bytes(40), "is in truth HEIC"),
    "map.png": (b"%PDF-1.7\n", "is in truth PDF"),
    "huge.png": (huge(), "has more than 50,000,000 points"),
    "open.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><g>', "cannot be read from line 1 on"),
    "bare.svg": (b"<svg><rect/></svg>", "does not say that it is SVG"),
    "flat.svg": (SVG.format(size=0).encode(), "has no width or no height"),
    "loads.svg": (SVG.format(size=4).replace("<rect", '<image href="a.png"/><rect').encode(), "loads another picture, “a.png”"),
    "deep.svg": (b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 3000 + b"</g>" * 3000 + b"</svg>", "is nested more than"),
    "latin.svg": (SVG.format(size=4).encode() + "<!-- caf\u00e9 -->".encode("latin-1"), "is not saved as UTF-8"),
    "bomb.svg": (b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 50) for i in range(9)) + b']><svg xmlns="http://www.w3.org/2000/svg">&j;</svg>',
        "cannot be read"),
}  # fmt: skip


def test_a_picture_that_cannot_be_set_is_named_with_its_line(site: Path) -> None:
    """Empty, cut off, of another kind, without end when it is unpacked: which one it is, and why."""
    for name, (content, _) in BAD.items():
        (site / "docs" / name).write_bytes(content)
    said = said_of(site, "".join(f"A ![view]({name}) of it.\n" for name in BAD))
    for line, (name, (_, why)), found in zip(range(5, 99), BAD.items(), said, strict=False):
        assert found.startswith(f"{line}:11 picture-missing: The picture “{name}” {why}"), found
    assert len(said) == len(BAD)


def test_what_is_called_by_another_kind_is_printed(site: Path) -> None:
    """A JPEG called .png and the like show in every browser; grey, with few colours, turned, in capitals, without a suffix."""
    good = {
        "jpeg.png": JPEG, "png.jpg": PNG, "webp.gif": picture("WEBP"), "gif.webp": picture("GIF", "P"),
        "svg.png": SVG.format(size="4mm").encode(), "grey.png": picture("PNG", "L"), "CAPS.PNG": PNG, "noend": PNG, "late.svg": f"<!-- {'x' * 5000} -->{SVG.format(size=4)}".encode(),
        "caf\u00e9 two.png": PNG,
    }  # fmt: skip
    for name, content in good.items():
        (site / "docs" / name).write_bytes(content)
    page = (
        "".join(f"![words](<{name}>)\n" for name in good) + "![words](caf%C3%A9%20two.png)\n<img src=CAPS.PNG alt=w>\n"
    )
    assert said_of(site, page) == []
    printer = Printer(Project.load(site, TODAY), ("book",))
    ((_, sheet),) = printer.sheets
    data, _ = printer._data(sheet)
    assert printer.problems == [] and len(printer.order.pictures) == len(set(good.values()))
    with Press(printer.fonts, printer.order.pictures) as press:
        assert press.set(data, TODAY).pages


@pytest.mark.parametrize(("page", "said"), [
    ("![a view](gone.png)", "5:11 picture-missing: The picture “gone.png” is not in the folder of pages. → Put"),
    ("![a view](Own.png)", "5:11 picture-missing: The picture “Own.png” is not in the folder of pages. → Did you mean “own.png”?"),
    ("![](own.png)", "5:5 picture-without-words: The picture “own.png” says nothing"),
    ("`![a](gone.png)` and ![a][b]\n\n[b]: gone.png", "7:6 picture-missing: The picture “gone.png”"),
    ("Text <img src=\"gone.png\" alt=\"a\">", "5:16 picture-missing: The picture “gone.png”"),
    ("![a](data:image/png;base64,iVBORw0KGgo=)", "5:6 picture-missing: The picture “data:image/png;base64,iVBORw0KGgo=” stands in the page"),
    ("![a](../../standards.yml)", "5:6 picture-missing: The picture “../../standards.yml” is not in the folder"),
    ("```\n<video>\n```\n\nSo: <video src=\"a.mp4\"></video>", "9:5 not-on-paper: “<video>” has no form on paper."),
    ("<audio controls>say</audio> <audio>b</audio>", "5:1 not-on-paper: “<audio>” has no form on paper."),
    ("[x](gone.md)", "5:5 link-nowhere: “gone.md” leads nowhere."),
    ("[x](idnex.md)", "5:5 link-nowhere: “idnex.md” leads nowhere. → Did you mean “index.md”?"),
    ("[x](http://[y)", "5:5 link-nowhere: “http://[y” is no address."),
    ("[x](own.pdf)", "5:5 link-nowhere: “own.pdf” leads nowhere."),
    ("[x](assets/none.css)", "5:5 link-nowhere: “assets/none.css” leads nowhere."),
    ("[x](#nowhere)", "5:5 link-nowhere: “#nowhere” leads to a page that has no #nowhere."),
    ("[x](more.md#mroe)", "5:5 link-nowhere: “more.md#mroe” leads to a page that has no #mroe. → Did you mean “more”?"),
    ("a \u6328\u62f6 b", "5:3 no-glyph: No font has “\u6328” (cjk unified ideograph-6328) and “\u62f6” (cjk unified ideograph-62f6) on this page."),
    ("\u6328\u62f6\u4eca\u65e5\u3067", "5:1 no-glyph: No font has these 5 characters: \u6328\u62f6\u4eca\u65e5\u3067 on this page."),
])  # fmt: skip
def test_what_the_next_step_would_refuse_is_said_where_it_stands(site: Path, page: str, said: str) -> None:
    """Not in line 1, not in code that only shows it, and with the name that is meant."""
    (site / "docs" / "own.png").write_bytes(PNG)
    found = said_of(site, page)
    assert found and found[0].startswith(said), found


@pytest.mark.parametrize("page", [
    "[x](this-device.html) [y](licences.html) [z](assets/handbook.css)",
    "[a](index.md) [b](more.md#more) [c](#more) [d](#top) [e](mailto:a@b.example) [f](https://x.example/#y) [g](index.md#greet)",
    "[a](go/greet/index.html) [b](handbook.json) [c](print/handbook.pdf) [d](index.html) [e](more.html) [f](<own.png>)",
    "Note[^1].\n\n[^1]: So.\n\n[a](#fn:1)\n\n<a name=\"x\"></a>[b](#x)\n\nP\n{: #here }\n\n[c](#here)",
    "Snow \u2603? No: caf\u00e9 \u2013 \u201cso\u201d, \u05e9\u05dc\u05d5\u05dd, \u0645\u0631\u062d\u0628\u0627, \u041f\u0440\u0438".replace("\u2603", "-"),
])  # fmt: skip
def test_what_leads_somewhere_is_fine(site: Path, page: str) -> None:
    """Pages, files, anchors of any kind, what a build writes, and other hosts."""
    (site / "docs" / "own.png").write_bytes(PNG)
    assert said_of(site, page) == []


def test_a_page_is_looked_at_by_the_extensions_there_are(site: Path) -> None:
    """A preview looks at the same page all day, and `mkdocs.yml` may make something else of it meanwhile."""
    (site / "docs" / "more.md").write_text("# More\n\n/// html | canvas\nText.\n///\n", "utf-8")
    menu = (site / "mkdocs.yml").read_text("utf-8")
    found = []
    for extensions in ("", "markdown_extensions: [pymdownx.blocks.html]\n", ""):
        (site / "mkdocs.yml").write_text(menu + extensions, "utf-8")
        found.append([problem.rule for problem in preflight(check(Project.load(site, TODAY)))])
    assert found == [[], ["not-on-paper"], []]


def test_the_command_says_it_and_fails(site: Path, handbook_command: Callable[..., Run]) -> None:
    """In one report with everything else, by file and line; a silence for a warning holds."""
    (site / "docs" / "more.md").write_text("# More\n\n![a](gone.png)\n\n\u6328 <!-- ok: no-glyph a sign -->\n", "utf-8")
    run = handbook_command("-C", site, "check", "--format", "json")
    assert run.status == 1
    assert [(it["file"], it["line"], it["rule"]) for it in run.problems] == [("docs/more.md", 3, "picture-missing")]


def test_pages_that_are_not_printed_are_looked_at_as_the_site_shows_them(site: Path) -> None:
    """What paper has no form for may stand on them; a picture that is missing is missing."""
    page = '<video src="a.mp4"></video> ![a](gone.png) [x](gone.md)'
    found = said_of(site, page, above="---\npaper: false\n---\n\n")
    assert [each.split(": ")[0] for each in found] == ["5:34 picture-missing", "5:48 link-nowhere"]


def test_all_that_is_wrong_with_a_page_is_said_in_one_run(site: Path, handbook_command: Callable[..., Run]) -> None:
    """What is foreign, and a macro that is given a wrong id, do not keep the rest of the page from being looked at."""
    page = "# More\n\n![a](https://x.example/a.png)\n\n{{ standard('gret') }}\n\n![a](gone.png)\n"
    (site / "docs" / "more.md").write_text(page, "utf-8")
    run = handbook_command("-C", site, "check", "--format", "json")
    assert [(it["line"], it["rule"]) for it in run.problems] == [
        (3, "page-foreign"), (3, "picture-missing"), (5, "unknown-id"), (7, "picture-missing")
    ]  # fmt: skip
