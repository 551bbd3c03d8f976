"""The made-up programme year shows every case a reader must be able to meet, and names nobody."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.computing.mentor_evaluation import aggregate_evaluations
from generator.engagement import compute_mentoring, open_instruments, open_mentoring_rules
from generator.model.audience import Audience
from generator.model.engagement import Decision
from generator.model.engagement_results import ClaimState, Eligibility, OutputState
from generator.processing import process_folder
from generator.reading.cooperative import read_cooperative
from generator.workshop import open_workshop

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)
FOLDERS = sorted((ROOT / "cooperatives").glob("contoh-*"))
INTENDED = [
    ("contoh-garam-pesisir", "D12"),
    ("contoh-madu-hutan", "D31"),
    ("contoh-simpan-rukun", "D47"),
    ("contoh-tani-rahayu", "D47"),
    ("contoh-tani-rahayu", "K30"),
    ("contoh-ternak-sentosa", "D47"),
    ("contoh-ternak-sentosa", "D47"),
    ("contoh-warung-bersama", "D47"),
    ("contoh-warung-bersama", "D47"),
]
"""Warnings the sample is meant to show; the programme file explains them."""


@pytest.fixture(scope="module")
def results():
    ground = open_workshop(ROOT, Audience.INTERNAL, AS_OF).ground
    packs = {address: pack.content for address, pack in open_instruments(ROOT, frozenset())[0].items()}
    found = {}
    for folder in FOLDERS:
        cooperative, problems = read_cooperative(folder, folder.name)
        assert problems == []
        years = compute_mentoring(cooperative, packs, ground, AS_OF)[1]
        if years:
            found[folder.name.removeprefix("contoh-")] = years[0]
    return found


@pytest.mark.requirement("M-130")
def test_only_the_explained_warnings_are_left():
    workshop = open_workshop(ROOT, Audience.INTERNAL, AS_OF)
    outcomes = {folder.name: process_folder(workshop, folder, render=False) for folder in FOLDERS}
    assert [(name, one.code) for name, outcome in outcomes.items() for one in outcome.problems] == INTENDED
    explained = (ROOT / "content/programmes/2026-contoh/programme.yml").read_text("utf-8").partition("\nid:")[0]
    assert all(name in explained and code in explained for name, code in INTENDED)
    assert all(outcome.overview.fictional for outcome in outcomes.values())


@pytest.mark.requirement("M-122", "M-121", "M-074")
def test_totals_rise_much_and_little_fall_are_missing_or_not_comparable(results):
    changes = {
        name: one.assessments.change.total.points
        for name, one in results.items()
        if one.assessments and one.assessments.change
    }
    assert max(changes.values()) > 30
    assert any(0 < one < 20 for one in changes.values())
    assert changes["warung-bersama"] < 0
    assert results["tani-rahayu"].assessments.final is None
    apart = results["garam-pesisir"].assessments
    assert apart.change is None
    assert apart.initial.pack.version != apart.final.pack.version


@pytest.mark.requirement("M-123")
def test_evaluations_of_mentors_reach_the_minimum_together_and_for_no_mentor_alone(results):
    minimum = open_mentoring_rules(ROOT)[0].minimum_group
    given = {}
    for name in results:
        cooperative, _ = read_cooperative(ROOT / "cooperatives" / f"contoh-{name}", name)
        folder = cooperative.mentoring[0]
        written = folder.evaluations.content.mentor if folder.evaluations else None
        if written:
            given.setdefault(folder.engagement.content.mentors[0].code, []).append(written)
    assert aggregate_evaluations([one for group in given.values() for one in group], minimum).averages
    assert all(aggregate_evaluations(one, minimum).averages is None for one in given.values())


@pytest.mark.requirement("M-083", "M-125")
def test_every_pair_of_eligibility_and_decision(results):
    """Fit and decided so, fit and undecided, decided against the rule, not fit; all by a rule that is ours."""
    pairs = {}
    for name, one in results.items():
        decision = one.folder.engagement.content.decision
        said = decision.decision if decision else None
        pairs.setdefault((one.graduation.eligibility, said, one.graduation.contradicts), set()).add(name)
        assert one.graduation.example == (one.graduation.rule is not None)
    fit, unfit = Decision.LAYAK_WISUDA, Decision.BELUM_LAYAK_WISUDA
    assert pairs[Eligibility.MET, fit, False] == {"bahari-lestari", "sapi-makmur"}
    assert pairs[Eligibility.MET, None, False] == {"garam-pesisir"}
    assert pairs[Eligibility.NOT_MET, fit, True] == {"madu-hutan"}
    assert pairs[Eligibility.NOT_MET, unfit, False] == {"ternak-sentosa", "warung-bersama"}


def test_decisions_claims_gaps_outputs_and_follow_ups_of_every_sort(results):
    written = [one.folder.engagement.content for one in results.values()]
    assert {one.decision.decision for one in written if one.decision} == set(Decision)
    assert any(one.stopped for one in written)
    claims = {claim.state for one in results.values() for claim in one.claims or ()}
    assert claims >= {ClaimState.TRIANGULATED, ClaimState.SINGLE, ClaimState.CONFLICT, ClaimState.DENIED}
    gaps = [gap for one in results.values() for gap in (one.journal.gaps if one.journal else ())]
    assert {gap.is_open for gap in gaps} == {True, False}
    assert any(one.journal and one.journal.entries > 20 and not one.journal.gaps for one in results.values())
    states = {output.state for one in results.values() for output in (*one.general, *one.special)}
    assert states >= {OutputState.VALID, OutputState.DRAFT, OutputState.MISSING, OutputState.EXPIRED}
    late = {one.row.content.owner for result in results.values() for one in result.follow_ups or () if one.overdue}
    assert late >= {"koperasi", "dinas", "pmo", "tpkm"}


def test_journals_tell_one_thing_a_day_within_mentoring(results):
    for name in results:
        cooperative, _ = read_cooperative(ROOT / "cooperatives" / f"contoh-{name}", name)
        rows = [row.content for row in cooperative.mentoring[0].journal or ()]
        assert len({row.activity for row in rows}) == len(rows), name
        assert all(row.result and row.next for row in rows), name
        profile = cooperative.profile.content
        for row in rows:
            assert (row.board or 0) <= profile.people.board, (name, row.date)
            assert (row.supervisors or 0) <= profile.people.supervisors, (name, row.date)
            assert (row.staff or 0) <= profile.people.staff + profile.people.managers, (name, row.date)


def test_meetings_that_decided_had_their_quorum():
    for folder in FOLDERS:
        cooperative, _ = read_cooperative(folder, folder.name)
        for meeting in cooperative.meetings or ():
            assert meeting.content.quorum, (folder.name, meeting.content.date)
            assert 2 * meeting.content.members_present > meeting.content.members_total


def test_nobody_is_named():
    title = re.compile(r"\b(?:Bapak|Ibu|Pak|Bu|Haji|Hj|Ir|Drs|Dra)\.? [A-Z]|\b08[0-9]{8,}|[0-9]{16}")
    for path in (path for folder in FOLDERS for path in folder.rglob("*") if path.is_file()):
        assert not title.search(path.read_text("utf-8")), path


def test_decisions_name_their_document_and_one_does_not():
    workshop = open_workshop(ROOT, Audience.INTERNAL, AS_OF)
    told = {}
    for folder in FOLDERS:
        for one in process_folder(workshop, folder, render=False).overview.mentoring:
            if one.graduation.decision is not None:
                told[folder.name] = bool(one.graduation.evidence)
    assert len(told) == 5
    assert [name for name, named in told.items() if not named] == ["contoh-ternak-sentosa"]
