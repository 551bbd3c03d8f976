"""The printed documents of one assessment: the full health report, and its summary on one sheet.

Knows what an office expects on paper: identity, result, rule with its version, grounds of every point, what is still
uncertain, and lines to sign. Refuses to compute, and to print a total while a finding is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from generator.model.assessment import HealthAssessment
from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.cooperative import Cooperative
from generator.model.profile import People, Profile
from generator.model.results import HealthScore
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.health_result import health_page_name, report_page_name, summary_page_name
from generator.pages.language import said
from generator.pages.page import DOCUMENT, Page
from generator.pages.report_lines import NONE_YET, tell_answers, tell_aspect_lines, tell_weighted_sums
from generator.pages.report_rules import PIECES, ReportRules
from generator.pages.rulebook_text import RulebookText

_HEAD_LETTERS = 50
_SUMMARY_LETTERS = 80
_SUMMARY_MOVES = 3
_ON_SUMMARY = ("Nomor induk koperasi", "Badan hukum", "Jenis", "Wilayah", "RAT terakhir")


@dataclass(frozen=True, slots=True)
class IdentityText:
    """Who the cooperative is, as tables of names and values; what is not known is named beside them."""

    full: Markup
    short: Markup
    """For one sheet: fewer rows, long values cut."""
    missing: str
    """Names of the rows that are not known, as one list."""


def tell_identity(templates: Templates, cooperative: Cooperative, content: Content) -> IdentityText:
    """The rows of both documents, once per cooperative."""
    profile = cooperative.profile.content if cooperative.profile else None
    rows = _rows(profile, content)
    full = (("Nama", cooperative.name), *((name, value) for name, value in rows if value))
    missing = tuple(wording.lower_first(name) for name, value in rows if not value)
    short = tuple((name, cut(value, _SUMMARY_LETTERS)) for name, value in full if name in _ON_SUMMARY)
    table = templates.macro(PIECES, "identity_rows")
    return IdentityText(table(full), table(short) if short else Markup(), wording.joined(missing))


def render_reports(
    templates: Templates,
    told: Mapping[str, Any],
    identity: IdentityText,
    as_of: date,
    audience: Audience,
) -> tuple[Page, ...]:
    """Report and summary; `told` is what the health page says. None where there is no result at all."""
    cooperative: Cooperative = told["cooperative"]
    score: HealthScore = told["score"]
    text: RulebookText | None = told["text"]
    assessment: HealthAssessment = told["assessment"]
    rules: ReportRules | None = told["rules"]
    if text is None or rules is None or score.reason is not None or score.lowest is None or score.highest is None:
        return ()
    total = Fraction(text.rulebook.total)
    recorded = assessment.recorded
    aspects_recorded = {key: wording.points(value) for key, value in (recorded.aspects if recorded else {}).items()}
    outlook = told["reading"].outlook
    values = {
        **told,
        "name": cooperative.name,
        "short_name": cut(cooperative.name, _HEAD_LETTERS),
        "identity": identity,
        "as_of": as_of,
        "lines": tell_aspect_lines(score, told["figures"], text, rules, aspects_recorded),
        "has_recorded_aspects": bool(aspects_recorded),
        "answer_groups": tell_answers(score, assessment, rules, audience),
        "questions": sum(len(one.answers) for one in score.indicators),
        "measures": len(score.indicators),
        "scored": sum(one.score is not None for one in score.indicators),
        "low_at": _at(score.lowest, total),
        "high_at": _at(score.highest, total),
        "moves": outlook.moves if outlook else (),
        "summary_moves": outlook.moves[:_SUMMARY_MOVES] if outlook else (),
        "sums": tell_weighted_sums(score, text, rules),
        "health_page": health_page_name(score),
        "errors": sum(group.count for group in told["notices_list"] if group.is_error),
        "none_yet": NONE_YET,
    }
    values["verdict"] = templates.macro(PIECES, "verdict")(values)
    full, short = report_page_name(score), summary_page_name(score)
    folder = f"koperasi/{cooperative.id}"
    year = values["year"]
    documents = [
        ("Laporan", full, "print/report.html", short, "Ringkasan satu halaman"),
        ("Ringkasan", short, "print/summary.html", full, "Laporan lengkap"),
    ]
    return tuple(
        Page(
            path=f"{folder}/{name}",
            frame=DOCUMENT,
            title=f"{kind} kesehatan {year}: {cooperative.name}",
            description=told["result"].sentence,
            body=templates.render(template, {**values, "kind": kind, "other_page": other, "other_words": words}),
            search_text="",
        )
        for kind, name, template, other, words in documents
    )


def render_worksheets(templates: Templates, told: Mapping[str, Any], as_of: date) -> tuple[Page, ...]:
    """The sums behind the formulas of one assessment, where it has any: a trace in every language, no paper to sign."""
    score: HealthScore = told["score"]
    if told["rules"] is None or score.reason is not None or score.lowest is None or score.highest is None:
        return ()
    if not told["sheets"] and not told["reading"].goals:
        return ()
    cooperative: Cooperative = told["cooperative"]
    kind = said("Lembar hitung")
    values = {
        **told,
        "kind": kind,
        "name": cooperative.name,
        "short_name": cut(cooperative.name, _HEAD_LETTERS),
        "as_of": as_of,
        "health_page": health_page_name(score),
        "other_page": report_page_name(score),
        "other_words": said("Laporan lengkap"),
    }
    page = Page(
        path=f"koperasi/{cooperative.id}/{told['sheets_page']}",
        frame=DOCUMENT,
        title=f"{kind} {told['year']}: {cooperative.name}",
        description=told["result"].sentence,
        body=templates.render("print/worksheets.html", values),
        search_text="",
    )
    return (page,)


def cut(value: str, letters: int) -> str:
    """The text, or its beginning where it is too long for its place on a sheet."""
    return value if len(value) <= letters else f"{value[: letters - 1].rstrip()}…"


def _at(value: Fraction, total: Fraction) -> str:
    return f"{float(min(max(value * 100 / total, Fraction(0)), Fraction(100))):.2f}"


def _rows(profile: Profile | None, content: Content) -> tuple[tuple[str, str], ...]:
    legal, people = (profile.legal_entity, profile.people) if profile else (None, None)
    deed = f"{legal.number}{', disahkan ' + wording.day(legal.on) if legal.on else ''}" if legal else ""
    region = content.region_path(profile.region) if profile and profile.region else ()
    return (
        ("Nomor induk koperasi", (profile and profile.cooperative_number) or ""),
        ("Badan hukum", deed),
        ("Jenis", wording.KINDS.get(profile.kind, "") if profile and profile.kind else ""),
        ("Bentuk", wording.FORMS.get(profile.form, "") if profile and profile.form else ""),
        ("Wilayah", ", ".join(region) or (profile and profile.place) or ""),
        ("Alamat", (profile and profile.address) or ""),
        ("RAT terakhir", wording.day(profile.last_annual_meeting) if profile and profile.last_annual_meeting else ""),
        ("Anggota", f"{wording.count(people.members)} orang" if people and people.members is not None else ""),
        ("Perangkat", _organs(people) if people else ""),
    )


def _organs(people: People) -> str:
    counts = (
        (people.board, "pengurus"),
        (people.supervisors, "pengawas"),
        (people.managers, "pengelola"),
        (people.staff, "karyawan"),
    )
    return ", ".join(f"{wording.count(number)} {name}" for number, name in counts if number is not None)
