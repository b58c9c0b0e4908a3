"""What a card for danger may never say is known in every language that the program speaks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import handbook
from handbook.project.check import check
from handbook.project.load import Project
from handbook.rules.medical_words import MEDICAL_WORDS
from tests.drop_in import FOLDERS

LOCALES = Path(handbook.__file__).parent / "words" / "locale"
MINIMAL = (FOLDERS / "good" / "minimal" / "standards.yml").read_text("utf-8")
CARD = """
emergencies:
  - id: hurt
    title: "1"
    when: "2"
    call: "112"
    steps:
      - "%s"
      - "%s"
    owner: member
    approved_by: member
    agreed_with: x
    approved_on: 2029-06-01
    review_by: 2030-06-01
"""
SAID = {
    "ar": ("أعطه الدواء", "اتصل وقل أين أنت."),
    "da": ("Giv to tabletter mod smerter.", "Ring, og sig hvor I er."),
    "de-AT": ("Gib das Medikament.", "Ruf an und sag, wo ihr seid."),
    "en": ("Give two tablets.", "Ring, and say where you are."),
    "es": ("Dale una pastilla.", "Llama y di dónde estás."),
    "fr": ("Donnez un comprimé.", "Appelez, et dites où vous êtes."),
    "he": ("תנו תרופה.", "התקשרו ואמרו איפה אתם."),
    "it": ("Dai una compressa.", "Chiama e di' dove sei."),
    "ja": ("薬をのませる。", "電話して場所を伝える。"),
    "nl": ("Geef een pijnstiller.", "Bel, en zeg waar je bent."),
    "pl": ("Podaj tabletkę.", "Zadzwoń i powiedz, gdzie jesteś."),
    "pt": ("Dê um comprimido.", "Ligue e diga onde está."),
    "sv": ("Ge en tablett.", "Ring och säg var ni är."),
    "uk": ("Дайте таблетку.", "Зателефонуйте і скажіть, де ви."),
    "zh": ("给他吃药。", "打电话说明地点。"),
}
"""A step that gives a medicine, and one that calls."""


def test_a_medicine_is_a_medicine_in_every_language(tmp_path: Path) -> None:
    """The first step is warned of, the second is what a card is for."""
    spoken = {path.name for path in LOCALES.iterdir() if path.is_dir()}
    assert {language.partition("-")[0] for language in SAID} == MEDICAL_WORDS.keys() == spoken
    for language, steps in SAID.items():
        folder = tmp_path / language
        folder.mkdir()
        settings = f"handbook:\n  language: {language}\n"
        text = MINIMAL.replace("handbook:\n", settings) + CARD % steps
        (folder / "standards.yml").write_text(text, "utf-8")
        report = check(Project.load(folder, date(2029, 7, 1)))
        found = [
            (one.rule, text.splitlines()[one.line - 1].strip(' -"'))
            for one in report.problems
            if one.rule == "medical-step"
        ]
        assert found == [("medical-step", steps[0])], (language, report.problems)
