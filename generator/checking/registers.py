"""Registers of loans and savings held against themselves, and stated classes against what the arrears say.

Knows days, repeated rows, signs, owners, classes. Whether a register agrees with the books is `checking.register_ties`.
Rows are internal: what a message quotes from one is withheld from the public.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored, Cooperative, Register
from generator.model.loan_quality import ClassifiedLoan
from generator.model.registers import LoanClass, OwnerKind, SavingsKind
from generator.problems.place import Place
from generator.problems.problem import Problem

_AMOUNTS = ("outstanding", "granted_in_year", "allowance", "collateral", "interest_due", "amount")
_MEMBERS_ONLY = frozenset({SavingsKind.SIMPANAN_POKOK, SavingsKind.SIMPANAN_WAJIB})


def check_registers(cooperative: Cooperative, as_of: date) -> list[Problem]:
    """Every row that contradicts its file, another row or itself."""
    problems: list[Problem] = []
    for loans in cooperative.loans:
        problems += _check_days(loans, as_of)
        problems += _check_repeated(loans, ("loan",))
        problems += _check_signs(loans)
        for row in loans.rows:
            written = row.content
            silent = written.days_overdue is None and written.interest_days_overdue is None
            if written.outstanding and written.loan_class is None and silent:
                problems.append(Problem("L43", row.start, {"loan": written.loan}, (), frozenset({"loan"})))
    for savings in cooperative.savings:
        problems += _check_days(savings, as_of)
        problems += _check_repeated(savings, ("kind", "owner_kind"))
        problems += _check_signs(savings)
        for saved in savings.rows:
            kind, owner = saved.content.kind, saved.content.owner_kind
            if kind in _MEMBERS_ONLY and owner is not OwnerKind.ANGGOTA:
                values = {"kind": kind.value, "owner": owner.value}
                problems.append(Problem("L46", saved.place("owner_kind"), values, (), frozenset(values)))
    return problems


def check_loan_classes_stated(loans: Iterable[ClassifiedLoan]) -> Iterator[Problem]:
    """Classes better than the arrears allow, and loans whose class is left open.

    A stated class worse than the arrears say is no problem: rescue, courts and guarantors are for a person to judge.
    """
    order = list(LoanClass)
    for loan in loans:
        written, suggestion = loan.row.content, loan.suggestion
        if not written.outstanding or suggestion is None:
            continue
        best = min(suggestion.possible, key=order.index)
        values = {
            "loan": written.loan,
            "days": _tell_days(written.days_overdue, written.interest_days_overdue),
            "rule": ", ".join(rule.id for rule in suggestion.rules),
            "possible": ", ".join(one.value for one in suggestion.possible),
        }
        if written.loan_class is None:
            if loan.loan_class is None:
                yield Problem("L45", loan.row.start, values, (), frozenset(values))
        elif order.index(written.loan_class) < order.index(best):
            values["stated"] = written.loan_class.value
            yield Problem("L44", loan.row.place("class"), values, (), frozenset(values))


def _tell_days(principal: int | None, interest: int | None) -> str:
    return str(max(count for count in (principal, interest) if count is not None))


def _check_days(register: Register[Any], as_of: date) -> Iterator[Problem]:
    for row in register.rows:
        day = row.content.as_of
        if day.year != register.year:
            yield Problem("L40", row.place("as_of"), {"date": day.isoformat(), "year": str(register.year)})
        elif day > as_of:
            yield Problem("K23", row.place("as_of"), {"date": day.isoformat(), "as_of": as_of.isoformat()})


def _check_repeated(register: Register[Any], names: tuple[str, ...]) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], Authored[Any]] = {}
    for row in register.rows:
        parts = tuple(getattr(row.content, name) for name in names)
        first = seen.setdefault((row.content.as_of, *parts), row)
        if first is not row:
            values = {
                "what": " ".join(str(part) for part in parts),
                "date": row.content.as_of.isoformat(),
                "line": str(first.start.line),
            }
            yield Problem("L41", row.place(names[0]), values, (first.start,), frozenset({"what"}))


def _check_signs(register: Register[Any]) -> Iterator[Problem]:
    for row in register.rows:
        for name in _AMOUNTS:
            amount = getattr(row.content, name, None)
            if amount is not None and amount < 0:
                values = {"column": name, "amount": str(amount)}
                yield Problem("L42", row.place(name), values, (), frozenset({"amount"}))


def check_register_days(assessment: Authored[HealthAssessment], cooperative: Cooperative) -> Iterator[Problem]:
    """An assessment takes the balances of its last day: a register of that year without them gives it nothing."""
    written = assessment.content
    if written.figures_from is None or ("period_end",) in assessment.refused:
        return
    registers: list[Register[Any]] = [*cooperative.loans, *cooperative.savings]
    for register in registers:
        if register.year == written.period_end.year and register.complete:
            days = sorted({row.content.as_of for row in register.rows})
            if written.period_end not in days:
                known = ", ".join(day.isoformat() for day in days[-3:]) or "-"
                values = {"date": written.period_end.isoformat(), "known": known}
                yield Problem("L48", Place(register.file), values, (assessment.place("figures_from"),))
