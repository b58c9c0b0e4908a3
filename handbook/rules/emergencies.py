"""Rules about what is done where somebody is in danger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from handbook.model.emergencies import NOT_YET
from handbook.rules.base import Breach, Context, Group
from handbook.rules.medical_words import MEDICAL_WORDS
from handbook.text.comparing import key
from handbook.text.normalised import Reading
from handbook.text.phrase_finder import PhraseFinder

emergencies = Group.EMERGENCIES

MOST_STEPS = 7
CALL = r"(?:call|ring|phone|dial)(?:ing)?"
DELAYED = re.compile(rf"\bbefore (?:you |we |anybody |anyone )?{CALL}\b|\bwait\b[^.]*\bthen {CALL}\b", re.IGNORECASE)
"""A call that comes second."""
DOSE = re.compile(r"\d[\d.,]*\s*(?:mg|ml|mcg|µg)\b", re.IGNORECASE)
"""How much of a medicine, in any language."""


@emergencies.warning(
    "no-emergencies",
    "Nothing under `emergencies`, though people are met in the house, outside it or on the phone.",
    why="Whoever meets people meets, one day, somebody in danger, and has to know at once whom to ring.",
    cure="Write an entry under `emergencies`: its number, its steps, who approved it.",
)
def no_emergencies(context: Context) -> Iterator[Breach]:
    met = (t for t in context.book.touchpoints if t.place in ("inside", "outside") or t.channel == "phone")
    touchpoint = None if context.book.emergencies else next(met, None)
    if touchpoint:
        yield Breach(
            touchpoint, ("id",), f"People are met at “{touchpoint.title}”, and nothing says what to do in danger."
        )


@emergencies.error(
    "too-many-steps",
    "An emergency with more than seven steps.",
    why="Nobody in fright reads on.",
    cure="Keep what saves somebody in the first minutes; the rest belongs to training and to the fire plan.",
)
def too_many_steps(context: Context) -> Iterator[Breach]:
    for emergency in context.book.emergencies:
        if len(emergency.steps) > MOST_STEPS:
            said = f"“{emergency.title}” has {len(emergency.steps)} steps; {MOST_STEPS} are the most."
            yield Breach(emergency, ("steps",), said)


@emergencies.error(
    "next-without-number",
    "`then_call` names a role that has no number.",
    why="In danger nobody can look for one.",
    cure="Give the role a `call`, or name another.",
)
def next_without_number(context: Context) -> Iterator[Breach]:
    for emergency in context.book.emergencies:
        role = context.book.roles_by_id.get(emergency.then_call)
        if role and not role.call and "call" not in role.model_fields_set:
            yield Breach(
                emergency, ("then_call",), f"“{role.title}” has no number.", f"Add call: to the role {role.id}."
            )


@emergencies.error(
    "emergency-review-late",
    "An emergency that is looked at again more than twelve months after it was approved.",
    why="Numbers, doors and people change; a wrong number is found out when it is too late.",
    cure="Set a day within twelve months of approved_on.",
)
def emergency_review_late(context: Context) -> Iterator[Breach]:
    for emergency in context.book.emergencies:
        approved, review = emergency.approved_on, emergency.review_by
        if approved and review and review > _a_year_after(approved):
            said = f"“{emergency.title}” was approved on {approved} and is to be looked at again only by {review}."
            yield Breach(emergency, ("review_by",), said, f"Write {_a_year_after(approved)} or an earlier day.")


def _a_year_after(day: date) -> date:
    """The same day of the next year; of a leap day the one before it."""
    next_year = min(day.year + 1, date.max.year)
    leap = (day.month, day.day) == (2, 29)
    return date(next_year, 2, 28) if leap else day.replace(year=next_year)


@emergencies.warning(
    "not-agreed-yet",
    "An emergency that nobody who answers for fire, first aid or safeguarding has agreed to.",
    why="It is a draft of people who write about service; those who know the danger have to have read it.",
    cure="Have it read, and write under agreed_with who agreed.",
)
def not_agreed_yet(context: Context) -> Iterator[Breach]:
    for emergency in context.book.emergencies:
        if key(emergency.agreed_with) == NOT_YET:
            yield Breach(emergency, ("agreed_with",), f"Nobody has agreed to “{emergency.title}” yet.")


@emergencies.warning(
    "medical-step",
    "A step that gives a medicine or a dose, treats, restrains, or waits before calling.",
    why=(
        "A card says: get safe, call, say where, keep others away, stay, meet the helpers, do what your training or the "
        "person on the line says. More than that harms in untrained hands. The words it goes by stand below, for every language "
        "that it is looked at in; a call that comes second is known in English only, a number of mg or ml in all languages."
    ),
    cure="Say: do what your training or the person on the line says. What is not done belongs under never.",
)
def medical_step(context: Context) -> Iterator[Breach]:
    language = context.book.handbook.language.partition("-")[0].lower()
    for emergency in context.book.emergencies:
        for i, step in enumerate(emergency.steps):
            if word := _medical(step, language):
                yield Breach(emergency, ("steps", i), f"“{word}” is for trained people, not for a card.")


def _medical(step: str, language: str) -> str:
    """What in a step is for trained people only; empty where nothing is."""
    if found := DOSE.search(step) or (DELAYED.search(step) if language == "en" else None):
        return found[0]
    reading = Reading(step)
    phrase = min(_medical_words(language).find(reading), default=None, key=lambda found: found.start)
    return reading.written(phrase.start, phrase.end) if phrase else ""


@cache
def _medical_words(language: str) -> PhraseFinder:
    return PhraseFinder(MEDICAL_WORDS.get(language, ()))


@emergencies.warning(
    "recorded-as-a-slip",
    "An emergency that is recorded in the slip book.",
    why="The slip book is read by many and counted; who was hurt or threatened is told to few.",
    cure="Name the accident book, or whoever keeps such records.",
)
def recorded_as_a_slip(context: Context) -> Iterator[Breach]:
    for emergency in context.book.emergencies:
        if "slip book" in key(emergency.write_it):
            yield Breach(emergency, ("write_it",), f"“{emergency.title}” is written into the slip book.")
