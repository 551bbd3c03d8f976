"""`engagement.yml` held against the programme year, its model, its theme and the calendar.

Knows references, dates and order. Refuses to know scores; what an office decided is never corrected here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.checking.internal_steps import find_entry_lines, find_record_lines, withhold_days
from generator.checking.names import check_known
from generator.checking.programme import check_theme, late
from generator.model.application import Application, StageRecord
from generator.model.cooperative import Authored, Cooperative, MentoringFolder, Path
from generator.model.engagement import Engagement
from generator.model.engagement_results import MentoringGround
from generator.model.mentoring_model import MentoringModel, Milestone, ModelStep, StepScope
from generator.model.theme import plain_name, theme_names
from generator.model.values import add_months
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem

Document = Authored[Engagement]


def check_engagement(
    cooperative: Cooperative, folder: MentoringFolder, ground: MentoringGround, as_of: date
) -> list[Problem]:
    """Every problem of the file; models and themes that were refused are waited for, not missed."""
    document = folder.engagement
    if document is None:
        return []
    problems = [
        *_check_programme(cooperative, folder, document, ground),
        *_check_dates(document, ground.names.hidden, as_of),
    ]
    if ("theme",) not in document.refused:
        problems += check_theme(document, ("theme",), document.content.theme, ground.names)
    for number, one in enumerate(document.content.need.findings if document.content.need else ()):
        if one.theme is not None:
            found = check_theme(document, ("need", "findings", number, "theme"), one.theme, ground.names)
            problems += [replace(problem, withheld=frozenset(problem.values)) for problem in found]
    # Who mentors, and since when, is for internal readers: a message must not tell it.
    problems += [replace(one, withheld=frozenset(one.values)) for one in _check_mentors(document, folder, ground)]
    model = ground.names.models.get(document.content.model)
    if model is not None:
        problems += _check_steps(document, model, ground)
        problems += _check_log(document, model, ground)
        problems += _check_results(document, model, ground)
    elif ("model",) not in document.refused and not ground.names.waits("content/models/"):
        problems += check_known(document, ("model",), document.content.model, ground.names.models, "content/models/")
    lines = find_entry_lines(document, ground.names) | find_record_lines(
        ground.find_records(document.content).values(), ground.names
    )
    return withhold_days(problems, lines)


def _check_programme(
    cooperative: Cooperative, folder: MentoringFolder, document: Document, ground: MentoringGround
) -> Iterator[Problem]:
    written = document.content
    if written.programme is None:
        return
    year = ground.find_year(written)
    if ground.year_waits(written):
        return
    if year is None:
        known = [one.id for one in ground.years]
        yield from check_known(document, ("programme",), written.programme, known, "content/programmes/")
        return
    if year.programme.content.year != folder.year:
        values = {"programme": year.id, "stated": str(year.programme.content.year), "folder": str(folder.year)}
        yield Problem("D41", document.place("programme"), values, (year.programme.place("year"),))
    if written.application is None or year.applications is None:
        return
    application = ground.find_application(written)
    if application is None:
        ids = [row.content.id for row in year.applications]
        yield from check_known(document, ("application",), written.application, ids, "applications.csv")
        return
    yield from _check_application(cooperative, document, application, ground)


def _check_application(
    cooperative: Cooperative, document: Document, application: Authored[Application], ground: MentoringGround
) -> Iterator[Problem]:
    """What the cooperative's folder says must be what the programme's register says."""
    written, row = document.content, application.content
    year = ground.find_year(written)
    model = ground.names.model_of(year.programme.content, row.cohort) if year else None
    theme = ground.names.find_theme(row.theme)
    here = ground.names.find_theme(written.theme)
    pairs: list[tuple[str, str, str, str]] = []
    if row.cooperative is not None:
        pairs.append(("application", cooperative.id, row.cooperative, "cooperative"))
    if row.mode is not None:
        pairs.append(("mode", written.mode.value, row.mode.value, "mode"))
    if model is not None:
        pairs.append(("model", written.model, model.id, "cohort"))
    if theme is not None and here is not None:
        pairs.append(("theme", here.name.id, theme.name.id, "theme"))
    if written.stopped is not None or row.stopped_on is not None:
        ended = (written.stopped.on if written.stopped else None, row.stopped_on)
        told = [day.isoformat() if day else "-" for day in ended]
        pairs.append(("stopped", told[0], told[1], "stopped_on"))
    for field, one, other, column in pairs:
        if one != other and (field,) not in document.refused:
            values = {"field": field, "here": one, "there": other}
            yield Problem("D28", document.place(field), values, (application.place(column),))


def _check_dates(document: Document, hidden: frozenset[str], as_of: date) -> Iterator[Problem]:
    """Nothing lies after the day of the report; the days of hidden steps are not told."""
    written = document.content
    found: list[tuple[Path, date | None]] = [(("need", "on"), written.need.on if written.need else None)]
    found += [
        (("steps", number, "on"), entry.on) for number, entry in enumerate(written.steps) if entry.step not in hidden
    ]
    found += [(("interventions", number, "on"), one.on) for number, one in enumerate(written.interventions or ())]
    found += [(("sign_offs", number, "on"), one.on) for number, one in enumerate(written.sign_offs)]
    found += [
        ((name, "on"), part.on) for name in ("stopped", "decision", "handover") if (part := getattr(written, name))
    ]
    for path, day in found:
        if day is not None and day > as_of:
            yield Problem("K23", document.place(*path), {"date": day.isoformat(), "as_of": as_of.isoformat()})


def _check_mentors(document: Document, folder: MentoringFolder, ground: MentoringGround) -> Iterator[Problem]:
    written = document.content
    if not written.mentors:
        if folder.journal and ("mentors",) not in document.refused:
            yield Problem("D20", document.start, {"number": str(len(folder.journal))}, (folder.journal[0].start,))
        return
    need, wanted = written.need, ground.names.find_theme(written.theme)
    if need is None and ("need",) not in document.refused:
        yield Problem("D22", document.place("mentors"))
    for number, mentor in enumerate(written.mentors):
        path: Path = ("mentors", number)
        if mentor.since is not None and mentor.until is not None and mentor.until < mentor.since:
            yield late(document, (*path, "since"), mentor.since, document, (*path, "until"), mentor.until)
        if need is not None and mentor.since is not None and need.on > mentor.since:
            values = {"need": need.on.isoformat(), "since": mentor.since.isoformat()}
            yield Problem("D21", document.place("need", "on"), values, (document.place(*path, "since"),))
        if mentor.theme is not None:
            yield from check_theme(document, (*path, "theme"), mentor.theme, ground.names)
            if wanted is not None and plain_name(mentor.theme) not in theme_names(wanted):
                values = {"mentor": mentor.theme, "theme": wanted.name.id}
                yield Problem("D42", document.place(*path, "theme"), values, (document.place("theme"),))


def _check_steps(document: Document, model: MentoringModel, ground: MentoringGround) -> Iterator[Problem]:
    """Steps of another model, steps written twice, and too soon after the step that must come first."""
    entries: dict[str, int] = {}
    for number, entry in enumerate(document.content.steps):
        place = document.place("steps", number, "step")
        first = entries.setdefault(entry.step, number)
        if first != number:
            line = document.place("steps", first, "step")
            yield Problem("M01", place, {"id": entry.step, "line": str(line.line)}, (line,))
        if model.find_step(entry.step) is None and entry.step not in ground.names.hidden:
            instead = next((one.id for one in model.steps if one.replaces == entry.step), "")
            hint = instead or nearest(entry.step, [one.id for one in model.steps])
            models = ground.names.models.values()
            others = ", ".join(sorted(one.id for one in models if one.find_step(entry.step))) or "-"
            values = {"id": entry.step, "model": model.id, "others": others, "hint": hint}
            yield Problem("M06", place, values, (document.place("model"),))
    by_step = {entry.step: (number, entry) for number, entry in reversed(list(enumerate(document.content.steps)))}
    for step in model.steps:
        rule = step.not_before
        if rule is None or step.id not in by_step or rule.step not in by_step:
            continue
        (number, entry), (before, earlier) = by_step[step.id], by_step[rule.step]
        due = add_months(earlier.on, rule.months)
        if earlier.on < entry.on < due:
            values = {
                "step": step.id,
                "on": entry.on.isoformat(),
                "first": rule.step,
                "since": earlier.on.isoformat(),
                "months": str(rule.months),
                "earliest": due.isoformat(),
            }
            related = (document.place("steps", before, "on"),)
            yield Problem("M22", document.place("steps", number, "on"), values, related)


def _check_log(document: Document, model: MentoringModel, ground: MentoringGround) -> Iterator[Problem]:
    """Steps in the order of the model, none skipped, and the same days as the programme office logged."""
    records = ground.find_records(document.content)
    numbers = {entry.step: number for number, entry in enumerate(document.content.steps)}
    skipped: list[ModelStep] = []
    previous: tuple[ModelStep, int] | None = None
    first_phase = model.phases[0].id
    for step in model.ordered:
        if step.scope is not StepScope.KOPERASI or step.throughout or step.phase == first_phase:
            continue
        record = records.get(step.id)
        number = numbers.get(step.id)
        if number is None:
            if record is None or record.content.on is None:
                skipped.append(step)
            continue
        entry = document.content.steps[number]
        # What is due later only was not skipped.
        skipped = [one for one in skipped if not _is_planned(records.get(one.id), entry.on)]
        # A refused year holds records nobody can see here: what seems skipped may stand there.
        if skipped and not ground.year_waits(document.content):
            values = {"step": step.name.id, "missing": ", ".join(one.name.id for one in skipped)}
            # The other place is the end of the gap: the step before it, or the model when nothing was taken yet.
            gap = document.place("steps", previous[1], "step") if previous is not None else document.place("model")
            yield Problem("D23", document.place("steps", number, "step"), values, (gap,))
            skipped = []
        if previous is not None and entry.on < document.content.steps[previous[1]].on:
            before = document.place("steps", previous[1], "on")
            values = {
                "step": step.name.id,
                "on": entry.on.isoformat(),
                "before": previous[0].name.id,
                "earlier": document.content.steps[previous[1]].on.isoformat(),
            }
            yield Problem("D24", document.place("steps", number, "on"), values, (before,))
        if record is not None and record.content.on is not None and record.content.on != entry.on:
            values = {"step": step.name.id, "here": entry.on.isoformat(), "there": record.content.on.isoformat()}
            yield Problem("D27", document.place("steps", number, "on"), values, (record.place("on"),))
        previous = (step, number)


def _check_results(document: Document, model: MentoringModel, ground: MentoringGround) -> Iterator[Problem]:
    """One result of each step, and one decision: here and in the programme's log, which is told as the other place."""
    written = document.content
    records = ground.find_records(written)
    entries = {entry.step: number for number, entry in enumerate(written.steps)}
    for step in model.ordered:
        said: list[tuple[str, Place]] = []
        number, record = entries.get(step.id), records.get(step.id)
        result = written.steps[number].result if number is not None else None
        if number is not None and result is not None:
            said.append((result.value, document.place("steps", number, "result")))
        if step.milestone is Milestone.WISUDA and written.decision is not None:
            said.append((written.decision.decision.value, document.place("decision", "decision")))
        if record is not None and record.content.result is not None:
            said.append((record.content.result.value, record.place("result")))
        for value, place in said[:-1]:
            other, related = said[-1]
            if value != other:
                yield Problem("D43", place, {"step": step.name.id, "here": value, "there": other}, (related,))


def _is_planned(record: Authored[StageRecord] | None, day: date) -> bool:
    return record is not None and record.content.due_on is not None and record.content.due_on > day
