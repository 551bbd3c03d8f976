"""Loan register -> classes, sums, ageing, risk; by the rules given, exact. Knows no limit and no factor by itself.

A stated class counts as stated. Where none is stated, the class the arrears leave no doubt about counts; otherwise the
class is unknown, and so is every sum over classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from generator.computing.loan_arrears import suggest_class
from generator.model.cooperative import Authored, Register
from generator.model.loan_classes import LoanClassRules
from generator.model.loan_quality import (
    AgeBucket,
    ClassifiedLoan,
    ClassTotal,
    LoanQuality,
    RegisterFigure,
    RiskAmount,
)
from generator.model.registers import BorrowerKind, LoanClass, LoanRow
from generator.model.rulebook import Amount

AGES = ((0, 0), (1, 30), (31, 90), (91, 180), (181, 270), (271, 360), (361, None))
"""Days of arrears, both ends included: our own table for the eye. No class follows from it."""
LEAST_GROUP = 3
"""A sum that everybody sees holds as many loans, or none: our own limit. A sum of one loan is that loan."""
_MEMBER = frozenset({BorrowerKind.ANGGOTA})
_FIGURE_OF = {
    LoanClass.KURANG_LANCAR: "pinjaman_kurang_lancar",
    LoanClass.DIRAGUKAN: "pinjaman_diragukan",
    LoanClass.MACET: "pinjaman_macet",
}


def compute_loan_quality(register: Register[LoanRow], as_of: date, rules: LoanClassRules | None) -> LoanQuality | None:
    """The register as of one day; None when it was not read whole or has no row of that day."""
    rows = [row for row in register.rows if row.content.as_of == as_of]
    if not register.complete or not rows:
        return None
    loans = tuple(classify_loan(row, rules) for row in rows)
    open_loans = [one for one in loans if one.row.content.outstanding]
    return LoanQuality(
        file=register.file,
        as_of=as_of,
        count=len(open_loans),
        outstanding=_sum(open_loans),
        classes=tuple(_total_of(loan_class, open_loans) for loan_class in LoanClass),
        unclassified=_sum(one for one in open_loans if one.loan_class is None),
        ageing=_compute_ageing(open_loans),
        figures={figure.name: figure for figure in _find_figures(register.file, loans)},
        loans=loans,
    )


def classify_loans(register: Register[LoanRow], rules: LoanClassRules | None) -> tuple[ClassifiedLoan, ...]:
    """Every row of the register, of all its days, in the order of the file."""
    return tuple(classify_loan(row, rules) for row in register.rows)


def classify_loan(row: Authored[LoanRow], rules: LoanClassRules | None) -> ClassifiedLoan:
    """The class that counts for one row, beside what its arrears say."""
    suggestion = suggest_class(row.content, rules) if rules is not None else None
    certain = suggestion.certain if suggestion is not None else None
    return ClassifiedLoan(row, suggestion, row.content.loan_class or certain)


def compute_risk(quality: LoanQuality, amount: Amount) -> RiskAmount | None:
    """Risk of problem loans by the factors of a rulebook's weighted sum; None while a class is not known."""
    factors = {term.of: Fraction(term.weight) for term in amount.terms}
    if quality.unclassified or not set(_FIGURE_OF.values()) <= factors.keys():
        return None
    parts = tuple(
        (one.loan_class, factor, factor * one.outstanding / 100)
        for one in quality.classes
        if one.loan_class in _FIGURE_OF
        for factor in (factors[_FIGURE_OF[one.loan_class]],)
    )
    total = sum((risk for _, _, risk in parts), Fraction(0))
    return RiskAmount(parts, total, total * 100 / quality.outstanding if quality.outstanding else None)


def add_rows(
    name: str, file: str, rows: Iterable[Authored[LoanRow]], amount_of: Callable[[LoanRow], int | None]
) -> RegisterFigure | None:
    """The sum over the rows (rupiah); None when one of them has no amount. Rows of zero are not named."""
    value = 0
    lines: list[int] = []
    for row in rows:
        amount = amount_of(row.content)
        if amount is None:
            return None
        if amount:
            value += amount
            lines.append(row.start.line)
    return RegisterFigure(name, value, file, len(lines), min(lines, default=0), max(lines, default=0))


def _find_figures(file: str, loans: tuple[ClassifiedLoan, ...]) -> Iterable[RegisterFigure]:
    rows = [one.row for one in loans]
    members = [row for row in rows if row.content.borrower_kind in _MEMBER]
    others = [row for row in rows if row.content.borrower_kind not in _MEMBER]
    found = [
        add_rows("pinjaman_anggota", file, members, lambda row: row.outstanding),
        add_rows("pinjaman_non_anggota", file, others, lambda row: row.outstanding),
        add_rows("volume_pinjaman", file, rows, lambda row: row.granted_in_year),
        add_rows("volume_pinjaman_anggota", file, members, lambda row: row.granted_in_year),
        add_rows("penyisihan_pinjaman", file, rows, lambda row: row.allowance),
        add_rows("ppap", file, rows, lambda row: row.allowance),
        add_rows("pinjaman_berisiko", file, rows, _at_risk),
    ]
    if all(one.loan_class is not None for one in loans if one.row.content.outstanding):
        for loan_class, name in _FIGURE_OF.items():
            of_class = [one.row for one in loans if one.loan_class is loan_class]
            found.append(add_rows(name, file, of_class, lambda row: row.outstanding))
        problem = [one.row for one in loans if one.loan_class in _FIGURE_OF]
        found.append(add_rows("pembiayaan_bermasalah", file, problem, lambda row: row.outstanding))
    return [figure for figure in found if figure is not None]


def _at_risk(row: LoanRow) -> int | None:
    """Lent without adequate security; a loan paid back carries no risk."""
    if not row.outstanding:
        return 0
    if row.secured is None:
        return None
    return 0 if row.secured else row.outstanding


def _total_of(loan_class: LoanClass, loans: list[ClassifiedLoan]) -> ClassTotal:
    found = [one for one in loans if one.loan_class is loan_class]
    computed = sum(1 for one in found if one.row.content.loan_class is None)
    return ClassTotal(loan_class, len(found), _sum(found), computed)


def _sum(loans: Iterable[ClassifiedLoan]) -> int:
    return sum(one.row.content.outstanding for one in loans)


def _compute_ageing(loans: list[ClassifiedLoan]) -> tuple[AgeBucket, ...]:
    """All loans once: by the longer of both arrears; those without written arrears in a bucket of their own."""
    days: Mapping[int, int | None] = {number: _days(one.row.content) for number, one in enumerate(loans)}
    buckets = []
    for lower, upper in AGES:
        inside = [
            loans[number]
            for number, count in days.items()
            if count is not None and count >= lower and (upper is None or count <= upper)
        ]
        buckets.append(AgeBucket(lower, upper, len(inside), _sum(inside)))
    silent = [loans[number] for number, count in days.items() if count is None]
    if silent:
        buckets.append(AgeBucket(None, None, len(silent), _sum(silent)))
    return tuple(buckets)


def join_ages(found: Mapping[date, LoanQuality]) -> Mapping[date, LoanQuality]:
    """The same registers with neighbouring ages joined until each holds enough loans or none, alike on every day.

    A day that cannot be helped this way (few loans in all, or few without written arrears) has no ageing.
    """
    kept = {day: one for day, one in found.items() if _can_join(one)}
    parts: list[list[int]] = []
    for at in range(len(AGES)):
        if parts and not _is_enough(parts[-1], kept.values()):
            parts[-1].append(at)
        else:
            parts.append([at])
    while len(parts) > 1 and not _is_enough(parts[-1], kept.values()):
        last = parts.pop()
        parts[-1] += last
    return {day: replace(one, ageing=_join(one.ageing, parts) if day in kept else ()) for day, one in found.items()}


def _can_join(found: LoanQuality) -> bool:
    silent = sum(one.count for one in found.ageing[len(AGES) :])
    known = sum(one.count for one in found.ageing) - silent
    return all(count == 0 or count >= LEAST_GROUP for count in (silent, known))


def _is_enough(part: list[int], found: Iterable[LoanQuality]) -> bool:
    counts = (sum(one.ageing[at].count for at in part) for one in found)
    return all(count == 0 or count >= LEAST_GROUP for count in counts)


def _join(ageing: tuple[AgeBucket, ...], parts: list[list[int]]) -> tuple[AgeBucket, ...]:
    joined = [
        AgeBucket(
            ageing[part[0]].lower,
            ageing[part[-1]].upper,
            sum(ageing[at].count for at in part),
            sum(ageing[at].outstanding for at in part),
        )
        for part in parts
    ]
    return (*joined, *ageing[len(AGES) :])


def _days(row: LoanRow) -> int | None:
    known = [count for count in (row.days_overdue, row.interest_days_overdue) if count is not None]
    return max(known) if known else None
