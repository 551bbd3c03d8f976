"""A chart of accounts held against itself: codes and names that clash, cash, groups, names of figures.

Knows what a chart needs so that statements can be made from it. Refuses to know journals.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from generator.model.cooperative import Authored
from generator.model.ledger import Account
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem


def check_chart(accounts: Sequence[Authored[Account]], file: str, figures: Collection[str]) -> list[Problem]:
    """Every problem of a chart; `figures` are the names an account may map to."""
    return [*_check_twice(accounts), *_check_cash(accounts, file), *_check_rows(accounts, figures)]


def _check_twice(accounts: Sequence[Authored[Account]]) -> Iterator[Problem]:
    codes: dict[str, Authored[Account]] = {}
    names: dict[str, Authored[Account]] = {}
    for row in accounts:
        code, name = row.content.code, row.content.name
        first = codes.setdefault(code, row)
        if first is not row:
            values = {"code": code, "line": str(first.start.line), "name": name, "other": first.content.name}
            yield Problem("L22", row.place("code"), values, (first.place("code"),))
            continue
        alike = names.setdefault(_plain(name), row)
        if alike is not row:
            values = {"name": name, "code": code, "other": alike.content.name, "other_code": alike.content.code}
            yield Problem("L23", row.place("name"), values, (alike.place("name"),))


def _plain(name: str) -> str:
    """A name without case, blanks and marks: what two names that look alike have in common."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _check_cash(accounts: Sequence[Authored[Account]], file: str) -> Iterator[Problem]:
    if not any(row.content.cash for row in accounts):
        yield Problem("L24", Place(file), {"accounts": str(len(accounts))})


def _check_rows(accounts: Sequence[Authored[Account]], figures: Collection[str]) -> Iterator[Problem]:
    for row in accounts:
        account = row.content
        for chain in account.maps_to:
            for name in chain.removeprefix("-").split("|"):
                if name not in figures:
                    values = {"name": name, "code": account.code, "hint": nearest(name, figures)}
                    yield Problem("L25", row.place("maps_to"), values)
        if account.group.kind is not account.kind:
            values = {"code": account.code, "kind": account.kind.value, "group": account.group.value}
            yield Problem("L26", row.place("group"), {**values, "expected": account.group.kind.value})
        if account.cash == (account.cash_flow is not None) or (account.cash and account.group.value != "aset_lancar"):
            values = {"code": account.code, "name": account.name}
            yield Problem("L27", row.place("cash_flow"), values)
