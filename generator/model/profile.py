"""`profile.yml`: who the cooperative is. Fields follow the ministry's NIK form; names of persons have no place in it.

Only `name` is required: a folder made from a published study knows little more, and nothing is invented around it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from generator.model.audience import internal, public
from generator.model.values import (
    ContentText,
    Count,
    Day,
    Name,
    RegionCode,
    Rupiah,
    Text,
    Url,
    Written,
    Year,
    YesNo,
    short_text,
)


class CooperativeKind(StrEnum):
    """The five kinds (jenis) of the law."""

    PRODUSEN = "produsen"
    PEMASARAN = "pemasaran"
    KONSUMEN = "konsumen"
    JASA = "jasa"
    SIMPAN_PINJAM = "simpan_pinjam"


class Principles(StrEnum):
    """How savings and loans are run: the rulebooks for the two differ."""

    KONVENSIONAL = "konvensional"
    SYARIAH = "syariah"


class CooperativeForm(StrEnum):
    """Primary or secondary, by reach (bentuk)."""

    PRIMER_KABUPATEN_KOTA = "primer_kabupaten_kota"
    PRIMER_PROVINSI = "primer_provinsi"
    PRIMER_NASIONAL = "primer_nasional"
    SEKUNDER_KABUPATEN_KOTA = "sekunder_kabupaten_kota"
    SEKUNDER_PROVINSI = "sekunder_provinsi"
    SEKUNDER_NASIONAL = "sekunder_nasional"


class CooperativeStatus(StrEnum):
    """Register status."""

    AKTIF = "aktif"
    TIDAK_AKTIF = "tidak_aktif"


class Citation(Written):
    """Where facts about this cooperative were published."""

    title: Name = public(description="Judul sumber: skripsi, jurnal, laporan.")
    url: Url | None = public(None, description="Alamat sumber, diawali https://")
    note: ContentText | None = public(None, description="Apa yang diambil dari sumber ini, dan batasnya.")


class LegalEntity(Written):
    """Deed of incorporation."""

    number: Name = public(description="Nomor badan hukum.")
    on: Day | None = public(None, description="Tanggal pengesahan, contoh 2009-03-14.")
    amended_on: Day | None = public(None, description="Tanggal perubahan anggaran dasar terakhir.")


class People(Written):
    """Counts only; never names."""

    members_women: Count | None = public(None, description="Jumlah anggota perempuan.")
    members_men: Count | None = public(None, description="Jumlah anggota laki-laki.")
    members: Count | None = public(None, description="Jumlah anggota seluruhnya.")
    board: Count | None = public(None, description="Jumlah pengurus.")
    supervisors: Count | None = public(None, description="Jumlah pengawas.")
    managers: Count | None = public(None, description="Jumlah pengelola (manajer).")
    staff: Count | None = public(None, description="Jumlah karyawan.")


class OfficeContact(Written):
    """Channels of the office, not of a person."""

    phone: Annotated[str, BeforeValidator(short_text(40))] | None = public(
        None, description="Telepon kantor, bukan telepon pribadi."
    )
    email: Annotated[str, BeforeValidator(short_text(100))] | None = public(
        None, description="Surel kantor, bukan surel pribadi."
    )
    website: Url | None = public(None, description="Situs koperasi, diawali https://")


class YearlyFigures(Written):
    """One year of the three-year table in the profile sheet (whole rupiah)."""

    year: Year = public(description="Tahun buku.")
    own_capital: Rupiah | None = public(None, description="Modal sendiri (jumlah ekuitas neraca), rupiah utuh.")
    outside_capital: Rupiah | None = public(None, description="Modal luar (seluruh kewajiban), rupiah utuh.")
    assets: Rupiah | None = public(None, description="Aset, rupiah utuh.")
    business_volume: Rupiah | None = public(None, description="Volume usaha, rupiah utuh.")
    surplus: Rupiah | None = public(None, description="Sisa hasil usaha (SHU) setelah pajak, rupiah utuh.")


class Business(Written):
    """The business lines of the profile sheet."""

    main_product: Text | None = public(None, description="Produk atau layanan utama.")
    capacity: Text | None = public(None, description="Kapasitas produksi atau layanan.")
    offtaker: Text | None = public(None, description="Pembeli utama (offtaker).")
    partners: Text | None = public(None, description="Mitra usaha.")
    market: Text | None = public(None, description="Jangkauan pasar.")
    digital_tools: Text | None = public(None, description="Aplikasi atau alat digital yang dipakai.")
    certificates: Text | None = public(None, description="Sertifikat yang dimiliki.")
    needs: Text | None = internal(description="Kebutuhan pendampingan; hanya untuk pembaca internal.")


class Profile(Written):
    """The whole file."""

    name: Name = public(description="Nama lengkap koperasi.")
    fictional: YesNo = public(False, description="ya bila berkas ini contoh rekaan; halamannya diberi spanduk.")
    about: Text | None = public(None, description="Perkenalan singkat, dua sampai empat kalimat.")
    kind: CooperativeKind | None = public(None, description="Jenis koperasi.")
    savings_and_loan_unit: YesNo | None = public(None, description="ya bila memiliki unit simpan pinjam (USP).")
    principles: Principles | None = public(
        None, description="Prinsip usaha simpan pinjam: konvensional atau syariah (KSPPS, USPPS)."
    )
    form: CooperativeForm | None = public(None, description="Bentuk koperasi.")
    status: CooperativeStatus | None = public(None, description="Status pada daftar koperasi.")
    cooperative_number: Name | None = public(None, description="Nomor induk koperasi (13 angka), bukan NIK penduduk.")
    legal_entity: LegalEntity | None = public(None, description="Badan hukum.")
    founded: Day | None = public(None, description="Tanggal berdiri.")
    region: RegionCode | None = public(None, description="Kode wilayah Kemendagri, contoh 51.08.03.")
    place: Name | None = public(None, description="Desa, kecamatan atau kota, bila kode wilayah tidak diketahui.")
    address: Text | None = public(None, description="Alamat kantor.")
    contact: OfficeContact | None = public(None, description="Kontak kantor.")
    people: People | None = public(None, description="Jumlah anggota, pengurus dan karyawan.")
    last_annual_meeting: Day | None = public(None, description="Tanggal rapat anggota tahunan (RAT) terakhir.")
    yearly_figures: tuple[YearlyFigures, ...] = public((), description="Angka tiga tahun terakhir.")
    business: Business | None = public(None, description="Usaha.")
    sources: tuple[Citation, ...] = public((), description="Sumber terbitan yang dikutip.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")
