"""A review as data for other programs: the JSON of `lumbung review --format json`.

Exact numbers are decimal text, unrounded; what has no end in decimals is given as a fraction `n/m`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.model.changes import AssessmentChange, InputMove, Points, PointsChange, Value
from generator.model.review import Completeness, CooperativeReview, Hint, ProblemChanges, Review, RuleChange
from generator.pages.language import language
from generator.pages.review_text import count_new_errors, count_new_warnings, list_pages, tell_hint
from generator.problems.place import Place
from generator.problems.writers import plain, problem_as_data

VERSION = 1


def review_as_data(review: Review) -> Any:
    """The documented JSON object; no text in it can steer a terminal or a log."""
    return _harmless(_as_data(review))


def _harmless(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _harmless(one) for key, one in value.items()}
    return [_harmless(one) for one in value] if isinstance(value, list) else value


def _as_data(review: Review) -> dict[str, Any]:
    return {
        "version": VERSION,
        "base": {"name": review.base, "commit": review.commit or None, "branch_point": review.is_branch_point},
        "as_of": review.as_of.isoformat(),
        "new_errors": count_new_errors(review),
        "new_warnings": count_new_warnings(review),
        "cooperatives": [_cooperative(one) for one in review.cooperatives],
        "rules": [_rule(one) for one in review.rules],
        "shared_problems": _problems(review.shared),
        "unchanged": {"cooperatives": review.others, "computed_again": review.computed},
        "other_files": [{"file": one.path, "fate": one.fate.value} for one in review.beside],
    }


def _cooperative(one: CooperativeReview) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "fate": one.fate.value,
        "predicate_changed": one.grade_moved,
        "score_changed": one.score_moved,
        "failed": one.fallen,
        "files": [{"file": file.path, "fate": file.fate.value} for file in one.files],
        "assessments": [_assessment(change) for change in one.assessments],
        "inputs": [_move(move) for move in one.moves],
        "completeness": [_completeness(part) for part in one.completeness],
        "problems": _problems(one.problems),
        "hints": [_hint(hint) for hint in one.hints],
        "pages": list_pages(one),
    }


def _assessment(one: AssessmentChange) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "id": one.id,
        "file": one.file,
        "year": one.year,
        "fate": one.fate.value,
        "changed": one.moved,
        "rulebook": {"before": one.rule_before, "after": one.rule_after},
        "predicate": {
            "before": one.grade_before.id if one.grade_before else None,
            "after": one.grade_after.id if one.grade_after else None,
        },
        "no_score": one.reason_after.value if one.reason_after else None,
        "total": _change(one.total) if one.total else None,
        "aspects": [{"id": aspect.id, **_change(aspect)} for aspect in one.aspects if one.moved],
    }


def _change(one: PointsChange) -> dict[str, Any]:
    return {
        "before": _points(one.before),
        "after": _points(one.after),
        "difference": _exact(one.difference),
        "max": _exact(one.maximum),
    }


def _points(one: Points | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"score": _exact(one.score), "lowest": _exact(one.lowest), "highest": _exact(one.highest)}


def _move(one: InputMove) -> dict[str, Any]:
    return {
        "name": one.path,
        "kind": one.kind.value,
        "from_books": one.from_books,
        "before": _value(one.before),
        "after": _value(one.after),
        "factor": _exact(one.factor),
        **_place(one.place),
    }


def _completeness(one: Completeness) -> dict[str, Any]:
    sides = {
        name: {"valid": side[0], "of": side[1]} if side else None
        for name, side in (("before", one.before), ("after", one.after))
    }
    changes = [{"id": each.id, "name": each.name, "before": each.before, "after": each.after} for each in one.changes]
    return {"scope": one.scope, **sides, "changes": changes}


def _problems(one: ProblemChanges) -> dict[str, Any]:
    spoken = language()
    return {
        "new": [problem_as_data(each.for_public(), spoken) for each in one.new],
        "fixed": [problem_as_data(each.for_public(), spoken) for each in one.fixed],
        "old": len(one.old),
        "hidden": len(one.hidden),
    }


def _hint(one: Hint) -> dict[str, Any]:
    values = {name: value if isinstance(value, (str, int)) else _exact(value) for name, value in one.values.items()}
    return {"kind": one.kind.value, "text": tell_hint(one), "values": values, **_place(one.place)}


def _rule(one: RuleChange) -> dict[str, Any]:
    return {
        "file": one.file.path,
        "fate": one.file.fate.value,
        "id": one.name or None,
        "refused": one.refused,
        "moves": [
            {"name": move.path, "before": _value(move.before), "after": _value(move.after), **_place(move.place)}
            for move in one.moves
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line or None}


def _value(value: Value) -> str | bool | None:
    if value is None or isinstance(value, (bool, str)):
        return value
    return value.isoformat() if isinstance(value, date) else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _exact(value: Fraction | None) -> str | None:
    """Decimal text where decimals can be exact, otherwise the fraction itself."""
    if value is None:
        return None
    digits = 0
    while digits <= 30:
        if (value * 10**digits).denominator == 1:
            scaled = (value * 10**digits).numerator
            return str(scaled) if not digits else f"{Decimal(scaled).scaleb(-digits):f}"
        digits += 1
    return f"{value.numerator}/{value.denominator}"
