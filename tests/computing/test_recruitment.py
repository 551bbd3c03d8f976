"""Interview scores: as printed, and put to 100 under their own name."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.computing.recruitment import compute_interview
from generator.model.recruitment import Criterion
from tests.computing.mentoring import ROOT, open_project


@pytest.fixture(scope="module")
def form():
    return open_project(ROOT)[0].forms[0]


@pytest.mark.requirement("M-063", "S-01")
def test_the_printed_weights_add_up_to_85_and_are_never_rescaled_silently(form):
    assert [one.weight for one in form.form.content.interview] == [15, 30, 25, 15]
    assert form.total == 85
    assert [round(float(value), 2) for value in form.normalised.values()] == [17.65, 35.29, 29.41, 17.65]
    assert sum(form.normalised.values()) == 100
    assert form.form.content.weight_note.flag == "S-01"
    full = {one.id: 100 for one in form.form.content.interview}
    score = compute_interview(form.form.content.interview, full)
    assert (score.raw, score.maximum, score.normalised) == (85, 85, 100)


@pytest.mark.requirement("M-060")
def test_three_administrative_items_are_required(form):
    assert [one.id for one in form.form.content.administrative] == ["kelengkapan", "kepatuhan", "kompetensi_awal"]
    results = {one.candidate.code: one for one in open_project(ROOT)[0].recruitments[0].candidates}
    assert results["tp-08"].administrative is False
    assert results["tp-01"].administrative is True


@pytest.mark.requirement("M-061")
def test_competence_weights_are_not_assumed(form):
    criteria = form.form.content.competence
    assert [one.id for one in criteria] == ["pendidikan", "pengalaman", "sertifikat_pendukung", "kecocokan_posisi"]
    assert all(one.weight is None for one in criteria)
    assert form.form.content.missing_note
    assert compute_interview(criteria, {one.id: 80 for one in criteria}) is None


def test_a_missing_score_gives_no_result(form):
    criteria = form.form.content.interview
    assert compute_interview(criteria, {one.id: 80 for one in criteria[1:]}) is None
    assert compute_interview((), {}) is None


@given(
    weights=st.lists(st.integers(1, 100), min_size=1, max_size=6),
    scores=st.lists(st.integers(0, 100), min_size=6, max_size=6),
)
def test_raw_stays_within_its_weights_and_both_scores_agree(weights, scores):
    written = [{"id": f"k{at}", "name": "K", "weight": str(weight)} for at, weight in enumerate(weights)]
    criteria = tuple(Criterion.model_validate(one) for one in written)
    given_scores = {one.id: scores[at] for at, one in enumerate(criteria)}
    score = compute_interview(criteria, given_scores)
    by_hand = sum(Fraction(weight * scores[at], 100) for at, weight in enumerate(weights))
    assert score.raw == by_hand
    assert 0 <= score.raw <= score.maximum == sum(weights)
    assert score.normalised * score.maximum == score.raw * 100
