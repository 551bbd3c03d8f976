"""Years of mentoring -> the small values that pages about many cooperatives are made of.

Knows nothing new: everything was computed for the cooperative's own page. In the public build what is internal is
absent, not empty. What is dated after the day of the report has not happened.
"""

from __future__ import annotations

from datetime import date

from generator.computing.engagement import find_span
from generator.computing.mentoring_outputs import count_valid
from generator.model.audience import Audience
from generator.model.cooperative import MentoringFolder
from generator.model.engagement_results import (
    EngagementResult,
    JournalSummary,
    MentoringGround,
    OutputProgress,
    OutputState,
)
from generator.model.instrument import InstrumentStatus
from generator.model.mentoring_evaluation import Closing, Meeting
from generator.model.mentoring_overview import (
    AssessmentChange,
    Completeness,
    EvaluationMarks,
    FollowUpMark,
    GraduationStanding,
    JournalStanding,
    MentoringOverview,
    StepMark,
)
from generator.model.modern_results import ModernScore, ModernYear


def summarise_mentoring(
    results: tuple[EngagementResult, ...], ground: MentoringGround, audience: Audience, as_of: date
) -> tuple[MentoringOverview, ...]:
    """One value for each year that has an engagement, oldest first; `results` are projected for the audience."""
    return tuple(_summarise(one, ground, audience, as_of) for one in results if one.folder.engagement is not None)


def _summarise(result: EngagementResult, ground: MentoringGround, audience: Audience, as_of: date) -> MentoringOverview:
    folder = result.folder
    if folder.engagement is None:
        raise ValueError(folder.folder)
    written = folder.engagement.content
    internal = audience is Audience.INTERNAL
    outputs = folder.outputs.content if folder.outputs else None
    stopped = written.stopped if written.stopped and written.stopped.on <= as_of else None
    handover = written.handover if written.handover and written.handover.on <= as_of else None
    # A day that is still to come is a plan: nothing has begun or ended by it.
    started, ended = (
        day if day is not None and day <= as_of else None
        for day in find_span(folder, result.steps, result.model, as_of)
    )
    themes = {mentor.code: ground.names.find_theme(mentor.theme or written.theme) for mentor in written.mentors}
    return MentoringOverview(
        year=folder.year,
        programme=written.programme,
        application=written.application,
        model=result.model.id if result.model else None,
        theme=result.theme.id if result.theme else None,
        mode=written.mode,
        file=folder.engagement.file,
        steps=tuple(StepMark(one.step.id, one.on, one.due_on, one.overdue) for one in result.steps),
        current=result.current.id if result.current else None,
        started=started,
        ended=ended,
        stopped_on=stopped.on if stopped else None,
        stop_reason=stopped.reason if stopped else None,
        has_begun=result.has_begun,
        has_closed=result.has_closed,
        general=_count(result.general),
        special=_count(result.special) if result.theme is not None else None,
        lacking=tuple(one.name for one in result.special if one.state is not OutputState.VALID),
        assessments=_tell_change(result.assessments, as_of),
        graduation=_tell_graduation(result, as_of),
        journal=_stand(result.journal) if result.journal else None,
        contacts=None
        if result.contacts is None
        else tuple((one.month, one.kind, one.number) for one in result.contacts),
        follow_ups=None
        if result.follow_ups is None
        else tuple(
            FollowUpMark(
                one.row.content.id,
                one.row.content.action,
                one.row.content.owner,
                one.row.content.due_on,
                one.row.content.done_on if one.is_done else None,
                one.overdue,
            )
            for one in result.follow_ups
        ),
        evaluations=_evaluate(folder, as_of) if internal else None,
        sheet=tuple((part.key, part.state) for part in result.sheet) if internal else None,
        mentors=tuple((code, theme.id if theme else None) for code, theme in themes.items()),
        handed_over_on=handover.on if handover else None,
        handed_over_to=handover.to if handover else "",
        benefits={name: (one.before, one.after) for name, one in outputs.benefits.items()} if outputs else {},
        financing=(outputs.financing.before, outputs.financing.after)
        if outputs and outputs.financing
        else (None, None),
        lessons=tuple((one.cause or "", one.lesson) for one in outputs.lessons) if outputs else (),
        expiries=result.expiries,
    )


def _count(outputs: tuple[OutputProgress, ...]) -> Completeness:
    return Completeness(count_valid(outputs), len(outputs))


def _stand(journal: JournalSummary) -> JournalStanding:
    gap = next((one for one in journal.gaps if one.is_open), None)
    return JournalStanding(
        journal.entries,
        journal.last,
        len(journal.gaps),
        gap.since if gap else None,
        gap.working_days if gap else None,
        gap.weekdays_only if gap else False,
        len(journal.unconfirmed_weeks),
    )


def _tell_change(year: ModernYear | None, as_of: date) -> AssessmentChange | None:
    if year is None:
        return None
    initial, final = _held(year.initial, as_of), _held(year.final, as_of)
    newest = final or initial
    if newest is None:
        return None
    change = year.change if initial and final else None
    return AssessmentChange(
        newest.pack.title,
        newest.pack.version,
        newest.pack.status is InstrumentStatus.CONTOH,
        initial.document.content.on if initial else None,
        final.document.content.on if final else None,
        initial.total if initial else None,
        final.total if final else None,
        change.total.points if change else None,
        change is not None,
        (initial.pack.title, initial.pack.version) if initial and final and change is None else None,
    )


def _held(score: ModernScore | None, as_of: date) -> ModernScore | None:
    return score if score and score.document.content.on <= as_of else None


def _tell_graduation(result: EngagementResult, as_of: date) -> GraduationStanding:
    graduation = result.graduation
    engagement = result.folder.engagement
    decision = engagement.content.decision if engagement else None
    if decision is not None and decision.on > as_of:
        decision = None
    return GraduationStanding(
        graduation.eligibility,
        tuple(one.key for one in graduation.requirements if one.met is False),
        tuple(one.key for one in graduation.requirements if one.met is None),
        graduation.contradicts,
        decision.decision if decision else None,
        decision.on if decision else None,
        decision.office if decision else "",
        (decision.document or "") if decision else "",
        graduation.example,
    )


def _evaluate(folder: MentoringFolder, as_of: date) -> EvaluationMarks:
    written = folder.evaluations.content if folder.evaluations else None
    halves = written.mid_term if written else None
    mentor = written.mentor if written and written.mentor and written.mentor.on <= as_of else None

    def day(part: Meeting | Closing | None) -> date | None:
        return part.on if part and part.on <= as_of else None

    return EvaluationMarks(
        day(halves.three_way if halves else None),
        day(halves.two_way if halves else None),
        day(written.closing if written else None),
        mentor.on if mentor else None,
        dict(mentor.scores) if mentor else {},
    )
