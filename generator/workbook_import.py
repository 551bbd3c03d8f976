"""`lumbung import`: a journal or trial balance of an Excel workbook -> a file of a cooperative's folder.

Knows what becomes of which table. A journal becomes `ledgers/general_journal_<year>.csv`. A trial balance at the end
of a year becomes the figures of that year's assessment, or the opening entry of the next year's journal. Nothing is
overwritten, and nothing is written while anything is wrong.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.checking.ledger import find_account
from generator.checking.privacy import find_personal_data
from generator.computing.ledger_figures import assign_accounts
from generator.computing.selection import choose_rulebook
from generator.journals import choose_chart
from generator.model.cooperative import Cooperative, Ledger
from generator.model.journal import OPENING
from generator.model.ledger import Account, AccountGroup, AccountKind, is_account_code
from generator.model.rulebook import Rulebook
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.cooperative import read_cooperative
from generator.reading.workbook import read_workbook
from generator.reading.workbook_tables import BookTable, WorkbookKind, join_tables, missing_columns, read_book_tables
from generator.workshop import Workshop

JOURNAL_HEADER = ("date", "entry", "account", "debit", "credit", "memo")


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What was asked for."""

    workbook: Path
    folder: Path
    kind: WorkbookKind | None = None
    year: int | None = None
    opening: bool = False
    """A trial balance becomes the opening entry of the year after."""
    rulebook: str | None = None
    sheets: tuple[str, ...] = ()
    """Names of the sheets to copy; needed when several hold a table."""


@dataclass(slots=True)
class Import:
    """What came of it: a file written, or its text and the reasons why not."""

    path: Path | None = None
    text: str = ""
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def import_workbook(workshop: Workshop, order: ImportOrder) -> Import:
    """Read, convert, check; write only a whole and new file."""
    shown = order.workbook.name
    sheets = read_workbook(order.workbook, shown)
    if isinstance(sheets, Problem):
        return Import(problems=[sheets])
    tables = read_book_tables(sheets, order.kind, order.sheets)
    if not tables:
        return Import(problems=[Problem("W03", Place(shown), {"needed": missing_columns(order.kind)})])
    result = Import(problems=_check_sheets(tables, [one.name for one in sheets], order, shown))
    if result.problems:
        return result
    cooperative, _ = read_cooperative(order.folder, order.folder.name)
    chart = choose_chart(cooperative.ledger or Ledger(), workshop.content)[0] or {}
    accounts: list[str] = []
    for one in tables:
        result.problems += one.problems
        accounts += _match_accounts(one, chart, result)
        _check_privacy(one, result)
    table = join_tables(tables)
    if not result.problems:
        if table.kind is WorkbookKind.JOURNAL:
            name = _write_journal(table, accounts, order, result)
        elif order.opening:
            name = _write_opening(table, accounts, chart, order, result)
        else:
            name = _write_figures(table, accounts, chart, (workshop, cooperative, order), result)
        if not result.problems:
            path = order.folder / name
            _save(path, workshop.project.shown(path), result)
    return result


def _check_sheets(tables: list[BookTable], known: list[str], order: ImportOrder, shown: str) -> list[Problem]:
    """Several tables are copied together only when they were named: the others may be copies, or another year."""
    names = [one.sheet.name for one in tables]
    missing = [name for name in order.sheets if name not in names]
    is_one = len(tables) == 1 or (bool(order.sheets) and tables[0].kind is WorkbookKind.JOURNAL)
    if not missing and is_one:
        return []
    wanted = ", ".join(order.sheets) or "-"
    values = {"sheets": ", ".join(known if missing else names), "wanted": wanted, "count": str(len(tables))}
    return [Problem("W19", Place(shown), values)]


def _save(path: Path, shown: str, result: Import) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(result.text)
    except FileExistsError:
        result.problems.append(Problem("W14", Place(shown)))
    else:
        result.path = path


def _match_accounts(table: BookTable, chart: Mapping[str, Account], result: Import) -> list[str]:
    """The code of each line; a line may name its account by the exact name of the chart."""
    names = {account.name.casefold(): code for code, account in chart.items()}
    found = []
    for line in table.lines:
        code = line.account if line.account in chart else names.get(line.account.casefold(), line.account)
        is_known = code in chart
        # A journal of unknown codes can still be written: the checks of the folder name each of them.
        if not is_known and (table.kind is WorkbookKind.TRIAL_BALANCE or not is_account_code(code)):
            values = {"account": line.account[:60], "hint": find_account(line.account, chart)}
            result.problems.append(Problem("W16", table.sheet.place(line.address), values))
        found.append(code)
    return found


def _check_privacy(table: BookTable, result: Import) -> None:
    for line in table.lines:
        for text in (line.memo, line.entry, line.account):
            for code, found in find_personal_data(text, "memo"):
                values = {"masked": f"{found[: 2 if code == 'P03' else 4]}…", "length": str(len(found))}
                result.problems.append(Problem(code, table.sheet.place(line.address), values))


def _write_journal(table: BookTable, accounts: list[str], order: ImportOrder, result: Import) -> str:
    years = sorted({line.day.year for line in table.lines if line.day is not None})
    if not years or years != [order.year or years[0]]:
        values = {"years": ", ".join(str(year) for year in years) or "-", "wanted": str(order.year or "-")}
        result.problems.append(Problem("W15", table.sheet.place(""), values))
        return ""
    rows: list[tuple[object, ...]] = [
        (line.day.isoformat() if line.day else "", line.entry, code, line.debit or "", line.credit or "", line.memo)
        for line, code in zip(table.lines, accounts, strict=True)
    ]
    result.text = _as_csv(rows)
    entries = len({line.entry for line in table.lines})
    result.notes.append(
        f"{entries} bukti, {len(rows)} baris dari lembar {', '.join(order.sheets) or table.sheet.name}."
    )
    if table.carried:
        result.notes.append(f"{table.carried} baris tanpa tanggal dan nomor mengikuti bukti di atasnya.")
    return f"ledgers/general_journal_{years[0]}.csv"


def _as_csv(rows: list[tuple[object, ...]]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerows([JOURNAL_HEADER, *rows])
    return target.getvalue()


def _balances(table: BookTable, accounts: list[str], result: Import) -> dict[str, int]:
    """Net debit by account; a trial balance must balance."""
    debit, credit = sum(line.debit for line in table.lines), sum(line.credit for line in table.lines)
    if debit != credit or not table.lines:
        values = {"debit": str(debit), "credit": str(credit), "difference": str(abs(debit - credit))}
        result.problems.append(Problem("W13", table.sheet.place(""), values))
    found: dict[str, int] = {}
    for line, code in zip(table.lines, accounts, strict=True):
        found[code] = found.get(code, 0) + line.debit - line.credit
    return found


def _needs_year(table: BookTable, order: ImportOrder, result: Import) -> int:
    if order.year is None:
        result.problems.append(Problem("W15", table.sheet.place(""), {"years": "-", "wanted": "-"}))
    return order.year or 0


def _write_opening(
    table: BookTable, accounts: list[str], chart: Mapping[str, Account], order: ImportOrder, result: Import
) -> str:
    """Balances carried into the next year; the surplus of the year goes with those of earlier years."""
    balances, year = _balances(table, accounts, result), _needs_year(table, order, result) + 1
    nominal = (AccountKind.PENDAPATAN, AccountKind.BEBAN)
    surplus = sum(amount for code, amount in balances.items() if chart[code].kind in nominal)
    kept = {code: amount for code, amount in balances.items() if chart[code].kind not in nominal}
    earlier = next((code for code, one in chart.items() if one.group is AccountGroup.SHU_TAHUN_LALU), None)
    if surplus and earlier is None:
        result.problems.append(Problem("W16", table.sheet.place(""), {"account": AccountGroup.SHU_TAHUN_LALU.value}))
        return ""
    if surplus and earlier is not None:
        kept[earlier] = kept.get(earlier, 0) + surplus
    memo = f"Saldo awal dari neraca saldo {year - 1}"
    rows: list[tuple[object, ...]] = [
        (f"{year}-01-01", OPENING, code, amount if amount > 0 else "", -amount if amount < 0 else "", memo)
        for code, amount in sorted(kept.items())
        if amount
    ]
    result.text = _as_csv(rows)
    result.notes.append(f"Bukti {OPENING} {year} dengan {len(rows)} baris.")
    return f"ledgers/general_journal_{year}.csv"


def _write_figures(
    table: BookTable,
    accounts: list[str],
    chart: Mapping[str, Account],
    context: tuple[Workshop, Cooperative, ImportOrder],
    result: Import,
) -> str:
    """Figures of an assessment; those that no account gives stand below as comments."""
    workshop, cooperative, order = context
    balances, year = _balances(table, accounts, result), _needs_year(table, order, result)
    if result.problems:
        return ""
    chosen = _choose(workshop, cooperative, order, year)
    if chosen is None:
        known = ", ".join(sorted(workshop.rulebooks))
        result.problems.append(Problem("W17", Place(order.workbook.name), {"known": known, "year": str(year)}))
        return ""
    parts = assign_accounts(chosen, workshop.content.ledger_figures, chart)
    lines = [
        f"# Dari neraca saldo {order.workbook.name}, lembar {table.sheet.name}: {len(table.lines)} akun.",
        f"rulebook: {chosen.id}",
        f"period_end: {year}-12-31",
        "figures:",
    ]
    missing = []
    for account in chosen.accounts:
        used = [(sign, code) for sign, code in parts.get(account.id, ()) if code in balances]
        if not used:
            missing.append(f"  # {account.id}: ")
            continue
        value = sum(sign * chart[code].sign * balances[code] for sign, code in used)
        named = ", ".join(code for _, code in used[:6]) + (", ..." if len(used) > 6 else "")
        lines.append(f"  {account.id}: {value}  # akun {named}")
    lines += ["  # Tidak ada dalam neraca saldo; isi bila diketahui:", *missing] if missing else []
    result.text = "\n".join(line.rstrip() for line in lines) + "\n"
    result.notes.append(f"{len(chosen.accounts) - len(missing)} angka dari neraca saldo, {len(missing)} masih kosong.")
    return f"assessments/health_{year}.yml"


def _choose(workshop: Workshop, cooperative: Cooperative, order: ImportOrder, year: int) -> Rulebook | None:
    books = {name: prepared.rulebook for name, prepared in workshop.rulebooks.items()}
    if order.rulebook is not None:
        return books.get(order.rulebook)
    profile = cooperative.profile.content if cooperative.profile else None
    return choose_rulebook(books.values(), profile, date(year, 12, 31))
