"""What a review says, piece by piece, in plain sentences: values, hints, states. Not yet escaped for any form.

Refuses to know the form of the report, and which pieces it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from generator.model.changes import AssessmentChange, AssessmentKind, FileFate, InputMove, Points, Value, ValueKind
from generator.model.review import CooperativeReview, Hint, HintKind, ProblemChanges, Review
from generator.model.rulebook import Wording
from generator.pages import wording
from generator.pages.language import Labels, language, said
from generator.problems.catalogue import severity_of
from generator.problems.problem import Severity

FATES: Mapping[FileFate, str] = Labels(
    {FileFate.ADDED: "baru", FileFate.CHANGED: "berubah", FileFate.REMOVED: "dihapus"}
)
STATES: Mapping[str, str] = Labels(
    {
        "valid": "lengkap",
        "expired": "masa berlakunya habis",
        "undated": "masa berlakunya belum dicatat",
        "draft": "masih draf",
        "without_document": "dokumennya belum ada",
        "partial": "sebagian",
        "broken": "berkasnya perlu diperbaiki",
        "missing": "belum ada",
    }
)
NOTHING = "–"
MOST_TEXT = 80
NO_ADDRESS = "K01"
"""The problem of a folder whose name cannot be the address of pages."""


def tell_name(name: Wording | None) -> str:
    """A name of the law in the reader's language."""
    if name is None:
        return ""
    return name.id if language() == "id" else name.en


def tell_assessment(one: AssessmentChange) -> str:
    """`Kesehatan 2023`."""
    if one.kind is AssessmentKind.HEALTH:
        return said("Kesehatan {year}", year=one.year)
    if one.kind is AssessmentKind.MODERN_INITIAL:
        return said("Koperasi modern {year}, asesmen awal", year=one.year)
    return said("Koperasi modern {year}, asesmen akhir", year=one.year)


def tell_points(points: Points | None) -> str:
    """Points, or while something is missing the interval."""
    if points is None:
        return NOTHING
    if points.score is not None:
        return wording.points(points.score)
    return said("{low} sampai {high}", low=wording.points(points.lowest), high=wording.points(points.highest))


def tell_difference(value: Fraction | None) -> str:
    """With its sign; nothing where it is not known."""
    if value is None:
        return NOTHING
    return f"+{wording.points(value)}" if value > 0 else wording.points(value)


def tell_value(value: Value, kind: ValueKind) -> str:
    """A stated value as its field means it."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return said("ya") if value else said("tidak")
    if isinstance(value, date):
        return wording.day(value)
    if isinstance(value, int) and kind is ValueKind.RUPIAH:
        return wording.rupiah(value)
    if isinstance(value, (int, Decimal)):
        return wording.trimmed(value)
    return value if len(value) <= MOST_TEXT else f"{value[:MOST_TEXT]}…"


def tell_factor(move: InputMove) -> str:
    """`×10` or `÷1.000`; nothing where it is no number."""
    factor = move.factor
    if factor is None:
        return ""
    if factor < 0:
        return said("berganti tanda")
    shown = wording.trimmed(factor) if factor.denominator == 1 else wording.points(factor)
    if abs(factor) < Fraction(1, 10):
        return f"÷{wording.trimmed(1 / factor) if factor.numerator == 1 else wording.points(1 / factor)}"
    return f"×{shown}"


def tell_hint(hint: Hint) -> str:
    """The question a hint asks."""
    values = {name: _tell_plain(value) for name, value in hint.values.items()}
    year = str(hint.values.get("year", ""))
    if hint.kind is HintKind.THOUSAND:
        if hint.values["direction"] == "times":
            return said("`{name}` menjadi seribu kali lipat. Apakah satuannya tertukar?", name=values["name"])
        return said("`{name}` menjadi seperseribu. Apakah angkanya ditulis dalam ribuan?", name=values["name"])
    if hint.kind is HintKind.THOUSAND_YEAR:
        told = {"near": values["near"], "of": values["of"], "year": year}
        if hint.values["direction"] == "times":
            return said(
                "{near} dari {of} angka kira-kira seribu kali angka tahun {year}. Apakah satuannya sama?", **told
            )
        return said("{near} dari {of} angka kira-kira seperseribu angka tahun {year}. Apakah satuannya sama?", **told)
    if hint.kind is HintKind.BANDS:
        name = str(hint.values["name_id"] if language() == "id" else hint.values["name_en"])
        told = {"name": name, "bands": values["bands"]}
        told |= {one: wording.percent(Fraction(hint.values[one])) for one in ("before", "after")}
        if year:
            return said(
                "{name}: {before} pada {year}, sekarang {after}; melompati {bands} baris tabel.", year=year, **told
            )
        return said("{name}: dari {before} menjadi {after}; melompati {bands} baris tabel.", **told)
    if hint.kind is HintKind.COPIED_YEAR:
        told = {"equal": values["equal"], "of": values["of"], "year": year}
        return said("{equal} dari {of} angka sama persis dengan tahun {year}. Apakah tersalin?", **told)
    if hint.kind is HintKind.ANSWERS:
        told = {"changed": values["changed"], "of": values["of"]}
        return said("{changed} dari {of} jawaban berbalik. Apakah memang dinilai ulang?", **told)
    if hint.kind is HintKind.NEIGHBOUR:
        return _tell_copy(hint)
    if hint.kind is HintKind.MOVED:
        return said(
            "{equal} dari {of} berkas sama dengan folder {other} yang dihapus. Kode koperasi tetap selamanya: bila nama"
            " foldernya diganti, tautan ke halaman lama putus.",
            **{name: values[name] for name in ("equal", "of", "other")},
        )
    told = {name: wording.rupiah(int(hint.values[name])) for name in ("assets", "funding", "difference")}
    return said("Neraca tidak seimbang: aset {assets}, pasiva {funding}, selisih {difference}.", **told)


def _tell_copy(hint: Hint) -> str:
    start = str(hint.values["text"])[:60]
    other, more = str(hint.values["other"]), int(hint.values["more"])
    if more:
        told = {"start": start, "other": other, "more": wording.count(more)}
        return said("Teks “{start}…” sama dengan milik {other} dan {more} koperasi lain.", **told)
    return said("Teks “{start}…” sama dengan milik {other}.", start=start, other=other)


def _tell_plain(value: str | int | Fraction) -> str:
    return value if isinstance(value, str) else wording.trimmed(value)


def list_pages(review: CooperativeReview) -> list[str]:
    """Pages of the site to look at, the most telling first; none of a cooperative that is gone or has no address."""
    present = (*review.problems.new, *review.problems.old)
    if review.fate is FileFate.REMOVED or any(one.code == NO_ADDRESS for one in present):
        return []
    folder = f"koperasi/{review.id}"
    found = [f"{folder}/index.html"]
    for one in review.assessments:
        if one.fate is FileFate.REMOVED or not one.moved:
            continue
        page = (
            f"kesehatan-{one.id.removeprefix('health_')}" if one.kind is AssessmentKind.HEALTH else f"modern-{one.year}"
        )
        found.append(f"{folder}/{page}.html")
    return list(dict.fromkeys(found))


def list_all_problems(review: Review) -> Iterator[ProblemChanges]:
    """Of shared content and of every cooperative."""
    yield review.shared
    yield from (one.problems for one in review.cooperatives)


def count_new_errors(review: Review) -> int:
    """Errors that the change brings."""
    return sum(severity_of(one) is Severity.ERROR for problems in list_all_problems(review) for one in problems.new)


def count_new_warnings(review: Review) -> int:
    """Warnings that the change brings."""
    return sum(len(one.new) for one in list_all_problems(review)) - count_new_errors(review)
