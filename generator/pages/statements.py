"""The financial statements of one cooperative and year as a page with its downloads; only where books are kept.

Knows which tables a year has and what is said where one is missing. Sums are for everyone; the postings behind them
stand on a page of their own for the internal audience. Refuses to compute: every amount was given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from generator.model.audience import Audience
from generator.model.cooperative import Cooperative
from generator.model.loan_quality import LoanQuality, SavingsTotals
from generator.model.outlook import CooperativeReading
from generator.pages import wording
from generator.pages.edition import make_download
from generator.pages.environment import Templates
from generator.pages.language import said
from generator.pages.ledger_rows import (
    make_ageing_table,
    make_loans_table,
    make_savings_table,
    make_shares_table,
    make_trial_balance,
)
from generator.pages.notices import tell_all
from generator.pages.page import DOCUMENT, STATEMENTS_FRAME, Download, Page
from generator.pages.postings import has_postings_page, postings_page_name
from generator.pages.report import cut
from generator.pages.statement_charts import make_charts
from generator.pages.statement_checks import make_checks
from generator.pages.statement_rows import (
    make_balance_table,
    make_cash_origins,
    make_cash_table,
    make_equity_table,
    make_parties_table,
    make_surplus_table,
)
from generator.pages.statement_table import StatementTable
from generator.pages.table_csv import size_words, write_table_csv
from generator.problems.problem import Problem

_HEAD_LETTERS = 50
RegisterT = TypeVar("RegisterT", LoanQuality, SavingsTotals)


@dataclass(frozen=True, slots=True)
class StatementTables:
    """The tables of one year; those that the folder gives nothing for are missing."""

    main: tuple[StatementTable, ...] = ()
    """Neraca, perhitungan hasil usaha, by party, changes in equity of both years, cash flow."""
    shares: StatementTable | None = None
    trial_balance: StatementTable | None = None
    registers: tuple[StatementTable, ...] = ()

    @property
    def all(self) -> tuple[StatementTable, ...]:
        """Every table in the order of the page."""
        extra = tuple(one for one in (self.shares, self.trial_balance) if one)
        return (*self.main, *extra, *self.registers)


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year in the list of the profile page."""

    year: str
    link: str
    assets: str
    """Empty while the year has no statements."""
    surplus: str
    is_broken: bool


def statements_page_name(year: int) -> str:
    """The file name of the page of a year, `laporan-keuangan-2023.html`."""
    return f"laporan-keuangan-{year}.html"


def trial_balance_page_name(year: int) -> str:
    """The file name of the document that tells the lines behind each account, `neraca-saldo-2023.html`."""
    return f"neraca-saldo-{year}.html"


def list_years(reading: CooperativeReading) -> tuple[int, ...]:
    """Years with a page, oldest first: of a journal in whatever state, or of a register that was added up."""
    days: list[date] = [*reading.loans, *reading.savings]
    return tuple(sorted({*reading.ledger_years, *reading.statements, *(day.year for day in days)}))


def tell_years(reading: CooperativeReading) -> tuple[YearLine, ...]:
    """The years for the profile page, newest first."""
    lines = []
    for year in reversed(list_years(reading)):
        books = reading.statements.get(year)
        assets, surplus = (books.line("total_aset").amount, books.surplus) if books else (None, None)
        told = ["" if one is None else wording.rupiah(one) for one in (assets, surplus)]
        is_broken = books is None and year in reading.ledger_years
        lines.append(YearLine(str(year), statements_page_name(year), told[0], told[1], is_broken))
    return tuple(lines)


def make_tables(year: int, reading: CooperativeReading, counted: bool) -> StatementTables:
    """Every table of one year; `counted` tells how many loans stand behind a sum."""
    books, before = reading.statements.get(year), reading.statements.get(year - 1)
    loans, savings = _of_year(reading.loans, year), _of_year(reading.savings, year)
    loans_before, savings_before = _of_year(reading.loans, year - 1), _of_year(reading.savings, year - 1)
    registers: list[StatementTable] = []
    if loans is not None:
        registers.append(make_loans_table(loans, loans_before, counted))
        if loans.ageing:
            registers.append(make_ageing_table(loans, loans_before, counted))
    if savings is not None:
        registers.append(make_savings_table(savings, savings_before))
    if books is None:
        return StatementTables(registers=tuple(registers))
    equity = [make_equity_table(books)] + ([make_equity_table(before, "ekuitas-lalu")] if before else [])
    main = (
        make_balance_table(books, before),
        make_surplus_table(books, before),
        make_parties_table(books),
        *equity,
        make_cash_table(books, before),
    )
    return StatementTables(main, make_shares_table(books, before), make_trial_balance(books, before), tuple(registers))


def render_statement_pages(
    templates: Templates,
    cooperative: Cooperative,
    reading: CooperativeReading,
    problems: tuple[Problem, ...],
    audience: Audience,
    as_of: date,
) -> tuple[Page, ...]:
    """One page for each year of the books, oldest first; none where the folder keeps none."""
    years = list_years(reading)
    pages = (_render(templates, cooperative, reading, problems, audience, as_of, year, years) for year in years)
    return tuple(page for each in pages for page in each)


def _render(
    templates: Templates,
    cooperative: Cooperative,
    reading: CooperativeReading,
    problems: tuple[Problem, ...],
    audience: Audience,
    as_of: date,
    year: int,
    years: tuple[int, ...],
) -> tuple[Page, ...]:
    counted = audience is Audience.INTERNAL
    tables = make_tables(year, reading, counted)
    books, before = reading.statements.get(year), reading.statements.get(year - 1)
    loans_by_year = {one: found for one in years if (found := _of_year(reading.loans, one)) is not None}
    loans, savings = loans_by_year.get(year), _of_year(reading.savings, year)
    name, title = cooperative.name, said("Laporan keuangan {year}", year=year)
    downloads = _write_downloads(f"{name}: {title}", cooperative, year, tables)
    own = _problems_of(cooperative, year, problems, general=books is None or year == years[-1])
    values: dict[str, Any] = {
        "cooperative": cooperative,
        "name": name,
        "fictional": bool(cooperative.profile and cooperative.profile.content.fictional),
        "year": year,
        "books": books,
        "before": before,
        "tables": tables,
        "loans_day": wording.day(loans.as_of) if loans else "",
        "savings_file": _short(savings.file, cooperative) if savings else "",
        "charts": make_charts(year, reading.statements, loans_by_year),
        "checks": make_checks(books, before) if books else (),
        "has_journal": year in reading.ledger_years,
        "file": _short(books.file, cooperative) if books else f"ledgers/general_journal_{year}.csv",
        "decided_file": _short(books.decided_at.file, cooperative) if books and books.decided_at else "",
        "postings": postings_page_name(year) if has_postings_page(books) else "",
        "earlier": statements_page_name(year - 1),
        "ledger": trial_balance_page_name(year) if tables.trial_balance else "",
        "downloads": tuple((one.name, one.kind, size_words(one.content)) for one in downloads),
        "notices_list": tell_all(own),
        "tabs": tuple((str(one), statements_page_name(one), one == year) for one in years),
        "as_of": as_of,
        "root": "../../",
    }
    description = said("Laporan keuangan {name} tahun buku {year}.", name=name, year=year)
    if books:
        assets, surplus = wording.rupiah(books.line("total_aset").amount), wording.rupiah(books.surplus)
        description += " " + said("Aset {assets}, SHU {surplus}.", assets=assets, surplus=surplus)
    parts = said("Neraca, perhitungan hasil usaha, perubahan ekuitas, arus kas, pembagian SHU.")
    page = Page(
        path=f"koperasi/{cooperative.id}/{statements_page_name(year)}",
        frame=STATEMENTS_FRAME,
        title=f"{title}: {name}",
        description=description,
        body=templates.render("pages/statements.html", values),
        search_text=f"{description} {parts}",
        downloads=downloads,
    )
    return (page, _render_trial_balance(templates, tables, values)) if tables.trial_balance else (page,)


def _render_trial_balance(templates: Templates, tables: StatementTables, values: Mapping[str, Any]) -> Page:
    """Every account with its lines, and those behind the cash flow: light, since it carries no frame."""
    cooperative: Cooperative = values["cooperative"]
    year = values["year"]
    title = said("Neraca saldo {year}: {name}", year=year, name=cooperative.name)
    told = {
        **values,
        "document_title": title,
        "short_name": cut(cooperative.name, _HEAD_LETTERS),
        "file": f"{cooperative.folder}/{values['file']}",
        "statements": statements_page_name(year),
        "trial_balance": tables.trial_balance,
        "cash": next((make_cash_origins(one) for one in tables.main if one.id == "arus-kas"), None),
    }
    return Page(
        path=f"koperasi/{cooperative.id}/{trial_balance_page_name(year)}",
        frame=DOCUMENT,
        title=title,
        description=title,
        body=templates.render("print/trial_balance.html", told),
        search_text="",
    )


def _of_year(found: Mapping[date, RegisterT], year: int) -> RegisterT | None:
    """The last register of a year; None when it has none."""
    days = [day for day in found if day.year == year]
    return found[max(days)] if days else None


def _write_downloads(title: str, cooperative: Cooperative, year: int, tables: StatementTables) -> tuple[Download, ...]:
    if not tables.all:
        return ()
    # Loading the library for workbooks takes longer than writing most pages: cooperatives without books go without.
    from generator.pages.workbook import write_workbook

    stem = f"koperasi/{cooperative.id}/laporan-keuangan-{year}"
    return (
        make_download(f"{stem}.xlsx", lambda: write_workbook(title, tables.all)),
        make_download(f"{stem}.csv", lambda: write_table_csv(tables.all)),
    )


def _problems_of(
    cooperative: Cooperative, year: int, problems: tuple[Problem, ...], general: bool
) -> tuple[Problem, ...]:
    """Those of the year's own files, and with `general` those of files that belong to no year."""
    folder = f"{cooperative.folder}/ledgers/"
    found = [one for one in problems if one.place.file.startswith(folder)]
    return tuple(one for one in found if f"_{year}." in one.place.file or (general and not _has_year(one.place.file)))


def _has_year(file: str) -> bool:
    return file.rsplit(".", 1)[0][-4:].isdigit()


def _short(file: str, cooperative: Cooperative) -> str:
    return file.removeprefix(f"{cooperative.folder}/")
