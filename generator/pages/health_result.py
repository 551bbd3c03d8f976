"""A health result in one line: number, predicate, year and rule together, for every page that mentions it.

Never a predicate without its year and rule; an open result says how far open and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from generator.model.recorded_doubt import RecordedDoubt
from generator.model.results import HealthScore, HealthSummary
from generator.pages import wording
from generator.pages.figures import score_strip
from generator.pages.language import marked, said
from generator.pages.rulebook_text import PredicateText, RulebookText

_DOUBTED = {
    RecordedDoubt.OTHER_RULEBOOK: marked("{result}, menurut aturan lain daripada hitungan"),
    RecordedDoubt.TOTAL_IMPOSSIBLE: marked("{result}, tidak mungkin: di luar rentang hitungan"),
    RecordedDoubt.TOTAL_DIFFERS: marked("{result}, berbeda dari hitungan"),
    RecordedDoubt.ASPECT_IMPOSSIBLE: marked("{result}, tidak mungkin: skor aspeknya di luar tabel aturan"),
    RecordedDoubt.ASPECT_DIFFERS: marked("{result}, berbeda: skor aspeknya lain dari hitungan"),
    RecordedDoubt.OTHER_SUM: marked("{result}, berbeda dari jumlah aspek yang tercatat"),
    RecordedDoubt.OTHER_PREDICATE: marked("{result}, tidak mungkin: predikatnya tidak sesuai batas aturan"),
}


@dataclass(frozen=True, slots=True)
class HealthResultText:
    """One result as shown."""

    number: str
    """`72,50`, `60,25 – 71,25`, or empty when there is no score."""
    predicate: str
    shape: str
    mark: Markup
    possible: tuple[PredicateText, ...]
    sentence: str
    rule: str
    strip: Markup
    is_open: bool


def health_page_name(score: HealthScore | HealthSummary) -> str:
    """`kesehatan-2014.html`, from the name of the assessment's file, which is unique."""
    return f"kesehatan-{_tail(score)}.html"


def report_page_name(score: HealthScore | HealthSummary) -> str:
    """`laporan-2014.html`: the full report for paper."""
    return f"laporan-{_tail(score)}.html"


def summary_page_name(score: HealthScore | HealthSummary) -> str:
    """`ringkasan-2014.html`: the report on one sheet."""
    return f"ringkasan-{_tail(score)}.html"


def worksheets_page_name(score: HealthScore | HealthSummary) -> str:
    """`lembar-2014.html`: the worksheets."""
    return f"lembar-{_tail(score)}.html"


def _tail(score: HealthScore | HealthSummary) -> str:
    return score.id.removeprefix("health_").replace("_", "-")


def tell_recorded_result(total: Fraction | Decimal | None, predicate: str | None, text: RulebookText | None) -> str:
    """`60,50 (Dalam Pengawasan)`: what a source recorded, in the words of the rule."""
    if total is None or text is None:
        return ""
    known = text.predicates.get(predicate or "")
    shown = wording.points(total, text.limits)
    return f"{shown} ({known.name})" if known else shown


def quote_recorded_result(quote: str, doubt: RecordedDoubt | None) -> str:
    """The recorded result as quoted beside the computed one: never without what speaks against it."""
    return said(_DOUBTED[doubt], result=quote) if quote and doubt else quote


def tell_result(score: HealthScore, text: RulebookText | None, drawn: bool = True) -> HealthResultText:
    """The result of a full score; `drawn` where its strip is shown."""
    missing = sum(one.score is None for one in score.indicators)
    if score.reason is not None or text is None:
        reason = wording.NO_SCORE[score.reason] if score.reason is not None else said("Aturan tidak tersedia.")
        return HealthResultText(
            "", "", "", Markup(), (), said("Tidak ada skor. {reason}", reason=reason), "", Markup(), False
        )
    possible = tuple(text.predicates[one.id] for one in score.possible_predicates)
    return _told(score, text, possible, missing, drawn)


def tell_summary(summary: HealthSummary, text: RulebookText | None) -> HealthResultText:
    """The result of a summary line."""
    if text is None or summary.lowest is None:
        return HealthResultText("", "", "", Markup(), (), said("Tidak ada skor."), "", Markup(), False)
    return _told(summary, text, (), summary.missing)


def _told(
    score: HealthScore | HealthSummary,
    text: RulebookText,
    possible: tuple[PredicateText, ...],
    missing: int,
    drawn: bool = True,
) -> HealthResultText:
    low, high = score.lowest, score.highest
    if low is None or high is None:
        raise ValueError("a score under a rulebook has bounds")
    total = Fraction(text.rulebook.total)
    strip = score_strip(text.scale, low * 100 / total, high * 100 / total) if drawn else Markup()
    rule = text.short_name
    whole = wording.trimmed(total)
    if score.total is not None and score.predicate is not None:
        found = text.predicates[score.predicate.id]
        number = wording.points(score.total, text.limits)
        sentence = said(
            "Skor {number} dari {whole}: {predicate}, menurut {rule}.",
            number=number,
            whole=whole,
            predicate=found.name,
            rule=rule,
        )
        return HealthResultText(number, found.name, found.shape, found.mark, (), sentence, rule, strip, False)
    ends = wording.points(low, text.limits), wording.points(high, text.limits)
    sentence = said(
        "Skor antara {low} dan {high} dari {whole} menurut {rule};"
        " {missing} ukuran tanpa skor, jadi predikatnya belum dapat dipastikan.",
        low=ends[0],
        high=ends[1],
        whole=whole,
        rule=rule,
        missing=missing,
    )
    return HealthResultText(f"{ends[0]} – {ends[1]}", "", "", Markup(), possible, sentence, rule, strip, True)
