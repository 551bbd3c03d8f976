"""Four pictures of the books over the years, each with the table it is drawn from.

Knows which groups make which picture. A year without statements or register has no bar; nothing is drawn for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.ledger import AccountGroup as Group
from generator.model.ledger import AccountKind
from generator.model.loan_quality import LoanQuality
from generator.model.statements import LedgerStatements
from generator.pages.bar_figure import MOST_YEARS, BarRow, bar_figure
from generator.pages.language import said
from generator.pages.statement_words import GROUPS, LOAN_CLASSES, TOTALS

_INCOME = (Group.PARTISIPASI_BRUTO, Group.PENDAPATAN_NON_ANGGOTA, Group.PENDAPATAN_LAIN)
_COST = (
    Group.BEBAN_POKOK,
    Group.BEBAN_POKOK_NON_ANGGOTA,
    Group.BEBAN_USAHA,
    Group.BEBAN_PERKOPERASIAN,
    Group.BEBAN_LAIN,
    Group.PAJAK_PENGHASILAN,
)


@dataclass(frozen=True, slots=True)
class ChartText:
    """A picture and its table: years from left to right, the newest first."""

    id: str
    title: str
    picture: Markup
    years: tuple[str, ...]
    rows: tuple[BarRow, ...]


def make_charts(
    year: int, statements: Mapping[int, LedgerStatements], loans: Mapping[int, LoanQuality]
) -> tuple[ChartText, ...]:
    """The pictures of a year and those before it; one without any amount is left out."""
    years = [one for one in sorted(statements, reverse=True) if one <= year][:MOST_YEARS]
    kept = [statements[one] for one in years]
    lent = [one for one in sorted(loans, reverse=True) if one <= year][:MOST_YEARS]
    charts: list[ChartText] = []
    if year in statements:
        assets = [one for one in Group if one.kind is AccountKind.ASET]
        debts = [one for one in Group if one.kind is AccountKind.KEWAJIBAN]
        equity = [one for one in Group if one.kind is AccountKind.EKUITAS]
        funding = [*_rows(kept, [*debts, *equity])]
        surplus = tuple(one.surplus for one in kept)
        funding.append(BarRow(TOTALS["hasil_usaha_tahun_ini"], surplus))
        charts += [
            _chart("susunan-aset", said("Susunan aset"), years, _rows(kept, assets)),
            _chart("susunan-dana", said("Susunan kewajiban dan ekuitas"), years, funding),
            _chart(
                "pendapatan-beban",
                said("Pendapatan, beban dan SHU"),
                years,
                [*_rows(kept, [*_INCOME, *_COST]), BarRow(TOTALS["shu_setelah_pajak"], surplus)],
            ),
        ]
    if year in loans:
        quality = [loans[one] for one in lent]
        rows = [
            BarRow(LOAN_CLASSES[name], tuple(_class_sum(one, at) for one in quality))
            for at, name in enumerate(LOAN_CLASSES)
        ]
        charts.append(_chart("mutu-pinjaman", said("Sisa pinjaman menurut golongan"), lent, rows))
    return tuple(chart for chart in charts if chart.picture)


def _chart(identity: str, title: str, years: Sequence[int], rows: Sequence[BarRow]) -> ChartText:
    names = tuple(str(one) for one in years)
    shown = tuple(row for row in rows if any(row.amounts))
    return ChartText(identity, title, bar_figure(title, names, shown), names, shown)


def _rows(kept: Sequence[LedgerStatements], groups: Sequence[Group]) -> list[BarRow]:

    return [BarRow(GROUPS[group], tuple(books.line(group.value).amount for books in kept)) for group in groups]


def _class_sum(quality: LoanQuality, at: int) -> int | None:
    """A class is not known while any loan has none."""
    return None if quality.unclassified else quality.classes[at].outstanding
