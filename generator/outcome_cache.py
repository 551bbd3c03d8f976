"""What a folder gave last time, kept under a key of everything it depends on: a page that cannot have changed is not
rendered again.

Plain data only (JSON, then the pages as they are, with a digest of both): a damaged, foreign or stale entry is simply
not used. Not compressed: that would cost more time than the rest of keeping.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from generator.model.mentor_booking import MentorBooking
from generator.model.mentoring_overview import ReportedStanding, pack_overviews, unpack_overviews
from generator.model.offers import pack_offers, unpack_offers
from generator.model.recorded_doubt import RecordedDoubt
from generator.model.results import AspectSummary, CooperativeOverview, HealthSummary
from generator.model.rulebook import Predicate, Rulebook
from generator.pages.page import Download, Page, SiteFile
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.project import Project
from generator.reading.files import MAX_CSV_BYTES, digest_file, list_files, read_bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything one folder gave."""

    id: str
    problems: tuple[Problem, ...]
    overview: CooperativeOverview
    pages: tuple[Page, ...] = ()
    files: tuple[SiteFile, ...] = ()
    """Images the pages show, to be copied."""


class OutcomeCache:
    """One entry per cooperative and audience, in `.lumbung-cache/outcomes/`."""

    def __init__(self, folder: Path, shared_key: str, rulebooks: Mapping[str, Rulebook]) -> None:
        self._folder = folder
        self._shared_key = shared_key
        self._rulebooks = rulebooks

    def key_of(self, folder: Path) -> str:
        """Digest of the shared inputs and of every file of the folder, by content."""
        digest = hashlib.sha256(f"{self._shared_key}\0{folder.name}\0".encode())
        try:
            files, odd = list_files(folder)
        except OSError:
            return ""
        for name in odd:
            digest.update(f"odd\0{name}\0".encode("utf-8", "surrogateescape"))
        for name in files:
            # Piece by piece: a journal may be larger than anything else that is read.
            found = digest_file(folder / name)
            digest.update(f"{name}\0{found}".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    @staticmethod
    def look_at(folder: Path) -> tuple[object, ...]:
        """What the disk says of the folder: an edit meanwhile changes it, and it is read much faster than the files."""
        try:
            files, odd = list_files(folder)
            found = [(name, (folder / name).lstat()) for name in files]
        except OSError:
            return ()
        return (*odd, *((name, one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns) for name, one in found))

    def find(self, identity: str, key: str) -> Outcome | None:
        """The entry made from exactly this key."""
        try:
            kept_key, kept_digest, packed = (self._folder / identity).read_bytes().split(b"\n", 2)
            if kept_key.decode() != key or hashlib.sha256(packed).hexdigest() != kept_digest.decode():
                return None
            return self._unpack(packed)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, outcome: Outcome, key: str) -> None:
        """Write the entry whole or not at all; a full disk is no reason to fail a build."""
        bodies = [piece for page in outcome.pages for piece in (page.encoded, *(one.content for one in page.downloads))]
        about = {
            "id": outcome.id,
            "problems": outcome.problems,
            "overview": outcome.overview,
            "pages": [replace(page, body="", downloads=()) for page in outcome.pages],
            "downloads": [[one.path for one in page.downloads] for page in outcome.pages],
            "sizes": [len(body) for body in bodies],
            "files": outcome.files,
        }
        pieces = [json.dumps(about, default=_plain).encode(), b"\n", *bodies]
        digest = hashlib.sha256()
        for piece in pieces:
            digest.update(piece)
        target = self._folder / outcome.id
        partial = target.with_name(f".{outcome.id}.partial")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                file.writelines((f"{key}\n{digest.hexdigest()}\n".encode(), *pieces))
            partial.replace(target)
        except OSError:
            partial.unlink(missing_ok=True)

    def _unpack(self, packed: bytes) -> Outcome:
        head, bodies = packed.split(b"\n", 1)
        data: dict[str, Any] = json.loads(head)
        overview = dict(data["overview"])
        overview["outputs"] = tuple((name, valid) for name, valid in overview["outputs"])
        overview["broken"] = tuple(overview["broken"])
        overview["due"] = tuple((year, day) for year, day in overview["due"])
        meetings = overview["yearly_meetings"]
        overview["yearly_meetings"] = None if meetings is None else tuple((year, day) for year, day in meetings)
        overview["bookings"] = tuple(self._booking(one) for one in overview["bookings"])
        overview["mentoring"] = unpack_overviews(overview["mentoring"])
        overview["reported"] = tuple(
            ReportedStanding(day, unpack_overviews(standings)) for day, standings in overview["reported"]
        )
        overview["offers"] = unpack_offers(overview["offers"])
        overview["assessments"] = tuple(self._summary(one) for one in overview["assessments"])
        problems = tuple(
            Problem(
                one["code"],
                Place(*one["place"]),
                one["values"],
                tuple(Place(*place) for place in one["related"]),
                frozenset(one["withheld"]),
            )
            for one in data["problems"]
        )
        pieces = _cut(bodies, data["sizes"])
        pages = []
        for one, names in zip(data["pages"], data["downloads"], strict=True):
            body = next(pieces).decode()
            downloads = tuple(Download(name, next(pieces)) for name in names)
            lists = {name: tuple(one[name]) for name in ("sources", "rulebooks")}
            pages.append(Page(**{**one, **lists, "body": body, "downloads": downloads}))
        files = tuple(SiteFile(**one) for one in data["files"])
        return Outcome(data["id"], problems, CooperativeOverview(**overview), tuple(pages), files)

    def _booking(self, data: dict[str, Any]) -> MentorBooking:
        return MentorBooking(**{**data, "on_site": tuple((day, line) for day, line in data["on_site"])})

    def _summary(self, data: dict[str, Any]) -> HealthSummary:
        values = dict(data)
        for name in ("total", "lowest", "highest", "recorded_total"):
            values[name] = None if values[name] is None else Fraction(values[name])
        values["corrected_on"] = tuple(values["corrected_on"])
        values["aspects"] = tuple(
            AspectSummary(name, None if score is None else Fraction(score), *map(Fraction, bounds))
            for name, score, *bounds in values["aspects"]
        )
        values["doubt"] = None if values["doubt"] is None else RecordedDoubt(values["doubt"])
        values["predicate"] = self._predicate(values["rulebook_id"], values["predicate"])
        return HealthSummary(**values)

    def _predicate(self, rulebook_id: str | None, predicate_id: str | None) -> Predicate | None:
        if rulebook_id is None or predicate_id is None:
            return None
        classes = self._rulebooks[rulebook_id].predicates.classes
        return next(one for one in classes if one.id == predicate_id)


def digest_shared_inputs(project: Project, *more: str) -> str:
    """Digest of the program itself, everything in `content/` that a cooperative rests on, and page templates."""
    digest = hashlib.sha256("\0".join(more).encode())
    program = Path(__file__).resolve().parent
    roots = (
        (program, ("*.py", "*.toml")),
        (project.root / "content" / "regions", ("*.csv",)),
        (project.root / "content", ("*.yml", "*.po", "chart_of_accounts.csv", "ledger_figures.csv")),
        (project.root / "content" / "programmes", ("*.csv",)),
        (project.templates / "pages", ("*",)),
        (project.templates / "parts", ("*",)),
        (project.templates / "print", ("*",)),
    )
    for root, patterns in roots:
        for path in sorted(one for pattern in patterns for one in root.rglob(pattern) if one.is_file()):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            # What is too large or a link is refused by whoever reads it; that it is so is all that counts.
            content = read_bytes(path, path.name, MAX_CSV_BYTES)
            told = content.code.encode() if isinstance(content, Problem) else content
            digest.update(hashlib.sha256(told).digest())
    return digest.hexdigest()


def _cut(whole: bytes, sizes: Iterable[int]) -> Iterator[bytes]:
    start = 0
    for size in sizes:
        yield whole[start : start + size]
        start += size


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Predicate):
        return value.id
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, CooperativeOverview):
        kept = {one.name: getattr(value, one.name) for one in fields(value)}
        reported = [(one.day, pack_overviews(one.mentoring)) for one in value.reported]
        packed = {"mentoring": pack_overviews(value.mentoring), "offers": pack_offers(value.offers)}
        return {**kept, **packed, "reported": reported}
    if isinstance(value, AspectSummary):
        return [value.id, value.score, value.lowest, value.highest, value.maximum]
    if isinstance(value, (Problem, HealthSummary, MentorBooking, Page, SiteFile)):
        return {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    raise TypeError(type(value).__name__)
