"""The planning documents of a mentoring dossier: business model canvas, SWOT, stakeholder map, product catalogue.

Knows their written form and who may read each field. Refuses to know how they are drawn.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import internal, public
from generator.model.certificate import CertificateList
from generator.model.values import Count, Identifier, Level, Name, Rupiah, Text, Written, YesNo


class BusinessModelCanvas(Written):
    """`business_model_canvas.yml`: the nine blocks, each a list of statements; an empty block is a visible gap."""

    key_partners: tuple[Text, ...] = public((), description="Mitra utama.")
    key_activities: tuple[Text, ...] = public((), description="Kegiatan utama.")
    key_resources: tuple[Text, ...] = public((), description="Sumber daya utama.")
    value_propositions: tuple[Text, ...] = public((), description="Nilai yang ditawarkan kepada anggota dan pembeli.")
    customer_relationships: tuple[Text, ...] = public((), description="Hubungan dengan anggota dan pelanggan.")
    channels: tuple[Text, ...] = public((), description="Saluran layanan dan penjualan.")
    customer_segments: tuple[Text, ...] = public((), description="Anggota dan kelompok pelanggan yang dilayani.")
    cost_structure: tuple[Text, ...] = public((), description="Susunan biaya.")
    revenue_streams: tuple[Text, ...] = public((), description="Sumber pendapatan.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")


class SwotItem(Written):
    """One statement with the evidence that carries it."""

    text: Text = public(description="Pernyataan.")
    evidence: Text | None = public(None, description="Bukti: dokumen, angka atau pengamatan yang mendasarinya.")
    action: Text | None = public(None, description="Tindak lanjut yang diusulkan.")


class Swot(Written):
    """`swot.yml`: four lists."""

    strengths: tuple[SwotItem, ...] = public((), description="Kekuatan.")
    weaknesses: tuple[SwotItem, ...] = public((), description="Kelemahan.")
    opportunities: tuple[SwotItem, ...] = public((), description="Peluang.")
    threats: tuple[SwotItem, ...] = public((), description="Ancaman.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")


class StakeholderType(StrEnum):
    """Institution or private person; a person's name never reaches the public site."""

    LEMBAGA = "lembaga"
    KELOMPOK = "kelompok"
    PERORANGAN = "perorangan"


class Stakeholder(Written):
    """One party with its power (influence) and interest, both 1 (low) to 5 (high)."""

    name: Name = public(description="Nama lembaga atau kelompok.")
    type: StakeholderType = public(StakeholderType.LEMBAGA, description="lembaga, kelompok atau perorangan.")
    role: Name = public(description="Perannya bagi koperasi.")
    interest: Level = public(description="Kepentingan terhadap koperasi, 1 (rendah) sampai 5 (tinggi).")
    influence: Level = public(description="Pengaruh terhadap koperasi, 1 (rendah) sampai 5 (tinggi).")
    relation: Text | None = public(None, description="Hubungan saat ini.")
    action: Text | None = public(None, description="Langkah yang direncanakan.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")

    def public_form(self) -> Stakeholder:
        """A private person is shown by role only; the relation and plan may name the person, so they go too."""
        if self.type is StakeholderType.PERORANGAN:
            return self.model_copy(update={"name": self.role, "relation": None, "action": None})
        return self


class StakeholderMap(Written):
    """`stakeholder_map.yml`."""

    stakeholders: tuple[Stakeholder, ...] = public(description="Daftar pemangku kepentingan.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")


class Product(Written):
    """One row of `product_catalogue.csv`."""

    id: Identifier = public(description="Kode produk: huruf kecil, angka, tanda hubung.")
    name: Name = public(description="Nama produk atau layanan.")
    category: Name = public(description="Kelompok produk.")
    description: Text | None = public(None, description="Keterangan singkat bagi pembeli.")
    unit: Name | None = public(None, description="Satuan jual: kg, dus, paket, tahun.")
    price: Rupiah | None = public(None, description="Harga per satuan, rupiah utuh; kosong = hubungi koperasi.")
    capacity: Name | None = public(None, description="Kapasitas, contoh 2 ton per bulan.")
    minimum_order: Name | None = public(None, description="Pesanan paling sedikit.")
    lead_time_days: Count | None = public(None, description="Lama penyiapan, hari.")
    certificates: CertificateList | None = public(
        None, description="Sertifikat, dipisah titik koma; hari terakhirnya dalam kurung: Halal (sampai 2027-08-31)."
    )
    order_channel: Name | None = public(None, description="Cara memesan: saluran kantor, bukan nomor pribadi.")
    image: Name | None = public(None, description="Nama berkas foto produk dalam folder images.")
    published: YesNo = public(True, description="tidak = belum ditampilkan kepada umum.")
    cost_price: Rupiah | None = internal(description="Harga pokok; hanya untuk pembaca internal.")
