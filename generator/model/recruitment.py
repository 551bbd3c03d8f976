"""Recruiting mentors: the selection form (`content/recruitment/<id>.yml`) and a year's candidates (`recruitment.yml`).

Knows criteria with their weights as printed and scores by code name. Candidates are for internal readers only; no name,
CV or contact of a person has a place here.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import internal, public
from generator.model.faq import FlaggedNote
from generator.model.profile import Citation
from generator.model.values import (
    ContentName,
    ContentText,
    Count,
    Identifier,
    Key,
    Name,
    Percent,
    Score,
    Text,
    Written,
    YesNo,
)


class Criterion(Written):
    """One thing that is looked at."""

    id: Key = public(description="Kode kriteria.")
    name: ContentName = public(description="Kriteria.")
    weight: Percent | None = public(
        None, description="Bobot persen seperti tercetak; kosong bila tidak disebut sumber."
    )


class RecruitmentForm(Written):
    """The whole form."""

    id: Identifier = public(description="Kode alat seleksi; sama dengan nama berkas.")
    title: ContentName = public(description="Judul.")
    administrative: tuple[Criterion, ...] = public(description="Syarat administratif; semuanya wajib.")
    competence: tuple[Criterion, ...] = public(description="Kriteria seleksi kompetensi.")
    interview: tuple[Criterion, ...] = public(description="Aspek wawancara dengan bobotnya.")
    weight_note: FlaggedNote | None = public(None, description="Penjelasan bila bobot wawancara tidak berjumlah 100.")
    missing_note: ContentText | None = public(None, description="Penjelasan bila bobot suatu bagian tidak ada.")
    sources: tuple[Citation, ...] = public(description="Sumber.")


class Decision(StrEnum):
    """What became of a candidate."""

    TERPILIH = "terpilih"
    TIDAK_TERPILIH = "tidak_terpilih"
    DALAM_PROSES = "dalam_proses"


class Candidate(Written):
    """One candidate, by code."""

    code: Identifier = public(description="Kode calon; bukan nama orang.")
    post: Name = internal("", description="Tema yang dilamar.")
    administrative: dict[Key, YesNo] = internal({}, description="Syarat administratif: ya atau tidak.")
    competence: dict[Key, Score] = internal({}, description="Nilai seleksi kompetensi, 0 sampai 100.")
    documents_validated: YesNo | None = internal(None, description="ya bila dokumen lamaran sudah divalidasi.")
    interview: dict[Key, Score] = internal({}, description="Nilai wawancara tiap aspek, 0 sampai 100.")
    decision: Decision = internal(Decision.DALAM_PROSES, description="terpilih, tidak_terpilih atau dalam_proses.")
    capacity: Count | None = internal(None, description="Banyaknya koperasi yang sanggup didampingi.")
    note: Text | None = internal(None, description="Catatan.")


class Recruitment(Written):
    """The candidates of one year."""

    candidates: tuple[Candidate, ...] = internal((), description="Calon TPKM.")
