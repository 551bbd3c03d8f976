"""Workbooks for tests, written by the same library that real programs use, and damaged where a test wants it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

JOURNAL_HEADER = ("Tanggal", "No. Bukti", "Kode Perkiraan", "Keterangan", "Debet", "Kredit")
JOURNAL: tuple[Sequence[Any], ...] = (
    ("KSP Uji", None, None, None, None, None),
    ("Jurnal Umum 2023", None, None, None, None, None),
    (None, None, None, None, None, None),
    JOURNAL_HEADER,
    (date(2023, 1, 1), "saldo-awal", 1101, "Saldo awal", 9_000_000, None),
    (None, None, 3101, "Saldo awal", None, 9_000_000),
    (date(2023, 5, 3), "BKK-001", "1131", "Pencairan pinjaman", 5_000_000.0, 0),
    (date(2023, 5, 3), "BKK-001", "Kas", "Pencairan pinjaman", 0, "5.000.000,00"),
    ("Jumlah", None, None, None, 14_000_000, 14_000_000),
)
MORE_JOURNAL: tuple[Sequence[Any], ...] = (
    (date(2023, 12, 31), "JU-001", 5309, "Penyusutan", 250_000, None),
    (date(2023, 12, 31), "JU-001", 1309, "Penyusutan", None, 250_000),
)
TRIAL_BALANCE: tuple[Sequence[Any], ...] = (
    ("Neraca Saldo per 31 Desember 2023", None, None, None),
    ("Kode", "Nama", "Debit", "Kredit"),
    ("1101", "Kas", 40_000_000, None),
    ("1131", "Pinjaman anggota", 100_000_000, None),
    ("1139", "Penyisihan pinjaman tak tertagih", None, 2_000_000),
    ("2101", "Tabungan anggota", None, 60_000_000),
    ("3101", "Simpanan pokok", None, 70_000_000),
    ("4101", "Jasa pinjaman anggota", None, 20_000_000),
    ("5303", "Beban gaji", 12_000_000, None),
    ("Total", None, 152_000_000, 152_000_000),
)


def write_workbook(
    path: Path,
    rows: Sequence[Sequence[Any]],
    changes: Mapping[str, Any] | None = None,
    merge: str = "",
    more: Mapping[str, Sequence[Sequence[Any]]] | None = None,
) -> Path:
    """One sheet `Jurnal` with the rows; `changes` replace single cells by address; `more` are further sheets."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Jurnal"
    for row in rows:
        sheet.append(list(row))
    for address, value in (changes or {}).items():
        sheet[address] = value
    if merge:
        sheet.merge_cells(merge)
    for name, lines in (more or {}).items():
        further = book.create_sheet(name)
        for row in lines:
            further.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def store_result(path: Path, formula: str, result: str) -> Path:
    """The workbook as Excel saves it: the result of a formula stored beside it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    text = parts[sheet].decode()
    written = f"<f>{formula}</f><v></v>"
    written = written if written in text else f"<f>{formula}</f><v />"
    assert written in text
    parts[sheet] = text.replace(written, f"<f>{formula}</f><v>{result}</v>").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def add_part(path: Path, name: str, content: bytes) -> Path:
    """One more part in the archive."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path
