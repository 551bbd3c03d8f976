"""What a folder says, held against itself and against the lists it refers to: regions, rulebooks, dates, sums.

Knows references and arithmetic. Refuses to know how a score comes about; results are checked in `recorded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from generator.checking.meetings import check_meetings
from generator.checking.photos import check_images, check_photos
from generator.checking.privacy import check_privacy, find_personal_data
from generator.checking.registers import check_registers
from generator.model.content import Content
from generator.model.cooperative import Authored, Cooperative
from generator.model.dossier import Product
from generator.model.profile import CooperativeKind, Profile
from generator.problems.hints import nearest
from generator.problems.problem import Problem

NUMBER_DIGITS = 13
SHARIA_NAME = re.compile(r"\b(?:syariah|syari'ah|KSPPS|USPPS|KJKS|UJKS|BMT|baitul ma+l)\b", re.IGNORECASE)


def check_cooperative(cooperative: Cooperative, content: Content, as_of: date) -> list[Problem]:
    """Every problem of the parts that could be read, apart from the assessments."""
    problems: list[Problem] = []
    if cooperative.profile is not None:
        problems += _check_profile(cooperative.profile, content, as_of)
        if cooperative.assessments:
            problems += _check_unit(cooperative.profile)
            problems += _check_principles(cooperative.profile)
    if cooperative.swot is not None:
        for quadrant in ("strengths", "weaknesses", "opportunities", "threats"):
            for number, item in enumerate(getattr(cooperative.swot.content, quadrant)):
                if item.evidence is None:
                    problems.append(Problem("K30", cooperative.swot.place(quadrant, number)))
    problems += _check_products(cooperative)
    problems += check_registers(cooperative, as_of)
    problems += _check_photos(cooperative)
    problems += check_meetings(cooperative, as_of)
    problems += check_privacy((*_documents(cooperative), *cooperative.refused_texts))
    return [*problems, *_check_remarks(cooperative)]


def _check_remarks(cooperative: Cooperative) -> Iterator[Problem]:
    """Citizen numbers in comments; telephones and mail addresses there are the writers' own affair."""
    for document in cooperative.remarks:
        for line, text in document.content.items():
            for code, found in find_personal_data(text, ""):
                if code == "P01":
                    values = {"masked": f"{found[:4]}…", "length": str(len(found))}
                    yield Problem(code, document.place(line), values)


def _documents(cooperative: Cooperative) -> tuple[Authored[BaseModel], ...]:
    single = (cooperative.profile, cooperative.canvas, cooperative.swot, cooperative.stakeholders, cooperative.photos)
    found: list[Authored[BaseModel]] = [part for part in single if part is not None]  # type: ignore[misc]
    found += cooperative.products or ()  # type: ignore[arg-type]
    found += cooperative.assessments  # type: ignore[arg-type]
    found += _ledger_documents(cooperative)
    found += (row for register in cooperative.loans for row in register.rows)  # type: ignore[misc]
    found += cooperative.meetings or ()  # type: ignore[arg-type]
    found += cooperative.modern.values()  # type: ignore[arg-type]
    for folder in cooperative.mentoring:
        found += folder.documents
    return tuple(found)


def _ledger_documents(cooperative: Cooperative) -> list[Authored[BaseModel]]:
    ledger = cooperative.ledger
    if ledger is None:
        return []
    return [*(ledger.accounts or ()), *ledger.distributions.values()]  # type: ignore[list-item]


def _check_profile(profile: Authored[Profile], content: Content, as_of: date) -> Iterator[Problem]:
    written = profile.content
    # Villages (ten digits) are not in the list; their district is.
    district = ".".join(written.region.split(".")[:3]) if written.region is not None else None
    if written.region is not None and content.regions and district not in content.regions:
        values = {"code": written.region, "hint": nearest(written.region, content.regions)}
        yield Problem("K20", profile.place("region"), values)
    number = written.cooperative_number
    if number is not None and (len(number) != NUMBER_DIGITS or not number.isascii() or not number.isdigit()):
        yield Problem("K21", profile.place("cooperative_number"), {"length": str(len(number))})
    people = written.people
    if people and people.members is not None and people.members_women is not None and people.members_men is not None:
        added = people.members_women + people.members_men
        if added != people.members:
            values = {"stated": str(people.members), "added": str(added), "difference": str(people.members - added)}
            yield Problem("K22", profile.place("people", "members"), values)
    yield from _check_legal_entity(profile)
    for path, day in _list_past_days(written):
        if day is not None and day > as_of:
            yield Problem("K23", profile.place(*path), {"date": day.isoformat(), "as_of": as_of.isoformat()})
    met, founded = written.last_annual_meeting, written.founded
    if met is not None and founded is not None and met < founded:
        values = {"date": met.isoformat(), "founded": founded.isoformat()}
        yield Problem("K24", profile.place("last_annual_meeting"), values, (profile.place("founded"),))
    seen: dict[int, int] = {}
    for position, figures in enumerate(written.yearly_figures):
        if figures.year in seen:
            place = profile.place("yearly_figures", position, "year")
            first = profile.place("yearly_figures", seen[figures.year], "year")
            yield Problem("K25", place, {"year": str(figures.year), "line": str(first.line)}, (first,))
        seen.setdefault(figures.year, position)


def _list_past_days(profile: Profile) -> Iterator[tuple[tuple[str, ...], date | None]]:
    """Days of what has happened, with their paths."""
    yield ("founded",), profile.founded
    yield ("last_annual_meeting",), profile.last_annual_meeting
    if profile.legal_entity is not None:
        yield ("legal_entity", "on"), profile.legal_entity.on
        yield ("legal_entity", "amended_on"), profile.legal_entity.amended_on


def _check_legal_entity(profile: Authored[Profile]) -> Iterator[Problem]:
    entity = profile.content.legal_entity
    if entity is None or entity.on is None or entity.amended_on is None or entity.amended_on >= entity.on:
        return
    values = {"date": entity.amended_on.isoformat(), "on": entity.on.isoformat()}
    place, approved = (profile.place("legal_entity", field) for field in ("amended_on", "on"))
    yield Problem("K82", place, values, (approved,))


def _check_unit(profile: Authored[Profile]) -> Iterator[Problem]:
    """A cooperative of another kind is assessed by its savings-and-loan unit, so it should be said that it has one."""
    kind = profile.content.kind
    silent = profile.content.savings_and_loan_unit is None and ("savings_and_loan_unit",) not in profile.refused
    if silent and kind is not None and kind is not CooperativeKind.SIMPAN_PINJAM:
        yield Problem("K49", profile.place("kind"), {"kind": kind.value})


def _check_principles(profile: Authored[Profile]) -> Iterator[Problem]:
    """A name that says sharia while the profile does not would be scored under the conventional rules."""
    silent = profile.content.principles is None and ("principles",) not in profile.refused
    said = SHARIA_NAME.search(profile.content.name)
    if silent and said:
        yield Problem("K59", profile.place("name"), {"word": said.group()})


def _check_products(cooperative: Cooperative) -> Iterator[Problem]:
    seen: dict[str, Authored[BaseModel]] = {}
    for product in cooperative.products or ():
        # A row without a code of its own stands in for itself.
        named = ("id",) not in product.refused
        first = seen.get(product.content.id) if named else None
        if first is not None:
            place = first.place("id")
            values = {"id": product.content.id, "line": str(place.line)}
            yield Problem("K31", product.place("id"), values, (place,), _withheld(product, "id"))
        if named:
            seen.setdefault(product.content.id, product)  # type: ignore[arg-type]
        price = product.content.price
        if price is not None and price < 0:
            yield Problem("K32", product.place("price"), {"price": str(price)}, (), _withheld(product, "price"))
        elif price == 0:
            yield Problem("K33", product.place("price"))


def _check_photos(cooperative: Cooperative) -> Iterator[Problem]:
    images = {one.name: one for one in cooperative.images}
    folder = "images"
    unusable = [name.removeprefix(f"{folder}/") for name in cooperative.broken if name.startswith(f"{folder}/")]
    unusable = [name for name in unusable if name != "photos.yml"]
    listed: list[str] | None = []
    if cooperative.photos is not None:
        photos = cooperative.photos.content.photos
        listed = None if cooperative.photos.refused else [one.file for one in photos]
        yield from check_photos(cooperative.photos, ("photos",), photos, images, unusable)
    elif f"{folder}/photos.yml" in cooperative.broken:
        listed = None
    for product in cooperative.products or ():
        file = product.content.image
        if file is not None and listed is not None and file not in listed:
            values = {"file": file, "hint": nearest(file, listed)}
            yield Problem("K75", product.place("image"), values, (), _withheld(product, "file", "hint"))
    yield from check_images(f"{cooperative.folder}/{folder}", images, listed)


def _withheld(product: Authored[Product], *values: str) -> frozenset[str]:
    """A product that is not for the public does not become public by being wrong."""
    return frozenset() if product.content.published else frozenset(values)
