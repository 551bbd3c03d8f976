"""Does `programme.yml` hold together and name only what exists? Its rows are checked in `applications` and `stage_log`.

Knows cohorts, dates, documents and sums as written; refuses to know how far a programme has come.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.names import check_known, check_unique
from generator.model.cooperative import Authored, Path
from generator.model.programme import Programme
from generator.model.programme_year import MentoringNames
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem

MODES = ("home_base", "long_distance", "other_intervention")


def check_programme(authored: Authored[Programme], names: MentoringNames, as_of: date) -> list[Problem]:
    """Every problem of the file itself."""
    problems = list(_check_folder(authored))
    problems += _check_names(authored, names)
    problems += _check_activities(authored, names, as_of)
    problems += _check_dates(authored, as_of)
    return problems + list(_check_reported(authored))


def _check_folder(authored: Authored[Programme]) -> Iterator[Problem]:
    folder = authored.file.split("/")[-2]
    if authored.content.id != folder:
        yield Problem("M05", authored.place("id"), {"id": authored.content.id, "file": folder})


def _check_names(authored: Authored[Programme], names: MentoringNames) -> Iterator[Problem]:
    programme = authored.content
    yield from check_unique((one.id, authored.place("cohorts", at, "id")) for at, one in enumerate(programme.cohorts))
    for at, cohort in enumerate(programme.cohorts):
        if not names.waits("content/models/", cohort.model):
            yield from check_known(authored, ("cohorts", at, "model"), cohort.model, names.models, "content/models/")
    if programme.plan is not None and not names.waits(f"content/plans/{programme.plan}/"):
        yield from check_known(authored, ("plan",), programme.plan, names.plans, "content/plans/")
    if programme.recruitment is not None:
        form = programme.recruitment.form
        if not names.waits("content/recruitment/", form):
            yield from check_known(authored, ("recruitment", "form"), form, names.forms, "content/recruitment/")
        for at, post in enumerate(programme.recruitment.posts):
            yield from check_theme(authored, ("recruitment", "posts", at), post, names)
    for at, studied in enumerate(programme.studied):
        yield from check_theme(authored, ("studied", at, "theme"), studied.theme, names)
    cohorts = {cohort.id for cohort in programme.cohorts}
    for part in ("activities", "documents"):
        for at, one in enumerate(getattr(programme, part)):
            if one.cohort is not None:
                yield from check_known(authored, (part, at, "cohort"), one.cohort, cohorts, "cohorts")


def check_theme(authored: Authored, path: Path, name: str, names: MentoringNames) -> Iterator[Problem]:  # type: ignore[type-arg]
    """A theme that no file in `content/themes/` is called, with the nearest that one is."""
    if names.find_theme(name) is None and not names.waits("content/themes/"):
        known = [called for theme in names.themes.values() for called in (theme.name.id, *theme.aliases)]
        values = {"id": name, "known": ", ".join(theme.name.id for theme in names.themes.values())}
        hint = nearest(name, known)
        near = names.find_theme(hint)
        # The other place is the file of the theme that is nearly called so: there another name can be added.
        related = (Place(f"content/themes/{near.id}.yml"),) if near is not None else ()
        yield Problem("M16", authored.place(*path), {**values, "hint": hint}, related)


def check_region(authored: Authored, path: Path, code: str, names: MentoringNames) -> Iterator[Problem]:  # type: ignore[type-arg]
    """A region code that is not listed; villages are known by their district."""
    if names.regions and ".".join(code.split(".")[:3]) not in names.regions:
        yield Problem("K20", authored.place(*path), {"code": code, "hint": nearest(code, names.regions)})


def _check_activities(authored: Authored[Programme], names: MentoringNames, as_of: date) -> Iterator[Problem]:
    programme = authored.content
    for at, activity in enumerate(programme.activities):
        if activity.actor is not None:
            path: Path = ("activities", at, "actor")
            yield from check_known(authored, path, activity.actor, names.actors, "content/mentoring/actors.yml")
        if activity.region is not None:
            yield from check_region(authored, ("activities", at, "region"), activity.region, names)
        cohorts = [activity.cohort] if activity.cohort else [cohort.id for cohort in programme.cohorts]
        path = ("activities", at, "step")
        for cohort in cohorts:
            yield from check_step(authored, path, activity.step, programme, cohort, names)
        if activity.on is not None and activity.on > as_of:
            values = {"date": activity.on.isoformat(), "as_of": as_of.isoformat()}
            yield Problem("K23", authored.place("activities", at, "on"), values)


def check_step(
    authored: Authored,  # type: ignore[type-arg]
    path: Path,
    step: str,
    programme: Programme,
    cohort: str | None,
    names: MentoringNames,
) -> Iterator[Problem]:
    """A step that the cohort's model does not have, with the one that stands for it there."""
    model = names.model_of(programme, cohort)
    if model is None or model.find_step(step) is not None:
        return
    instead = next((one.id for one in model.steps if one.replaces == step), "")
    hint = instead or nearest(step, [one.id for one in model.steps])
    others = ", ".join(sorted(one.id for one in names.models.values() if one.find_step(step))) or "-"
    yield Problem("M06", authored.place(*path), {"id": step, "model": model.id, "others": others, "hint": hint})


def _check_dates(authored: Authored[Programme], as_of: date) -> Iterator[Problem]:
    programme = authored.content
    for part in ("call", "recruitment"):
        span = getattr(programme, part)
        if span is not None and span.closes < span.opens:
            yield late(authored, (part, "opens"), span.opens, authored, (part, "closes"), span.closes)
    for at, document in enumerate(programme.documents):
        if document.on > as_of:
            values = {"date": document.on.isoformat(), "as_of": as_of.isoformat()}
            yield Problem("K23", authored.place("documents", at, "on"), values)


def late(first: Authored, path: Path, earlier: date, then: Authored, place: Path, later: date) -> Problem:  # type: ignore[type-arg]
    """Two dates the wrong way round: told at the one that should come later."""
    values = {
        "earlier": str(path[-1]),
        "first": earlier.isoformat(),
        "later": str(place[-1]),
        "then": later.isoformat(),
    }
    return Problem("M13", then.place(*place), values, (first.place(*path),))


def _check_reported(authored: Authored[Programme]) -> Iterator[Problem]:
    reported = authored.content.reported
    if reported is None:
        return
    modes = [getattr(reported, name) for name in MODES]
    known = [value for value in modes if value is not None]
    if reported.selected is not None and known:
        added = sum(known)
        # What is not stated may hold the rest; what is stated cannot hold more than the whole.
        if added > reported.selected or (len(known) == len(modes) and added != reported.selected):
            values = {
                "parts": " + ".join(MODES),
                "sum": str(added),
                "whole": "selected",
                "total": str(reported.selected),
            }
            yield Problem("M15", authored.place("reported", "selected"), values)
    for part, whole in (("selected", "applicants"), ("graduated", "selected")):
        fewer, more = getattr(reported, part), getattr(reported, whole)
        if fewer is not None and more is not None and fewer > more:
            values = {"parts": part, "sum": str(fewer), "whole": whole, "total": str(more)}
            yield Problem("M15", authored.place("reported", part), values, (authored.place("reported", whole),))
