"""One cooperative as read from its folder: what people wrote, with the place of every value.

Parts that are missing or could not be read are None; which of the two it is, the problems say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

from generator.model.assessment import HealthAssessment
from generator.model.audience import Audience, internal_depth, project_public
from generator.model.dossier import BusinessModelCanvas, Product, StakeholderMap, Swot
from generator.model.engagement import Engagement
from generator.model.ledger import Account, BalanceCheck, ShuDistribution
from generator.model.meeting import MembersMeeting
from generator.model.mentoring_evaluation import ClaimList, MentoringEvaluations
from generator.model.mentoring_journal import FollowUp, JournalEntry, MonitoringContact
from generator.model.mentoring_outputs import MentoringOutputs
from generator.model.modern_assessment import AssessmentKind, ModernAssessment, find_modern_key
from generator.model.photo import ImageFile, PhotoList
from generator.model.profile import Profile
from generator.model.registers import LoanRow, SavingsRow
from generator.problems.place import Place

if TYPE_CHECKING:
    from generator.model.journal import Journal

ModelT = TypeVar("ModelT", bound=BaseModel)
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Authored(Generic[ModelT]):
    """A validated document with the place of each of its values, by path (keys and 0-based positions)."""

    file: str
    content: ModelT
    places: Mapping[Path, Place]
    refused: frozenset[Path] = frozenset()
    """What its form refused and this document therefore lacks. Such a document is for checks only: a value on the way
    to a refused one may be a stand-in."""
    keys: Mapping[Path, Place] = field(default_factory=dict)
    """Where the name of each value stands; empty for rows of a table."""

    def place(self, *path: str | int) -> Place:
        """The place of a value, or of the nearest enclosing one that has a place."""
        while path:
            found = self.places.get(path)
            if found is not None:
                return found
            path = path[:-1]
        return Place(self.file)

    def key_place(self, *path: str | int) -> Place:
        """The place of a value's name, for what is wrong with the name itself; of the value where it has none."""
        return self.keys.get(path) or self.place(*path)

    @property
    def start(self) -> Place:
        """Where the document begins: its first line, or its row of a table."""
        return self.places.get((), Place(self.file))

    def projected(self) -> Authored[ModelT]:
        """The same document without its internal fields, and without the places of what stood in them."""
        model = type(self.content)
        places, keys = (
            {path: place for path, place in found.items() if internal_depth(model, path) is None}
            for found in (self.places, self.keys)
        )
        return replace(self, content=project_public(self.content), places=places, keys=keys)


@dataclass(frozen=True, slots=True)
class Register(Generic[ModelT]):
    """One register of a book year, row by row. Where a row was refused it is not `complete`: then no sum of it can be
    trusted, and its rows are for checks only."""

    file: str
    year: int
    rows: tuple[Authored[ModelT], ...]
    complete: bool


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """The written books of a folder; the statements made from them stand in `model.statements`."""

    journals: tuple[Journal, ...] = ()
    """Oldest first."""
    accounts: tuple[Authored[Account], ...] | None = None
    """The cooperative's own chart; None where it uses the shared one."""
    accounts_file: str = ""
    accounts_sound: bool = True
    """Whether every row of its own chart was read."""
    balance_checks: tuple[Authored[BalanceCheck], ...] = ()
    distributions: Mapping[int, Authored[ShuDistribution]] = field(default_factory=dict)
    """Decisions on sharing the surplus, by book year."""
    unread: frozenset[int] = frozenset()
    """Years whose journal is there but could not be read at all."""

    def without_memos(self) -> Ledger:
        """The same books without the texts of their lines."""
        return replace(self, journals=tuple(journal.projected() for journal in self.journals))

    def projected(self) -> Ledger:
        """What the public build works on."""
        distributions = {year: one.projected() for year, one in self.distributions.items()}
        return replace(self.without_memos(), balance_checks=(), distributions=distributions)


@dataclass(frozen=True, slots=True)
class MentoringFolder:
    """`mentoring/<year>/`: one programme year of one cooperative; None where there is no such file."""

    year: int
    folder: str
    engagement: Authored[Engagement] | None = None
    outputs: Authored[MentoringOutputs] | None = None
    evaluations: Authored[MentoringEvaluations] | None = None
    claims: Authored[ClaimList] | None = None
    journal: tuple[Authored[JournalEntry], ...] | None = None
    contacts: tuple[Authored[MonitoringContact], ...] | None = None
    follow_ups: tuple[Authored[FollowUp], ...] | None = None

    @property
    def documents(self) -> tuple[Authored[Any], ...]:
        """Everything that was read, rows one by one."""
        single: tuple[Authored[Any] | None, ...] = (self.engagement, self.outputs, self.evaluations, self.claims)
        rows: tuple[Authored[Any], ...] = (*(self.journal or ()), *(self.contacts or ()), *(self.follow_ups or ()))
        return (*(one for one in single if one is not None), *rows)

    def changed(self, change: Callable[[Authored[Any]], Authored[Any]]) -> MentoringFolder:
        """The same folder with every document replaced."""
        rows: dict[str, Any] = {
            name: None if (found := getattr(self, name)) is None else tuple(change(row) for row in found)
            for name in ("journal", "contacts", "follow_ups")
        }
        single: dict[str, Any] = {
            name: None if (found := getattr(self, name)) is None else change(found)
            for name in ("engagement", "outputs", "evaluations", "claims")
        }
        return replace(self, **single, **rows)

    def for_public(self, hidden: frozenset[str]) -> MentoringFolder:
        """What everybody may read: engagement and outputs, without internal fields and hidden steps."""
        engagement = self.engagement and self.engagement.projected()
        if engagement is not None:
            engagement = replace(engagement, content=engagement.content.without_steps(hidden))
        return MentoringFolder(
            self.year,
            self.folder,
            engagement,
            self.outputs and self.outputs.projected(),
        )


@dataclass(frozen=True, slots=True)
class Cooperative:
    """All parts of one folder; `id` is the folder's name, for good."""

    id: str
    folder: str
    profile: Authored[Profile] | None = None
    canvas: Authored[BusinessModelCanvas] | None = None
    swot: Authored[Swot] | None = None
    stakeholders: Authored[StakeholderMap] | None = None
    products: tuple[Authored[Product], ...] | None = None
    assessments: tuple[Authored[HealthAssessment], ...] = ()
    loans: tuple[Register[LoanRow], ...] = ()
    """Loan registers by year; rows are never for the public."""
    savings: tuple[Register[SavingsRow], ...] = ()
    """Savings registers by year; rows are never for the public."""
    ledger: Ledger | None = None
    """Journals and what belongs to them; None where the folder keeps no books."""
    meetings: tuple[Authored[MembersMeeting], ...] | None = None
    """Oldest first; None when there is no list of meetings."""
    documents: tuple[str, ...] = ()
    """Names of the files in the folder of documents."""
    photos: Authored[PhotoList] | None = None
    images: tuple[ImageFile, ...] = ()
    """Image files of the folder that can be shown, listed or not."""
    modern: Mapping[tuple[int, AssessmentKind], Authored[ModernAssessment]] = field(default_factory=dict)
    """Assessments of a modern cooperative by programme year and kind."""
    mentoring: tuple[MentoringFolder, ...] = ()
    """Programme years, oldest first."""
    broken: frozenset[str] = field(default_factory=frozenset)
    """Files that exist but could not be read."""
    salvaged: tuple[Authored[Any], ...] = ()
    """What is left of broken files without the refused values: checked, never shown, never scored."""
    refused_texts: tuple[Authored[Any], ...] = ()
    """What no form accepted, as trees of text: only looked through for personal data."""
    remarks: tuple[Authored[Any], ...] = ()
    """Comments, and lines of files without structure, as text by line: only looked through for citizen numbers."""

    @property
    def document_paths(self) -> frozenset[str]:
        """The same with that folder's name, as other files point to them."""
        return frozenset(f"documents/{name}" for name in self.documents)

    @property
    def name(self) -> str:
        """The written name; the folder's name while there is none."""
        return self.profile.content.name if self.profile else self.id

    def for_checks(self) -> Cooperative:
        """The copy that checks work on: broken files stand in it with what is left of them. Never shown."""
        if not self.salvaged:
            return self
        products = [*(self.products or ()), *self._left_of(Product)]
        return replace(
            self,
            profile=self.profile or next(iter(self._left_of(Profile)), None),
            canvas=self.canvas or next(iter(self._left_of(BusinessModelCanvas)), None),
            swot=self.swot or next(iter(self._left_of(Swot)), None),
            stakeholders=self.stakeholders or next(iter(self._left_of(StakeholderMap)), None),
            products=tuple(sorted(products, key=lambda product: product.start)) or self.products,
            assessments=(*self.assessments, *self._left_of(HealthAssessment)),
            photos=self.photos or next(iter(self._left_of(PhotoList)), None),
            modern={**self.modern, **{_key_of(one): one for one in self._left_of(ModernAssessment)}},
            mentoring=tuple(self._completed(one) for one in self.mentoring),
        )

    def _completed(self, folder: MentoringFolder) -> MentoringFolder:
        """With what is left of its broken files."""
        left = {one.file: one for one in self.salvaged}
        found: dict[str, Any] = {
            name: getattr(folder, name) or left.get(f"{folder.folder}/{name}.yml")
            for name in ("engagement", "outputs", "evaluations", "claims")
        }
        return replace(folder, **found)

    def _left_of(self, model: type[ModelT]) -> tuple[Authored[ModelT], ...]:
        return tuple(one for one in self.salvaged if isinstance(one.content, model))

    def for_audience(self, audience: Audience, hidden: frozenset[str] = frozenset()) -> Cooperative:
        """The copy that the given build works on; the public one never held an internal value.

        `hidden` are the steps of mentoring models whose days only internal readers know.
        """
        if audience is Audience.INTERNAL:
            return self
        products = self.products
        if products is not None:
            products = tuple(product.projected() for product in products if product.content.published)
        return replace(
            self,
            profile=self.profile and self.profile.projected(),
            canvas=self.canvas and self.canvas.projected(),
            swot=self.swot and self.swot.projected(),
            stakeholders=self.stakeholders and self.stakeholders.projected(),
            products=products,
            assessments=tuple(assessment.projected() for assessment in self.assessments),
            loans=(),
            savings=(),
            ledger=self.ledger and self.ledger.projected(),
            meetings=self.meetings and tuple(one.projected() for one in self.meetings),
            photos=self.photos and _only_consented(self.photos.projected()),
            modern={key: assessment.projected() for key, assessment in self.modern.items()},
            mentoring=tuple(one.for_public(hidden) for one in self.mentoring),
            salvaged=(),
            refused_texts=(),
            remarks=(),
        )


def _only_consented(document: Authored[PhotoList]) -> Authored[PhotoList]:
    shown = tuple(photo for photo in document.content.photos if photo.consent)
    return replace(document, content=document.content.model_copy(update={"photos": shown}))


def _key_of(assessment: Authored[ModernAssessment]) -> tuple[int, AssessmentKind]:
    """Only files of such a name were read in this form."""
    key = find_modern_key(assessment.file)
    if key is None:
        raise ValueError(assessment.file)
    return key
