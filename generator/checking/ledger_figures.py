"""Figures an assessment states, held against those its books give; and figures from the books that cannot be.

Knows both numbers and where they stand. Never chooses between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from generator.checking.bounds import Bounds
from generator.checking.exact_text import rupiah
from generator.checking.thousands import tell_thousands
from generator.model.assessment import FiguresFrom, HealthAssessment
from generator.model.cooperative import Authored
from generator.model.results import HealthScore
from generator.problems.problem import Problem


def check_book_figures(
    assessment: Authored[HealthAssessment], score: HealthScore, years: Collection[int]
) -> Iterator[Problem]:
    """`years` are those with a journal in the folder; what is wrong with a journal is told at the journal."""
    written = assessment.content
    wanted = written.figures_from is FiguresFrom.LEDGER
    refused = {("rulebook",), ("period_end",)} & assessment.refused
    if wanted and not refused and written.period_end.year not in years:
        yield Problem("L13", assessment.place("figures_from"), {"year": str(written.period_end.year)})
    if score.rulebook is None or refused:
        return
    bounds = Bounds(score.rulebook)
    for name, figure in score.from_books.items():
        stated = written.figures.get(name)
        if stated is not None and stated != figure.value:
            values = {
                "name": name,
                "stated": rupiah(Fraction(stated)),
                "computed": rupiah(figure.value),
                "difference": rupiah(abs(figure.value - stated)),
            }
            yield Problem("L14", assessment.place("figures", name), values, (figure.place,))
            alike = {"what": f"`{name}`", "computed": values["computed"], "other": values["stated"]}
            alike["name"] = "angka yang tertulis"
            yield from tell_thousands(
                round(figure.value), stated, alike, assessment.place("figures", name), figure.place
            )
        elif wanted and figure.value < 0 and bounds.is_never_negative(name):
            accounts = ", ".join(part.code for part in figure.parts if part.amount < 0)
            values = {"name": name, "value": rupiah(figure.value), "accounts": accounts or "-"}
            yield Problem("L28", figure.place, values)
