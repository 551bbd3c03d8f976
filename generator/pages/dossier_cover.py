"""The first sheet of a cooperative's workbook: what it holds, how to fill it in, how it comes back, what it leaves out.

Knows the words; refuses to know how a sheet is laid out (`dossier_workbook`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.dossier_sheet import DossierSheet


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One line: a heading, a sentence, or a sheet to jump to with what it holds."""

    text: str
    is_heading: bool = False
    sheet: str = ""


FILLING = (
    "Isi hanya sel berlatar kuning muda. Sel lain terkunci tanpa kata sandi; baris, kolom, dan lembar jangan dihapus.",
    "Sel yang kosong berarti belum diketahui, bukan nol. Tulis 0 hanya bila jumlahnya memang nol.",
    "Rupiah ditulis utuh, contoh 1250000 atau 1.250.000; tidak dalam ribuan dan tanpa pecahan.",
    "Tanggal ditulis 2023-12-31 atau 31 Desember 2023. Persen ditulis angkanya saja, contoh 12,5.",
    "Jawaban ditulis ya atau tidak, dengan buktinya di sebelahnya. Pilihan lain ada dalam daftar tarik-turun.",
    "Pada tabel, satu baris satu isian. Untuk menambah, isi baris kosong di bawahnya; untuk menghapus, kosongkan"
    " seluruh baris kuningnya.",
    "Nama dan nomor pribadi anggota tidak boleh ditulis di sini.",
)
RETURNING = (
    "Simpan tetap sebagai Buku Kerja Excel (.xlsx) tanpa kata sandi; LibreOffice, Google, dan WPS juga bisa.",
    "Kembalikan dengan perintah: lumbung import {identity}.xlsx --into cooperatives/{identity}",
    "Hanya yang diubah yang ditulis ke berkas. Bila ada sel yang belum jelas, tidak ada yang ditulis, dan setiap selnya"
    " disebut.",
    "Rasio, skor, dan predikat tidak dihitung di sini: Lumbung menghitungnya setelah isian kembali.",
)
LEFT_OUT = (
    "Jurnal, bagan akun, daftar pinjaman dan simpanan, serta pembagian SHU (folder ledgers).",
    "Asesmen koperasi modern, pendampingan, foto, dan dokumen.",
    "Riwayat koreksi penilaian.",
    "Semua itu, juga komentar dan urutan dalam berkas, tetap seperti semula saat buku kerja ini dibaca kembali.",
)


def list_cover_lines(identity: str, sheets: Iterable[DossierSheet]) -> Iterator[CoverLine]:
    """All lines below the title, in order."""
    yield CoverLine("Isi buku kerja", is_heading=True)
    for sheet in sheets:
        yield CoverLine(sheet.about, sheet=sheet.title)
    for heading, lines in (
        ("Cara mengisi", FILLING),
        ("Cara mengembalikan", RETURNING),
        ("Yang tidak ada di sini", LEFT_OUT),
    ):
        yield CoverLine(heading, is_heading=True)
        yield from (CoverLine(line.replace("{identity}", identity)) for line in lines)
