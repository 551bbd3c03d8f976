"""Steps recorded as taken, held against the evidence that the model says they leave in the cooperative's folder.

Knows by the model which outputs, assessments and evaluations a step needs, never by a step's name. Refuses to judge
evidence that no file of the folder holds (an announcement, a meeting), and files that were refused: those are told
where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.checking.internal_steps import find_entry_lines, find_record_lines, withhold_days
from generator.model.cooperative import Cooperative, MentoringFolder
from generator.model.engagement_results import (
    EngagementResult,
    MentoringGround,
    OutputProgress,
    OutputState,
    StepProgress,
)
from generator.model.mentoring_evaluation import MentoringEvaluations
from generator.model.mentoring_model import EvaluationKind, EvidenceKind, Milestone, ModelStep, OutputGroup
from generator.model.mentoring_outputs import GENERAL_FILES, GeneralOutput
from generator.problems.place import Place
from generator.problems.problem import Problem

ASSESSMENTS = {Milestone.ASESMEN_AWAL: "initial", Milestone.ASESMEN_AKHIR: "final"}
EVALUATIONS = {
    EvaluationKind.TIGA_PIHAK: "mid_term: three_way",
    EvaluationKind.DUA_PIHAK: "mid_term: two_way",
    EvaluationKind.PENUTUP: "closing",
    EvaluationKind.PENDAMPING: "mentor",
}
"""Where `evaluations.yml` holds each."""


@dataclass(frozen=True, slots=True)
class _Lack:
    """One piece of evidence that is not there: its file or name, the line that comes nearest, and for whom it is."""

    name: str
    place: Place | None = None
    is_internal: bool = False


def check_step_evidence(
    cooperative: Cooperative, folder: MentoringFolder, result: EngagementResult, ground: MentoringGround
) -> list[Problem]:
    """One problem for each step of the log whose evidence is lacking on the day of the report."""
    document = folder.engagement
    if document is None:
        return []
    numbers = {entry.step: number for number, entry in reversed(list(enumerate(document.content.steps)))}
    application = ground.find_application(document.content)
    is_own = application is not None and application.content.cooperative in (None, cooperative.id)
    problems = []
    for taken in result.steps:
        # Under a number that belongs to another cooperative the programme's log tells of that one.
        if taken.on is None or taken.step.throughout or (taken.entry is None and not is_own):
            continue
        lacks = list(_find_lacks(taken, taken.on, cooperative, folder, result))
        if not lacks:
            continue
        number = numbers.get(taken.step.id)
        place = document.place("steps", number, "step") if number is not None else document.start
        if number is None and taken.record is not None:
            place = taken.record.place("step")
        values = {
            "step": taken.step.name.id,
            "on": taken.on.isoformat(),
            "missing": ", ".join(one.name for one in lacks),
        }
        withheld = frozenset({"missing"} if any(one.is_internal for one in lacks) else ())
        related = tuple(one.place for one in lacks if one.place is not None)
        problems.append(Problem("D47", place, values, related, withheld))
    records = ground.find_records(document.content).values()
    return withhold_days(problems, find_entry_lines(document, ground.names) | find_record_lines(records, ground.names))


def _find_lacks(
    taken: StepProgress, on: date, cooperative: Cooperative, folder: MentoringFolder, result: EngagementResult
) -> Iterator[_Lack]:
    step = taken.step
    if OutputGroup.UMUM in step.outputs:
        yield from _lacking_general(folder, result)
    if OutputGroup.KHUSUS in step.outputs and not _waits(cooperative, folder, "outputs.yml"):
        yield from _lacking_special(folder, result, on)
    if EvidenceKind.LEMBAR_ASESMEN in step.evidence and step.milestone in ASSESSMENTS:
        yield from _lacking_assessment(step, cooperative, folder, result)
    if not _waits(cooperative, folder, "evaluations.yml"):
        held = folder.evaluations.content if folder.evaluations else MentoringEvaluations()
        for kind in step.evaluations:
            if not _is_held(held, kind):
                place = folder.evaluations.start if folder.evaluations else None
                yield _Lack(f"`evaluations.yml` (`{EVALUATIONS[kind]}`)", place, is_internal=True)
    follow_ups = bool(folder.follow_ups) or _waits(cooperative, folder, "follow_ups.csv")
    if EvidenceKind.RENCANA_TINDAK_LANJUT in step.evidence and not follow_ups:
        yield _Lack("`follow_ups.csv`", is_internal=True)
    if EvidenceKind.PENETAPAN in step.evidence and step.milestone is Milestone.WISUDA and not _is_decided(folder):
        yield _Lack("`decision`")


def _lacking_general(folder: MentoringFolder, result: EngagementResult) -> Iterator[_Lack]:
    document = folder.outputs
    for one in result.general:
        if one.state is OutputState.VALID:
            continue
        key = GeneralOutput(one.id)
        entry = document.content.general.get(key) if document else None
        if document is None or entry is None:
            yield _Lack(f"`{GENERAL_FILES[key]}`")
        elif one.state is OutputState.WITHOUT_DOCUMENT:
            yield _Lack(f"`{entry.document}`", document.place("general", key.value, "document"))
        else:
            yield _Lack(f"`{GENERAL_FILES[key]}`", document.place("general", key.value))


def _lacking_special(folder: MentoringFolder, result: EngagementResult, on: date) -> Iterator[_Lack]:
    document = folder.outputs
    for one in result.special:
        if one.state is OutputState.VALID or _was_valid(one, on):
            continue
        is_written = document is not None and one.id in document.content.special
        yield _Lack(one.name, document.place("special", one.id) if document is not None and is_written else None)


def _was_valid(output: OutputProgress, on: date) -> bool:
    """What ran out later was there when the step was taken; that it has to be renewed is told elsewhere."""
    return output.state is OutputState.EXPIRED and output.valid_until is not None and output.valid_until >= on


def _lacking_assessment(
    step: ModelStep, cooperative: Cooperative, folder: MentoringFolder, result: EngagementResult
) -> Iterator[_Lack]:
    if step.milestone is None:
        return
    which = ASSESSMENTS[step.milestone]
    file = f"assessments/modern_{which}_{folder.year}.yml"
    year = result.assessments
    made = year is not None and (
        getattr(year, which) is not None or any(one.file.endswith(file) for one in year.unknown)
    )
    if not made and file not in cooperative.broken:
        yield _Lack(f"`{file}`")


def _is_decided(folder: MentoringFolder) -> bool:
    document = folder.engagement
    return document is None or document.content.decision is not None or ("decision",) in document.refused


def _waits(cooperative: Cooperative, folder: MentoringFolder, name: str) -> bool:
    return f"mentoring/{folder.year}/{name}" in cooperative.broken


def _is_held(written: MentoringEvaluations, kind: EvaluationKind) -> bool:
    halves = written.mid_term
    held = {
        EvaluationKind.TIGA_PIHAK: halves.three_way if halves else None,
        EvaluationKind.DUA_PIHAK: halves.two_way if halves else None,
        EvaluationKind.PENUTUP: written.closing,
        EvaluationKind.PENDAMPING: written.mentor,
    }
    return held[kind] is not None
