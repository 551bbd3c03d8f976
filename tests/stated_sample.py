"""The fictional sample without its books: the same assessments with every figure written out.

Tests that exchange single figures work on this; that it scores as the sample does is a test of its own.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path

from generator.model.audience import Audience
from generator.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera"
AS_OF = date(2026, 11, 22)
_TOTALS = ("total_aset", "total_pasiva")


@cache
def stated_figures(year: int) -> dict[str, int]:
    """What books and registers give for the sample's assessment of that year, and what it states (rupiah)."""
    cooperative, scores, _ = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(SAMPLE)
    score = next(one for one in scores if one.period_end.year == year)
    written = next(one.content for one in cooperative.assessments if one.content.period_end.year == year)
    figures = {name: int(figure.value) for name, figure in score.from_books.items()}
    amounts = {one.id: one for side in score.indicators for one in (side.numerator, side.denominator) if one}
    totals = {name: int(amounts[name].value or 0) for name in _TOTALS if name in amounts}
    return {**figures, **written.figures, **totals}


def stated_assessment(year: int) -> str:
    """The file with its figures written out."""
    text = (SAMPLE / "assessments" / f"health_{year}.yml").read_text("utf-8")
    lines = "".join(f"  {name}: {value}\n" for name, value in stated_figures(year).items())
    return re.sub(r"(?ms)^figures_from: ledger\nfigures:\n.*?(?=^answers:)", f"figures:\n{lines}", text)


def copy_stated_sample(folder: Path) -> Path:
    """The sample's folder without `ledgers/`."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("ledgers"))
    for year in (2022, 2023):
        (folder / "assessments" / f"health_{year}.yml").write_text(stated_assessment(year), "utf-8")
    return folder
