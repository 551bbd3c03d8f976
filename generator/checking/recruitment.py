"""The selection form and the candidates: weights that do not add up are told, never mended; no hurdle is jumped.

Refuses to rank candidates.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.names import check_file_name, check_known, check_unique
from generator.checking.programme import check_theme
from generator.model.cooperative import Authored
from generator.model.programme_year import MentoringNames
from generator.model.recruitment import Candidate, Decision, Recruitment, RecruitmentForm
from generator.problems.problem import Problem

WHOLE = 100
PARTS = ("administrative", "competence", "interview")


def check_form(authored: Authored[RecruitmentForm]) -> list[Problem]:
    """Every problem of the form."""
    form = authored.content
    problems = list(check_file_name(authored))
    for part in PARTS:
        named = ((one.id, authored.place(part, at, "id")) for at, one in enumerate(getattr(form, part)))
        problems += check_unique(named)
    for part in ("competence", "interview"):
        criteria = getattr(form, part)
        weights = [one.weight for one in criteria if one.weight is not None]
        if len(weights) < len(criteria):
            if form.missing_note is None:
                first = next(at for at, one in enumerate(criteria) if one.weight is None)
                blank = authored.place(part, first, "id")
                problems.append(Problem("M18", authored.place(part), {"part": part}, (blank,)))
        elif sum(weights) != WHOLE and form.weight_note is None:
            related = (authored.place(part, weights.index(max(weights)), "weight"),) if weights else ()
            problems.append(Problem("M17", authored.place(part), {"part": part, "sum": str(sum(weights))}, related))
    return problems


def check_recruitment(authored: Authored[Recruitment], form: RecruitmentForm, names: MentoringNames) -> list[Problem]:
    """Every problem of the candidates."""
    candidates = authored.content.candidates
    problems = list(
        check_unique((one.code, authored.place("candidates", at, "code")) for at, one in enumerate(candidates))
    )
    for at, candidate in enumerate(candidates):
        if candidate.post:
            problems += check_theme(authored, ("candidates", at, "post"), candidate.post, names)
        problems += _check_candidate(authored, at, candidate, form)
    return problems


def _check_candidate(
    authored: Authored[Recruitment], at: int, candidate: Candidate, form: RecruitmentForm
) -> Iterator[Problem]:
    for part in PARTS:
        known = {one.id for one in getattr(form, part)}
        for name in getattr(candidate, part):
            yield from check_known(
                authored, ("candidates", at, part, name), name, known, f"recruitment/{form.id}: {part}"
            )
    if candidate.interview and not candidate.documents_validated:
        yield Problem("M20", authored.place("candidates", at, "interview"), {"id": candidate.code})
    passed = all(candidate.administrative.get(one.id) for one in form.administrative)
    if candidate.decision is Decision.TERPILIH:
        done = {
            "administrative": passed,
            "competence": all(one.id in candidate.competence for one in form.competence),
            "interview": all(one.id in candidate.interview for one in form.interview),
        }
        for part, complete in done.items():
            if not complete:
                values = {"id": candidate.code, "part": part}
                yield Problem("M19", authored.place("candidates", at, "decision"), values)
