"""What a person should look at twice in a change: slips of a thousand, great jumps, copies, books that do not balance.

Knows patterns of mistakes, never whether one was made: every hint is a question. A changed assessment is held against
itself before the change, a new one against the latest year before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from generator.computing.review_assessments import Inputs, list_inputs
from generator.model.assessment import HealthAssessment
from generator.model.changes import InputMove, ValueKind
from generator.model.cooperative import Authored
from generator.model.results import AmountResult, HealthScore, IndicatorScore
from generator.model.review import Hint, HintKind, Sighting
from generator.problems.place import Place

THOUSAND = 1000
NEAR = Fraction(1, 100)
"""How far a factor may lie from a thousand: figures in thousands are rounded."""
ROUGHLY = 3
"""Between two years a thousandfold figure has also grown or shrunk: up to three times either way."""
BANDS = 3
"""Rows of a table that a ratio may not cross unasked."""
NEARLY_ALL = Fraction(9, 10)
FEW_FIGURES = 5
"""Fewer figures than these prove nothing of a whole year."""
FEW_ANSWERS = 10
BALANCE = ("total_aset", "total_pasiva")
_Pair = tuple[Authored[HealthAssessment], HealthScore]


def find_hints(before: Sighting | None, after: Sighting, moves: tuple[InputMove, ...]) -> tuple[Hint, ...]:
    """All hints about the assessments of one cooperative that are new or changed."""
    found = [hint for move in moves if (hint := _find_slip(move)) is not None]
    old = {one.file: (one, score) for one, score in _pairs(before)} if before else {}
    years = list(_pairs(after))
    for at, pair in enumerate(years):
        was = old.get(pair[0].file)
        if was is not None and _is_same(was, pair):
            continue
        earlier = years[at - 1] if at else None
        found += _find_jumps(was or earlier, pair)
        found += _find_answers(was, pair)
        found += _find_balance(pair)
        if earlier is not None:
            found += _find_year_copy(earlier, pair)
            found += _find_thousand_year(earlier, pair) if was is None else ()
    return tuple(sorted(found, key=lambda hint: (hint.place, hint.kind)))


def _pairs(side: Sighting) -> Iterator[_Pair]:
    """Documents with their scores, oldest first."""
    yield from zip(side.cooperative.assessments, side.scores, strict=True)


def _is_same(one: _Pair, other: _Pair) -> bool:
    return _values(list_inputs(*one)) == _values(list_inputs(*other))


def _values(inputs: Inputs) -> dict[tuple[str, str], object]:
    return {key: value for key, (value, _, _) in inputs.items()}


def _find_slip(move: InputMove) -> Hint | None:
    """A figure times a thousand, or a thousandth of it."""
    factor = move.factor
    if factor is None or move.kind is ValueKind.ANSWER:
        return None
    for times, name in ((factor, "times"), (1 / factor, "part")):
        if abs(times / THOUSAND - 1) <= NEAR:
            return Hint(HintKind.THOUSAND, move.place, {"name": move.path, "direction": name})
    return None


def _find_jumps(was: _Pair | None, now: _Pair) -> Iterator[Hint]:
    """Ratios that crossed several rows of the same table."""
    if was is None:
        return
    earlier = {one.rule.id: one for one in was[1].indicators}
    for one in now[1].indicators:
        other = earlier.get(one.rule.id)
        if other is None or other.rule.bands != one.rule.bands or one.band is None or other.band is None:
            continue
        crossed = abs(one.rule.bands.index(one.band) - one.rule.bands.index(other.band))
        if crossed >= BANDS and one.ratio is not None and other.ratio is not None:
            values: dict[str, str | int | Fraction] = {
                "id": one.rule.id,
                "name_id": one.rule.name.id,
                "name_en": one.rule.name.en,
                "before": other.ratio,
                "after": one.ratio,
                "bands": crossed,
            }
            if was[0].file != now[0].file:
                values["year"] = was[1].period_end.year
            yield Hint(HintKind.BANDS, _place_of(one, other, now[0]), values)


def _place_of(one: IndicatorScore, other: IndicatorScore, document: Authored[HealthAssessment]) -> Place:
    """Where the first figure stands that moved the ratio."""
    if one.stated_ratio is not None:
        return one.stated_ratio
    before = {amount.id: amount.value for amount in _list_amounts(other)}
    moved = (amount.place for amount in _list_amounts(one) if before.get(amount.id) != amount.value)
    return next((place for place in moved if place is not None), document.start)


def _list_amounts(one: IndicatorScore) -> Iterator[AmountResult]:
    stack = [side for side in (one.denominator, one.numerator) if side is not None]
    while stack:
        amount = stack.pop()
        yield amount
        stack.extend(reversed(amount.parts))


def _find_answers(was: _Pair | None, now: _Pair) -> Iterator[Hint]:
    """Nearly every answer turned round."""
    if was is None:
        return
    old, new = was[0].content.answers, now[0].content.answers
    common = [name for name in new if name in old]
    changed = [name for name in common if old[name] != new[name]]
    if len(common) >= FEW_ANSWERS and len(changed) >= NEARLY_ALL * len(common):
        yield Hint(HintKind.ANSWERS, now[0].place("answers"), {"changed": len(changed), "of": len(common)})


def _find_balance(now: _Pair) -> Iterator[Hint]:
    """The stated totals where they are stated. Half weights can leave half a rupiah: that is no difference."""
    amounts, stated = now[1].collect_amounts(), now[0].content.figures
    known = {name: amount.value for name, amount in amounts.items()} | stated
    assets, funding = (None if known.get(name) is None else Fraction(known[name] or 0) for name in BALANCE)
    if assets is not None and funding is not None and abs(assets - funding) >= 1:
        values: dict[str, str | int | Fraction] = {
            "assets": round(assets),
            "funding": round(funding),
            "difference": round(abs(assets - funding)),
        }
        yield Hint(HintKind.BALANCE, now[0].place("figures", BALANCE[0]), values)


def _find_year_copy(earlier: _Pair, now: _Pair) -> Iterator[Hint]:
    """Figures that are those of the year before."""
    old, new = _figures(earlier), _figures(now)
    common = [name for name in new if name in old]
    equal = [name for name in common if old[name] == new[name]]
    if len(common) >= FEW_FIGURES and len(equal) >= NEARLY_ALL * len(common):
        values: dict[str, str | int | Fraction] = {
            "equal": len(equal),
            "of": len(common),
            "year": earlier[1].period_end.year,
        }
        yield Hint(HintKind.COPIED_YEAR, now[0].place("figures"), values)


def _find_thousand_year(earlier: _Pair, now: _Pair) -> Iterator[Hint]:
    """A whole new year in thousands, or in rupiah after years in thousands."""
    old, new = _figures(earlier), _figures(now)
    factors = [Fraction(new[name], old[name]) for name in new if name in old]
    for direction, grown in (("times", factors), ("part", [1 / one for one in factors])):
        near = [one for one in grown if Fraction(THOUSAND, ROUGHLY) <= one <= THOUSAND * ROUGHLY]
        if len(factors) >= FEW_FIGURES and len(near) >= NEARLY_ALL * len(factors):
            values: dict[str, str | int | Fraction] = {
                "near": len(near),
                "of": len(factors),
                "year": earlier[1].period_end.year,
                "direction": direction,
            }
            yield Hint(HintKind.THOUSAND_YEAR, now[0].place("figures"), values)


def _figures(pair: _Pair) -> Mapping[str, int]:
    """Figures that are not zero: what is zero one year is often zero the next."""
    found = {}
    for (section, name), (value, _, _) in list_inputs(*pair).items():
        if section == "figures" and isinstance(value, int) and value:
            found[name] = value
    return found
