"""Numbers, money, dates and the labels of our enumerations in the language spoken now; the importer of babel.

Exact values in, text out, rounded half up. A shown number never contradicts its band: when rounding would put it on
another side of a limit, more digits are shown. Refuses to know where a value comes from.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel.dates import format_date, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from generator.model.profile import CooperativeForm, CooperativeKind, CooperativeStatus, Principles
from generator.model.results import NoScoreReason
from generator.model.rulebook import Evidence, Unit
from generator.model.translations import INDONESIAN
from generator.pages.language import Labels, language, marked, remembered, said

Exact = Fraction | Decimal | int
_SIGNS = {code: (get_group_symbol(code), get_decimal_symbol(code)) for code in ("id", "en")}
_MINUS = "\u2212"
_NBSP = "\u00a0"
_MOST_DIGITS = 12

NOT_STATED = marked("belum disampaikan")

EVIDENCE: Mapping[Evidence, str] = Labels(
    {
        Evidence.VERIFIED: "terverifikasi",
        Evidence.SINGLE_SOURCE: "satu sumber",
        Evidence.UNVERIFIED: "belum terverifikasi",
    }
)
KINDS: Mapping[str, str] = Labels(
    {
        CooperativeKind.PRODUSEN: "Koperasi produsen",
        CooperativeKind.PEMASARAN: "Koperasi pemasaran",
        CooperativeKind.KONSUMEN: "Koperasi konsumen",
        CooperativeKind.JASA: "Koperasi jasa",
        CooperativeKind.SIMPAN_PINJAM: "Koperasi simpan pinjam",
    }
)
FORMS: Mapping[str, str] = Labels(
    {
        CooperativeForm.PRIMER_KABUPATEN_KOTA: "Primer kabupaten/kota",
        CooperativeForm.PRIMER_PROVINSI: "Primer provinsi",
        CooperativeForm.PRIMER_NASIONAL: "Primer nasional",
        CooperativeForm.SEKUNDER_KABUPATEN_KOTA: "Sekunder kabupaten/kota",
        CooperativeForm.SEKUNDER_PROVINSI: "Sekunder provinsi",
        CooperativeForm.SEKUNDER_NASIONAL: "Sekunder nasional",
    }
)
STATUSES: Mapping[str, str] = Labels({CooperativeStatus.AKTIF: "Aktif", CooperativeStatus.TIDAK_AKTIF: "Tidak aktif"})
PRINCIPLES: Mapping[Principles, str] = Labels({Principles.KONVENSIONAL: "Konvensional", Principles.SYARIAH: "Syariah"})
OUTPUTS: Mapping[str, str] = Labels(
    {
        "profile": "Profil",
        "canvas": "Kanvas model bisnis",
        "swot": "Analisis SWOT",
        "stakeholders": "Peta pemangku kepentingan",
        "products": "Katalog produk",
    }
)
NO_SCORE: Mapping[NoScoreReason, str] = Labels(
    {
        NoScoreReason.NO_RULE_IN_FORCE: "Tidak ada aturan yang berlaku bagi koperasi ini pada tanggal tersebut.",
        NoScoreReason.UNKNOWN_RULEBOOK: "Aturan yang disebut berkas tidak ada di situs ini.",
        NoScoreReason.NOT_APPLICABLE: "Tidak berlaku: aturan yang disebut berkas bukan untuk jenis koperasi ini.",
    }
)
APPLIES_TO: Mapping[str, str] = Labels(
    {
        "ksp": "koperasi simpan pinjam (KSP)",
        "usp": "unit simpan pinjam koperasi (USP)",
        "kspps": "koperasi simpan pinjam dan pembiayaan syariah (KSPPS)",
        "uspps": "unit simpan pinjam dan pembiayaan syariah (USPPS)",
        "sektor_riil": "koperasi sektor riil",
    }
)
UNITS: Mapping[Unit, str] = Labels({Unit.PERCENT: "%", Unit.TIMES: "kali", Unit.DAYS: "hari", Unit.PERSONS: "orang"})
MEASURED: Mapping[str, str] = Labels(
    {"balance": "akhir tahun", "flow": "selama setahun", "count": "jumlah, bukan rupiah"}
)


def _scaled(value: Exact, digits: int) -> int:
    """The value in units of the last shown digit, rounded half up (away from zero)."""
    return _rounded(*value.as_integer_ratio(), digits)


def _rounded(numerator: int, bottom: int, digits: int) -> int:
    units: int = (2 * abs(numerator) * 10**digits + bottom) // (2 * bottom)
    return -units if numerator < 0 else units


@lru_cache(maxsize=16384)
def _formatted(units: int, digits: int, spoken: str) -> str:
    group, decimal = _SIGNS[spoken]
    whole, rest = divmod(abs(units), 10**digits)
    text = f"{whole:,}".replace(",", group)
    if digits:
        text += f"{decimal}{rest:0{digits}d}"
    return _MINUS + text if units < 0 else text


def _contradicts(shown: int, scale: int, exact: tuple[int, int], limits: Iterable[Exact]) -> bool:
    """Whether a limit lies between the shown number (`shown / scale`) and the exact one, or on either of them."""
    top, bottom = exact
    for limit in limits:
        above, below = limit.as_integer_ratio()
        if (above * scale - shown * below) * (above * bottom - top * below) <= 0:
            return True
    return False


def points(value: Exact, limits: Iterable[Exact] = (), spoken: str = "") -> str:
    """Points with two decimals, `12,00`; more where a limit would be contradicted."""
    exact = top, bottom = value.as_integer_ratio()
    if not limits:
        return _points(top, bottom, spoken or language())
    digits = 2
    units = _rounded(top, bottom, digits)
    while digits < _MOST_DIGITS:
        scale = 10**digits
        if units * bottom == top * scale or not _contradicts(units, scale, exact, limits):
            break
        digits += 1
        units = _rounded(top, bottom, digits)
    return _formatted(units, digits, spoken or language())


@lru_cache(maxsize=16384)
def _points(top: int, bottom: int, spoken: str) -> str:
    return _formatted(_rounded(top, bottom, 2), 2, spoken)


def percent(value: Exact, limits: Iterable[Exact] = (), spoken: str = "") -> str:
    """A ratio that is already in percent: `87,71 %`, in English `87.71%`."""
    spoken = spoken or language()
    return points(value, limits, spoken) + percent_sign(spoken)


def percent_sign(spoken: str) -> str:
    """How the sign follows a number."""
    return _NBSP + "%" if spoken == INDONESIAN else "%"


def trimmed(value: Exact, spoken: str = "") -> str:
    """A limit or weight without useless zeros, `62,5`, in English `62.5`."""
    return _trimmed(*value.as_integer_ratio(), spoken or language())


@lru_cache(maxsize=16384)
def _trimmed(top: int, bottom: int, spoken: str) -> str:
    for digits in range(_MOST_DIGITS + 1):
        units = _rounded(top, bottom, digits)
        if units * bottom == top * 10**digits:
            return _formatted(units, digits, spoken)
    return _formatted(_rounded(top, bottom, 4), 4, spoken)


def rupiah(value: Exact) -> str:
    """`Rp1.250.000`; sen only where the exact amount has a fraction."""
    numerator, denominator = value.as_integer_ratio()
    return _rupiah(numerator, denominator, language())


def rupiah_part(value: Exact, factor: Exact) -> str:
    """A part of an amount, such as half of it: the product, exact before it is rounded."""
    (top, bottom), (times, by) = value.as_integer_ratio(), factor.as_integer_ratio()
    top, bottom = top * times, bottom * by
    common = math.gcd(top, bottom)
    return _rupiah(top // common, bottom // common, language())


@lru_cache(maxsize=16384)
def _rupiah(numerator: int, denominator: int, spoken: str) -> str:
    # One amount is told several times on the pages of a year; whole numbers are found again much faster than fractions.
    if denominator == 1:
        text = f"{abs(numerator):,}".replace(",", _SIGNS[spoken][0])
    else:
        text = _formatted(_rounded(abs(numerator), denominator, 2), 2, spoken)
    return f"{_MINUS if numerator < 0 else ''}Rp{text}"


def accounting(value: int) -> str:
    """An amount in a statement: `1.250.000`, negative in brackets, nothing as a dash."""
    if value == 0:
        return "–"
    text = _formatted(abs(value), 0, language())
    return f"({text})" if value < 0 else text


_SHORT = (
    (10**12, marked("{amount} triliun")),
    (10**9, marked("{amount} miliar")),
    (10**6, marked("{amount} juta")),
    (10**3, marked("{amount} ribu")),
)


def short_rupiah(value: int) -> str:
    """`Rp1,3 miliar` for a picture whose table gives the exact amount."""
    spoken = language()
    for size, form in _SHORT:
        # 999.960.000 is a thousand million when rounded to 0,1 juta; 960.000 is no million.
        if _scaled(Fraction(1000 * abs(value), size), 1) >= 10_000:
            units = _scaled(Fraction(abs(value), size), 1)
            digits = _formatted(units, 1, spoken) if units % 10 else _formatted(units // 10, 0, spoken)
            return f"{_MINUS if value < 0 else ''}Rp{said(form, amount=digits).replace(' ', _NBSP)}"
    return rupiah(value)


def count(value: int) -> str:
    """`1.234`."""
    return _formatted(value, 0, language())


def day(value: date) -> str:
    """`14 Maret 2024`."""
    return _day(value, language())


@lru_cache(maxsize=8192)
def _day(value: date, spoken: str) -> str:
    return format_date(value, format="d MMMM y", locale=spoken)


@remembered(maxsize=1024)
def month(value: str) -> str:
    """`April 2016` from `2016-04`; a year alone stays a year."""
    year, _, number = value.partition("-")
    if not number:
        return year
    return f"{get_month_names('wide', locale=language())[int(number)]} {year}"


def since(earlier: date, later: date) -> str:
    """How long ago, in years and months; empty when `earlier` is not before `later`."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
    if later < earlier:
        return ""
    if months < 1:
        return said("kurang dari sebulan")
    years, months = divmod(months, 12)
    parts = [said("{count} tahun", count=years)] * bool(years) + [said("{count} bulan", count=months)] * bool(months)
    return " ".join(parts)


def trimmed_percent(value: Exact) -> str:
    """A limit or share in percent without useless zeros: `62,5 %`, in English `62.5%`."""
    return trimmed(value) + percent_sign(language())


def unit_suffix(unit: Unit) -> str:
    """How the unit of a ratio follows its number."""
    return percent_sign(language()) if unit is Unit.PERCENT else _NBSP + UNITS[unit]


def written_percent(value: object) -> str:
    """A percentage exactly as a person wrote it, zeros at its end included."""
    text = str(value)
    return (text.replace(".", ",") if language() == INDONESIAN else text) + percent_sign(language())


def sum_of(added: Iterable[str], taken: Iterable[str]) -> str:
    """`a ditambah b dikurangi c dan d`."""
    whole = said(" ditambah ").join(added)
    parts = tuple(taken)
    return said("{whole} dikurangi {parts}", whole=whole, parts=joined(parts)) if parts else whole


@lru_cache(maxsize=4096)
def lower_first(name: str) -> str:
    """A name inside a sentence; abbreviations, and names written with capitals throughout, keep them."""
    first, *others = name.split(" ")
    if len(first) > 1 and first.isupper():
        return name
    longer = [word for word in others if len(word) > 3 and not word.isupper()]
    is_title = bool(longer) and all(word[:1].isupper() for word in longer)
    return name if is_title and longer != ["Dinas"] else name[:1].lower() + name[1:]


def joined(parts: tuple[str, ...]) -> str:
    """`a, b dan c`."""
    if len(parts) < 2:
        return "".join(parts)
    return said("{parts} dan {last}", parts=", ".join(parts[:-1]), last=parts[-1])
