"""What would move a score: each improvement does what it says, the ranking is stable, the way up is enough."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.computing.improvements import compute_outlook, rank_improvements
from generator.model.audience import Audience
from generator.model.outlook import Improvement
from generator.model.profile import Profile
from generator.model.results import HealthScore
from generator.workshop import open_workshop
from tests.computing.books import ROOT, RULEBOOKS, all_answers, assess, pick, real_rulebooks
from tests.computing.test_health import COMPLETE

SAMPLE = ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera"
SHOP = Profile.model_validate({"name": "Toko Uji", "kind": "konsumen", "savings_and_loan_unit": "tidak"})


@cache
def sample() -> dict[str, int]:
    """The figures of the complete dossier and its books, without totals that would contradict changed parts."""
    cooperative, scores, _ = open_workshop(ROOT, Audience.PUBLIC, date(2026, 11, 22)).assess(SAMPLE)
    named = {amount.id for prepared in real_rulebooks().values() for amount in prepared.rulebook.amounts}
    books = {name: int(figure.value) for name, figure in scores[-1].from_books.items()}
    figures = books | cooperative.assessments[-1].content.figures
    assert len(figures) > 20, "a property of one figure proves little"
    return {name: value for name, value in figures.items() if name not in named}


@st.composite
def changed_samples(draw: st.DrawFn) -> tuple[str, dict[str, int], dict[str, str]]:
    rulebook = draw(st.sampled_from(RULEBOOKS))
    shares = draw(st.lists(st.integers(0, 300), min_size=len(sample()), max_size=len(sample())))
    figures = {name: value * share // 100 for (name, value), share in zip(sample().items(), shares, strict=True)}
    answers = {name: draw(st.sampled_from(("ya", "tidak"))) for name in all_answers(rulebook)}
    return rulebook, figures, answers


def rescore_ratio(rulebook: str, one: Improvement, units_short: int) -> Fraction:
    """The indicator alone, its two amounts stated, both changed as the improvement says.

    Amounts may hold halves of a rupiah and figures may not: all are counted in that part, which leaves the ratio alone.
    """
    above, below, step = one.indicator.numerator, one.indicator.denominator, one.next_band
    assert above is not None and below is not None and step is not None
    assert above.value is not None and below.value is not None
    scale = math.lcm(above.value.denominator, below.value.denominator)
    change = abs(step.numerator_change) * scale
    units = math.ceil(change) if step.reached_at_limit else math.floor(change) + 1
    moved = (1 if step.rises else -1) * (units - units_short)
    following = step.denominator_change / step.numerator_change if step.numerator_change else 0
    figures = {above.id: int(above.value * scale) + moved, below.id: int(below.value * scale + following * moved)}
    found = pick(assess(rulebook=rulebook, figures=figures), one.indicator.rule.id)
    assert found.score is not None
    return found.score


@settings(max_examples=60, deadline=None)
@given(changed_samples())
def test_an_improvement_gives_its_points_and_one_rupiah_less_does_not(case):
    rulebook, figures, answers = case
    score = assess(rulebook=rulebook, figures=figures, answers=answers)
    for one in compute_outlook(score).improvements:
        before = one.indicator.score
        if one.questions:
            yes = answers | {question.id: "ya" for question in one.questions}
            after = assess(rulebook=rulebook, figures=figures, answers=yes)
            assert after.lowest - score.lowest == one.points == one.each * len(one.questions)
        else:
            assert rescore_ratio(rulebook, one, 0) >= before + one.points
            assert rescore_ratio(rulebook, one, 1) < before + one.points


@settings(max_examples=60, deadline=None)
@given(changed_samples())
def test_the_ranking_falls_and_ties_keep_the_order_of_the_rulebook(case):
    score = assess(rulebook=case[0], figures=case[1], answers=case[2])
    ranked = compute_outlook(score).improvements
    order = [one.rule.id for one in score.indicators]
    keys = [(-one.points, order.index(one.indicator.rule.id)) for one in ranked]
    assert keys == sorted(keys)
    assert all(one.points > 0 for one in ranked)


@settings(max_examples=60, deadline=None)
@given(changed_samples())
def test_the_way_up_is_enough_and_without_its_last_step_it_is_not(case):
    score = assess(rulebook=case[0], figures=case[1], answers=case[2])
    way = compute_outlook(score).way_up
    classes = [one.id for one in score.rulebook.predicates.classes]
    if way is None:
        assert score.total is None or score.predicate.id == classes[0]
        return
    assert classes.index(way.predicate.id) == classes.index(score.predicate.id) - 1
    assert score.total + way.missing == Fraction(way.predicate.at_least)
    if not way.steps:
        assert way.offered < way.missing
        return
    gained = sum(one.points for one in way.steps)
    assert gained >= way.missing
    last = way.steps[-1]
    assert gained - last.improvement.each < way.missing, "not one answer or ratio too many"
    assert all(one.times <= max(1, len(one.improvement.questions)) for one in way.steps)
    assert (
        real_rulebooks()[case[0]].predicate_of(score.total + gained).id
        in classes[: classes.index(way.predicate.id) + 1]
    )


def test_the_numbers_of_a_known_case():
    # Cash ratio 25 % is worth 2,5 of 10; down to 20 % it is worth 5. Everything else is at its best.
    score = assess(figures=COMPLETE | {"kas_dan_bank": 25}, answers=all_answers())
    outlook = compute_outlook(score)
    (one,) = outlook.improvements
    assert (one.indicator.rule.id, one.points, one.next_band.numerator_change) == ("rasio_kas", Fraction(5, 2), -5)
    assert score.total == Fraction(185, 2)
    assert outlook.way_up is None, "already in the best predicate"


def test_of_a_questionnaire_only_as_many_answers_are_named_as_are_needed():
    # 100 without the 15 points of the questions and without 7,5 of the cash ratio.
    answers = all_answers(yes="tidak")
    score = assess(figures=COMPLETE | {"kas_dan_bank": 25}, answers=answers)
    assert score.total == Fraction(155, 2)
    way = compute_outlook(score).way_up
    assert (way.predicate.id, way.missing) == ("sehat", Fraction(5, 2))
    (step,) = way.steps
    assert (step.improvement.indicator.rule.id, step.times, step.points) == ("manajemen_umum", 10, Fraction(5, 2))


def test_an_open_total_has_no_way_up_but_says_what_would_narrow_it_most():
    figures = {
        name: value for name, value in COMPLETE.items() if name not in ("pea", "kas_dan_bank", "shu_bagian_anggota")
    }
    answers = all_answers()
    del answers["m1_01"]
    outlook = compute_outlook(assess(figures=figures, answers=answers))
    assert outlook.way_up is None
    told = [(one.indicator.rule.id, one.width) for one in outlook.narrowings]
    assert told == [
        ("rasio_kas", Fraction(15, 2)),
        ("promosi_ekonomi_anggota", 3),
        ("rentabilitas_modal_sendiri", Fraction(9, 4)),
        ("manajemen_umum", Fraction(1, 4)),
    ]


def test_what_no_data_can_settle_is_not_said_to_narrow():
    score = assess(figures=COMPLETE | {"kewajiban_lancar": 0}, answers=all_answers())
    assert score.total is None and compute_outlook(score).narrowings == ()


def test_a_printed_ratio_has_no_distance_in_rupiah_and_is_named():
    score = assess(ratios={"rasio_kas": "25.00"})
    outlook = compute_outlook(score)
    assert [one.rule.id for one in outlook.unmeasured] == ["rasio_kas"]
    assert "rasio_kas" not in [one.indicator.rule.id for one in outlook.improvements]
    best = compute_outlook(assess(ratios={"rasio_kas": "12.00"}))
    assert best.unmeasured == ()


def test_without_a_score_nothing_is_said():
    refused: HealthScore = assess(SHOP, figures=COMPLETE, answers=all_answers(yes="tidak"))
    assert refused.reason is not None
    outlook = compute_outlook(refused)
    assert (outlook.improvements, outlook.narrowings, outlook.way_up) == ((), (), None)
    assert rank_improvements(assess(figures=COMPLETE, answers=all_answers())) == ()
