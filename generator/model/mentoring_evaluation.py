"""`mentoring/<year>/evaluations.yml` and `claims.yml`: meetings, the cooperative's view of its mentor, claims and who
bears them out. All for internal readers; the evaluation of a mentor is only ever shown as part of a larger group.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import internal, internal_required
from generator.model.values import Count, Day, Identifier, Key, Level, Name, Text, Written


class Meeting(Written):
    """A meeting of roles."""

    on: Day = internal_required(description="Tanggal.")
    present: tuple[Key, ...] = internal((), description="Pihak yang hadir, dari content/mentoring/actors.yml.")
    findings: Text | None = internal(description="Yang ditemukan.")
    agreed: Text | None = internal(description="Yang disepakati.")
    document: Name | None = internal(description="Catatannya dalam folder documents/.")


class MidTerm(Written):
    """Both meetings of the mid-term evaluation."""

    three_way: Meeting | None = internal(description="Kementerian, koperasi dan pendamping.")
    two_way: Meeting | None = internal(description="Koperasi dan kementerian, tentang kinerja pendamping.")


class Closing(Written):
    """The closing evaluation: the mentor presents the results."""

    on: Day = internal_required(description="Tanggal.")
    results: Text | None = internal(description="Ringkasan paparan.")
    document: Name | None = internal(description="Paparannya dalam folder documents/.")


class MentorEvaluation(Written):
    """What the cooperative thinks of its mentor, 1 (poor) to 5 (very good)."""

    on: Day = internal_required(description="Tanggal diisi.")
    respondents: Count | None = internal(description="Banyaknya pengisi.")
    scores: dict[Key, Level] = internal({}, description="Nilai 1 sampai 5 tiap butir form evaluasi.")
    comment: Text | None = internal(description="Catatan koperasi.")


class MentoringEvaluations(Written):
    """The whole file."""

    mid_term: MidTerm | None = internal(description="Evaluasi paruh waktu.")
    closing: Closing | None = internal(description="Evaluasi penutup.")
    mentor: MentorEvaluation | None = internal(description="Evaluasi pendamping oleh koperasi.")


class ClaimSource(StrEnum):
    """Who can bear a claim out: the mentor's report and the four who are asked."""

    LAPORAN = "laporan"
    PMO = "pmo"
    PENDAMPING = "pendamping"
    KOPERASI = "koperasi"
    DINAS = "dinas"


class Says(StrEnum):
    """What a source says of a claim."""

    MEMBENARKAN = "membenarkan"
    MEMBANTAH = "membantah"


class SourceMark(Written):
    """One source on one claim."""

    source: ClaimSource = internal_required(description="laporan, pmo, pendamping, koperasi atau dinas.")
    says: Says = internal_required(description="membenarkan atau membantah.")
    on: Day | None = internal(description="Tanggal dokumen atau wawancara.")
    note: Text | None = internal(description="Catatan.")


class Claim(Written):
    """Something that is said of the mentoring."""

    id: Identifier = internal_required(description="Kode pernyataan.")
    text: Text = internal_required(description="Pernyataan.")
    scope: Text | None = internal(description="Berlaku bagi siapa; contoh: juga diamati pada dua koperasi lain.")
    sources: tuple[SourceMark, ...] = internal((), description="Sumber, paling banyak lima.")


class ClaimList(Written):
    """`claims.yml`."""

    claims: tuple[Claim, ...] = internal((), description="Pernyataan.")
