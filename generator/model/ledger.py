"""What people write about their books: chart of accounts, balance checks, the decision on sharing the surplus.

Knows the written forms. The journal itself is held column by column in `model.journal`; what is computed from it
stands in `model.statements`. Values of accounts follow their kind: an asset or a cost is positive as a debit,
everything else as a credit, so an account that is deducted (accumulated depreciation) is negative within its group.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.audience import internal, public
from generator.model.values import ContentText, Day, Key, Name, Number, Rupiah, Text, Written, YesNo

_CODE = re.compile(r"[0-9A-Za-z]+([.-][0-9A-Za-z]+)*", re.ASCII)
MAX_CODE = 24
_MAPPING = re.compile(r"-?[a-z0-9]+(_[a-z0-9]+)*(\|[a-z0-9]+(_[a-z0-9]+)*)*", re.ASCII)


class AccountKind(StrEnum):
    """The five kinds of account."""

    ASET = "aset"
    KEWAJIBAN = "kewajiban"
    EKUITAS = "ekuitas"
    PENDAPATAN = "pendapatan"
    BEBAN = "beban"

    @property
    def sign(self) -> int:
        """+1 where a debit makes the account larger, -1 where a credit does."""
        return 1 if self in (AccountKind.ASET, AccountKind.BEBAN) else -1


class AccountGroup(StrEnum):
    """The line of a statement an account belongs to, in the order of the statements."""

    ASET_LANCAR = "aset_lancar"
    INVESTASI_JANGKA_PANJANG = "investasi_jangka_panjang"
    ASET_TETAP = "aset_tetap"
    ASET_LAIN = "aset_lain"
    KEWAJIBAN_JANGKA_PENDEK = "kewajiban_jangka_pendek"
    KEWAJIBAN_JANGKA_PANJANG = "kewajiban_jangka_panjang"
    SIMPANAN_POKOK = "simpanan_pokok"
    SIMPANAN_WAJIB = "simpanan_wajib"
    MODAL_PENYETARAAN = "modal_penyetaraan"
    HIBAH = "hibah"
    CADANGAN = "cadangan"
    SHU_TAHUN_LALU = "shu_tahun_lalu"
    SHU_TAHUN_BERJALAN = "shu_tahun_berjalan"
    PARTISIPASI_BRUTO = "partisipasi_bruto"
    BEBAN_POKOK = "beban_pokok"
    PENDAPATAN_NON_ANGGOTA = "pendapatan_non_anggota"
    BEBAN_POKOK_NON_ANGGOTA = "beban_pokok_non_anggota"
    BEBAN_USAHA = "beban_usaha"
    BEBAN_PERKOPERASIAN = "beban_perkoperasian"
    PENDAPATAN_LAIN = "pendapatan_lain"
    BEBAN_LAIN = "beban_lain"
    PAJAK_PENGHASILAN = "pajak_penghasilan"

    @property
    def kind(self) -> AccountKind:
        """The kind of every account of the group."""
        if self.value.startswith("pendapatan") or self is AccountGroup.PARTISIPASI_BRUTO:
            return AccountKind.PENDAPATAN
        if self.value.startswith("beban") or self is AccountGroup.PAJAK_PENGHASILAN:
            return AccountKind.BEBAN
        if self.value.startswith("kewajiban"):
            return AccountKind.KEWAJIBAN
        is_asset = self.value.startswith("aset") or self is AccountGroup.INVESTASI_JANGKA_PANJANG
        return AccountKind.ASET if is_asset else AccountKind.EKUITAS


class CashFlowClass(StrEnum):
    """The three activities of the cash flow statement."""

    OPERASI = "operasi"
    INVESTASI = "investasi"
    PENDANAAN = "pendanaan"


class Party(StrEnum):
    """Whom an account is about, where that is told apart."""

    ANGGOTA = "anggota"
    NON_ANGGOTA = "non_anggota"


class LedgerUse(StrEnum):
    """Kinds of business that need an account."""

    SIMPAN_PINJAM = "simpan_pinjam"
    PERDAGANGAN = "perdagangan"


def _split(value: Any) -> Any:
    return tuple(value.split()) if isinstance(value, str) else value


def _fits(pattern: re.Pattern[str], code: str, limit: int) -> Callable[[Any], Any]:
    def parse(value: Any) -> Any:
        if not isinstance(value, str) or len(value) > limit or not pattern.fullmatch(value):
            raise PydanticCustomError(code, "value refused")
        return value

    return parse


def is_account_code(text: str) -> bool:
    """Whether a text can be the code of an account: letters, digits, dots, hyphens."""
    return len(text) <= MAX_CODE and bool(_CODE.fullmatch(text))


AccountCode = Annotated[str, BeforeValidator(_fits(_CODE, "L20", MAX_CODE)), WithJsonSchema({"type": "string"})]
MappingText = Annotated[str, BeforeValidator(_fits(_MAPPING, "L21", 200)), WithJsonSchema({"type": "string"})]
_WORDS = WithJsonSchema({"type": "string"})


class Account(Written):
    """One row of `chart_of_accounts.csv` or of a cooperative's own `ledgers/accounts.csv`."""

    code: AccountCode = public(description="Kode akun, contoh 1101.")
    name: Name = public(description="Nama akun.")
    name_en: Name | None = public(None, description="Nama akun dalam bahasa Inggris.")
    kind: AccountKind = public(description="aset, kewajiban, ekuitas, pendapatan atau beban.")
    contra: YesNo = public(False, description="ya = akun pengurang, contoh akumulasi penyusutan.")
    group: AccountGroup = public(description="Kelompok dalam laporan, contoh aset_lancar.")
    cash: YesNo = public(False, description="ya = kas atau bank yang bebas dipakai.")
    cash_flow: CashFlowClass | None = public(
        None, description="Kegiatan dalam arus kas; kosong hanya untuk kas dan bank."
    )
    party: Party | None = public(None, description="anggota atau non_anggota, bila dibedakan.")
    maps_to: Annotated[tuple[MappingText, ...], BeforeValidator(_split), _WORDS] = public(
        (),
        description="Angka aturan yang memuat akun ini; `a|b` = b bila aturan tidak mengenal a; `-a` = tanda dibalik.",
    )
    used_by: Annotated[tuple[LedgerUse, ...], BeforeValidator(_split), _WORDS] = public(
        (), description="simpan_pinjam, perdagangan atau keduanya, dipisah spasi."
    )

    @property
    def sign(self) -> int:
        """+1 where a debit makes the account's value larger (asset, cost)."""
        return self.kind.sign


class BalanceCheck(Written):
    """One row of `balance_checks.csv`: what the author believes a balance to be at the end of a day."""

    date: Day = public(description="Tanggal, akhir hari.")
    account: AccountCode = public(description="Kode akun.")
    amount: Rupiah = public(description="Saldo pada sisi wajarnya; akun pengurang ditulis positif.")


class ShuShare(Written):
    """One part of the surplus as decided by the annual meeting."""

    name: Name = public(description="Bagian, contoh Cadangan umum.")
    percent: Number = public(description="Persen dari SHU setelah pajak.")
    member: YesNo = public(False, description="ya = bagian anggota (jasa modal atau jasa usaha).")
    account: AccountCode | None = public(None, description="Akun tempat bagian ini dibukukan.")


class ShuDistribution(Written):
    """`ledgers/shu_distribution_<year>.yml`: how the surplus of that book year is shared."""

    decided_on: Day = public(description="Tanggal rapat anggota.")
    surplus: Rupiah | None = public(None, description="SHU setelah pajak yang dibagi; diperiksa terhadap buku besar.")
    shares: tuple[ShuShare, ...] = public(description="Bagian-bagiannya; persennya berjumlah tepat 100.")
    explanation: Text | None = public(None, description="Penjelasan bagi pembaca.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")


class FigureSource(StrEnum):
    """Where a figure of a rulebook comes from when the books are kept here."""

    AKUN = "akun"
    """Accounts that map to it."""
    KELOMPOK = "kelompok"
    """Whole groups of accounts."""
    TAHUN_LALU = "tahun_lalu"
    """The same measure a year before."""
    PEMBAGIAN_SHU = "pembagian_shu"
    """The members' part of the surplus."""
    DAFTAR = "daftar"
    """A register of loans or savings."""
    DINYATAKAN = "dinyatakan"
    """Nothing in the books gives it: a person states it."""


class LedgerFigure(Written):
    """One row of `content/ledger_figures.csv`."""

    id: Key = public(description="Nama angka aturan.")
    source: FigureSource = public(description="Asalnya.")
    of: Annotated[tuple[MappingText, ...], BeforeValidator(_split), _WORDS] = public(
        (), description="Kelompok akun, atau nama jumlah tahun lalu."
    )
    note: ContentText | None = public(None, description="Cara baca.")
