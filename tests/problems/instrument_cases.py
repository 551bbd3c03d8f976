"""Instruments that do not add up, and two assessments of different versions: cases one folder cannot hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.checking.modern import check_modern
from generator.computing.modern import compute_modern_years
from generator.engagement import open_instruments
from generator.problems.problem import Problem
from generator.reading.cooperative import read_cooperative

PACK = """id: alat-uji
version: "{version}"
status: contoh
title: Alat uji
summary: Dua butir.
scale:
  - {{value: 0, name: Belum, meaning: Belum.}}
  - {{value: 1, name: Sudah, meaning: Sudah.}}
aspects:
  - id: usaha
    weight: 100
    name: {{id: Usaha, en: Business}}
    items:
      - {{id: a1, weight: 60, text: {{id: A, en: A}}, evidence: {{id: B, en: B}}}}
      - {{id: a2, weight: 40, text: {{id: C, en: C}}, evidence: {{id: D, en: D}}}}
"""


def write_pack(project: Path, version: str = "1", *changes: tuple[str, str]) -> None:
    """The small instrument, with parts of its text exchanged."""
    text = PACK.format(version=version)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = project / "content" / "rulebooks" / "instruments" / f"alat-uji-{version}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _pack(*changes: tuple[str, str]) -> Callable[[Path, bool], list[Problem]]:
    def run(scratch: Path, broken: bool) -> list[Problem]:
        write_pack(scratch, "1", *(changes if broken else ()))
        return open_instruments(scratch, frozenset())[1]

    return run


def _two_versions(scratch: Path, broken: bool) -> list[Problem]:
    folder = scratch / "koperasi-uji" / "assessments"
    folder.mkdir(parents=True)
    (folder.parent / "profile.yml").write_text("name: Koperasi Uji\n")
    for version in ("1", "2"):
        write_pack(scratch, version)
    for kind, version, month in (("initial", "1", "03"), ("final", "2" if broken else "1", "08")):
        text = f'instrument: alat-uji\nversion: "{version}"\non: 2025-{month}-01\n'
        (folder / f"modern_{kind}_2025.yml").write_text(text)
    packs = {address: one.content for address, one in open_instruments(scratch, frozenset())[0].items()}
    cooperative = read_cooperative(folder.parent, "uji")[0]
    years = compute_modern_years(cooperative.modern, packs)
    return check_modern(cooperative, years, packs, date(2026, 11, 21))


INSTRUMENT_CASES: dict[str, Callable[[Path, bool], list[Problem]]] = {
    "D12": _two_versions,
    "R60": _pack(("weight: 40", "weight: 41"), ("weight: 100", "weight: 101")),
    "R61": _pack(("weight: 100", "weight: 90")),
    "R62": _pack(("  - {value: 0, name: Belum, meaning: Belum.}\n", "")),
    "R63": _pack(("aspects:", "  - {value: 3, name: Tuntas, meaning: Tuntas.}\naspects:")),
    "R64": _pack(("en: B}}", "en: B}, grounds: [k1]}")),
    "R65": _pack(("contoh", "resmi")),
    "R66": _pack(("aspects:", "low_below: 2\naspects:")),
}
