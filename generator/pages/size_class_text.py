"""The size class (KUK) of one year in words: each measure with its class, what is missing, where the sources differ.

Refuses to decide a class; it comes with the result. A class is told as a class, never as a grade of health.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.rulebook import Evidence, Grounds, Instrument
from generator.model.size_class import MeasureResult, MeasureUnit, OnLimit, SizeClassResult, SizeClassRule
from generator.pages import wording
from generator.pages.language import marked, said
from generator.pages.worksheets import Places


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure: figure, place, class, and the evidence of the limit it stays under."""

    name: str
    figure: str
    anchor: str
    """The amount's worksheet on the same page."""
    place: str
    found: str
    evidence: str
    evidence_word: str


@dataclass(frozen=True, slots=True)
class SizeClassText:
    """The section of a health page."""

    path: str
    instrument: str
    title: str
    """`KUK II`, or `KUK II, KUK III atau KUK IV`."""
    is_certain: bool
    missing: str
    lines: tuple[MeasureLine, ...]
    disagreements: tuple[str, ...]


_LOWER = marked("{name} tepat pada batas: di sini masuk kelas yang lebih rendah; sumber lain menulis sebaliknya.")
_UPPER = marked("{name} tepat pada batas: di sini masuk kelas yang lebih tinggi; sumber lain menulis sebaliknya.")


def size_class_path(rule: SizeClassRule) -> str:
    """The page of the classes."""
    return f"aturan/{rule.id}/index.html"


def limit_text(value: int, unit: MeasureUnit) -> str:
    """`5.000 orang` or `Rp250.000.000`."""
    return _people(wording.count(value)) if unit is MeasureUnit.PERSONS else wording.rupiah(value)


def _people(number: str) -> str:
    return said("{count} orang", count=number)


def _either(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return said("{parts} atau {last}", parts=", ".join(names[:-1]), last=names[-1])


def tell_size_class(
    result: SizeClassResult | None, instruments: Mapping[str, Instrument], places: Places
) -> SizeClassText | None:
    """The section; None where no classes are in force or not one figure is known."""
    if result is None or all(one.value is None for one in result.measures):
        return None
    rule = result.rule
    names = [one.name.id for one in result.possible]
    instrument = instruments.get(rule.instrument)
    return SizeClassText(
        size_class_path(rule),
        instrument.number if instrument else rule.title.id,
        _either(names),
        result.is_certain,
        wording.joined(tuple(wording.lower_first(one.name.id) for one in result.missing)),
        tuple(_line(one, rule, places) for one in result.measures),
        tuple(_disagreements(result)),
    )


def _line(one: MeasureResult, rule: SizeClassRule, places: Places) -> MeasureLine:
    if one.value is None or one.position is None:
        return MeasureLine(one.measure.name.id, said(wording.NOT_STATED), "", "", "–", "", "")
    counts = one.measure.unit is MeasureUnit.PERSONS
    figure = _people(wording.trimmed(one.value)) if counts else wording.rupiah(one.value)
    evidence = _weakest(one, rule)
    return MeasureLine(
        one.measure.name.id,
        figure,
        one.amount if one.amount is not None and one.place is None else "",
        places.text(one.place).rpartition("/")[2],
        rule.classes[one.position].name.id,
        evidence.value,
        wording.EVIDENCE[evidence],
    )


def _weakest(one: MeasureResult, rule: SizeClassRule) -> Evidence:
    """A class rests on the limit above it and on the one below."""
    order = (Evidence.UNVERIFIED, Evidence.SINGLE_SOURCE, Evidence.VERIFIED)
    near = rule.classes[max((one.position or 0) - 1, 0) : (one.position or 0) + 1]
    rows: list[Grounds] = [limit.grounds for each in near for limit in each.limits if limit.measure == one.measure.id]
    return min((each.evidence for each in rows), key=order.index, default=Evidence.UNVERIFIED)


def _disagreements(result: SizeClassResult) -> list[str]:
    """What would be different for these figures if another source were followed."""
    rule = result.rule
    found = []
    for one in result.measures:
        name = one.measure.name.id
        if one.other_position is not None:
            other = rule.classes[one.other_position].name.id
            found.append(
                said("{name}: menurut sumber {source} masuk {other}.", name=name, source=one.other_source, other=other)
            )
        if one.on_limit:
            lower = marked(
                "{name} tepat pada batas: di sini masuk kelas yang lebih rendah; sumber lain menulis sebaliknya."
            )
            upper = marked(
                "{name} tepat pada batas: di sini masuk kelas yang lebih tinggi; sumber lain menulis sebaliknya."
            )
            found.append(said(lower if rule.on_limit.rule is OnLimit.LOWER else upper, name=name))
    return found
