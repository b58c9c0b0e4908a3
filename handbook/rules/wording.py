"""Rules about how sentences are written, so that anyone can tell whether a standard was kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import Handbook, Phrase, Standard
from handbook.model.choices import Status, Verdict
from handbook.model.ids import shortened
from handbook.model.linked import words_only
from handbook.reader.unfinished import NOTHING_YET
from handbook.rules.base import Breach, Context, Group
from handbook.text.comparing import key
from handbook.text.normalised import Reading
from handbook.text.phrase_finder import Found, PhraseFinder

wording = Group.WORDING

HOPE_WORDS = (
    "as soon as possible", "as quickly as possible", "as far as possible", "as much as possible", "as appropriate",
    "as necessary", "at the earliest opportunity", "at your earliest convenience", "be approachable", "be courteous",
    "be friendly", "be helpful", "be nice", "be polite", "be professional", "be welcoming", "do your best",
    "excellent service", "from time to time", "go the extra mile", "if appropriate", "if possible", "if practical",
    "in a courteous manner", "in a friendly manner", "in a friendly way", "in a polite manner", "in a professional manner",
    "in a professional way", "in a timely fashion", "in a timely manner", "make every effort", "to the best of your ability",
    "try to", "try your best", "when appropriate", "when possible", "whenever possible", "where appropriate",
    "where necessary", "where possible", "where practicable", "wherever possible", "within a reasonable time",
)  # fmt: skip
"""Words that hope instead of saying what is done. Whole phrases only: “good” alone is a fine word."""

NUMBERED = re.compile(r"1[.)]\s.*\s2[.)]\s")
"""Lines with numbers, as one text."""
HOPES = PhraseFinder(HOPE_WORDS)

NO_VERB = re.compile(
    r"(?:the|a|an|all|every|each|any|some|no|our|your|their|his|her|its|this|that|these|those|you|we|they|he|she|it|i|"
    r"staff(?! (?:the|a|every|each)\b)|employees|colleagues|everyone|everybody|nobody|there|when|whenever|if|within|after|before|during)\b",
    re.IGNORECASE,
)
SERVICE_VERBS = "apologise|apologize|ask|bring|confirm|explain|give|greet|introduce|invite|listen|offer|say|stand|take|tell|thank|write"
MAYBE_VERBS = "answer|call|check|hand|help|look|note|point|show|smile|use|walk"
OBJECT = (
    r"(?:you|your|the|a|an|them|their|him|her|his|it|its|us|to|how|what|if|whether|who|at|in|up|by|with|for|yourself)"
)
AUXILIARY = "did|was|were|is|are|do|does|had|has|have|could|can|would|will|should"
SECOND_VERB = rf"(?:{SERVICE_VERBS})\b|(?:{MAYBE_VERBS}) {OBJECT}\b"
TWO_BEHAVIOURS = re.compile(
    rf"\band then\b|;|(?<!\b\w)(?<!\b(?-i:[A-Z])\w)[.!?] +(?-i:[A-Z])|\band (?:{SECOND_VERB})", re.IGNORECASE
)
TWO_QUESTIONS = re.compile(rf"\?\s.*\?|\band (?:(?:{AUXILIARY})\b|{SECOND_VERB})", re.IGNORECASE)
YES_NO = re.compile(
    rf"(?:.{{1,60}}, )?(?:{AUXILIARY}|am|(?:did|was|were|is|are|had|has|have|do|does|could|would)n't|may|might|must|shall|has|have)\b",
    re.IGNORECASE,
)
MARKUP = re.compile(
    r"\*\*\w[^*\n]*\*\*|(?<!\])\[[^\[\]\n]+\]\((?:https?:|[\w./#-]+\))[^)\n]*\)?|\{\{.*?\}\}|\{%.*?%\}|"
    r"</?(?:a|b|i|u|em|strong|br|p|span|div|ul|ol|li|h[1-6]|font|small|sub|sup|img|table)(?:\s[^<>\n]*)?/?>|^#{1,6} \w",
    re.IGNORECASE | re.MULTILINE,
)
MAY_BE_MARKUP = re.compile(r"[*\[{<#]")
"""What stands in all of it, and in next to no text."""
QUESTION_MARKS = ("?", "？", "؟", "\u037e", "՞", "፧")
"""Of all scripts: a handbook may be written in any language."""
BODY = re.compile(r"\b(?:smil(?:e|es|ing)|eyes?|eye-contact|stand(?:s|ing)?|voices?)\b", re.IGNORECASE)
BANNED_MAY_STAND_IN = frozenset(("seen", "not_if", "why", "as_printed"))


def _binding(context: Context) -> Iterator[Standard]:
    return (standard for standard in context.book.standards if standard.status is not Status.RETIRED)


def _is_english(context: Context) -> bool:
    return context.book.handbook.language.lower().startswith("en")


@wording.error(
    "not-a-question",
    "A question without a question mark.",
    why="It is printed on forms, or put to somebody, who has to answer it.",
    cure="End it with a question mark.",
)
def not_a_question(context: Context) -> Iterator[Breach]:
    asked = [(standard, "seen", standard.seen) for standard in context.book.standards]
    asked += [(line, "asks", line.asks) for line in context.book.quote.lines]  # type: ignore[misc]
    asked += [(tip, "ask", tip.ask) for tip in context.book.tips]  # type: ignore[misc]
    for entry, field, text in asked:
        if text and text != NOTHING_YET and not text.endswith(QUESTION_MARKS):
            yield Breach(entry, (field,), f"“{text[-40:]}” does not end with a question mark.")
    for role in context.book.roles:
        for i, text in enumerate(role.ask_when_hiring):
            if text and not text.endswith(QUESTION_MARKS):
                yield Breach(role, ("ask_when_hiring", i), f"“{text[-40:]}” does not end with a question mark.")


@wording.advice(
    "not-yes-or-no",
    "A shopper's question that cannot be answered with yes or no.",
    why="A stranger must be able to tick it after one visit. Only looked at in English.",
    cure="Begin with Did, Was, Were, Is or Has.",
)
def not_yes_or_no(context: Context) -> Iterator[Breach]:
    for standard in _binding(context) if _is_english(context) else ():
        if standard.seen not in ("", NOTHING_YET) and not YES_NO.match(standard.seen.replace("’", "'").lstrip("“\"'‘")):
            yield Breach(standard, ("seen",), f"“{_start(standard.seen)}…” does not ask for a yes or a no.")


@wording.advice(
    "asks-two-things",
    "A shopper's question that asks two things.",
    why="If one was done and the other not, neither yes nor no is true. Only looked at in English.",
    cure="Ask one thing; make the other a standard of its own.",
)
def asks_two_things(context: Context) -> Iterator[Breach]:
    for standard in _binding(context) if _is_english(context) else ():
        if found := TWO_QUESTIONS.search(standard.seen):
            yield Breach(standard, ("seen",), f"“… {found.group().strip()} …” asks a second thing.")


@wording.advice(
    "verb-first",
    "A standard or a tip's action that does not begin with what is done.",
    why="In fifteen seconds the first word has to say it. Only looked at in English.",
    cure="Begin with what is done: Greet, Answer, Tell, Never promise.",
)
def verb_first(context: Context) -> Iterator[Breach]:
    if not _is_english(context):
        return
    people = {key(context.book.handbook.customer), key(context.book.handbook.people)}
    written = [(standard, "do", standard.do) for standard in _binding(context)]
    written += [(tip, "action", tip.action) for tip in context.book.tips]  # type: ignore[misc]
    for entry, field, text in written:
        if text and (NO_VERB.match(text) or key(text.split(" ")[0]) in people):
            yield Breach(entry, (field,), f"“{_start(text)}…” does not begin with a verb.")


@wording.advice(
    "one-behaviour",
    "A standard that asks for two things at once.",
    why="Two things cannot be scored, trained or changed as one. Only looked at in English.",
    cure="Keep one; make the other a standard of its own.",
)
def one_behaviour(context: Context) -> Iterator[Breach]:
    for standard in _binding(context) if _is_english(context) else ():
        if found := TWO_BEHAVIOURS.search(standard.do):
            yield Breach(standard, ("do",), f"“… {found.group().strip()} …” begins a second behaviour.")


@wording.advice(
    "too-many-words",
    "A standard of more words than `words_in_do` allows.",
    why="It has to be read in a glance and remembered on shift.",
    cure="Say it shorter, or split it.",
)
def too_many_words(context: Context) -> Iterator[Breach]:
    most = context.book.handbook.limits.words_in_do
    for standard in _binding(context):
        words = len(standard.do.split())
        if most is not None and words > most:
            yield Breach(standard, ("do",), f"{words} words; {most} are enough for one behaviour.")


@wording.advice(
    "hope-words",
    "Words that hope instead of saying what is done.",
    why="Nobody can tell whether “as soon as possible” was kept. The list is printed below.",
    cure="Say what is done, by when, how often.",
)
def hope_words(context: Context) -> Iterator[Breach]:
    for standard in _binding(context):
        for field, text in (("do", standard.do), ("seen", standard.seen)):
            reading = as_read(text, context.book)
            if found := min(HOPES.find(reading), key=_first_and_longest, default=None):
                said = reading.written(found.start, found.end)
                yield Breach(standard, (field,), f"“{said}” is a hope: nobody can tell whether it was kept.")


def _first_and_longest(found: Found) -> tuple[int, int]:
    return found.start, -found.end


@wording.advice(
    "needs-adapt",
    "A standard about smiling, eyes, standing or the voice that has no `adapt`.",
    why="Some people cannot, some must not; there is always another way to be as welcoming.",
    cure="Add `adapt` with the equal alternative.",
)
def needs_adapt(context: Context) -> Iterator[Breach]:
    for standard in _binding(context) if _is_english(context) else ():
        found = BODY.search(standard.do)
        if found and not standard.adapt and "adapt" not in standard.model_fields_set:
            yield Breach(standard, ("do",), f"“{found.group()}” is not possible for everyone.")


@wording.advice(
    "markup-in-text",
    "Markdown, HTML or {{ }} typed into a text of a YAML file.",
    why="Such a text is shown sign for sign as it was typed; the only markup it may hold is [[id]] or [[id|words]].",
    cure="Take the signs away; what is to be emphasised or told at length belongs on a page.",
)
def markup_in_text(context: Context) -> Iterator[Breach]:
    for part, leaf in context.texts:
        if not MAY_BE_MARKUP.search(leaf.value):
            continue
        if "as_printed" not in leaf.path and (found := MARKUP.search(leaf.value)):
            yield Breach(part, leaf.path, f"“{shortened(found.group())}” is shown as it stands here.")


@wording.warning(
    "numbered-list",
    "A list that was numbered by hand.",
    why="Without dashes YAML reads all its lines as one text; cards number steps by themselves.",
    cure="Begin each line with a dash and a space in the place of its number.",
)
def numbered_list(context: Context) -> Iterator[Breach]:
    for part, leaf in context.texts:
        if leaf.path and isinstance(leaf.path[-1], int) and NUMBERED.match(leaf.value):
            yield Breach(part, leaf.path, f"“{shortened(leaf.value)}” is read as one text.")


@wording.warning(
    "banned-phrase",
    "A banned phrase in our own text.",
    why=(
        "A handbook that uses the words it forbids is not believed. "
        "Whole words count, as they are read: in any case, with any apostrophe, hyphen or missing accent, whatever stands "
        "between them as markup, and over the end of a line, but not of a paragraph; in scripts without spaces between words wherever they stand. "
        "Phrases themselves, `seen`, `not_if`, `why`, `as_printed`, quote variants, and code on a page may hold them."
    ),
    cure="Say it as the phrase's `instead` does.",
)
def banned_phrase(context: Context) -> Iterator[Breach]:
    excused = {id(entry) for entry in (*context.book.phrases, *context.book.quote.variants)}
    banned = BannedPhrases(context.book)
    for part, leaf in context.texts if banned else ():
        if id(part) in excused or BANNED_MAY_STAND_IN & set(leaf.path):
            continue
        for phrase, better in dict.fromkeys(found[2:] for found in banned.found_in(as_read(leaf.value, context.book))):
            cure = f"Say “{better}”" if better else ""
            yield Breach(part, leaf.path, f"“{phrase.text}” is banned ({phrase.id}).", cure)


class BannedPhrases:
    """The banned phrases of a handbook; empty where nothing is banned."""

    def __init__(self, book: Handbook) -> None:
        """Take those of a handbook."""
        self._phrases = [phrase for phrase in book.phrases if phrase.verdict is Verdict.BANNED]
        self._finder = PhraseFinder(as_read(phrase.text, book).text for phrase in self._phrases)
        self._by_id = book.phrases_by_id

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._finder)

    def found_in(self, reading: Reading) -> Iterator[tuple[int, int, Phrase, str]]:
        """Where each begins and ends in what is read, in its order, and the words of the first to say instead."""
        for found in sorted(self._finder.find(reading), key=lambda found: (found.start, found.phrase)):
            phrase = self._phrases[found.phrase]
            better = [self._by_id[id_].text for id_ in phrase.instead if id_ in self._by_id]
            yield found.start, found.end, phrase, better[0] if better else ""


def as_read(text: str, book: Handbook) -> Reading:
    """A text of the handbook as people read it: a link in it is its words, or what the entry is called."""
    return Reading(words_only(text, lambda id_: book.entries[id_].name if id_ in book.entries else id_))


def _start(text: str) -> str:
    return " ".join(text.split()[:5])
