"""The page of open data with the files of the whole catalogue: CSV, JSON, one workbook, and the data package that
describes them (`datapackage.json`, frictionless).

Knows addresses and formats; which columns there are stands in `open_tables`. Carries no clock: the day is the report's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.model.programme_results import MentoringMaterial
from generator.model.results import CooperativeOverview
from generator.model.translations import INDONESIAN
from generator.pages import wording
from generator.pages.badges import make_badge
from generator.pages.dossier_files import LICENSE as LICENSE_NAME
from generator.pages.edition import make_download
from generator.pages.environment import Templates
from generator.pages.feed import PATH as FEED
from generator.pages.feed import render_feed
from generator.pages.language import Labels, language, said
from generator.pages.open_tables import FieldKind, OpenTable, list_tables
from generator.pages.page import Download, Page
from generator.pages.table_csv import Sheet, write_rows_csv

PATH = "data/index.html"
PACKAGE = "data/datapackage.json"
WORKBOOK = "data/lumbung.xlsx"
WHOLE = "data/lumbung.json"
KINDS: Mapping[FieldKind, str] = Labels(
    {
        FieldKind.STRING: "teks",
        FieldKind.INTEGER: "bilangan bulat",
        FieldKind.NUMBER: "bilangan",
        FieldKind.BOOLEAN: "benar atau salah",
        FieldKind.DATE: "tanggal",
        FieldKind.YEAR: "tahun",
    }
)
LICENSE = {
    "name": LICENSE_NAME,
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}


def render_open_data(
    templates: Templates,
    overviews: Sequence[CooperativeOverview],
    material: MentoringMaterial | None,
    as_of: date,
    site_url: str | None,
    formats: Sequence[str],
) -> Page:
    """The page with its files, and with the badges and the feed, which are made of the same rows.

    `formats` are those wished for besides the CSV tables, which the page describes: `json`, `xlsx`.
    """
    tables = list_tables(overviews, material)
    csvs = {table.name: write_rows_csv(table.heading, table.rows) for table in tables}
    files = (
        *(Download(f"data/{name}.csv", content) for name, content in csvs.items()),
        *([make_download(WHOLE, lambda: _write_json(tables, as_of))] if "json" in formats else ()),
        *([make_download(WORKBOOK, lambda: _write_workbook(tables))] if "xlsx" in formats else ()),
        make_download(PACKAGE, lambda: write_package(tables, csvs, as_of)),
        make_download(FEED, lambda: render_feed(templates, overviews, as_of, site_url)),
        *(make_badge(templates, one, as_of) for one in overviews if language() == INDONESIAN),
    )
    described = [
        (table, f"{table.name}.csv", [(one.name, KINDS[one.kind], said(one.says)) for one in table.columns])
        for table in tables
    ]
    body = templates.render("pages/open_data.html", {"tables": described, "as_of": as_of, "formats": formats})
    description = said("Semua isi situs sebagai berkas: koperasi, penilaian, dan produk dalam CSV, JSON, dan Excel.")
    return Page(PATH, PATH, said("Data terbuka"), description, body, description, downloads=files)


def write_package(tables: Sequence[OpenTable], csvs: dict[str, bytes], as_of: date) -> bytes:
    """`datapackage.json` of the CSV files: size and digest of each, its fields with type and meaning, its key."""
    package = {
        "profile": "tabular-data-package",
        "name": "lumbung",
        "title": "Lumbung: laporan koperasi terbuka",
        "description": said(
            "Keadaan per {day}. Sel kosong berarti belum diketahui, bukan nol.", day=wording.day(as_of)
        ),
        "version": as_of.isoformat(),
        "licenses": [LICENSE],
        "resources": [_describe(table, csvs[table.name]) for table in tables],
    }
    return f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode()


def _describe(table: OpenTable, content: bytes) -> dict[str, Any]:
    fields = [
        {
            "name": one.name,
            "type": one.kind.value,
            "description": one.says,
            **({"constraints": {"required": True}} if one.required else {}),
        }
        for one in table.columns
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.says,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [LICENSE],
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": list(table.key)},
    }


def _write_json(tables: Sequence[OpenTable], as_of: date) -> bytes:
    whole: dict[str, Any] = {"as_of": as_of.isoformat(), "license": LICENSE["name"]}
    for table in tables:
        whole[table.name] = [
            {column.name: _value(column.kind, cell) for column, cell in zip(table.columns, row, strict=True)}
            for row in table.rows
        ]
    return f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()


def _value(kind: FieldKind, cell: str | None) -> Any:
    """Whole numbers and truth as JSON has them; other numbers stay text, so that no reader rounds them."""
    if cell is None:
        return None
    if kind in (FieldKind.INTEGER, FieldKind.YEAR):
        return int(cell)
    return cell == "true" if kind is FieldKind.BOOLEAN else cell


def _write_workbook(tables: Sequence[OpenTable]) -> bytes:
    # Loading the library for workbooks takes longer than writing most pages: a site without any goes without.
    from generator.pages.workbook import write_sheets

    sheets = (Sheet(table.title, table.heading, table.rows, table.numbers) for table in tables)
    return write_sheets("Lumbung", sheets)
