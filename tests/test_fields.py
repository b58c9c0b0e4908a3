"""The fields of a printed form, as a viewer, a screen reader and a PDF library meet them."""

from __future__ import annotations

import ctypes
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdf
import pypdfium2 as pdfium
import pytest
from pikepdf import FormFieldFlag, Name, NumberTree, Object, Pdf
from pypdfium2 import raw

from handbook.paper import fonts
from handbook.paper.alphabets import alphabet
from handbook.paper.fonts import SHIPPED
from handbook.paper.missing_glyphs import characters_of
from handbook.paper.typed_font import TYPED_FONT
from tests.conftest import Run, replace
from tests.drop_in import FOLDERS
from tests.forms import fill, print_forms
from tests.made_font import a_font
from tests.paper.reading import DEEP, words_of
from tests.site.building import dress, ferry_in

SHOP = FOLDERS / "good" / "one-file-shop"
HOSTILE = "x" * 80 + r" Was it #import, $x$, <b>, @a, \, ], (, {{ it }}, «é», Ένα or Привет?"


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of the shop."""
    return print_forms(Path(shutil.copytree(SHOP, tmp_path_factory.mktemp("printed") / "shop")))


@pytest.fixture(scope="module")
def form(prints: Path) -> Path:
    """The empty form of the shop's visit."""
    return prints / "forms" / "shop-visit.pdf"


@pytest.fixture(scope="module")
def ferry_prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of the ferry."""
    return print_forms(ferry_in(tmp_path_factory.mktemp("printed") / "ferry"))


def seen(pdf: Pdf) -> list[Object]:
    """The fields that are to be seen, in the order of the pages."""
    everything = [annotation for one in pdf.pages for annotation in one.Annots]
    return [field for field in everything if field.Subtype == Name.Widget and field.F == 4]


def name_of(field: Object) -> str:
    return str(field.T if "/T" in field else field.Parent.T)


@pytest.mark.parametrize("name", ["forms/trip-by-day.pdf", "forms/from-afar.pdf", "observe/gangway.pdf"])
def test_a_form_is_accessible_empty_and_filled_in(ferry_prints: Path, name: str, tmp_path: Path) -> None:
    """All 104 rules of PDF/UA-1 hold, those on fields and those on the font of what is typed among them."""
    answers = {"date": "2026-11-20", "place": "Größe „œ“ – €", "hour": "9", "extra:1": "The view"}
    for path in (ferry_prints / name, fill(ferry_prints / name, answers, tmp_path / "filled.pdf")):
        report = page.validate_pdf(path, limits=DEEP)
        assert report.profile == page.ValidationProfile.PDF_UA_1
        assert (report.rules.total, report.failures) == (104, [])


def test_every_item_has_its_boxes_and_a_note(form: Path) -> None:
    """They are called by the items of the results, with the moment before what several moments ask, and ticked with the answers of the results."""
    with pikepdf.open(form) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        options = {
            name: [option for kid in field.Kids for option in set(kid.AP.N.keys()) - {"/Off"}]
            for name, field in fields.items()
            if "/Kids" in field
        }
    shared = [
        ("donation", "thank-giver"),
        ("refused", "thank-giver"),
        ("browse", "price-facing"),
        ("window-look", "price-facing"),
    ]
    asked = [*(f"{moment}/{item}" for moment, item in shared), "say-where", "remembered", "return", "recommend"]
    impressions = [f"impression:{moment}" for moment in ("donation", "refused", "browse", "window-look")]
    assert {name: options[name] for name in asked} == {name: ["/yes", "/no", "/na"] for name in asked}
    assert {name: options[name] for name in impressions} == {
        name: ["/positive", "/neutral", "/negative"] for name in impressions
    }
    notes = {f"note:{item}" for item in (*asked, *impressions)}
    rest = {"date", "place", "hour", "visit", "scorecard", "edition", "phrase:ban-tip", "extra:1", "extra:2"}
    others = {name for name in fields if not name.startswith("sum:")}
    assert others == {*asked, *impressions, *notes, *rest}


def test_a_box_that_stands_alone_can_be_cleared_again(form: Path, tmp_path: Path) -> None:
    """One of several can only be exchanged for another; a phrase that was heard is a matter of one box."""
    with Pdf.open(fill(form, {"phrase:ban-tip": "yes"}, tmp_path / "heard.pdf")) as pdf:
        (heard,) = [field for field in pdf.Root.AcroForm.Fields if field.T == "phrase:ban-tip"]
        assert (str(heard.V), str(heard.AS), "/Kids" in heard, int(heard.get("/Ff", 0))) == ("/yes", "/yes", False, 0)


def test_a_form_knows_which_it_is(form: Path) -> None:
    """In fields that nobody sees and no viewer lets anyone change."""
    with pikepdf.open(form) as pdf:
        hidden = {str(field.T): field for field in pdf.Root.AcroForm.Fields if field.get("/F") == 2}
        assert {name: str(field.V) for name, field in hidden.items()} == {
            "scorecard": "shop-visit",
            "edition": "2026.10",
        }
        assert all(field.Ff == 1 for field in hidden.values())


def test_fields_are_tagged_where_their_questions_stand(form: Path) -> None:
    """Tags lead to the field and back, and the tab key goes through the fields in the order they are read in."""
    with pikepdf.open(form) as pdf:
        tags = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for field in seen(pdf):
            tag = tags[int(field.StructParent)]
            assert str(tag.S) == "/Form"
            assert tag.K[0].Obj.objgen == field.objgen
        read = [name_of(tag.K[0].Obj) for tag in _forms_below(pdf.Root.StructTreeRoot)]
        assert read == [name_of(field) for field in seen(pdf)]
        assert all(one.Tabs == Name.S for one in pdf.pages)


def _forms_below(tag: Object) -> list[Object]:
    below = tag.get("/K", pikepdf.Array())
    every = list(below) if isinstance(below, pikepdf.Array) else [below]
    kids: list[Object] = [kid for kid in every if isinstance(kid, pikepdf.Dictionary)]
    return [tag] if tag.get("/S") == Name.Form else [form for kid in kids for form in _forms_below(kid)]


def test_no_question_of_its_own_is_asked_twice(shop: Path) -> None:
    """An editor may have thought of the same question that closes every form."""
    replace(
        shop / "standards.yml",
        "    moments: [donation,",
        '    extra: ["Did you notice a moment that we did not ask about?"]\n    moments: [donation,',
    )
    with Pdf.open(print_forms(shop) / "forms" / "shop-visit.pdf") as pdf:
        asked = [str(field.TU) for field in seen(pdf) if name_of(field).startswith("extra:")]
    assert asked == ["Did you notice a moment that we did not ask about?", "What have you heard others say about us?"]


def test_a_tooltip_is_the_question_word_for_word(shop: Path) -> None:
    """Whatever stands in it; and nothing in it is taken for code on the way."""
    replace(shop / "standards.yml", "seen: Were you thanked before the bag was opened?", f"seen: '{HOSTILE}'")
    with Pdf.open(print_forms(shop) / "forms" / "shop-visit.pdf") as pdf:
        tooltips = [str(field.TU) for field in seen(pdf) if name_of(field) == "donation/thank-giver"]
        (question,) = [field for field in pdf.Root.AcroForm.Fields if field.T == "donation/thank-giver"]
        assert str(question.TU) == HOSTILE
    assert tooltips == [f"{HOSTILE} yes", f"{HOSTILE} no", f"{HOSTILE} na"]


def test_a_tooltip_is_never_longer_than_an_address_may_be(shop: Path) -> None:
    """A question without end is cut where nobody reads on anyway; the form itself has all of it."""
    replace(shop / "standards.yml", "seen: Were you thanked before the bag was opened?", f"seen: {'Привет ' * 3000}?")
    with Pdf.open(print_forms(shop) / "forms" / "shop-visit.pdf") as pdf:
        (question,) = [field for field in pdf.Root.AcroForm.Fields if field.T == "donation/thank-giver"]
        assert str(question.TU) == ("Привет " * 36)[:250]


def test_a_link_in_a_question_is_its_words_in_the_tooltip(shop: Path) -> None:
    """A tooltip cannot be clicked."""
    path = shop / "standards.yml"
    replace(path, "seen: Were you thanked before the", "seen: Were you [[say-where|thanked]] before the")
    with Pdf.open(print_forms(shop) / "forms" / "shop-visit.pdf") as pdf:
        (question,) = [field for field in pdf.Root.AcroForm.Fields if field.T == "donation/thank-giver"]
        assert str(question.TU) == "Were you thanked before the bag was opened?"


def test_an_id_may_be_as_long_as_ids_may_be(shop: Path) -> None:
    """Nothing is put into it on its way to the field."""
    path, longest = shop / "standards.yml", "thank-giver-" + "x" * 48
    path.write_text(path.read_text("utf-8").replace("thank-giver", longest), "utf-8")
    with Pdf.open(print_forms(shop) / "forms" / "shop-visit.pdf") as pdf:
        assert {f"donation/{longest}", f"note:donation/{longest}"} <= {
            str(field.T) for field in pdf.Root.AcroForm.Fields
        }


def test_a_standard_may_be_called_like_a_column(shop: Path) -> None:
    """Its boxes and the line for the place of the visit are two things."""
    path = shop / "standards.yml"
    path.write_text(path.read_text("utf-8").replace("say-where", "place"), "utf-8")
    with Pdf.open(print_forms(shop) / "forms" / "shop-visit.pdf") as pdf:
        fields = {str(field.T): str(field.FT) for field in pdf.Root.AcroForm.Fields}
    assert (fields["place"], fields["item:place"]) == ("/Tx", "/Btn")


def test_the_same_form_is_the_same_to_the_byte(form: Path, shop: Path) -> None:
    """So that what has not changed is not sent around again."""
    assert (print_forms(shop) / "forms" / "shop-visit.pdf").read_bytes() == form.read_bytes()


def test_the_font_people_type_in_has_every_sign_of_ours() -> None:
    """`python -m tools.typed_font` writes it anew when the fonts it is made of change."""
    with Pdf.open(TYPED_FONT) as pdf:
        meant = pdf.Root.Font.ToUnicode.read_bytes().decode()
        assert pdf.Root.Font.DescendantFonts[0].FontDescriptor.FontFile3.Subtype == Name.OpenType
    pairs = re.findall(r"^<([0-9a-f]{4})> <([0-9a-f]+)>$", meant, re.MULTILINE)
    assert [int(code, 16) for code, _ in pairs] == list(range(1, len(pairs) + 1))
    has = {bytes.fromhex(sign).decode("utf-16-be") for _, sign in pairs}
    assert has == {chr(sign) for font in SHIPPED for sign in characters_of(font)}


SAID = "Zażółć gęślą jaźń – Привет, Ελληνικά, €"
NOTES = ("note:", "extra:")
LONG = " ".join(f"word-{number}" for number in range(30))


def by_pypdf(form: Path, answers: dict[str, str], saved: Path) -> None:
    """Fill in as Python programs do."""
    writer = pypdf.PdfWriter(clone_from=form)
    for each in writer.pages:
        writer.update_page_form_field_values(each, dict(answers), auto_regenerate=False)
    writer.write(saved)


def by_chrome(form: Path, answers: dict[str, str], saved: Path) -> None:
    """Fill in as Chrome does when somebody types."""
    document = pdfium.PdfDocument(form)
    document.init_forms()
    environment = document.formenv.raw
    for sheet in document:
        for number in range(raw.FPDFPage_GetAnnotCount(sheet.raw)):
            annotation = raw.FPDFPage_GetAnnot(sheet.raw, number)
            name = ctypes.create_string_buffer(500)
            raw.FPDFAnnot_GetFormFieldName(environment, annotation, _wide(name), len(name))
            text = answers.get(name.raw.decode("utf-16-le").partition("\0")[0])
            if text:
                raw.FORM_SetFocusedAnnot(environment, annotation)
                typed = ctypes.create_string_buffer(text.encode("utf-16-le") + bytes(2))
                raw.FORM_ReplaceSelection(environment, sheet.raw, _wide(typed))
                raw.FORM_ForceToKillFocus(environment)
    document.save(saved)


def _wide(text: ctypes.Array[ctypes.c_char]) -> Any:
    return ctypes.cast(text, ctypes.POINTER(raw.FPDF_WCHAR))


@pytest.mark.parametrize("filled_in", [by_pypdf, by_chrome])
def test_what_is_typed_shows_whole_in_every_script(
    form: Path, filled_in: Callable[[Path, dict[str, str], Path], None], tmp_path: Path
) -> None:
    """Whichever program draws it takes every sign from the one font in the form; a long note gets smaller, and ends nowhere."""
    filled_in(form, {"place": SAID, "note:donation/thank-giver": LONG}, tmp_path / "filled.pdf")
    shown = shown_on(tmp_path / "filled.pdf")
    assert SAID in shown
    assert LONG in shown.replace("-\ufffe", "-")


def shown_on(form: Path) -> str:
    """What stands on a form once it is printed out."""
    document, flat = pdfium.PdfDocument(form), form.with_stem("flat")
    for sheet in document:
        raw.FPDFPage_Flatten(sheet.raw, raw.FLAT_PRINT)
    document.save(flat)
    return words_of(flat)


SIGNS, TYPED = "日本語", "質問に答える"


@pytest.mark.parametrize("filled_in", [by_pypdf, by_chrome])
def test_a_language_of_thousands_of_signs_is_typed_in_a_font_of_its_own(
    shop: Path, filled_in: Callable[[Path, dict[str, str], Path], None], tmp_path: Path
) -> None:
    """It has all signs that are in use there, and not only those that stand in the handbook; those of ours besides."""
    replace(
        shop / "standards.yml",
        "  organisation: Second Chapter, the hospice shop",
        f"  organisation: Second Chapter, the hospice shop {SIGNS}\n  language: ja",
    )
    a_font(shop / "fonts" / "made.ttf", "".join(map(chr, alphabet("ja"))))
    filled_in(print_forms(shop) / "forms" / "shop-visit.pdf", {"place": f"{TYPED} {SAID}"}, tmp_path / "filled.pdf")
    assert f"{TYPED} {SAID}" in shown_on(tmp_path / "filled.pdf")


@pytest.mark.parametrize("signs", ["", SIGNS])
def test_what_nobody_could_type_is_said_beforehand(
    shop: Path, handbook_command: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, signs: str
) -> None:
    """A font that has what the handbook says need not have what people answer; checking says so, and printing."""
    monkeypatch.setattr(fonts, "INSTALLED", ())
    replace(
        shop / "standards.yml",
        "  organisation: Second Chapter, the hospice shop",
        f"  organisation: Second Chapter, the hospice shop {signs}\n  language: ja",
    )
    dress(shop, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    a_font(shop / "fonts" / "made.ttf", f"年月日{SIGNS}")
    said = "signs of the language “ja”, which people type into forms."
    for run in (handbook_command("-C", shop, "check"), handbook_command("-C", shop, "print", "forms")):
        assert run.status == 0 and said in run.out + run.err, run.out + run.err
    assert said not in handbook_command("-C", shop, "print", "poster").err


def test_there_is_room_for_handwriting(prints: Path) -> None:
    """Lines are 8 mm apart wherever somebody writes, on forms and observation sheets alike, the line itself included."""
    for file in sorted(prints.rglob("*.pdf")):
        with pikepdf.open(file) as pdf:
            written = [box for box in seen(pdf) if box.get("/FT") == Name.Tx and not name_of(box).startswith("sum:")]
            heights = {name_of(box): float(box.Rect[3]) - float(box.Rect[1]) + 1 for box in written}
        assert heights and min(heights.values()) >= 8 / 25.4 * 72, heights


def test_a_viewer_that_draws_ticks_itself_knows_what_to_draw(form: Path) -> None:
    """A cross, in a font of signs that the form brings along by the name all know; and notes have room for more than a line.

    White stands behind what is typed only where there are lines behind it: it would cover a frame, or a line below.
    """
    with pikepdf.open(form) as pdf:
        boxes = [field for field in seen(pdf) if "/AS" in field]
        assert boxes and all((str(box.MK.CA), str(box.DA)) == ("8", "/ZaDb 0 Tf 0 g") for box in boxes)
        assert "/FontFile3" in pdf.Root.AcroForm.DR.Font.ZaDb.FontDescriptor
        notes = [field for field in seen(pdf) if name_of(field).startswith(NOTES)]
        assert notes and all(field.Ff == FormFieldFlag.tx_multiline for field in notes)
        white = {name_of(field) for field in seen(pdf) if "/BG" in field.get("/MK", {})}
        assert white and not [name for name in white if not name.startswith(("extra:", "note:remembered"))]
