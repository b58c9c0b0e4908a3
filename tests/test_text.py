"""Texts are compared as people read them, whatever they were typed with."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from handbook.model.values import read_text
from handbook.text.comparing import in_order, key, self_contained

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\ufe0f"
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("éÉßẞİıIiſΣςσÅ\u030a\u0301ǅŉ가각"), max_size=12
)


def test_the_spellings_of_a_word_are_one() -> None:
    """Composed or not, in capitals, with blanks of any kind and number, with signs nobody sees: it is the same word."""
    same = ["Küche", "Ku\u0308che", "KÜCHE", " küche\n", "Kü\u00adche", "\ufeffKü\u200bche"]
    assert {key(word) for word in same} == {"küche"}
    assert key("Front  desk") == key("front\u00a0desk") == key("FRONT\n  DESK") == "front desk"
    assert key("Straße") == key("STRASSE") and key("İstanbul") == key("istanbul") == key("ISTANBUL")
    assert key("kapıda") == key("KAPIDA") and key("ΟΔΟΣ") == key("οδός".replace("ό", "ο"))
    assert key("Kuche") != key("Küche"), "an accent makes another word"


@given(WORDS)
def test_a_key_knows_nothing_of_how_a_text_was_typed(text: str) -> None:
    """Normal form, case, unseen signs and blanks at the ends change no key, and the key of a key is itself."""
    it = key(text)
    assert key(it) == it
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert {key(spelling) for spelling in (*forms, text.casefold(), f" {text}\t")} == {it}
    assert key("\u00ad".join(text)) == key("\u200b".join(["", *text, ""])) == it


@given(st.text("aéßÅkjσ z", max_size=9))
def test_capitals_change_no_key(text: str) -> None:
    """What is shouted is the same word."""
    assert key(text.upper()) == key(text) == key(text.title())


def test_what_an_editor_types_turns_round_no_words_of_ours() -> None:
    """A sign of direction that is never closed ends with the text it stands in, and what stands beside that keeps its side."""
    assert read_text(" Close \u202ethe gate ") == "\u2068Close \u202ethe gate\u202c\u2069"


def test_names_come_as_people_count() -> None:
    """Nine comes before ten, wherever in a name the number stands, and however long it is."""
    names = ["2026-10", "2026-9", "2026.10", "2026", "B", "a10", "A2", "a", "9" * 5000, "2026-09"]
    assert sorted(names, key=in_order) == [
        "2026", "2026-09", "2026-9", "2026-10", "2026.10", "9" * 5000, "a", "A2", "a10", "B",
    ]  # fmt: skip


@given(st.lists(st.text("012aÉ-é.", max_size=6), unique=True))
def test_every_two_names_have_an_order(names: list[str]) -> None:
    """Whatever order they come in, they are sorted the same."""
    backwards = names[::-1]
    assert sorted(names, key=in_order) == sorted(backwards, key=in_order)


@given(st.text("ab\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", max_size=9))
def test_a_text_turns_nothing_round_but_itself(text: str) -> None:
    """All that signs of direction open is closed within the text, nothing else is, and no letter is lost."""
    said, depth = self_contained(text), 0
    assert self_contained(said) == said and [sign for sign in said if sign in "ab"] == [
        sign for sign in text if sign in "ab"
    ]
    for place, sign in enumerate(said):
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        assert depth > 0 or place == len(said) - 1 or said == text, "it is one isolate from end to end"
    assert depth == 0
