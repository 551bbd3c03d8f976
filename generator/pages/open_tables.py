"""The whole catalogue as plain tables: cooperatives, assessments by aspect, products. One description of each column
serves the CSV, the workbook and the data package.

Made of the same rows as the pages about many cooperatives, already projected for the audience of the build. Exact
numbers as plain decimals; an empty cell is not known, never zero. Refuses to know addresses of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeVar

from generator.model.mentoring_stage import MentoringStanding
from generator.model.offers import ProductOffer
from generator.model.programme_results import MentoringMaterial
from generator.model.results import AspectSummary, CooperativeOverview, HealthSummary
from generator.pages.language import marked
from generator.pages.latest_mentoring import find_latest
from generator.pages.score_data import decimal_text

T = TypeVar("T")
TOTAL = "jumlah"
"""What stands for the aspect in the row of the whole."""


class FieldKind(StrEnum):
    """Types of a data package's fields."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its name, its type, what it holds in one sentence, and how a row gives it as text."""

    name: str
    kind: FieldKind
    says: str
    make: Callable[[T], str | None]
    required: bool = False


@dataclass(frozen=True, slots=True)
class OpenTable:
    """One table with its rows as text; `key` are the columns that no two rows share."""

    name: str
    title: str
    says: str
    columns: tuple[Column[Any], ...]
    key: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]

    @property
    def heading(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(one.name for one in self.columns)

    @property
    def numbers(self) -> frozenset[int]:
        """Positions of the columns of numbers."""
        kinds = (FieldKind.INTEGER, FieldKind.NUMBER, FieldKind.YEAR)
        return frozenset(place for place, one in enumerate(self.columns) if one.kind in kinds)


@dataclass(frozen=True, slots=True)
class AspectRow:
    """One aspect of one assessment, or the whole of it (no aspect)."""

    cooperative: str
    assessment: HealthSummary
    aspect: AspectSummary | None


@dataclass(frozen=True, slots=True)
class CooperativeRow:
    """One cooperative with its newest mentoring."""

    overview: CooperativeOverview
    latest: MentoringStanding | None


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One published product of one cooperative."""

    cooperative: str
    offer: ProductOffer


def list_tables(
    overviews: Iterable[CooperativeOverview], material: MentoringMaterial | None
) -> tuple[OpenTable, OpenTable, OpenTable]:
    """Cooperatives, assessments and products, in the order of their ids."""
    ordered = sorted(overviews, key=lambda one: one.id)
    cooperatives = (CooperativeRow(one, find_latest(one, material)) for one in ordered)
    assessments = (row for one in ordered for row in _list_aspects(one))
    products = (ProductRow(one.id, offer) for one in ordered for offer in one.offers)
    return (
        _table("koperasi", marked("Koperasi"), marked("Satu baris satu koperasi."), COOPERATIVE, ("id",), cooperatives),
        _table(
            "penilaian",
            marked("Penilaian kesehatan menurut aspek"),
            marked(
                "Satu baris satu aspek; baris `jumlah` adalah jumlahnya. Skor kosong berarti belum pasti: terendah dan "
                "tertinggi menyebut batasnya."
            ),
            ASSESSMENT,
            ("koperasi", "penilaian", "aspek"),
            assessments,
        ),
        _table(
            "produk",
            marked("Produk"),
            marked("Satu baris satu produk yang diterbitkan."),
            PRODUCT,
            ("koperasi", "id"),
            products,
        ),
    )


def _list_aspects(overview: CooperativeOverview) -> Iterator[AspectRow]:
    for assessment in reversed(overview.assessments):
        yield AspectRow(overview.id, assessment, None)
        yield from (AspectRow(overview.id, assessment, one) for one in assessment.aspects)


def _table(
    name: str, title: str, says: str, columns: tuple[Column[T], ...], key: tuple[str, ...], rows: Iterable[T]
) -> OpenTable:
    made = tuple(tuple(column.make(row) for column in columns) for row in rows)
    return OpenTable(name, title, says, columns, key, made)


def _whole(value: int | None) -> str | None:
    return None if value is None else str(value)


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _newest(one: CooperativeOverview) -> tuple[int, str] | None:
    return one.yearly_meetings[0] if one.yearly_meetings else None


def _points(row: AspectRow, name: str) -> str | None:
    if row.aspect is not None:
        value: Fraction | None = getattr(row.aspect, name)
    else:
        value = getattr(row.assessment, {"score": "total", "maximum": "lowest"}.get(name, name))
        if name == "maximum":
            value = sum((one.maximum for one in row.assessment.aspects), Fraction(0)) if value is not None else None
    return decimal_text(value)


def _predicate(row: AspectRow) -> str | None:
    return row.assessment.predicate.id if row.aspect is None and row.assessment.predicate else None


S, N, K = FieldKind.STRING, FieldKind.NUMBER, FieldKind.INTEGER
COOPERATIVE: tuple[Column[CooperativeRow], ...] = (
    Column("id", S, marked("Nama folder; bagian dari alamat halaman."), lambda row: row.overview.id, required=True),
    Column("nama", S, marked("Nama lengkap."), lambda row: row.overview.name, required=True),
    Column(
        "rekaan",
        FieldKind.BOOLEAN,
        marked("Benar bila koperasi ini contoh buatan."),
        lambda row: _yes(row.overview.fictional),
        True,
    ),
    Column("jenis", S, marked("Jenis koperasi."), lambda row: row.overview.kind),
    Column("wilayah", S, marked("Kode wilayah."), lambda row: row.overview.region),
    Column("tempat", S, marked("Tempat seperti tertulis."), lambda row: row.overview.place),
    Column("anggota", K, marked("Jumlah anggota."), lambda row: _whole(row.overview.members)),
    Column("produk", K, marked("Banyaknya produk yang diterbitkan."), lambda row: _whole(row.overview.products)),
    Column(
        "dokumen",
        K,
        marked("Output umum yang ada dan sah, dari lima."),
        lambda row: str(sum(have for _, have in row.overview.outputs)),
        True,
    ),
    Column(
        "rat_tahun_buku",
        FieldKind.YEAR,
        marked("Tahun buku RAT terakhir."),
        lambda row: _whole((_newest(row.overview) or (None, ""))[0]),
    ),
    Column(
        "rat_tanggal",
        FieldKind.DATE,
        marked("Tanggal RAT terakhir."),
        lambda row: (_newest(row.overview) or (0, None))[1],
    ),
    Column(
        "tahap",
        S,
        marked(
            "Tahap pendampingan terbaru: `not_started` belum mulai didampingi, `running` sedang didampingi, "
            "`awaiting_decision` selesai didampingi dan menunggu keputusan, `graduated` layak wisuda, `not_graduated` "
            "belum layak wisuda, `other_intervention` menerima intervensi lain, `stopped` berhenti."
        ),
        lambda row: row.latest.stage.value if row.latest else None,
    ),
    Column("tema", S, marked("Tema pendampingan terbaru."), lambda row: row.latest.theme if row.latest else None),
)
ASSESSMENT: tuple[Column[AspectRow], ...] = (
    Column("koperasi", S, marked("Id koperasi."), lambda row: row.cooperative, required=True),
    Column(
        "penilaian", S, marked("Nama berkas penilaian, tanpa akhirannya."), lambda row: row.assessment.id, required=True
    ),
    Column("tahun_buku", FieldKind.YEAR, marked("Tahun buku."), lambda row: str(row.assessment.year), required=True),
    Column("aturan", S, marked("Aturan yang dipakai menghitung."), lambda row: row.assessment.rulebook_id),
    Column(
        "aspek",
        S,
        marked("Id aspek; `jumlah` pada baris jumlah."),
        lambda row: row.aspect.id if row.aspect else TOTAL,
        True,
    ),
    Column("skor", N, marked("Skor; kosong bila belum pasti."), lambda row: _points(row, "score")),
    Column("terendah", N, marked("Skor terendah yang masih mungkin."), lambda row: _points(row, "lowest")),
    Column("tertinggi", N, marked("Skor tertinggi yang masih mungkin."), lambda row: _points(row, "highest")),
    Column("paling_tinggi", N, marked("Skor penuh menurut aturan."), lambda row: _points(row, "maximum")),
    Column("predikat", S, marked("Predikat menurut aturan; hanya pada baris jumlah."), _predicate),
    Column(
        "skor_tercatat",
        N,
        marked("Skor yang dicatat orang atau terbitan, bukan hitungan program; hanya pada baris jumlah."),
        lambda row: decimal_text(row.assessment.recorded_total) if row.aspect is None else None,
    ),
    Column(
        "predikat_tercatat",
        S,
        marked("Predikat yang tercatat bersama skor itu."),
        lambda row: row.assessment.recorded_predicate if row.aspect is None else None,
    ),
    Column(
        "bantahan",
        S,
        marked(
            "Yang membantah hasil tercatat; kosong bila tidak ada: `K80` ditulis menurut aturan lain, `A06` skor di "
            "luar rentang hitungan, `A05` skor berbeda dari hitungan, `A04` skor aspek di luar tabel aturan, `A03` "
            "skor aspek berbeda dari hitungan, `A07` skor berbeda dari jumlah aspeknya, `A08` predikat "
            "tidak sesuai batas aturan."
        ),
        lambda row: row.assessment.doubt.value if row.aspect is None and row.assessment.doubt else None,
    ),
)
PRODUCT: tuple[Column[ProductRow], ...] = (
    Column("koperasi", S, marked("Id koperasi."), lambda row: row.cooperative, required=True),
    Column("id", S, marked("Id produk dalam koperasi itu."), lambda row: row.offer.id, required=True),
    Column("nama", S, marked("Nama produk."), lambda row: row.offer.name, required=True),
    Column("kelompok", S, marked("Kelompok produk."), lambda row: row.offer.category),
    Column("keterangan", S, marked("Keterangan."), lambda row: row.offer.description),
    Column("satuan", S, marked("Satuan jual."), lambda row: row.offer.unit),
    Column("harga", K, marked("Harga satu satuan dalam rupiah."), lambda row: _whole(row.offer.price)),
    Column("kapasitas", S, marked("Kapasitas seperti tertulis."), lambda row: row.offer.capacity),
    Column("pesanan_terkecil", S, marked("Pesanan terkecil."), lambda row: row.offer.minimum_order),
    Column("hari_tunggu", K, marked("Lama menunggu dalam hari."), lambda row: _whole(row.offer.lead_time_days)),
    Column("cara_pesan", S, marked("Cara memesan."), lambda row: row.offer.order_channel),
)
