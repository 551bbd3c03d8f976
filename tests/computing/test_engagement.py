"""One year of mentoring as of one day: steps, outputs, journal gaps, claims, result sheet, eligibility."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.computing.dossier_day import see_dossier
from generator.computing.engagement import compute_engagement
from generator.computing.mentor_evaluation import aggregate_evaluations
from generator.computing.mentoring_journal import compute_journal, judge_claim, judge_follow_up
from generator.computing.mentoring_overview import summarise_mentoring
from generator.computing.modern import compute_modern_years
from generator.computing.result_sheet import compute_graduation
from generator.engagement import compute_mentoring, open_instruments, open_mentoring_rules
from generator.model.audience import Audience
from generator.model.calendar import list_working_days
from generator.model.cooperative import Authored
from generator.model.engagement import GraduationDecision
from generator.model.engagement_results import ClaimState, Eligibility, OutputState, SheetKey, SheetState
from generator.model.instrument import GraduationRule
from generator.model.mentoring_evaluation import Claim, MentorEvaluation
from generator.model.mentoring_journal import FollowUp, JournalEntry
from generator.reading.cooperative import read_cooperative
from generator.workshop import open_workshop
from tests.computing.test_modern import assessment, make_pack

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)
RULES = open_mentoring_rules(ROOT)[0]


def ground():
    return open_workshop(ROOT, Audience.INTERNAL, AS_OF).ground


def result_of(name: str, as_of: date = AS_OF):
    cooperative, problems = read_cooperative(ROOT / "cooperatives" / name, name)
    assert problems == []
    packs = {address: pack.content for address, pack in open_instruments(ROOT, frozenset())[0].items()}
    return compute_mentoring(cooperative, packs, ground(), as_of)[1][0]


def read_files(folder: Path, **files: str):
    for name, text in {"profile.yml": "name: Uji\n", **files}.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return read_cooperative(folder, "uji")[0]


def compute(cooperative, as_of: date = AS_OF):
    return compute_engagement(cooperative, cooperative.mentoring[0], ground(), None, as_of)


def journal(*days: date, confirmed: date | None = None) -> list[Authored[JournalEntry]]:
    return [
        Authored(
            "uji",
            JournalEntry.model_validate(
                {"date": day.isoformat(), "mode": "lapangan", "kind": "bimbingan", "activity": "A"}
                | ({"confirmed_on": confirmed.isoformat()} if confirmed else {})
            ),
            {},
        )
        for day in days
    ]


def test_working_days_leave_out_weekends_and_holidays():
    # Thursday and Friday, 14 and 15 May 2026: Kenaikan and its collective leave.
    found = list_working_days(date(2026, 5, 13), date(2026, 5, 19), RULES.days_off)
    assert found == (date(2026, 5, 13), date(2026, 5, 18), date(2026, 5, 19))
    assert list_working_days(date(2026, 5, 2), date(2026, 5, 1), RULES.days_off) == ()


@pytest.mark.requirement("M-077", "M-035")
def test_a_gap_counts_working_days_and_depends_on_the_day_of_the_report():
    first = date(2026, 5, 4)
    rows = journal(first)
    # Six working days later: 5, 6, 7, 8, 11, 12 May.
    (gap,) = compute_journal(rows, (first, None), RULES, date(2026, 5, 12)).gaps
    assert (gap.since, gap.until, gap.working_days, gap.is_open) == (date(2026, 5, 5), date(2026, 5, 12), 6, True)
    assert compute_journal(rows, (first, None), RULES, date(2026, 5, 11)).gaps == ()
    # 14 and 15 May are no working days: a second journal on the 18th leaves 5 to 13 May, seven of them.
    later = journal(first, date(2026, 5, 18))
    (gap,) = compute_journal(later, (first, date(2026, 5, 18)), RULES, AS_OF).gaps
    assert (gap.working_days, gap.is_open, gap.weekdays_only) == (7, False, False)


def test_days_before_the_first_journal_count_and_days_after_the_end_do_not():
    summary = compute_journal(journal(date(2026, 7, 20)), (date(2026, 7, 1), date(2026, 7, 21)), RULES, AS_OF)
    (gap,) = summary.gaps
    assert (gap.since, gap.until) == (date(2026, 7, 1), date(2026, 7, 17))


def test_a_year_without_known_holidays_says_so():
    (gap,) = compute_journal(journal(date(2031, 5, 1)), (None, None), RULES, date(2031, 6, 1)).gaps
    assert gap.weekdays_only


@given(st.sets(st.integers(0, 80), min_size=1), st.integers(0, 120))
def test_gaps_never_hold_a_day_with_a_journal_and_never_overlap(offsets, until):
    start = date(2026, 6, 1)
    days = sorted(start + timedelta(number) for number in offsets)
    as_of = start + timedelta(until)
    gaps = compute_journal(journal(*days), (start, None), RULES, as_of).gaps
    for gap in gaps:
        assert gap.working_days > RULES.journal_gap
        assert not any(gap.since <= day <= gap.until for day in days if day <= as_of)
        assert gap.until <= as_of
    assert all(one.until < other.since for one, other in itertools.pairwise(gaps))


@pytest.mark.requirement("M-080")
def test_weeks_the_cooperative_has_not_confirmed_are_listed():
    monday = date(2026, 6, 8)
    rows = [*journal(monday, confirmed=date(2026, 6, 15)), *journal(date(2026, 6, 17))]
    assert compute_journal(rows, (None, None), RULES, AS_OF).unconfirmed_weeks == (date(2026, 6, 15),)
    # The week of the report is not over yet.
    assert compute_journal(rows, (None, None), RULES, date(2026, 6, 20)).unconfirmed_weeks == ()


@pytest.mark.requirement("M-126")
@pytest.mark.parametrize(
    ("marks", "state"),
    [
        ({}, ClaimState.UNSUPPORTED),
        ({"laporan": "membenarkan"}, ClaimState.SINGLE),
        ({"laporan": "membenarkan", "pendamping": "membenarkan"}, ClaimState.SINGLE),
        ({"laporan": "membenarkan", "pendamping": "membantah"}, ClaimState.CONFLICT),
        ({"laporan": "membenarkan", "dinas": "membenarkan"}, ClaimState.TRIANGULATED),
        ({"laporan": "membenarkan", "dinas": "membantah"}, ClaimState.CONFLICT),
        ({"pmo": "membantah"}, ClaimState.DENIED),
    ],
)
def test_claims_are_judged_by_who_bears_them_out(marks, state):
    sources = [{"source": source, "says": says} for source, says in marks.items()]
    claim = Claim.model_validate({"id": "a", "text": "A", "sources": sources})
    assert judge_claim(claim).state is state


@pytest.mark.requirement("M-095")
def test_what_is_overdue_depends_on_the_day_of_the_report_only():
    row = {"id": "a", "action": "A", "owner": "dinas", "due_on": "2026-06-30", "done_on": "2026-07-05"}
    written = Authored("uji", FollowUp.model_validate(row), {})
    assert judge_follow_up(written, date(2026, 6, 30)).overdue is None
    assert judge_follow_up(written, date(2026, 7, 3)).overdue == 3
    assert judge_follow_up(written, date(2026, 7, 5)).is_done


@pytest.mark.requirement("M-069", "M-100")
def test_general_outputs_count_valid_files_only(tmp_path):
    engagement = 'model: "2023"\nmode: hb\ntheme: Manajemen Bisnis\n'
    cooperative = read_files(
        tmp_path / "uji",
        **{
            "mentoring__2026__engagement.yml": engagement,
            "swot.yml": "strengths: salah\n",
            "mentoring__2026__outputs.yml": "general:\n  profile: {document: documents/tidak-ada.pdf}\n",
        },
    )
    states = {one.id: one.state for one in compute(cooperative).general}
    assert states == {
        "profile": OutputState.WITHOUT_DOCUMENT,
        "canvas": OutputState.MISSING,
        "swot": OutputState.BROKEN,
        "stakeholders": OutputState.MISSING,
        "products": OutputState.MISSING,
    }


@pytest.mark.requirement("M-072", "M-116")
def test_special_outputs_need_a_valid_document_on_the_day_of_the_report():
    result = result_of("contoh-tani-rahayu")
    states = {one.id: one.state for one in result.special}
    assert states["struktur_organisasi"] is OutputState.VALID
    assert states["sertifikat_nik"] is OutputState.EXPIRED
    assert states["ad_art"] is OutputState.MISSING
    books = next(one for one in result.special if one.id == "buku_wajib")
    assert (books.state, books.have, books.of) == (OutputState.PARTIAL, 7, 16)
    earlier = result_of("contoh-tani-rahayu", date(2026, 9, 30))
    assert {one.id: one.state for one in earlier.special}["sertifikat_nik"] is OutputState.VALID
    assert len(result.books) == 16
    assert sum(state is None for _, _, state in result.books) == 3


@pytest.mark.requirement("M-081")
def test_the_result_sheet_lists_five_components_and_never_takes_missing_for_zero():
    parts = {part.key: part for part in result_of("contoh-simpan-rukun").sheet}
    assert list(parts) == list(SheetKey)
    assert parts[SheetKey.INTERVENTIONS].state is SheetState.MISSING
    assert parts[SheetKey.INTERVENTIONS].have is None
    assert parts[SheetKey.MENTOR].state is SheetState.MISSING
    assert parts[SheetKey.ASSESSMENTS].state is SheetState.PARTIAL
    none = {part.key: part for part in result_of("contoh-warung-bersama").sheet}[SheetKey.INTERVENTIONS]
    assert (none.state, none.have) == (SheetState.COMPLETE, 0)


def test_steps_come_from_both_logs_and_are_overdue_by_the_day_of_the_report():
    late = result_of("contoh-tani-rahayu")
    overdue = {one.step.id: one.overdue for one in late.steps if one.overdue}
    assert overdue["asesmen_akhir"] == (AS_OF - date(2026, 10, 15)).days
    assert late.current is not None
    assert late.current.id == "output_umum"
    stopped = result_of("contoh-anyam-pandan")
    assert [one for one in stopped.steps if one.overdue] == []
    early = result_of("contoh-tani-rahayu", date(2026, 5, 1))
    assert early.current.id == "perkenalan_koperasi"
    assert [one for one in early.steps if one.overdue] == []


@pytest.mark.requirement("M-083", "M-125")
@pytest.mark.parametrize(
    ("level", "limit", "decision", "eligibility", "contradicts"),
    [
        (4, "100", "layak_wisuda", Eligibility.MET, False),
        (4, "100", "belum_layak_wisuda", Eligibility.MET, True),
        (1, "25", "layak_wisuda", Eligibility.MET, False),
        (1, "25.01", "layak_wisuda", Eligibility.NOT_MET, True),
        (1, "25.01", "belum_layak_wisuda", Eligibility.NOT_MET, False),
        (None, "50", "layak_wisuda", Eligibility.OPEN, False),
        (1, None, "layak_wisuda", Eligibility.NO_RULE, False),
    ],
)
def test_eligibility_stands_beside_the_decision(level, limit, decision, eligibility, contradicts):
    pack = make_pack([[100]], 4)
    if limit is not None:
        rule = {"at_least": limit, "general_outputs": "tidak", "special_outputs": "tidak", "set_by": "A", "source": "A"}
        pack = pack.model_copy(update={"graduation": GraduationRule.model_validate(rule)})
    answers = {} if level is None else {"k0_0": level}
    documents = {(2026, kind): assessment(answers) for kind in ("initial", "final")}
    (year,) = compute_modern_years(documents, {f"{assessment({}).content.instrument}-1": pack})
    said = GraduationDecision.model_validate({"decision": decision, "on": "2026-11-09", "office": "A"})
    result = compute_graduation(said, year, general=False, special=None)
    assert (result.eligibility, result.contradicts) == (eligibility, contradicts)


@pytest.mark.requirement("M-123")
def test_mentors_are_never_judged_below_the_minimum_group():
    one = MentorEvaluation.model_validate({"on": "2026-10-01", "scores": {"kehadiran": "5"}})
    other = MentorEvaluation.model_validate({"on": "2026-10-01", "scores": {"kehadiran": "2", "manfaat": "4"}})
    assert aggregate_evaluations([one] * 4, 5).averages is None
    group = aggregate_evaluations([one, one, one, one, other], 5)
    assert group.averages == {"kehadiran": Fraction(22, 5)}
    assert aggregate_evaluations([one], 1).averages is None


@pytest.mark.requirement("M-093")
def test_a_dossier_on_a_day_holds_nothing_later():
    folder = ROOT / "cooperatives" / "contoh-ternak-sentosa"
    cooperative = read_cooperative(folder, "cooperatives/contoh-ternak-sentosa")[0]
    assert see_dossier(cooperative, "2023", AS_OF).mentoring == ()
    for day in (date(2026, 4, 30), date(2026, 9, 30), date(2026, 10, 29)):
        seen = see_dossier(cooperative, "2026-contoh", day)
        (year,) = seen.mentoring
        written = year.engagement.content
        days = [one.on for one in written.steps] + [one.on for one in written.sign_offs]
        days += [part.on for part in (written.decision, written.handover, written.stopped, written.need) if part]
        days += [one.content.on for one in seen.modern.values()]
        days += [row.content.done_on for row in year.follow_ups if row.content.done_on]
        days += [one.on for one in year.outputs.content.special.values() if one.on]
        assert days
        assert max(days) <= day
        late = [one for one in year.follow_ups if one.content.decided_on and one.content.decided_on > day]
        assert late == []
    assert see_dossier(cooperative, "2026-contoh", date(2026, 6, 20)).canvas is not None
    assert see_dossier(cooperative, "2026-contoh", date(2026, 6, 20)).swot is None
    assert see_dossier(cooperative, "2026-contoh", date(2026, 10, 29)).mentoring[0].engagement.content.handover


@pytest.mark.requirement("M-077")
@pytest.mark.parametrize(
    ("day", "started", "ended"),
    [
        (date(2026, 4, 13), None, None),
        (date(2026, 4, 14), date(2026, 4, 14), None),
        (date(2026, 10, 30), date(2026, 4, 14), None),
        (date(2026, 10, 31), date(2026, 4, 14), date(2026, 10, 31)),
    ],
)
def test_a_planned_last_day_is_no_end_before_it_comes(tmp_path, day, started, ended):
    text = 'model: "2023"\nmode: hb\ntheme: Manajemen Bisnis\nmentors:\n'
    text += "  - {code: tp-01, since: 2026-04-14, until: 2026-10-31}\n"
    cooperative = read_files(tmp_path / "koperasi-uji", **{"mentoring/2026/engagement.yml": text})
    assert span_of(cooperative, day) == (started, ended)


@pytest.mark.parametrize(("day", "ended"), [(date(2026, 6, 28), None), (date(2026, 6, 29), date(2026, 6, 29))])
@pytest.mark.parametrize("file", ["engagement", "evaluations"])
def test_an_end_of_a_later_day_has_not_come_yet(tmp_path, file, day, ended):
    text = 'model: "2023"\nmode: hb\ntheme: Manajemen Bisnis\nmentors:\n'
    text += "  - {code: tp-01, since: 2026-04-14, until: 2026-10-31}\n"
    more = {"engagement": "", "evaluations": "closing: {on: 2026-06-29}\n"}[file]
    if file == "engagement":
        text += "stopped: {on: 2026-06-29, reason: pengurus_berganti}\n"
    files = {"mentoring/2026/engagement.yml": text} | ({"mentoring/2026/evaluations.yml": more} if more else {})
    cooperative = read_files(tmp_path / "koperasi-uji", **files)
    assert span_of(cooperative, day) == (date(2026, 4, 14), ended)


def span_of(cooperative, day: date):
    here = ground()
    (found,) = summarise_mentoring((compute(cooperative, day),), here, Audience.INTERNAL, day)
    return found.started, found.ended
