"""The postings of a year, account by account, with running balances and lines of the journal; never for the public.

Books without lines (the public copy) give no page. Refuses to make a page nobody can open: of a journal with more
lines the file itself is the place to look.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.model.cooperative import Cooperative
from generator.model.ledger import Account
from generator.model.statements import LedgerStatements
from generator.pages.edition import make_download
from generator.pages.environment import Templates
from generator.pages.language import said
from generator.pages.page import STATEMENTS_FRAME, Page
from generator.pages.table_csv import size_words, write_rows_csv

if TYPE_CHECKING:
    from generator.model.journal import Journal

MOST_LINES = 10_000
_HEADING = ("kode_akun", "akun", "tanggal", "bukti", "keterangan", "debit", "kredit", "saldo", "baris")


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of the journal; `balance` is the account's after it, as posted (a debit is positive)."""

    day: date
    entry: str
    memo: str
    debit: int
    credit: int
    balance: int
    line: int


@dataclass(frozen=True, slots=True)
class AccountPostings:
    """The lines of one account in the order of their days."""

    account: Account
    postings: tuple[Posting, ...]


def postings_page_name(year: int) -> str:
    """The file name of the page of a year, `buku-besar-2023.html`."""
    return f"buku-besar-{year}.html"


def collect_postings(books: LedgerStatements, journal: Journal) -> tuple[AccountPostings, ...]:
    """Every line under its account, in the order of the chart; closing entries included, as they were posted."""
    rows: dict[int, list[int]] = {}
    for row, number in enumerate(journal.match(list(books.chart)).tolist()):
        rows.setdefault(number, []).append(row)
    return tuple(
        AccountPostings(one, tuple(_run(journal, rows[number])))
        for number, one in enumerate(books.chart.values())
        if number in rows
    )


def has_postings_page(books: LedgerStatements | None) -> bool:
    """Whether the year has one for this audience."""
    return books is not None and books.journal is not None and len(books.journal) <= MOST_LINES


def _run(journal: Journal, rows: list[int]) -> Iterator[Posting]:
    balance = 0
    for row in sorted(rows, key=lambda at: (journal.days[journal.day[at]], at)):
        debit, credit = int(journal.debit[row]), int(journal.credit[row])
        balance += debit - credit
        memo = journal.memos[row] if journal.memos is not None else ""
        entry = journal.entries[int(journal.entry[row])]
        yield Posting(journal.days[journal.day[row]], entry, memo, debit, credit, balance, journal.line(row))


def render_postings_page(templates: Templates, cooperative: Cooperative, books: LedgerStatements) -> Page | None:
    """The page of one year; None where the audience has no journal or it is too long for a page.

    Texts come from the cooperative's own copy of the journal, in which personal data were withheld.
    """
    own = cooperative.ledger.journals if cooperative.ledger else ()
    journal = next((one for one in own if one.year == books.year), None)
    if not has_postings_page(books) or journal is None:
        return None
    accounts = collect_postings(books, journal)
    stem = f"buku-besar-{books.year}"
    rows = (
        (code, name, each.day.isoformat(), each.entry, each.memo, each.debit, each.credit, each.balance, each.line)
        for code, name, postings in ((one.account.code, one.account.name, one.postings) for one in accounts)
        for each in postings
    )
    download = make_download(f"koperasi/{cooperative.id}/{stem}.csv", lambda: write_rows_csv(_HEADING, rows))
    values: dict[str, Any] = {
        "cooperative": cooperative,
        "name": cooperative.name,
        "fictional": bool(cooperative.profile and cooperative.profile.content.fictional),
        "year": books.year,
        "accounts": accounts,
        "lines": len(journal),
        "file": books.file.removeprefix(f"{cooperative.folder}/"),
        "download": (download.name, size_words(download.content)),
        "statements": f"laporan-keuangan-{books.year}.html",
        "trial_balance": f"neraca-saldo-{books.year}.html",
        "root": "../../",
    }
    title = said("Buku besar {year}", year=books.year)
    return Page(
        path=f"koperasi/{cooperative.id}/{postings_page_name(books.year)}",
        frame=STATEMENTS_FRAME,
        title=f"{title}: {cooperative.name}",
        description=said(
            "Buku besar {name} tahun buku {year}, setiap baris jurnal menurut akunnya.",
            name=cooperative.name,
            year=books.year,
        ),
        body=templates.render("pages/postings.html", values),
        search_text=f"{title} {cooperative.name}",
        downloads=(download,),
    )
