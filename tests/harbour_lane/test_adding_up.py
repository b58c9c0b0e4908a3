"""What a general manager adds up: money, seconds, shares and promises of Harbour Lane agree wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from handbook.model import Handbook, IfMissed, Standard
from handbook.model.choices import Evidence, Level
from handbook.project.load import Project
from handbook.views.moment_lists import seconds_strip
from tests.conftest import ROOT

MUSTS = 2 / 3
STORIES = ROOT / "docs" / "coaching" / "stories"


@pytest.fixture(scope="module")
def book(project: Project) -> Handbook:
    """What stands in it today."""
    return project.book


def _said(page: str) -> str:
    return " ".join((ROOT / "docs" / page).read_text("utf-8").split())


def _in_force(book: Handbook) -> list[Standard]:
    return [standard for standard in book.standards if standard.in_force]


def _paid(book: Handbook) -> Iterator[tuple[Standard, IfMissed]]:
    for standard in _in_force(book):
        for missed in (standard.if_missed, *(case.if_missed for case in standard.cases)):
            if missed:
                yield standard, missed


def test_what_is_paid_says_which_budget_pays_and_is_promised_in_the_same_words(book: Handbook) -> None:
    """Whoever reads the card and whoever reads “Put it right” promise a guest the same."""
    page = _said("put-it-right.md")
    paid = dict(_paid(book))
    assert {standard.id for standard in paid} == {"room-ready-by-three", "put-it-right", "find-the-bed"}
    for standard, missed in paid.items():
        assert missed.paid_by and missed.within, standard.id
        assert (standard.promise or missed.note) in page, standard.id


def test_a_treat_is_paid_from_the_limit_of_all_who_give_it_or_from_a_budget(book: Handbook) -> None:
    """And each says when and where somebody looked what the others on the quay do."""
    for treat in book.gestures:
        least = min(max(limit.up_to or 0 for limit in book.limits_of[role]) for role in treat.roles)
        assert treat.paid_by or (treat.costs_up_to or 0) <= least, treat.id
        assert re.search(r"\b20\d\d\b", treat.compared), treat.id


def test_fifteen_seconds_are_believable_and_make_seventy_five(project: Project) -> None:
    """The five say how long the whole takes too; strip, sum and claim agree."""
    strip = seconds_strip(project.shown)
    moments = {moment.id: moment for moment in project.book.moments}
    five = [moments[one.moment.id] for one in strip.moments]
    claim = next(claim for claim in project.book.claims if claim.id == "claim-five-contacts")
    assert [moment.seconds for moment in five] == [15] * 5
    assert strip.length == claim.number == 75
    assert all(moment.lasts for moment in five)
    assert "{{ seconds_strip() }}" in _said("moments/fifteen-seconds.md")


def test_musts_are_few_and_rest_on_something(book: Handbook) -> None:
    """Two in three at most, and each on a voice or on what was found out."""
    voiced = {id_ for voice in book.voices for id_ in voice.standards}
    musts = [standard for standard in _in_force(book) if standard.level is Level.MUST]
    assert len(musts) <= MUSTS * len(_in_force(book))
    assert [must.id for must in musts if not must.based_on and must.id not in voiced] == []


def test_all_are_bound_by_what_everybody_does_and_nobody_by_what_is_never_theirs(book: Handbook) -> None:
    """The general manager first; a housekeeper signs nothing about the bar."""
    for id_ in ("look-up-first", "give-colleagues-a-time", "speak-well-outside", "correct-in-private"):
        assert set(book.bound_by(book.standards_by_id[id_])) == set(book.roles_by_id), id_
    theirs = {standard.id for standard in _in_force(book) if "housekeeper" in book.bound_by(standard)}
    assert not theirs & {"tell-them-their-turn", "answer-in-three-rings", "ask-about-allergies", "return-to-hold"}
    assert "accounts-clerk" not in book.bound_by(book.standards_by_id["answer-in-three-rings"])


def test_critical_standards_and_moments_are_trained_and_talked_about(book: Handbook) -> None:
    """Each has a tip of its own, and a question or a story that is about it."""
    wanted = {standard.id for standard in _in_force(book) if standard.critical} | {moment.id for moment in book.moments}
    trained = {id_ for tip in book.tips for id_ in tip.about}
    asked = {id_ for question in book.questions for id_ in question.leads_to}
    told = {
        id_
        for story in STORIES.glob("*.md")
        for id_ in re.findall(r"[\w-]+", re.findall(r"^about: (.*)$", story.read_text("utf-8"), re.MULTILINE)[0])
    }
    assert wanted - trained == set()
    assert wanted - asked - told == set()


def test_figures_can_be_traced(book: Handbook) -> None:
    """A typed share says out of how many and where it stands, and so many can make it; a sure claim can be looked up."""
    typed = [reached for standard in _in_force(book) for reached in standard.achieved]
    typed += [reached for indicator in book.indicators for reached in indicator.achieved]  # type: ignore[misc]
    assert len(typed) > 10
    for reached in typed:
        assert reached.n and reached.source, reached
        share = reached.percent if reached.percent is not None else getattr(reached, "value", None)
        half = 0.5 if float(share or 0).is_integer() else 0.05
        assert abs(round((share or 0) * reached.n / 100) / reached.n * 100 - (share or 0)) <= half, reached
    sure = [claim for claim in book.claims if claim.status in (Evidence.CHECKED, Evidence.REPORTED)]
    assert [claim.id for claim in sure if not claim.url and not claim.cited] == []


def test_managers_are_shopped_and_counted(book: Handbook) -> None:
    """The same question stands on several forms, and an indicator counts its answers."""
    asking = [form.id for form in book.scorecards if any(extra.id == "manager-as-staff" for extra in form.extra)]
    assert len(asking) == 4
    assert "extra:manager-as-staff" in {indicator.counts for indicator in book.indicators}


def test_staff_read_one_word_for_one_thing(book: Handbook) -> None:
    """A treat is a treat, and a place a place."""
    pages = [page for page in (ROOT / "docs").rglob("*.md") if not {"decisions", "contributors"} & set(page.parts)]
    texts = [re.sub(r"\{\{.*?\}\}|\]\(.*?\)", "", page.read_text("utf-8")) for page in pages]
    texts += [f"{term.term} {term.means} {' '.join(term.also)}" for term in book.glossary]
    assert [
        text[:60] for text in texts if re.search(r"\b(touchpoint|gesture)s?\b", re.sub(r"\[\[[\w-]+\|?", "", text))
    ] == []
