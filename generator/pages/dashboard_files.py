"""The numbers of a dashboard as tables for spreadsheets: one row for each thing that was counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

from generator.model.application import Application
from generator.model.dashboard import Dashboard, Participant
from generator.model.engagement_results import Eligibility
from generator.model.report_copy import CopyResult, CopyStatus
from generator.pages import engagement_words
from generator.pages import mentoring_words as words
from generator.pages.dashboard_text import ELIGIBILITY, EVALUATION, DashboardNames, tell_instrument, tell_why_not
from generator.pages.edition import make_download
from generator.pages.page import Download
from generator.pages.programme_text import tell_applicant_stage
from generator.pages.table_csv import write_rows_csv

Cell = str | int | Fraction | date | bool | None
DIGITS = 4
"""Decimals of a value whose decimals do not end."""

WHO = ("koperasi", "nama")


def make_dashboard_files(dashboard: Dashboard, names: DashboardNames, folder: str) -> dict[str, Download]:
    """By the name of the list; a list the audience may not see has no file."""
    tables: dict[str, tuple[tuple[str, ...], list[tuple[Cell, ...]]]] = {
        "corong": (
            ("pendaftaran", "nama", *words.BARS.values(), "hasil", "alasan", "berhenti_pada"),
            list(_applications(dashboard)),
        ),
        "peserta": (
            (*WHO, "wilayah", "kelompok", "tema", "cara", "keadaan", "output_umum", "output_khusus", "dari"),
            [
                *(_participant(one, names) for one in dashboard.participants),
                *(_other(one, dashboard, names) for one in dashboard.others),
            ],
        ),
        "asesmen": (
            (*WHO, "langkah", "tenggat", "lewat_hari"),
            [
                (*_who(one.participant), names.step(one.participant, one.step), one.due_on, one.overdue)
                for one in dashboard.assessments_due
            ],
        ),
        "perubahan-nilai": (
            (
                *WHO,
                "alat_penilaian",
                "asesmen_awal",
                "nilai_awal",
                "asesmen_akhir",
                "nilai_akhir",
                "perubahan",
                "keterangan",
            ),
            [
                (
                    *_who(one.participant),
                    tell_instrument(one.change),
                    one.change.initial_on,
                    one.change.initial,
                    one.change.final_on,
                    one.change.final,
                    one.change.points,
                    tell_why_not(one.change),
                )
                for one in dashboard.changes.lines
            ],
        ),
        "wisuda": (
            (
                *WHO,
                "hitungan",
                "syarat",
                "keputusan",
                "tanggal",
                "kantor",
                "berbeda",
                *(("bukti",) if dashboard.mentors is not None else ()),
            ),
            [_graduation(one, dashboard.mentors is not None) for one in dashboard.graduations],
        ),
        "masa-berlaku": (
            (*WHO, "dokumen", "berlaku_sampai", "sisa_hari"),
            [(*_who(one), mark.name, mark.valid_until, mark.days) for one, mark in dashboard.expiries],
        ),
        "tembusan": (
            ("kode_wilayah", "wilayah", "sejak", "sampai", "koperasi", "tenggat", "dikirim", "diterima", "lewat_hari"),
            [_late_copy(one, names) for one in dashboard.late_copies],
        ),
        "kegiatan": (
            ("tahap", "bagian", "kegiatan", "terlaksana", "lewat_rencana"),
            [(one.phase, one.stage, one.planned, one.held, one.late) for one in dashboard.activities],
        ),
    }
    if dashboard.late_journals is not None:
        tables["jurnal"] = (
            (*WHO, "jurnal_terakhir", "hari_kerja_tanpa_jurnal"),
            [(*_who(one.participant), one.last, one.working_days) for one in dashboard.late_journals],
        )
    if dashboard.missing_evaluations is not None:
        tables["evaluasi"] = (
            (*WHO, "belum_ada"),
            [(*_who(one.participant), EVALUATION[kind]) for one in dashboard.missing_evaluations for kind in one.kinds],
        )
    if dashboard.late_follow_ups is not None:
        tables["tindak-lanjut"] = (
            (*WHO, "tindak_lanjut", "penanggung_jawab", "tenggat", "lewat_hari"),
            [
                (
                    *_who(one.participant),
                    one.follow_up.action,
                    names.actors.get(one.follow_up.owner, one.follow_up.owner),
                    one.follow_up.due_on,
                    one.follow_up.overdue,
                )
                for one in dashboard.late_follow_ups
            ],
        )
    if dashboard.mentors is not None:
        tables["beban-pendamping"] = (
            ("pendamping", "keahlian", "kesanggupan", *WHO, "tema", "sejak", "sampai", "hari_lapangan", "berjalan"),
            list(_loads(dashboard, names)),
        )
    return {name: make_download(f"{folder}/{name}.csv", partial(_write, *table)) for name, table in tables.items()}


def _write(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    return write_rows_csv(header, [[_cell(one) for one in row] for row in rows])


def _cell(value: Cell) -> str | int | Decimal:
    """Dates as `2026-11-21`, decimals with a point, as programs read them; what is not known is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return value.isoformat()
    return _number(value) if isinstance(value, Fraction) else value


def _number(value: Fraction) -> Decimal:
    """Exact where the decimals end, otherwise rounded half to even. As a number: a text with a minus is guarded."""
    scaled = Decimal(round(value * 10**DIGITS)).scaleb(-DIGITS)
    return scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled.normalize()


def _who(person: Participant) -> tuple[str, str]:
    return person.row.id, person.row.name


def _applications(dashboard: Dashboard) -> Iterator[tuple[Cell, ...]]:
    overview = dashboard.overview
    for row in overview.year.applications or ():
        one = row.content
        reason = one.stop_reason if one.stopped_on else one.reason
        reached = [one.id in bar.applications for bar in overview.funnel]
        why = words.REASON[reason] if reason else ""
        yield one.id.upper(), one.name, *reached, words.OUTCOME[one.outcome], why, one.stopped_on


def _participant(person: Participant, names: DashboardNames) -> tuple[Cell, ...]:
    one = person.mentoring
    special = one.special
    return (
        *_who(person),
        names.place(person.region),
        names.cohort(person.cohort),
        names.theme(one.theme),
        words.MODE[one.mode] if one.mode else "",
        names.stage(person),
        one.general.have,
        special.have if special else None,
        special.of if special else None,
    )


def _other(one: Application, dashboard: Dashboard, names: DashboardNames) -> tuple[Cell, ...]:
    """Who has no mentoring folder: outputs are not known."""
    return (
        one.cooperative or "",
        one.name,
        names.place(one.region),
        names.cohort(one.cohort or ""),
        names.theme(names.find_theme(one.theme)),
        words.MODE[one.mode] if one.mode else "",
        tell_applicant_stage(one, dashboard.overview),
        None,
        None,
        None,
    )


def _late_copy(copy: CopyResult, names: DashboardNames) -> tuple[Cell, ...]:
    """What is dated later than the report has not happened yet."""
    one = copy.row.content
    return (
        one.office,
        names.place(one.office),
        one.since,
        one.until,
        len(copy.applications),
        one.due_on,
        one.sent_on if copy.overdue is None else None,
        one.received_on if copy.status is CopyStatus.RECEIVED else None,
        copy.overdue if copy.overdue is not None else copy.late,
    )


def _graduation(person: Participant, internal: bool) -> tuple[Cell, ...]:
    one = person.mentoring.graduation
    decision = engagement_words.DECISION[one.decision].lower() if one.decision else ""
    rule = "" if one.eligibility is Eligibility.NO_RULE else "contoh" if one.example else "kantor yang memutuskan"
    told = (*_who(person), ELIGIBILITY[one.eligibility], rule, decision, one.decided_on, one.office, one.contradicts)
    return (*told, one.evidence) if internal else told


def _loads(dashboard: Dashboard, names: DashboardNames) -> Iterator[tuple[Cell, ...]]:
    """A mentor without a cooperative has a row as well."""
    for mentor in dashboard.mentors or ():
        about = (mentor.code.upper(), mentor.post, mentor.capacity)
        if not mentor.assignments:
            yield *about, "", "", "", None, None, None, None
        for one in mentor.assignments:
            rest = (names.theme(one.theme), one.since, one.until, one.days_on_site, one.is_active)
            yield *about, *_who(one.participant), *rest
