"""`content/mentoring_needs.yml`: which mentoring theme fits which weak aspect or indicator, written once for all.

Knows the written form and the threshold for "weak"; refuses to know any score.
"""

from __future__ import annotations

from generator.model.audience import public
from generator.model.values import ContentName, ContentText, Key, Percent, Written


class Theme(Written):
    """A mentoring theme with the output that mentoring on it should leave behind."""

    name: ContentName = public(description="Nama tema pendampingan.")
    output: ContentText | None = public(None, description="Keluaran khusus tema ini.")


class ThemeChoice(Written):
    """The theme for one weak aspect or indicator, and why."""

    theme: Key = public(description="Kunci tema.")
    reason: ContentName = public(description="Mengapa tema ini cocok; satu penggalan kalimat.")


class MentoringNeeds(Written):
    """The whole file."""

    weak_below: Percent = public(description="Lemah: skor di bawah sekian persen dari skor tertingginya, 1 sampai 100.")
    source: ContentText | None = public(None, description="Asal tema.")
    themes: dict[Key, Theme] = public(description="Tema menurut kuncinya.")
    aspects: dict[Key, ThemeChoice] = public({}, description="Tema bagi tiap aspek yang lemah.")
    indicators: dict[Key, ThemeChoice] = public({}, description="Tema bagi tiap indikator yang lemah.")
