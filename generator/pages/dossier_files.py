"""What the site says of one cooperative as files to take away: JSON with everything, CSV and a workbook of its tables.

Made from the copy for the audience of the build, so a file never holds more than the pages may say. Exact numbers are
text in JSON and plain decimals in CSV; an empty cell is not known, never zero. Nothing in them depends on a clock.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import PurePath
from typing import Any

from generator.model.cooperative import Authored, Cooperative
from generator.model.recorded_doubt import find_doubt
from generator.model.results import HealthScore
from generator.model.translations import INDONESIAN
from generator.pages.language import language
from generator.pages.page import Download, Page
from generator.pages.score_data import SourceLines, decimal_text, list_source_lines, score_as_data
from generator.pages.table_csv import Sheet, write_rows_csv
from generator.problems.problem import Problem

LICENSE = "CC-BY-4.0"
NAME = "data"
SCORE_COLUMNS = (
    "koperasi", "tahun_buku", "per_tanggal", "aturan", "aspek", "indikator", "nama_indikator", "pembilang", "penyebut",
    "rasio", "skor", "skor_tertinggi", "keadaan", "sumber", "jumlah_tercatat", "predikat_tercatat", "bantahan",
)  # fmt: skip
PRODUCT_COLUMNS = (
    "id", "name", "category", "description", "unit", "price", "capacity", "minimum_order", "lead_time_days",
    "certificates", "order_channel",
)  # fmt: skip
Recorded = Mapping[str, Mapping[str, str | None]]
_PARTS = ("profile", "canvas", "swot", "stakeholders")


def offer_files(
    page: Page,
    cooperative: Cooperative,
    scores: Sequence[HealthScore],
    problems: Sequence[Problem],
    as_of: date,
    formats: Iterable[str],
) -> Page:
    """The cooperative's page with its files; another language leads to the same ones."""
    if language() != INDONESIAN:
        return page
    return replace(
        page, downloads=(*page.downloads, *make_dossier_files(cooperative, scores, problems, as_of, formats))
    )


def make_dossier_files(
    cooperative: Cooperative,
    scores: Sequence[HealthScore],
    problems: Sequence[Problem],
    as_of: date,
    formats: Iterable[str],
) -> tuple[Download, ...]:
    """`data.json`, `data.csv` (every indicator of every year), `data.xlsx`: those asked for, beside the page."""
    makers = {"json": _write_json, "csv": _write_csv, "xlsx": _write_workbook}
    folder = f"koperasi/{cooperative.id}"
    recorded = list_recorded(cooperative, problems)
    return tuple(
        Download(f"{folder}/{NAME}.{one}", makers[one](cooperative, scores, recorded, as_of))
        for one in makers
        if one in formats
    )


def _write_json(cooperative: Cooperative, scores: Sequence[HealthScore], recorded: Recorded, as_of: date) -> bytes:
    data = dossier_as_data(cooperative, scores, recorded, as_of)
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def _write_csv(cooperative: Cooperative, scores: Sequence[HealthScore], recorded: Recorded, as_of: date) -> bytes:
    return write_rows_csv(SCORE_COLUMNS, list_score_rows(cooperative, scores, recorded))


def _write_workbook(cooperative: Cooperative, scores: Sequence[HealthScore], recorded: Recorded, as_of: date) -> bytes:
    # Loading the library for workbooks takes longer than writing most pages: a site without any goes without.
    from generator.pages.workbook import write_sheets

    rows = list(list_score_rows(cooperative, scores, recorded))
    sheets = (
        Sheet("Profil", ("Isian", "Nilai"), list(_flat(_content(cooperative.profile)))),
        Sheet("Kesehatan", SCORE_COLUMNS, rows, numbers=frozenset({1, 7, 8, 9, 10, 11, 14})),
        Sheet("Produk", PRODUCT_COLUMNS, _product_rows(cooperative), numbers=frozenset({5, 8})),
    )
    return write_sheets(cooperative.name, sheets)


def list_recorded(cooperative: Cooperative, problems: Sequence[Problem]) -> Recorded:
    """The recorded results by the assessment's id (points as text), with the code of what speaks against each."""
    found = {}
    for one in cooperative.assessments:
        if (written := one.content.recorded) is not None:
            doubt = find_doubt(problems, one.file)
            found[PurePath(one.file).stem] = {
                "total": None if written.total is None else decimal_text(Fraction(written.total)),
                "predicate": written.predicate,
                "on": written.on.isoformat() if written.on else None,
                "doubt": doubt.value if doubt else None,
            }
    return found


def dossier_as_data(
    cooperative: Cooperative, scores: Sequence[HealthScore], recorded: Recorded, as_of: date
) -> dict[str, Any]:
    """All of it as values that JSON can hold, by the names the files of the folder use."""
    modern = (
        {"year": year, "kind": kind.value, **(_content(one) or {})} for (year, kind), one in cooperative.modern.items()
    )
    return {
        "id": cooperative.id,
        "name": cooperative.name,
        "fictional": bool(cooperative.profile and cooperative.profile.content.fictional),
        "as_of": as_of.isoformat(),
        "license": LICENSE,
        **{name: _content(getattr(cooperative, name)) for name in _PARTS},
        "products": _contents(cooperative.products),
        "annual_meetings": _contents(cooperative.meetings),
        "health_assessments": [score_as_data(score) for score in scores],
        "recorded_results": recorded,
        "modern_assessments": list(modern),
    }


def list_score_rows(
    cooperative: Cooperative, scores: Iterable[HealthScore], recorded: Recorded
) -> Iterable[tuple[Any, ...]]:
    """One row for each indicator, in the order of the rule; cells are text, None where nothing is known."""
    for score in scores:
        stated = recorded.get(score.id, {})
        rule = score.rulebook.id if score.rulebook else None
        for aspect in score.aspects:
            for one in aspect.indicators:
                yield (
                    cooperative.id,
                    str(score.period_end.year),
                    score.period_end.isoformat(),
                    rule,
                    aspect.rule.id,
                    one.rule.id,
                    one.rule.name.id,
                    decimal_text(one.numerator.value) if one.numerator else None,
                    decimal_text(one.denominator.value) if one.denominator else None,
                    decimal_text(one.ratio),
                    decimal_text(one.score),
                    decimal_text(one.maximum),
                    one.state.value,
                    _places(list_source_lines(one)),
                    *(stated.get(name) for name in ("total", "predicate", "doubt")),
                )


def _places(sources: Iterable[SourceLines]) -> str:
    """`assessments/health_2014.yml:12,15 ledgers/loans_2014.csv:7-90(40)`: each file once, with the lines of figures
    and answers; of a figure added from several lines the first, the last and how many. A figure may rest on no line."""
    found: dict[str, list[str]] = {}
    for one in sources:
        span = f"{one.place.line}-{one.last}({one.lines})" if one.last else str(one.place.line)
        found.setdefault(one.place.file, []).extend([span] if one.place.line else [])
    return " ".join(f"{file}:{','.join(lines)}" if lines else file for file, lines in found.items())


def _product_rows(cooperative: Cooperative) -> list[tuple[Any, ...]]:
    rows = _contents(cooperative.products) or []
    return [tuple(None if (cell := row.get(name)) is None else str(cell) for name in PRODUCT_COLUMNS) for row in rows]


def _content(document: Authored[Any] | None) -> dict[str, Any] | None:
    if document is None:
        return None
    found: dict[str, Any] = document.content.model_dump(mode="json", exclude_none=True)
    return found


def _contents(documents: Iterable[Authored[Any]] | None) -> list[dict[str, Any]] | None:
    return None if documents is None else [_content(one) or {} for one in documents]


def _flat(value: Any, name: str = "") -> Iterable[tuple[str, str]]:
    """Nested values as rows of a path and a text: `people.members`, `offices.1.address`."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _flat(below, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        for number, below in enumerate(value, start=1):
            yield from _flat(below, f"{name}.{number}")
    elif value is not None:
        yield name, str(value).lower() if isinstance(value, bool) else str(value)
