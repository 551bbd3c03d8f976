"""The written form of a health rulebook: the law's figures as data, each with citation and evidence.

Knows the form; refuses to know whether it adds up (that is `checking.rulebook`) or how it scores (`computing`).
Weights, values, scores are points; band limits are percent of the ratio; term weights are percent.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from generator.model.audience import public
from generator.model.operands import OperandRule, OperandRules
from generator.model.values import (
    ContentName,
    ContentText,
    Count,
    Day,
    Identifier,
    Key,
    Month,
    Name,
    Number,
    Text,
    Url,
    Written,
    YearOrMonth,
    YesNo,
)


class Evidence(StrEnum):
    """How well a row is supported by public sources."""

    VERIFIED = "verified"
    SINGLE_SOURCE = "single-source"
    UNVERIFIED = "unverified"


class Scope(StrEnum):
    """Kinds of cooperative or unit a rulebook covers."""

    KSP = "ksp"
    USP = "usp"
    KSPPS = "kspps"
    USPPS = "uspps"
    SEKTOR_RIIL = "sektor_riil"


class ZeroRule(StrEnum):
    """What a denominator of zero means when the numerator is zero or more."""

    NOT_COMPUTABLE = "not_computable"
    FULL_SCORE = "full_score"


class Method(StrEnum):
    """How indicators make a total."""

    VALUE_TIMES_WEIGHT = "value_times_weight"
    """Score of an indicator = value (0-100) x weight / 100; the total is the sum (1998 to 2016)."""
    CLASS_AVERAGE = "class_average"
    """Value 1 (best) to 4, score = 5 - value; an aspect is the average of its scores of 4 times its weight (2021)."""


class Unit(StrEnum):
    """What a ratio counts; the multiplier turns the quotient into it."""

    PERCENT = "percent"
    TIMES = "times"
    DAYS = "days"
    PERSONS = "persons"


class Wording(Written):
    """A label in both languages; the law's own words in Indonesian."""

    id: Text = public(description="Bahasa Indonesia.")
    en: Text = public(description="Bahasa Inggris.")


class Instrument(Written):
    """One legal instrument, stated once for all rulebooks."""

    id: Identifier = public(description="Kode.")
    number: Name = public(description="Nomor lengkap.")
    title: ContentName = public(description="Judul singkat.")
    issuer: ContentName = public(description="Penerbit.")
    issued: YearOrMonth = public(description="Bulan terbit, contoh 2016-04; tahun saja bila bulannya tidak diketahui.")
    note: ContentText | None = public(None, description="Catatan.")


class InstrumentList(Written):
    """`content/rulebooks/instruments.yml`."""

    instruments: tuple[Instrument, ...] = public(description="Daftar peraturan.")


class RuleSource(Written):
    """A public witness of the rule's rows."""

    key: str = public(description="Kunci sumber, contoh S3.")
    title: ContentText = public(description="Sumber.")
    url: Url | None = public(None, description="Alamat.")


class Grounds(Written):
    """Where a row comes from and how sure it is; part of every row that decides points."""

    evidence: Evidence = public(description="verified, single-source atau unverified.")
    citation: ContentText = public(description="Letak dalam peraturan.")
    sources: tuple[str, ...] = public((), description="Kunci sumber.")
    printed: ContentText | None = public(None, description="Yang tercetak, bila berbeda dari yang dipakai.")
    reading: ContentText | None = public(None, description="Cara baca yang dipakai dan alasannya.")


class Account(Written):
    """A figure a cooperative states directly."""

    id: Key = public(description="Nama akun.")
    name: Wording = public(description="Sebutan.")
    measured: Literal["balance", "flow", "count"] = public(
        description="balance: akhir tahun; flow: selama setahun; count: jumlah orang atau hal, bukan rupiah."
    )
    may_be_negative: YesNo = public(False, description="ya bila angka negatif masuk akal, contoh SHU saat rugi.")


class Term(Written):
    """One part of a weighted sum; weight in percent, negative to deduct."""

    of: Key = public(description="Akun atau jumlah.")
    weight: Number = public(Decimal(100), description="Bobot, persen.")


class Share(Written):
    """The one measure that is not a weighted sum: `of` x `part` / `whole`."""

    of: Key = public(description="Yang dibagi.")
    part: Key = public(description="Bagian.")
    whole: Key = public(description="Keseluruhan.")


class Amount(Written):
    """A named amount: a weighted sum of accounts and amounts, or a proportional share."""

    id: Key = public(description="Nama jumlah.")
    name: Wording = public(description="Sebutan.")
    terms: tuple[Term, ...] = public((), description="Bagian-bagiannya.")
    share: Share | None = public(None, description="Pembagian proporsional.")
    grounds: Grounds = public(description="Dasar.")


class Band(Written):
    """One row of a band table: limits in percent with open or closed ends, value 0-100, score in points."""

    at_least: Number | None = public(None, description="Batas bawah, termasuk.")
    above: Number | None = public(None, description="Batas bawah, tidak termasuk.")
    at_most: Number | None = public(None, description="Batas atas, termasuk.")
    below: Number | None = public(None, description="Batas atas, tidak termasuk.")
    value: Number = public(description="Nilai 0-100.")
    score: Number = public(description="Skor: poin, atau 1-4 pada aturan dengan rata-rata kelas.")
    grounds: Grounds | None = public(None, description="Dasar baris ini, bila lain dari dasar indikatornya.")


class Question(Written):
    """One yes/no question; topic and usual proof in our words."""

    id: Key = public(description="Kode pertanyaan.")
    topic: Wording = public(description="Pokok pertanyaan.")
    proof: Wording | None = public(None, description="Bukti yang lazim.")
    from_figures: YesNo = public(False, description="Dapat dihitung dari angka.")
    grounds: Grounds | None = public(None, description="Dasar, bila lain dari dasar indikatornya.")


class Indicator(Written):
    """A ratio read through bands, or a questionnaire counted by its yes answers."""

    id: Key = public(description="Nama indikator.")
    name: Wording = public(description="Sebutan.")
    weight: Number | None = public(None, description="Bobot, poin; kosong = rata dengan indikator lain dalam aspeknya.")
    group: Wording | None = public(None, description="Kelompok dalam aspeknya.")
    unit: Unit = public(Unit.PERCENT, description="Satuan rasio.")
    multiplier: Number = public(Decimal(100), description="Pengali rasio: 100 untuk persen, 365 untuk hari.")
    numerator: Key | None = public(None, description="Pembilang rasio.")
    denominator: Key | None = public(None, description="Penyebut rasio.")
    zero_denominator: ZeroRule = public(ZeroRule.NOT_COMPUTABLE, description="Arti penyebut nol.")
    zero_reading: ContentText | None = public(None, description="Alasan cara baca penyebut nol.")
    negative_numerator: OperandRule | None = public(
        None, description="Arti pembilang negatif, bila lain dari aturan umumnya: by_table atau not_computable."
    )
    negative_over_zero: OperandRule | None = public(
        None, description="Arti pembilang negatif dengan penyebut nol, bila lain dari aturan umumnya."
    )
    negative_reading: ContentText | None = public(None, description="Alasan cara baca pembilang negatif.")
    bands: tuple[Band, ...] = public((), description="Tabel penilaian.")
    bands_unknown: ContentText | None = public(
        None, description="Mengapa tabelnya belum diketahui; rasionya tetap dihitung."
    )
    items: Count | None = public(None, description="Jumlah butir daftar periksa yang rumusannya belum diketahui.")
    points_per_yes: Number | None = public(None, description="Poin tiap jawaban ya.")
    questions: tuple[Question, ...] = public((), description="Pertanyaan.")
    grounds: Grounds = public(description="Dasar.")


class Aspect(Written):
    """A group of indicators with its weight."""

    id: Key = public(description="Nama aspek.")
    name: Wording = public(description="Sebutan.")
    weight: Number = public(description="Bobot, poin.")
    indicators: tuple[Indicator, ...] = public(description="Indikator.")


class Predicate(Written):
    """A class of total scores; limits in points, lower limit included."""

    id: Key = public(description="Kode predikat.")
    name: Wording = public(description="Sebutan; istilah hukumnya tetap bahasa Indonesia.")
    at_least: Number = public(description="Batas bawah, termasuk.")
    below: Number | None = public(None, description="Batas atas, tidak termasuk; kosong pada kelas teratas.")


class Predicates(Written):
    """All classes, best first."""

    classes: tuple[Predicate, ...] = public(description="Kelas, dari yang terbaik.")
    grounds: Grounds = public(description="Dasar.")


class InForce(Written):
    """Months in force; `until` is the last month, empty while no end is known."""

    since: YearOrMonth = public(description="Bulan mulai berlaku; tahun saja dihitung sejak Januari.")
    until: Month | None = public(None, description="Bulan terakhir berlaku.")
    note: ContentText | None = public(None, description="Catatan.")

    @property
    def first_month(self) -> str:
        """The first month in force; where only the year is known, its January."""
        return self.since if "-" in self.since else f"{self.since}-01"

    def covers(self, on: date) -> bool:
        """Whether that month is one of the months in force."""
        month = f"{on.year:04d}-{on.month:02d}"
        return self.first_month <= month and (self.until is None or month <= self.until)


class Rulebook(Written):
    """One regulation."""

    id: Identifier = public(description="Kode aturan.")
    instrument: Identifier = public(description="Kode peraturan dalam instruments.yml.")
    title: Wording = public(description="Judul.")
    form: Wording | None = public(None, description="Nama formulir, bila satu peraturan memiliki beberapa formulir.")
    applies_to: tuple[Scope, ...] = public(description="Jenis: ksp, usp, kspps, uspps, sektor_riil.")
    method: Method = public(Method.VALUE_TIMES_WEIGHT, description="Cara menjumlahkan.")
    in_force: InForce = public(description="Masa berlaku.")
    checked_on: Day = public(description="Tanggal data aturan ini terakhir diperiksa.")
    total: Number = public(description="Jumlah bobot.")
    rounding: Wording = public(description="Aturan pembulatan.")
    operands: OperandRules = public(description="Arti angka nol, negatif, atau yang belum diketahui dalam rasio.")
    caveats: tuple[Wording, ...] = public((), description="Peringatan bagi pembaca.")
    sources: tuple[RuleSource, ...] = public(description="Sumber.")
    accounts: tuple[Account, ...] = public(description="Akun.")
    amounts: tuple[Amount, ...] = public(description="Jumlah.")
    aspects: tuple[Aspect, ...] = public(description="Aspek.")
    predicates: Predicates = public(description="Predikat.")
