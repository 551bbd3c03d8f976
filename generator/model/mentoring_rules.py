"""`content/mentoring_rules.yml`: limits for journals and evaluations, and the public holidays.

Knows figures somebody chose or published, each with its source. Refuses to know any cooperative.
"""

from __future__ import annotations

from datetime import date

from generator.model.audience import public
from generator.model.profile import Citation
from generator.model.values import ContentName, ContentText, Count, Day, Written, Year


class Holiday(Written):
    """A day without work."""

    on: Day = public(description="Tanggal.")
    name: ContentName = public(description="Hari libur nasional atau cuti bersama.")


class HolidayYear(Written):
    """All holidays of one year; a year that is not here is counted by weekdays alone, and said so."""

    year: Year = public(description="Tahun.")
    source: Citation = public(description="Keputusan yang menetapkannya.")
    days: tuple[Holiday, ...] = public(description="Hari libur.")


class MentoringRules(Written):
    """The whole file."""

    journal_gap: Count = public(description="Jurnal dianggap terlambat setelah sekian hari kerja tanpa catatan.")
    minimum_group: Count = public(description="Evaluasi pendamping hanya ditampilkan sebagai gabungan sekian koperasi.")
    expiry_notice: Count | None = public(
        None, description="Dokumen disebut akan kedaluwarsa sekian hari sebelum masa berlakunya habis."
    )
    chosen_by: ContentText = public(description="Siapa yang menetapkan batas-batas itu.")
    holidays: tuple[HolidayYear, ...] = public((), description="Hari libur menurut tahun.")

    @property
    def days_off(self) -> frozenset[date]:
        """Every holiday."""
        return frozenset(day.on for year in self.holidays for day in year.days)

    @property
    def known_years(self) -> frozenset[int]:
        """Years whose holidays are known."""
        return frozenset(year.year for year in self.holidays)
