"""One year of mentoring as of one day: steps taken and overdue, outputs, result sheet, eligibility beside the decision.

Knows steps by what the model says of them, never by their names. Refuses to know today, and to make a decision.
"""

from __future__ import annotations

from datetime import date

from generator.computing.expiries import find_expiries
from generator.computing.mentoring_journal import compute_journal, count_contacts, judge_claim, judge_follow_up
from generator.computing.mentoring_outputs import (
    compute_general_outputs,
    compute_other_outputs,
    compute_special_outputs,
    count_valid,
    list_book_states,
)
from generator.computing.result_sheet import compute_graduation, compute_sheet
from generator.model.cooperative import Cooperative, MentoringFolder
from generator.model.engagement import Engagement
from generator.model.engagement_results import EngagementResult, MentoringGround, StepProgress
from generator.model.mentoring_model import MentoringModel, ModelStep, StepScope
from generator.model.mentoring_stage import MentoringStage, find_stage, has_begun, has_closed
from generator.model.modern_results import ModernYear


def compute_engagement(
    cooperative: Cooperative,
    folder: MentoringFolder,
    ground: MentoringGround,
    assessments: ModernYear | None,
    as_of: date,
) -> EngagementResult:
    """Everything about one folder; `assessments` are those of the same programme year."""
    engagement = folder.engagement.content if folder.engagement else None
    outputs = folder.outputs.content if folder.outputs else None
    model = ground.names.models.get(engagement.model) if engagement else None
    theme = ground.names.find_theme(engagement.theme) if engagement else None
    steps = compute_steps(engagement, model, ground, as_of) if engagement and model else ()
    taken = [one for one in steps if one.on is not None and not one.step.throughout]
    general = compute_general_outputs(cooperative, outputs)
    special = compute_special_outputs(cooperative, outputs, theme, ground.books, as_of)
    other = compute_other_outputs(cooperative, outputs, as_of)
    sheet = compute_sheet(folder, general, special, assessments, theme is not None)
    span = find_span(folder, steps, model, as_of)
    closing = folder.evaluations.content.closing if folder.evaluations else None
    closed = (closing is not None and closing.on <= as_of) or has_closed({one.step.id for one in taken}, model)
    current = max(taken, key=lambda one: one.step.order).step if taken else None
    return EngagementResult(
        folder=folder,
        model=model,
        theme=theme,
        steps=steps,
        current=current,
        general=general,
        special=special,
        other=other,
        books=list_book_states(outputs, ground.books)
        if any(one.books for one in (theme.outputs if theme else ()))
        else (),
        journal=None if folder.journal is None else compute_journal(folder.journal, span, ground.rules, as_of),
        contacts=None if folder.contacts is None else count_contacts(folder.contacts, as_of),
        claims=None if folder.claims is None else tuple(judge_claim(one) for one in folder.claims.content.claims),
        follow_ups=None
        if folder.follow_ups is None
        else tuple(judge_follow_up(row, as_of) for row in folder.follow_ups),
        assessments=assessments,
        sheet=sheet,
        graduation=compute_graduation(
            engagement.decision if engagement and engagement.decision and engagement.decision.on <= as_of else None,
            assessments,
            count_valid(general) == len(general),
            None if outputs is None or theme is None else count_valid(special) == len(special),
        ),
        has_closed=closed,
        stage=_find_stage(engagement, current, model, closed, as_of),
        expiries=find_expiries((*special, *other), ground.rules, as_of),
    )


def _find_stage(
    engagement: Engagement | None, current: ModelStep | None, model: MentoringModel | None, closed: bool, as_of: date
) -> MentoringStage:
    """A decision or an end of a later day has not come yet."""
    decision = engagement.decision if engagement else None
    stopped = engagement.stopped if engagement else None
    return find_stage(
        decision.decision if decision and decision.on <= as_of else None,
        stopped is not None and stopped.on <= as_of,
        has_begun(current, model),
        closed,
        engagement.mode if engagement else None,
    )


def compute_steps(
    engagement: Engagement, model: MentoringModel, ground: MentoringGround, as_of: date
) -> tuple[StepProgress, ...]:
    """Every step of the model that each cooperative takes, in order; the mentor's log first, else the programme's."""
    entries = {entry.step: entry for entry in engagement.steps}
    records = ground.find_records(engagement)
    has_stopped = engagement.stopped is not None and engagement.stopped.on <= as_of
    found = []
    for step in model.ordered:
        if step.scope is not StepScope.KOPERASI:
            continue
        entry, record = entries.get(step.id), records.get(step.id)
        on = entry.on if entry else record.content.on if record else None
        on = on if on is None or on <= as_of else None
        due_on = record.content.due_on if record else None
        late = (as_of - due_on).days if due_on is not None and on is None and not has_stopped else 0
        found.append(StepProgress(step, on, due_on, late if late > 0 else None, entry, record))
    return tuple(found)


def find_span(
    folder: MentoringFolder, steps: tuple[StepProgress, ...], model: MentoringModel | None, as_of: date
) -> tuple[date | None, date | None]:
    """First and last day of mentoring, as far as they are known: journals are expected between them.

    A mentor's days may be planned, so they can lie after `as_of`; a closing or a stop of a later day has not come.
    """
    engagement = folder.engagement.content if folder.engagement else None
    if engagement is None:
        return None, None
    starts = [one.since for one in engagement.mentors if one.since is not None]
    if not starts and model is not None:
        first = model.phases[0].id
        starts = [one.on for one in steps if one.on is not None and one.step.phase != first]
    closing = folder.evaluations.content.closing if folder.evaluations else None
    ends = [one.until for one in engagement.mentors]
    # One mentor without an end is still at work.
    last = max((one for one in ends if one is not None), default=None) if None not in ends else None
    end = closing.on if closing and closing.on <= as_of else last
    if engagement.stopped is not None and engagement.stopped.on <= as_of:
        end = engagement.stopped.on
    return min(starts, default=None), end
