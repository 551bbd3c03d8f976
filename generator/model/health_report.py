"""`content/health_report.yml`: what a health report says beside its results, written once for all cooperatives.

Knows the written form of the purposes of an assessment. Refuses to know any result.
"""

from __future__ import annotations

from generator.model.audience import public
from generator.model.profile import Citation
from generator.model.rulebook import Rulebook, Scope
from generator.model.values import ContentText, Name, Written


class Purpose(Written):
    """One purpose of the assessment, with the number its source prints before it."""

    printed: Name = public(description="Nomor butir pada sumber.")
    text: ContentText = public(description="Tujuan, satu kalimat.")


class HealthReportContent(Written):
    """The whole file."""

    applies_to: tuple[Scope, ...] = public(description="Jenis: ksp, usp, kspps, uspps, sektor_riil.")
    purposes: tuple[Purpose, ...] = public(description="Tujuan penilaian, satu per satu.")
    note: ContentText | None = public(None, description="Catatan, contoh beda nomor antara sumber dan daftar ini.")
    source: Citation = public(description="Asal tujuan.")

    def speaks_for(self, rulebook: Rulebook) -> bool:
        """Whether the rulebook covers a kind these purposes were written for."""
        return any(scope in self.applies_to for scope in rulebook.applies_to)
