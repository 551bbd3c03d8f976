"""What one cooperative's mentoring needs, and its whole way: read -> check -> compute.

Knows the order of the stages for instruments, rules and one cooperative. Refuses to know how a page looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.checking.instrument import check_instrument_pack
from generator.checking.mentor_bookings import check_mentor_bookings
from generator.checking.mentoring_folder import check_mentoring_folder
from generator.checking.mentoring_rules import check_mentoring_rules
from generator.checking.modern import check_modern
from generator.computing.dossier_day import see_dossier
from generator.computing.engagement import compute_engagement
from generator.computing.mentoring_overview import summarise_mentoring
from generator.computing.modern import compute_modern_years
from generator.computing.report_copies import find_day
from generator.model.audience import Audience
from generator.model.cooperative import Authored, Cooperative
from generator.model.engagement_results import EngagementResult, MentoringGround
from generator.model.instrument import InstrumentPack
from generator.model.local_office import find_office
from generator.model.mentor_booking import MentorBooking
from generator.model.mentoring_overview import MentoringOverview, ReportedStanding
from generator.model.mentoring_rules import MentoringRules
from generator.model.modern_results import ModernYear
from generator.model.programme_results import MentoringMaterial
from generator.problems.problem import Problem
from generator.reading.instruments import read_instrument_packs
from generator.reading.mentoring_rules import list_programmes, read_mentoring_rules


def open_instruments(
    project: Path, addresses: frozenset[str]
) -> tuple[dict[str, Authored[InstrumentPack]], list[Problem]]:
    """Instruments that add up, by address; `addresses` are those other pages below `aturan/` have."""
    written, problems = read_instrument_packs(project)
    taken = set(addresses)
    packs = {}
    for pack in written:
        found = check_instrument_pack(pack, taken)
        problems += found
        if not found:
            packs[pack.content.address] = pack
    return packs, problems


def open_mentoring_rules(project: Path) -> tuple[MentoringRules | None, list[Problem]]:
    """Limits and holidays; None when there are none or they do not hold together."""
    written, problems = read_mentoring_rules(project)
    if written is None:
        return None, problems
    found = check_mentoring_rules(written)
    return (None if found else written.content), problems + found


def open_ground(
    project: Path, material: MentoringMaterial, instruments_wait: bool = False
) -> tuple[MentoringGround, list[Problem]]:
    """What every engagement rests on."""
    rules, problems = open_mentoring_rules(project)
    ground = MentoringGround(
        material.names,
        material.books.content if material.books else None,
        rules,
        tuple(one.year for one in material.overviews),
        material.models.actors,
        list_programmes(project),
        material.benefits.content if material.benefits else None,
        material.glossary.content.terms if material.glossary else (),
        instruments_wait,
    )
    return ground, problems


def compute_mentoring(
    cooperative: Cooperative, packs: Mapping[str, InstrumentPack], ground: MentoringGround, as_of: date
) -> tuple[tuple[ModernYear, ...], tuple[EngagementResult, ...]]:
    """Assessments by programme year, and every year of mentoring; oldest first."""
    years = compute_modern_years(cooperative.modern, packs) if cooperative.modern else ()
    by_year = {one.year: one for one in years}
    results = (
        compute_engagement(cooperative, folder, ground, by_year.get(folder.year), as_of)
        for folder in cooperative.mentoring
    )
    return years, tuple(results)


def tell_standings(
    cooperative: Cooperative,
    packs: Mapping[str, InstrumentPack],
    ground: MentoringGround,
    audience: Audience,
    as_of: date,
) -> tuple[tuple[MentoringOverview, ...], tuple[ReportedStanding, ...]]:
    """Every year in a few values, as of the day of the report and as reports copied to the local office tell it."""
    _, results = compute_mentoring(cooperative, packs, ground, as_of)
    reported = _tell_reported(cooperative, packs, ground, as_of) if audience is Audience.INTERNAL else ()
    return summarise_mentoring(results, ground, audience, as_of), reported


def _tell_reported(
    cooperative: Cooperative, packs: Mapping[str, InstrumentPack], ground: MentoringGround, as_of: date
) -> tuple[ReportedStanding, ...]:
    """Of the day each copy was sent, without steps for internal readers."""
    shared = replace(ground, names=ground.names.for_audience(Audience.PUBLIC))
    days = {
        (year.id, find_day(row.content, as_of))
        for folder in cooperative.mentoring
        if folder.engagement is not None
        and (year := ground.find_year(folder.engagement.content)) is not None
        and (application := ground.find_application(folder.engagement.content)) is not None
        for row in year.copies or ()
        if row.content.office == find_office(application.content.region)
    }
    found = []
    for programme, day in sorted(days):
        then = see_dossier(cooperative, programme, day)
        _, results = compute_mentoring(then, packs, shared, day)
        standings = summarise_mentoring(results, shared, Audience.INTERNAL, day)
        found.append(ReportedStanding(day.isoformat(), standings))
    return tuple(found)


def check_mentoring(
    cooperative: Cooperative, packs: Mapping[str, InstrumentPack], ground: MentoringGround, as_of: date
) -> list[Problem]:
    """Every problem of the assessments and mentoring files of one cooperative."""
    if not cooperative.modern and not cooperative.mentoring:
        return []
    years, results = compute_mentoring(cooperative, packs, ground, as_of)
    problems = check_modern(cooperative, years, packs, as_of, ground.instruments_wait)
    for folder, result in zip(cooperative.mentoring, results, strict=True):
        problems += check_mentoring_folder(cooperative, folder, result, ground, as_of)
    return problems


def check_bookings(bookings: Iterable[MentorBooking], ground: MentoringGround) -> list[Problem]:
    """Mentors across all cooperatives, in the order of their ids."""
    capacities = {
        (year.id, candidate.code): candidate.capacity
        for year in ground.years
        if year.recruitment is not None
        for candidate in year.recruitment.content.candidates
        if candidate.capacity is not None
    }
    ordered = sorted(bookings, key=lambda one: (one.cooperative, one.programme, one.mentor))
    return check_mentor_bookings(ordered, capacities)
