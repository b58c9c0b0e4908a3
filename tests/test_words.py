"""What the software says: by ids, in the way of a language, and in the pseudo-language that shows what was forgotten."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from handbook.model import Handbook, Measure
from handbook.model.fields import shapes
from handbook.model.messages import declared_messages
from handbook.project.load import Project
from handbook.views.changes.measures import told_measure
from handbook.words import NoSuchMessage, words_in
from handbook.words.catalogue import NAME, Message, messages_of
from tests.conftest import ROOT
from tests.drop_in import GOOD
from tools.pot import TEMPLATE, all_declared, english_ids, template

SPOKEN = sorted(path.name for path in TEMPLATE.parent.iterdir() if path.is_dir())
"""The languages we have words in."""

ENGLISH = words_in("en")


def measure(**given: Any) -> Measure:
    """A measure as it is read from a file."""
    return Measure.model_construct(None, **given)


def test_a_message_has_an_id_and_values_and_markup_in_it_stays_markup() -> None:
    """What is put into a message is text, unless it is markup: then the rest is escaped."""
    own = words_in("en", {"nothing": "<{what}>"})
    assert own("nothing", what="a & b") == "<a & b>"
    assert own("nothing", what=Markup("<b>a</b>")) == Markup("&lt;<b>a</b>&gt;")
    with pytest.raises(NoSuchMessage):
        ENGLISH("no-such-message")


def test_what_is_for_nothing_is_said_in_no_word() -> None:
    """A limit that is no money has no “per” standing by itself."""
    assert [ENGLISH.per(what) for what in ("per stay", "stay", "")] == ["per stay", "per stay", ""]


def test_own_words_reach_into_nothing() -> None:
    """An editor's text names values, and cannot ask anything of them."""
    assert (
        words_in("en", {"nothing": "{what.__class__} {0} {other}"})("nothing", what="a")
        == "{what.__class__} {0} {other}"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"what": "percent", "at_least": 100, "of_what": "letters"}, "all letters"),
        ({"what": "percent", "at_least": 100}, "every time"),
        ({"what": "percent", "at_least": 90, "of_what": "letters"}, "at least 90\u00a0% of letters"),
        (
            {"what": "minutes", "at_most": 1, "of_contacts": 100, "of_what": "calls"},
            "at most 1\u00a0minute, in all calls",
        ),
        ({"what": "rings", "at_most": 3, "of_contacts": 90}, "at most 3\u00a0rings, in 90\u00a0% of cases"),
        ({"what": "feet", "at_least": 1, "at_most": 10}, "1 to 10\u00a0feet"),
        ({"what": "minutes", "goal": 3, "limit": 5}, "aim for 3\u00a0minutes, never more than 5\u00a0minutes"),
        ({"what": "metres", "at_most": 1500}, "at most 1,500\u00a0metres"),
        ({"what": "degrees", "at_least": 63.5}, "at least 63.5\u00a0degrees"),
        (
            {"what": "seconds", "at_most": 20, "of_contacts": 92.5, "of_what": "calls", "hours": "8 to 18"},
            "at most 20\u00a0seconds, in 92.5\u00a0% of calls, 8 to 18",
        ),
    ],
)
def test_a_measure_is_said_as_people_say_it(given: dict[str, object], said: str) -> None:
    """One is singular, thousands are grouped, and nobody says “at least 100 percent”."""
    assert ENGLISH.measure(measure(**given)) == said


RINGS = {"what": "rings", "at_most": 5}


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ({}, {"of_contacts": 95}, "Now to be kept in 95\u00a0% of cases"),
        ({"of_contacts": 95, "of_what": "calls"}, {}, "No longer held to 95\u00a0% of calls"),
        ({"of_contacts": 90}, {"of_contacts": 95}, "Tightened from 90\u00a0% of cases to 95\u00a0% of cases"),
        ({"of_contacts": 9}, {"of_contacts": 9, "of_what": "calls"}, "Changed from 9\u00a0% of cases to 9\u00a0% of calls"),
        ({"hours": "8 to 18"}, {"hours": "8 to 17"}, "Its clock runs now: 8 to 17"),
        ({"hours": "8 to 18"}, {"at_most": 4}, "Tightened from at most 5\u00a0rings to at most 4\u00a0rings; its clock always runs now"),
        ({"of_what": "calls"}, {"of_what": "taps"}, "Changed from at most 5\u00a0rings (calls) to at most 5\u00a0rings (taps)"),
        ({"of_what": "calls"}, {"of_what": "calls", "at_most": 6}, "Loosened from at most 5\u00a0rings to at most 6\u00a0rings"),
    ],
)  # fmt: skip
def test_of_a_measure_that_changed_only_what_differs_is_told(
    was: dict[str, object], now: dict[str, object], said: str
) -> None:
    """The number, in how many contacts it is kept, and when its clock runs, each for itself."""
    assert told_measure(RINGS | was, RINGS | now, ENGLISH) == said


def test_sentences_in_a_row_begin_as_their_language_has_it() -> None:
    """A first letter is made small in English alone: elsewhere each sentence ends, with no space behind it in Japanese."""
    was, now = RINGS | {"hours": "8"}, RINGS | {"at_most": 4}
    assert "Klingeln. Gezählt wird" in told_measure(was, now, words_in("de"))
    assert "。" in (said := told_measure(was, now, words_in("ja"))) and ";" not in said and "。 " not in said
    assert words_in("ja").one_by_one(["一。", "二。"]) == "一。二。"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "1\u00a0second"),
        (45, "45\u00a0seconds"),
        (90, "90\u00a0seconds"),
        (150, "2\u00a0minutes 30\u00a0seconds"),
        (1800, "30\u00a0minutes"),
        (5400, "1\u00a0hour 30\u00a0minutes"),
    ],
)
def test_long_times_are_minutes_and_hours(seconds: int, said: str) -> None:
    """Nobody thinks in 1800 seconds."""
    assert ENGLISH.duration(seconds) == said


@pytest.mark.parametrize(
    ("language", "day", "weekday", "money", "listing"),
    [
        ("en", "31\u00a0March\u00a02027", "Wednesday 31\u00a0March\u00a02027", "£1,200.50", "a, b and c"),
        ("en-US", "March\u00a031,\u00a02027", "Wednesday March\u00a031,\u00a02027", "£1,200.50", "a, b, and c"),
        ("de", "31.\u00a0März\u00a02027", "Mittwoch, 31.\u00a0März\u00a02027", "1.200,50\u00a0£", "a, b und c"),
        ("ja", "2027年3月31日", "2027年3月31日水曜日", "£1,200.50", "a、b、c"),
        ("tlh", "31\u00a0March\u00a02027", "Wednesday 31\u00a0March\u00a02027", "£1,200.50", "a, b and c"),
    ],
)
def test_days_money_and_lists_go_by_the_language(
    language: str, day: str, weekday: str, money: str, listing: str
) -> None:
    """As CLDR knows them; a language that it does not know does it as English does."""
    words, given = words_in(language), date(2027, 3, 31)
    said = (words.day(given), words.weekday(given), words.money("£", 1200.5), words.listing("abc"))
    assert said == (day, weekday, money, listing)


def test_the_pseudo_language_wraps_every_word_and_makes_it_longer() -> None:
    """Names of values and numbers stay as they are; what is declared in code and what CLDR knows is wrapped too."""
    words = words_in("qps-ploc")
    assert words("measure.at-most", amount="2") == "⟦at~⟧ ⟦most~~⟧ 2"
    assert words.many("unit.days", 1) == "1 ⟦day~⟧"
    assert words.declared("field.standards.no-such-field", "As good") == "⟦As~⟧ ⟦good~~⟧"
    assert words.listing("abc") == "a, b ⟦and~⟧ c"
    assert words.day(date(2027, 3, 31)) == "31\u00a0⟦March~~⟧\u00a02027"


SOURCES = [path for ending in ("py", "html", "js", "typ") for path in (ROOT / "handbook").rglob(f"*.{ending}")]
ASKED = re.compile(
    r"""\b(?:words(?:\.(?:many|around|has))?|Saying|complaint|Unable|UnreadableForm)\(\s*["'`]([a-z][\w.-]*[\w])["'`]"""
)
"""Where a message is asked for by its whole id."""
NAMED = re.compile(r"""["'`]([a-z][\w-]*(?:\.[\w-]+)*)["'`]""")
BEGUN = re.compile(r"""["'`]([a-z][\w.-]*[.-])(?:\{|\$\{|["'`]\s*[~+])""")
"""Where an id is made of its beginning and something that is known only later."""


def test_every_message_that_is_asked_for_is_there_and_every_other_one_is_gone() -> None:
    """An id that English lacks would stop a build, and one that nobody asks for would be translated in vain."""
    texts = [path.read_text("utf-8") for path in SOURCES]
    asked, named, begun = (
        {found for text in texts for found in pattern.findall(text)} for pattern in (ASKED, NAMED, BEGUN)
    )
    ids = english_ids()
    refused = {id_ for text in texts for id_ in NAMED.findall(text) if id_.startswith("cannot.")}
    assert (asked | refused) - ids - set(declared_messages()) == set()
    unused = {id_ for id_ in ids - named if not id_.startswith(tuple(begun))}
    assert {id_ for id_ in unused if id_.removesuffix(".none").removesuffix(".cure") not in named} == set()


def test_every_section_has_a_message_for_its_entries() -> None:
    """One: what an entry of it is called where search, reviews and feeds list it."""
    sections = [(shape.name, shape.part.__name__.lower()) for shape in shapes(Handbook) if shape.many and shape.part]
    assert len(sections) > 10
    lacking = {f"kind.{kind}" for _, kind in sections} - english_ids()
    assert not lacking, f"write these messages in handbook.po: {sorted(lacking)}"


def test_the_template_for_translators_is_current() -> None:
    """`make reference` was run after the last change of a message, a field, a rule, a macro or a command."""
    assert TEMPLATE.read_bytes() == template()


def test_every_language_says_the_same_messages_with_the_same_values() -> None:
    """No catalogue has an id that neither English nor a declaration in code has, a name for which there is no value, or leaves one out."""
    known = {declared.id: (declared.text,) for declared in all_declared()} | dict(messages_of("en"))
    said = {(language, id_): forms for language in SPOKEN for id_, forms in messages_of(language).items()}
    unknown = sorted((language, id_) for language, id_ in said if id_ not in known)
    assert not unknown, f"these ids are in no handbook.pot: {unknown}"
    other = [where for where, forms in said.items() if _names(forms) != _names(known[where[1]])]
    assert not other, f"these messages name other values than the English ones: {other}"


def _names(forms: Iterable[str]) -> set[str]:
    return {name for form in forms for name in NAME.findall(form)}


def test_every_number_has_a_form_in_every_language() -> None:
    """Also where CLDR knows more kinds of numbers than a translator wrote forms: French has one for millions."""
    for language in SPOKEN:
        for id_, forms in messages_of(language).items():
            assert "other" in Message(language, forms).by_category, f"{language}: {id_}"
    assert words_in("fr").many("unit.minutes", 2_000_000).endswith(" minutes")


def test_a_house_puts_its_own_word_in_the_place_of_ours(tmp_path: Path) -> None:
    """In `words/<code>.yml`, by the id of the message; with two forms where there is one for one and one for several."""
    shutil.copytree(GOOD[0].parent / "minimal", tmp_path / "handbook")
    own = tmp_path / "handbook" / "words" / "en.yml"
    own.parent.mkdir()
    own.write_text('badge.retrain: show them again\nunit.days: ["{number} tide", "{number} tides"]\n', "utf-8")
    project = Project.load(tmp_path / "handbook")
    words = project.shown.words
    assert (words("badge.retrain"), words.many("unit.days", 1), words.many("unit.days", 3)) == (
        "show them again",
        "1 tide",
        "3 tides",
    )
    assert not [problem for problem in project.problems if problem.rule.startswith("own-words")]


def test_danger_is_said_in_every_language_we_speak() -> None:
    """Whoever is in fright reads no foreign word."""
    wanted = {"theme.danger", "emergency.comes-first", "field.emergency.never"}
    assert {language for language in SPOKEN if language != "en" and not wanted <= messages_of(language).keys()} == set()


def test_german_has_every_message() -> None:
    """A house that is German sees no English but its own, the checker's sentences and those of other programs."""
    known = {declared.id for declared in all_declared()} | messages_of("en").keys()
    assert known - messages_of("de").keys() == set()


def test_no_word_of_another_language_gets_an_english_plural() -> None:
    """A house that gives one word for whom it serves is not said to serve “ضيفs”."""
    assert Project.load(GOOD[0].parent / "arabic").book.handbook.people == "ضيف"
