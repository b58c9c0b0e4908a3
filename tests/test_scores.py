"""What results say: scores, shares and intervals worked out by hand, and years of which it is known what is true in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from handbook.editions import Snapshot, content_of
from handbook.editions.suspect import fingerprint_of
from handbook.model import Handbook
from handbook.results.answer import Answer
from handbook.results.practice import Practice
from handbook.results.slip import Slip
from handbook.scoring.amounts import of_count, of_mean, of_median, of_sum
from handbook.scoring.period import Period, closed_quarters, closed_year, month_back
from handbook.scoring.practice import Practised
from handbook.scoring.scores import ResultsFilter, Scores
from handbook.scoring.share import Kept, Tally
from handbook.scoring.slips import slip_sums
from handbook.scoring.statistics import at_most, fisher, newcombe, shuffled, stand_out, t_quantile, wilson
from handbook.scoring.visits import Mark, Visit
from tests.scores import SCORES, Scored
from tests.shopping import SMALL, Ferry, frozen, scores, shopped, visit

DAY = date(2027, 2, 1)


def ends(share: object) -> tuple[object, ...]:
    low, high = getattr(share, "low", None), getattr(share, "high", None)
    return (low and round(low, 4), high and round(high, 4))


@pytest.mark.parametrize(
    ("yes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_the_published_one(yes: int, n: int, low: float, high: float) -> None:
    """Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3."""
    assert [round(end, 4) for end in wilson(yes / n, n)] == [low, high]


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 10), 0.6075, 1.0)],
)
def test_newcombes_interval_is_the_published_one(
    after: tuple[int, int], before: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe (1998), Interval estimation for the difference between independent proportions, table II, method 10."""
    (yes, n), (was, m) = after, before
    found = newcombe(was / m, wilson(was / m, m), yes / n, wilson(yes / n, n))
    assert [round(end, 4) for end in found] == [low, high]


def test_tests_give_the_chances_of_the_books() -> None:
    """Fisher's tea, a table of Student's t, and a coin thrown ten times."""
    assert fisher(3, 4, 1, 4) == pytest.approx(34 / 70)
    assert fisher(1, 10, 11, 14) == pytest.approx(0.0027594562)
    assert [round(t_quantile(freedom), 3) for freedom in (1, 2, 5, 10, 30, 120)] == [
        12.706,
        4.303,
        2.571,
        2.228,
        2.042,
        1.980,
    ]
    assert at_most(3, 10, 0.5) == pytest.approx(176 / 1024)
    assert at_most(0, 5, 0.9) == pytest.approx(1e-5)
    assert at_most(4, 5, 1) == 0


def test_amounts_have_the_intervals_of_the_books() -> None:
    """The ranks of a table for medians, Student's mean by hand, a table of Poisson's; a sum of like amounts is so many of one."""
    ranks = {6: (1, 6), 10: (2, 9), 21: (6, 16), 25: (8, 18), 100: (40, 61)}
    assert {n: of_median([float(at) for at in range(n, 0, -1)]) for n in (5, *ranks)} == {5: None, **ranks}
    assert of_mean([1, 2, 3, 4, 5]) == pytest.approx((3 - 1.9632, 3 + 1.9632), abs=1e-4)
    assert of_mean([1, 2, 1, 2], lowest=1, highest=2) == pytest.approx((1, 2)), "none is below or above what can be"
    assert (of_mean([4, 4, 4]), of_mean([4])) == (None, None), "what is alike says nothing of what is apart"
    assert of_count(0) == pytest.approx((0, 3.69), abs=0.03)
    assert of_count(10) == pytest.approx((4.80, 18.39), abs=0.02)
    assert of_sum([5.0, 0, 5, 5]) == pytest.approx([5 * end for end in of_count(3)])
    assert of_sum([0, 0]) is None


def test_of_a_family_of_tests_those_pass_that_benjamini_and_hochberg_let_pass() -> None:
    """Their own example (1995): of fifteen chances at 5 % the four smallest pass, the fourth of them as large as its step."""
    chances = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    assert stand_out(chances) == [True] * 4 + [False] * 11
    assert stand_out([]) == []


def test_shuffled_visits_agree_with_fishers_test_where_each_has_one_answer() -> None:
    """With one answer a visit the two ask the same, so they answer the same, within what 9,999 shuffles can tell."""
    before, after = ((1, 1),) * 12 + ((0, 1),) * 18, ((1, 1),) * 22 + ((0, 1),) * 8
    assert shuffled(before, after) == pytest.approx(fisher(12, 30, 22, 30), abs=0.005)


def test_answers_of_one_visit_say_less_than_as_many_of_many() -> None:
    """Worked by hand: four visits of two answers, 2 2 1 0 of 2 kept.

    p = 5/8; Σ(a−pb)² = 2·0.75² + 0.25² + 1.25² = 2.75; s² = 4/3·2.75/64 = 0.0572917; n* = 0.234375/s² = 4.0909;
    t(3) = 3.182446 in Wilson.
    """
    share = Tally(Kept(kept, 2, 2, kept) for kept in (2, 2, 1, 0)).share(4)
    assert (share.n, share.visits, share.yes) == (8, 4, 5)
    assert share.effective == pytest.approx(4.090909)
    assert share.interval == pytest.approx(wilson(0.625, 4.090909090909, 3.18244630528))
    alike = Tally(Kept(2, 4, 2, 1) for _ in range(9)).share(8)
    assert alike.effective == 9, "where all visits say the same, n* is their number"


def test_a_visit_scores_the_weight_it_kept_of_what_applied() -> None:
    """na never counts; passed is a score of 85 and nothing critical failed; a moment fails on its critical no."""
    kept = visit(DAY, 1, {"boarding/greet": "yes", "count": "yes", "call/greet": "no", "tell": "yes", "return": "no"})
    failed = visit(DAY, 2, {"boarding/greet": "na", "count": "no", "call/greet": "yes", "tell": "yes"})
    nothing = visit(DAY, 3, {"greet": "na", "remembered": "yes"})
    found = scores(SMALL.book(), [*kept, *failed, *nothing]).visits
    assert [one.score and float(one.score) for one in found] == [6 / 7, 0.5, None]
    assert [one.passed for one in found] == [True, False, None]
    assert [one.failed for one in found] == [[], ["count"], []]
    assert found[1].failed_moments == {"boarding"}, "a standard that only one moment asks needs none written beside it"


def test_what_two_moments_ask_counts_for_a_moment_only_where_it_is_said() -> None:
    """Without its moment an answer to a shared question counts for the standard and for no moment."""
    answers = [*visit(DAY, 1, {"greet": "yes"}), *visit(DAY, 2, {"call/greet": "no"}), *visit(DAY, 3, {"tell": "no"})]
    standards = scores(SMALL.book(), answers).standards
    assert {about: share.n for about, share in standards.items()} == {
        ("greet", None): 2, ("greet", "call"): 1, ("tell", None): 1, ("tell", "call"): 1,
    }  # fmt: skip


def test_below_few_visits_nothing_is_told() -> None:
    """Seven visits are too few, eight are enough, however many answers they have."""
    seven = [answer for number in range(7) for answer in visit(DAY, number, {"count": "yes"})]
    assert ends(scores(SMALL.book(), seven).standards["count", None]) == (None, None)
    eight = [*seven, *visit(DAY, 8, {"count": "no"})]
    share = scores(SMALL.book(), eight).standards["count", None]
    assert (share.share, *ends(share)) == (0.875, 0.5291, 0.9776)


def test_a_changed_wording_starts_a_new_line() -> None:
    """Answers count under the wording of their edition, or of its day; case and commas change none, 15 for 1.5 does."""
    first = Ferry({"greet": (1, False)}, ("greet",), few=1, edition="2026-1").book()
    old, now = (
        _with_do(first, edition, do)
        for edition, do in (("2026-1", "Look up, within 1.5 seconds."), ("2027-1", "look up within 15 seconds."))
    )
    editions = [frozen(old, date(2026, 1, 1)), frozen(_with_do(old, "2026-2", "LOOK UP within 1.5 seconds."), date(2026, 7, 1)),
                frozen(now, date(2027, 1, 1))]  # fmt: skip
    answers = [
        *visit(date(2026, 2, 1), 1, {"greet": "yes"}),
        *visit(date(2026, 8, 1), 2, {"greet": "yes"}),
        *visit(date(2027, 2, 1), 3, {"greet": "no"}),
        *visit(date(2027, 2, 1), 4, {"greet": "yes"}, edition="2026-2"),
    ]
    found = scores(now, answers, editions=editions)
    assert (found.standards["greet", None].n, found.standards["greet", None].yes) == (1, 0)
    assert found.wordings.since("greet") == date(2027, 1, 1)
    then = found.of(ResultsFilter(Period(None, date(2026, 12, 31))))
    assert (then.standards["greet", None].n, then.wordings.since("greet")) == (2, date(2026, 1, 1))
    assert {month: share.n for month, share in found.months.items()} == {"2026-02": 1, "2026-08": 1, "2027-02": 2}
    assert (found.reworded, then.reworded) == ({"2027-02": ["greet"]}, {})


def _with_do(book: Handbook, edition: str, do: str) -> Handbook:
    """The same in another edition, with other words for what is done."""
    settings = book.handbook.model_copy(update={"edition": edition})
    standards = tuple(standard.model_copy(update={"do": do}) for standard in book.standards)
    return book.model_copy(update={"handbook": settings, "standards": standards})


def test_what_is_over_on_a_day() -> None:
    """A quarter and a month are closed from the day after their last."""
    assert closed_quarters(date(2027, 4, 1))[1] == Period(date(2027, 1, 1), date(2027, 3, 31))
    assert closed_quarters(date(2027, 3, 31)) == (
        Period(date(2026, 7, 1), date(2026, 9, 30)),
        Period(date(2026, 10, 1), date(2026, 12, 31)),
    )
    assert closed_year(date(2027, 3, 31)) == Period(date(2026, 3, 1), date(2027, 2, 28))
    assert month_back(date(2027, 1, 31), 1) == date(2026, 12, 1)


MANY = Ferry(
    {f"s{at}": (1, False) for at in range(10)} | {"vital": (1, True), "heavy": (5, False)},
    (*(f"s{at}" for at in range(10)), "vital", "heavy"),
)


def test_the_advice_is_what_was_planted() -> None:
    """Critical first, then the gap that is sure, by weight; what is kept often enough is not advised."""
    kept = {f"s{at}": 0.93 for at in range(10)} | {"vital": 0.7, "heavy": 0.6, "s3": 0.45, "s4": 0.55}
    year = Period(date(2026, 7, 1), date(2027, 6, 30))
    found = scores(MANY.book(), shopped(kept, year, 120, Random(1))).coach
    assert [advice.standard.id for advice in found] == ["vital", "heavy", "s3"]


def test_what_has_changed_is_coached_by_how_it_is_kept_since() -> None:
    """What rose needs no more practice, in the quarters after it too; what fell needs it, however good the year was.
    Of the year as a whole it is advised all the same, for whoever works it out from all answers."""
    kept = {f"s{at}": 0.95 for at in range(10)}
    first, second = (Period(date(2026, 7, 1), date(2026, 12, 31)), Period(date(2027, 1, 1), date(2027, 6, 30)))
    answers = [
        *shopped({**kept, "s1": 0.5, "s2": 0.98}, first, 160, Random(1)),
        *shopped({**kept, "s2": 0.7}, second, 160, Random(2)),
    ]
    found = scores(MANY.book(), answers)
    assert not any(change.is_real for change in found.changes)
    assert found.standards["s2", None].exact > 0.8 > found.standards["s1", None].exact
    assert [(advice.standard.id, advice.since) for advice in found.coach_now] == [("s2", second.since)]
    assert [(advice.standard.id, advice.since) for advice in found.coach] == [("s1", None)]
    assert [(advice.standard.id, advice.since) for advice in found.mended] == [("s1", second.since)]
    assert [advice.standard.id for advice in found.of(ResultsFilter(Period(None, date(2026, 12, 31)))).coach_now] == [
        "s1"
    ]


def test_a_planted_change_is_found_and_nothing_besides() -> None:
    """65 to 90 % over a quarter of 75 visits is a real change; the others of the family stay as they are."""
    before, after = closed_quarters(date(2027, 7, 10))
    steady = {f"s{at}": 0.9 for at in range(10)}
    answers = shopped({**steady, "heavy": 0.65}, before, 75, Random(2)) + shopped(
        {**steady, "heavy": 0.9}, after, 75, Random(3)
    )
    real = [change for change in scores(MANY.book(), answers).changes if change.is_real]
    assert [(change.id, change.what, change.is_good) for change in real] == [("heavy", "yes", True)]
    assert real[0].gain.low > 0


def test_years_of_noise_raise_few_alarms() -> None:
    """Where nothing changes and all is kept as often as it should be, at most one quarter in twenty says something by chance."""
    chance, alarms = Random(19), 0
    kept = {f"boarding/s{at}": 0.85 for at in range(8)} | {f"call/s{at}": 0.85 for at in range(2)}
    ferry = Ferry({f"s{at}": (1, False) for at in range(8)}, tuple(f"s{at}" for at in range(8)), ("s0", "s1"))
    for _ in range(10):
        before, after = closed_quarters(date(2027, 7, 10))
        answers = shopped(kept, before, 40, chance) + shopped(kept, after, 40, chance)
        found = scores(ferry.book(), answers)
        alarms += any(change.is_real for change in found.changes)
    assert alarms <= 2


@pytest.mark.parametrize(("share", "is_open"), [(0.95, True), (0.86, True), (0.6, False)])
def test_the_gate_shuts_only_when_basics_surely_fall_short(share: float, is_open: bool) -> None:
    """Open while the upper end of the interval reaches 85 %; answers of this month are not over, and do not count."""
    year = Period(date(2026, 7, 1), date(2027, 6, 30))
    found = gate_of(shopped({f"s{at}": share for at in range(5)}, year, 60, Random(5)))
    assert found.gate.is_open is is_open
    assert found.gates["boarding"].is_open is is_open
    assert (
        gate_of(shopped({"s1": share}, Period(date(2027, 7, 1), date(2027, 7, 9)), 9, Random(6))).gate.is_open is None
    )


def gate_of(answers: list[Answer]) -> Scores:
    return scores(MANY.book(), answers)


def test_practice_is_judged_without_the_quarter_that_chose_it() -> None:
    """A bad quarter chooses; a better one after it is no rise where the year before was as good.

    It is judged in the wording that was practised, whatever the standard has been put into since.
    """

    put_otherwise = _with_do(SMALL.book(), "2027-2", "Look up at once.")

    def found(year: float, quarter: float, after: float, today: date = date(2027, 7, 10)) -> Practised:
        answers = [
            *shopped({"greet": year}, Period(date(2026, 4, 1), date(2026, 12, 31)), 80, Random(7)),
            *shopped({"greet": quarter}, Period(date(2027, 1, 1), date(2027, 3, 31)), 30, Random(8)),
            *shopped({"greet": after}, Period(date(2027, 4, 5), date(2027, 6, 30)), 60, Random(9)),
        ]
        note = Practice("2027-04-02", "", "greet", "", "2027-06-30")
        editions = [frozen(SMALL.book(), date(2026, 1, 1)), frozen(put_otherwise, date(2027, 7, 1))]
        return replace(scores(put_otherwise, answers, today, editions), notes=(note,)).practised[0]

    assert (found(0.8, 0.3, 0.8).is_real, found(0.5, 0.5, 0.9).rose) == (False, True)
    assert found(0.5, 0.5, 0.9).before.n == 80
    early = found(0.5, 0.5, 0.9, date(2027, 6, 1))
    assert (early.is_real, early.is_due) == (None, False)


def test_slips_are_added_up() -> None:
    """Settled by the first over all, the median of minutes, the sum of cost, and what came back three times in ninety days."""

    def slip(day: str, standard: str = "", minutes: str = "", cost: str = "", settled: str = "first") -> Slip:
        return Slip(day, "", "", "pier", standard, "", "system", settled, minutes, cost, "")

    slips = [
        slip("2027-01-01", "greet", "5", "10.10"), slip("2027-03-31", "greet", "30", settled="passed on"),
        slip("2027-02-01", "greet", "10", "0.20"), slip("2027-02-02", minutes="20", settled="open"),
        slip("2027-01-01", "tell"), slip("2027-02-01", "tell"), slip("2027-04-01", "tell"),
    ]  # fmt: skip
    sums = slip_sums(slips, lambda id_: id_)
    assert (sums.n, sums.settled, sums.minutes, sums.cost) == (7, 5 / 7, 15, 10.3)
    assert [(one.standard, one.times) for one in sums.repeats] == [("greet", 3)]
    assert slip_sums([], lambda id_: id_).settled is None


@pytest.mark.parametrize("example", SCORES, ids=lambda example: example.answers)
def test_the_score_of_a_visit_is_what_was_worked_out_by_hand(example: Scored) -> None:
    """The weight answered with yes in the weight that applies; a phone is tested against the same examples."""
    visit = Visit(date(2026, 1, 1), "shop", "", None, "", "", example.pass_)
    visit.marks += [
        Mark(str(at), "one", answer == "yes", weight, weight, critical, is_present=True, wording="")
        for at, (weight, critical, answer) in enumerate(example.asked)
        if answer != "na"
    ]
    assert (visit.score, visit.passed) == (example.score, example.passed)


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        ("Wait 1.5 minutes.", "Wait 15 minutes.", False),
        ("Wait 1,5 minutes.", "Wait 15 minutes.", False),
        ("Pay 1,000 at most.", "Pay 1000 at most", True),
        ("Wait, please.", "wait please", True),
    ],
)
def test_what_was_confirmed_is_another_with_another_number(one: str, other: str, are_alike: bool) -> None:
    """Commas and capitals ask nobody to look again; a decimal point does."""
    assert (_rests_on(one) == _rests_on(other)) is are_alike


def _rests_on(line: str) -> str:
    """The fingerprint that confirming a standard keeps which rests on a quote line."""
    content = content_of(SMALL.book())
    quote = content["quote"] | {"lines": [content["quote"]["lines"][0] | {"says": line}]}
    snapshot = Snapshot("", content | {"quote": quote})
    return fingerprint_of(snapshot, snapshot.records["greet"])
