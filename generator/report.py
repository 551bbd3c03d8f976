"""Scores as the terminal shows them: a table for each assessment, with the lines behind every number."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import PurePosixPath

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from generator.model.cooperative import Cooperative
from generator.model.results import FindingState, HealthScore, IndicatorScore
from generator.pages import wording
from generator.pages.ranges import band_limits
from generator.pages.score_data import list_sources
from generator.problems.writers import plain

_STATES = {
    FindingState.SCORED: "",
    FindingState.INCOMPLETE: "belum lengkap",
    FindingState.NOT_COMPUTABLE: "tidak dapat dihitung",
    FindingState.NOT_APPLICABLE: "tidak berlaku",
}


def print_scores(console: Console, cooperative: Cooperative, scores: tuple[HealthScore, ...]) -> None:
    """One table per assessment."""
    if not scores:
        console.print(escape(plain(f"{cooperative.name}: belum ada penilaian kesehatan yang dapat dihitung.")))
    for score in scores:
        rule = score.rulebook.title.id if score.rulebook else "tidak ada aturan yang berlaku"
        if score.reason is not None:
            # Without a score there is nothing to list: rows of zeros would pass for one.
            console.print(escape(plain(f"{cooperative.name} — {score.period_end.isoformat()} — {rule}")))
            console.print(escape(plain(f"{score.file}: {wording.NO_SCORE[score.reason]}\n")))
            continue
        table = Table(
            caption=escape(plain(score.file)),
            title=escape(plain(f"{cooperative.name} — {score.period_end.isoformat()} — {rule}")),
        )
        for heading, side in (("Indikator", "left"), ("Rasio", "right"), ("Skor", "right"), ("Maks", "right")):
            table.add_column(heading, justify="right" if side == "right" else "left")
        table.add_column("Baris", overflow="fold")
        for aspect in score.aspects:
            table.add_section()
            total = _interval(aspect.score, aspect.lowest, aspect.highest)
            table.add_row(
                f"[bold]{escape(aspect.rule.name.id)}", "", f"[bold]{total}", wording.points(aspect.maximum), ""
            )
            for one in aspect.indicators:
                places = list_sources(one)
                own = [str(place.line) for place in places if place.file == score.file]
                more = f" (+{len(own) - 6})" if len(own) > 6 else ""
                kept = Counter(PurePosixPath(place.file).stem for place in places if place.file != score.file)
                shown = "; ".join(
                    [", ".join(own[:6]) + more] * bool(own) + [f"{name} ({kept[name]} angka)" for name in kept]
                )
                table.add_row(
                    f"  {escape(one.rule.name.id)}",
                    _tell_ratio(one.ratio, one) if one.ratio is not None else _STATES[one.state],
                    _interval(one.score, one.lowest, one.highest),
                    wording.points(one.maximum),
                    escape(plain(shown)),
                )
        console.print(table)
        if score.lowest is not None and score.highest is not None:
            classes = " – ".join(one.name.id for one in reversed(score.possible_predicates))
            console.print(f"Total: {_interval(score.total, score.lowest, score.highest)} — {escape(classes)}\n")


def _tell_ratio(ratio: Fraction, one: IndicatorScore) -> str:
    """With as many decimals as its band needs, as on the page: rounded across a limit it would deny its own score."""
    unit = wording.unit_suffix(one.rule.unit)
    if one.stated_ratio is not None:
        return wording.trimmed(ratio) + unit
    return wording.points(ratio, [limit for band in one.rule.bands for limit in band_limits(band)]) + unit


def _interval(score: Fraction | None, lowest: Fraction, highest: Fraction) -> str:
    if score is not None:
        return wording.points(score)
    return f"{wording.points(lowest)} – {wording.points(highest)}"
