"""Themes, mandatory books, plans with their indicators, registers of regions: does each hold together?

Refuses to know whether a figure is true; its source says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checking.names import check_file_name, check_known, check_unique
from generator.model.benefit import BenefitList
from generator.model.cooperative import Authored
from generator.model.glossary import Glossary
from generator.model.plan import Attainment, Kpi, Plan
from generator.model.region_register import Breakdown, RegionRegister
from generator.model.theme import BookList, Theme, plain_name
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem


def check_themes(themes: Iterable[Authored[Theme]]) -> list[Problem]:
    """Each theme by itself, and names that two themes share."""
    problems: list[Problem] = []
    named: list[tuple[str, Place]] = []
    for theme in themes:
        problems += check_file_name(theme)
        problems += check_unique(
            (one.id, theme.place("outputs", at, "id")) for at, one in enumerate(theme.content.outputs)
        )
        # A theme may well be called by its own id; two themes may not share a name.
        own = {plain_name(theme.content.name.id): theme.place("name", "id")}
        for at, alias in enumerate(theme.content.aliases):
            own.setdefault(plain_name(alias), theme.place("aliases", at))
        named += own.items()
    return problems + list(check_unique(named))


def check_books(books: Authored[BookList]) -> list[Problem]:
    """Books named twice."""
    return list(check_unique((one.id, books.place("books", at, "id")) for at, one in enumerate(books.content.books)))


def check_benefits(benefits: Authored[BenefitList]) -> list[Problem]:
    """Benefits and items named twice; items share one set of names, since a cooperative records them by it."""
    groups = list(enumerate(benefits.content.groups))
    found = [*check_unique((group.id, benefits.place("groups", at, "id")) for at, group in groups)]
    items = (
        (item.id, benefits.place("groups", at, "items", number, "id"))
        for at, group in groups
        for number, item in enumerate(group.items)
    )
    return [*found, *check_unique(items)]


def check_glossary(glossary: Authored[Glossary]) -> list[Problem]:
    """Terms named twice."""
    terms = enumerate(glossary.content.terms)
    return list(check_unique((one.id, glossary.place("terms", at, "id")) for at, one in terms))


def check_plan(
    plan: Authored[Plan],
    kpis: Iterable[Authored[Kpi]],
    attainments: Iterable[Authored[Attainment]],
    instruments: Iterable[str],
    incomplete: bool,
) -> list[Problem]:
    """References of the plan, numbers used twice, attainments of no indicator.

    While rows of the table are refused (`incomplete`), no number can be held against it.
    """
    folder = plan.file.split("/")[-2]
    problems = []
    if plan.content.id != folder:
        problems.append(Problem("M05", plan.place("id"), {"id": plan.content.id, "file": folder}))
    rows = list(kpis)
    numbers = {str(row.content.number) for row in rows}
    problems += check_known(plan, ("instrument",), plan.content.instrument, instruments, "instruments.yml")
    if plan.content.target is not None and not incomplete:
        problems += check_known(plan, ("target",), str(plan.content.target), numbers, "kpi.csv")
    problems += check_unique((str(row.content.number), row.place("number")) for row in rows)
    reached = list(attainments)
    for one in reached if not incomplete else ():
        problems += check_known(one, ("number",), str(one.content.number), numbers, "kpi.csv")
    return problems + list(
        check_unique((f"{one.content.number}, {one.content.year}", one.place("year")) for one in reached)
    )


def check_register(authored: Authored[RegionRegister], regions: Iterable[str]) -> list[Problem]:
    """Region codes, names used twice, parts that are more than the whole or should make it up and do not."""
    register, known = authored.content, frozenset(regions)
    problems = list(check_file_name(authored))
    problems += _check_code(authored, ("region",), register.region, known)
    named = ((one.id, authored.place("breakdowns", at, "id")) for at, one in enumerate(register.breakdowns))
    problems += check_unique(named)
    wholes = {part.region: part.count for one in register.breakdowns if one.of is None for part in one.parts}
    for at, breakdown in enumerate(register.breakdowns):
        for number, part in enumerate(breakdown.parts):
            if part.region is not None:
                path = ("breakdowns", at, "parts", number, "region")
                problems += _check_code(authored, path, part.region, known)
        whole = register.total if breakdown.of is None else wholes.get(breakdown.of)
        if whole is None:
            stated = {region for region in wholes if region}
            problems += check_known(authored, ("breakdowns", at, "of"), breakdown.of or "", stated, "breakdowns")
        else:
            problems += _check_sum(authored, at, breakdown, whole)
    return problems


def _check_code(
    authored: Authored[RegionRegister], path: tuple[str | int, ...], code: str, known: frozenset[str]
) -> Iterator[Problem]:
    if known and code not in known:
        yield Problem("K20", authored.place(*path), {"code": code, "hint": nearest(code, known)})


def _check_sum(authored: Authored[RegionRegister], at: int, breakdown: Breakdown, whole: int) -> Iterator[Problem]:
    added = sum(part.count for part in breakdown.parts)
    if added > whole or (breakdown.complete and added != whole):
        values = {"parts": breakdown.id, "sum": str(added), "whole": breakdown.of or "total", "total": str(whole)}
        yield Problem("M15", authored.place("breakdowns", at, "parts"), values, (authored.place("total"),))
