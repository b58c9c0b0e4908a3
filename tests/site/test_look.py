"""The look of an organisation: its colour and its logo on the site, on icons and on paper, and read by everybody."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from handbook.model.palette import AMBER, DRAWN, GROUNDS, NIGHT_GROUNDS, OURS, TEXT, WHITE, Palette, palette_of
from handbook.system.colours import contrast, six_digits
from tests.conftest import replace, run_handbook
from tests.drop_in import FERRY
from tests.site.building import build, dress

PAGES = {"index.md": "# The till\n\n{{ standards() }}\n\n{{ moments() }}\n"}
RED, SVG = (
    "#b0173a",
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#b0173a"/></svg>',
)


def with_look(folder: Path, look: str) -> Path:
    """Give a handbook a look."""
    replace(folder / "standards.yml", "\n  edition:", f"\n  look: {{{look}}}\n  edition:".replace("{", "\n    ").replace(", ", "\n    ").replace("}", ""))  # fmt: skip
    return folder


def said(folder: Path, rule: str) -> list[str]:
    """What is said under a rule."""
    problems = json.loads(run_handbook(folder, "check", "--format", "json").out)
    return [f"{one['line']} {one['message']} {one['cure']}" for one in problems if one["rule"] == rule]


@given(st.integers(0, 0xFFFFFF))
def test_whatever_colour_is_chosen_everything_can_be_read(colour: int) -> None:
    """WCAG 2.2: text has 4.5 to 1 by day, in the dark and on its own breath; signs have 3 to 1."""
    palette = palette_of(f"#{colour:06x}")
    assert _worst(palette) >= TEXT
    assert contrast(palette.sign, palette.bar) >= DRAWN and contrast(palette.sign, palette.night_bar) >= DRAWN


def _worst(palette: Palette) -> float:
    by_day = [contrast(palette.bar, ground) for ground in (*GROUNDS, palette.soft)]
    by_night = [contrast(palette.night, ground) for ground in (*NIGHT_GROUNDS, palette.night_soft)]
    return min(*by_day, *by_night, contrast(WHITE, palette.night_bar))


def test_our_own_look_is_measured_like_any_other() -> None:
    """And black and white are as far apart as the standard says."""
    assert _worst(OURS) >= TEXT
    assert (contrast("#000000", WHITE), contrast(AMBER, AMBER), six_digits("#0A6")) == (21, 1, "#00aa66")


def test_a_look_is_on_every_page_and_icon(shop: Path) -> None:
    """Header, styles, the bar of the browser, the home screen: the colour as it is written, the logo as it is drawn."""
    (shop / "logo.svg").write_text(SVG, "utf-8")
    dress(with_look(shop, f'logo: logo.svg, colour: "{RED}"'), PAGES, manual=True)
    run = build(shop)
    assert run.returncode == 0, run.stderr
    site = shop / "site"
    start = (site / "editors" / "index.html").read_text("utf-8")
    assert 'src="../assets/look/logo.svg' in start and f'<meta name="theme-color" content="{RED}"' in start
    assert f"--hb-bar: {RED};" in (site / "assets" / "handbook.css").read_text("utf-8")
    assert json.loads((site / "manifest.json").read_text("utf-8"))["theme_color"] == RED
    assert (site / "assets" / "favicon.svg").read_text("utf-8") == SVG
    with Image.open(site / "assets" / "icons" / "touch.png") as icon:
        assert icon.convert("RGB").getpixel((170, 10)) == (0xB0, 0x17, 0x3A)


def test_a_colour_alone_is_on_our_icon_too(shop: Path) -> None:
    """The anchor stays, on the house's own ground; a PNG as a logo comes next and is drawn as well."""
    dress(with_look(shop, f'colour: "{RED}"'), PAGES)
    assert build(shop).returncode == 0
    icon = (shop / "site" / "assets" / "favicon.svg").read_text("utf-8")
    assert RED in icon and OURS.bar not in icon
    Image.new("RGB", (40, 10), RED).save(shop / "logo.png")
    replace(shop / "standards.yml", f'    colour: "{RED}"', "    logo: logo.png")
    assert build(shop).returncode == 0
    assert "data:image/png;base64," in (shop / "site" / "assets" / "look" / "logo.svg").read_text("utf-8")


@pytest.mark.parametrize("colour, rule, expected", [
    ("teal", "look-colour", "“teal” is no colour."),
    ("#12345", "look-colour", "“#12345” is no colour."),
    ("#FFD700", "look-contrast", "“#FFD700” has a contrast of 1.2 to 1"),
    ("#0a6", "look-contrast", "“#0a6” has a contrast of 2.6 to 1"),
])  # fmt: skip
def test_a_colour_that_cannot_be_used_is_told_with_one_that_can(
    shop: Path, colour: str, rule: str, expected: str
) -> None:
    """At the line of the colour; the one that is named is taken without a word."""
    (found,) = said(with_look(shop, f'colour: "{colour}"'), rule)
    assert expected in found and int(found.split()[0]) == 7
    if rule == "look-contrast":
        replace(shop / "standards.yml", colour, found.split('"')[1])
        assert said(shop, rule) == []


NO_LOGOS: dict[str, tuple[bytes, str]] = {
    "gone.svg": (b"", "There is no gone.svg"),
    "a.gif": (b"GIF89a", "A logo is an SVG or a PNG."),
    "a.png": (b"\x89PNG\r\n\x1a\n", "This PNG cannot be read."),
    "text.svg": (b"<p>Hello", "This SVG cannot be read."),
    "page.svg": (b"<html/>", "This file is no SVG."),
    "runs.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "does more than show a picture"),
    "asks.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://x.example/a.png"/></svg>', "does more"),
    "bomb.svg": (b'<!DOCTYPE svg [<!ENTITY a "aa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "entities"),
    "large.svg": (b"<svg>" + b" " * 500_000 + b"</svg>", "more than 500 kB"),
}  # fmt: skip


def test_a_logo_that_cannot_be_shown_is_a_sentence(shop: Path) -> None:
    """Missing, of another kind, broken, too large, or a program: said before anything is built."""
    with_look(shop, "logo: first.svg")
    before = "first.svg"
    for name, (content, expected) in NO_LOGOS.items():
        replace(shop / "standards.yml", before, before := name)
        if content:
            (shop / name).write_bytes(content)
        (found,) = said(shop, "look-logo")
        assert expected in found, name
    replace(shop / "standards.yml", before, "../outside.svg")
    assert "There is no ../outside.svg in the handbook's folder." in said(shop, "look-logo")[0]


def test_the_look_is_on_paper(tmp_path: Path) -> None:
    """A cover is in the colour of the organisation, and its logo stands there."""
    import pypdfium2

    ferry = Path(shutil.copytree(FERRY, tmp_path / "ferry"))
    (ferry / "logo.svg").write_text(SVG, "utf-8")
    with_look(ferry, 'logo: logo.svg, colour: "#225577"')
    run = run_handbook(ferry, "print", "poster")
    assert run.status == 0, run.err
    with pypdfium2.PdfDocument(ferry / "print" / "poster.pdf") as poster:
        seen = poster[0].render(scale=1).to_pil().convert("RGB").getcolors(1_000_000)
    colours = {colour for _, colour in seen or ()}
    assert (0x22, 0x55, 0x77) in colours and (0xB0, 0x17, 0x3A) in colours
