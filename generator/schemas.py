"""JSON Schemas of the files people write, from the same models that read them.

Descriptions of fields and of choices are the help that editors show. Refuses to know what else a check finds: a schema
sees one file alone.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from generator.model.application import Application, StageRecord
from generator.model.assessment import HealthAssessment
from generator.model.audience import AUDIENCE_KEY
from generator.model.benefit import BenefitList
from generator.model.discrepancy import DiscrepancyList
from generator.model.dossier import BusinessModelCanvas, Product, StakeholderMap, Swot
from generator.model.engagement import Engagement
from generator.model.faq import Faq
from generator.model.glossary import Glossary
from generator.model.goals import GoalRule
from generator.model.guidance import HealthGuidance
from generator.model.health_report import HealthReportContent
from generator.model.instrument import InstrumentPack
from generator.model.ledger import Account, BalanceCheck, LedgerFigure, ShuDistribution
from generator.model.loan_classes import LoanClassRules
from generator.model.meeting import MembersMeeting
from generator.model.mentoring_evaluation import ClaimList, MentoringEvaluations
from generator.model.mentoring_journal import FollowUp, JournalEntry, MonitoringContact
from generator.model.mentoring_model import ActorList, MentoringModel
from generator.model.mentoring_needs import MentoringNeeds
from generator.model.mentoring_outputs import MentoringOutputs
from generator.model.mentoring_rules import MentoringRules
from generator.model.modern_assessment import ModernAssessment
from generator.model.photo import PhotoList
from generator.model.plan import Attainment, Kpi, Plan
from generator.model.profile import Profile
from generator.model.programme import Programme
from generator.model.recruitment import Recruitment, RecruitmentForm
from generator.model.region_register import RegionRegister
from generator.model.report_copy import ReportCopy
from generator.model.rulebook import InstrumentList, Rulebook
from generator.model.size_class import SizeClassRule
from generator.model.theme import BookList, Theme
from generator.model.training import TrainingActivity, TrainingRubric

EDITOR_FOLDER = "schemas/draft-7"
_ANY_TEXT = ["string", "number", "boolean"]
"""Whatever a value looks like, a field of text reads it as text."""


class Draft(StrEnum):
    """Versions of JSON Schema; most editors know the older one best."""

    NEWEST = "2020-12"
    SEVEN = "7"


_DIALECT = MappingProxyType(
    {
        Draft.NEWEST: "https://json-schema.org/draft/2020-12/schema",
        Draft.SEVEN: "http://json-schema.org/draft-07/schema#",
    }
)

MODELS: dict[str, type[BaseModel]] = {
    "profile": Profile,
    "business_model_canvas": BusinessModelCanvas,
    "swot": Swot,
    "stakeholder_map": StakeholderMap,
    "product_catalogue": Product,
    "health_assessment": HealthAssessment,
    "modern_assessment": ModernAssessment,
    "mentoring_engagement": Engagement,
    "mentoring_outputs": MentoringOutputs,
    "mentoring_evaluations": MentoringEvaluations,
    "mentoring_claims": ClaimList,
    "mentoring_daily_journal": JournalEntry,
    "mentoring_monitoring": MonitoringContact,
    "mentoring_follow_ups": FollowUp,
    "mentoring_rules": MentoringRules,
    "rulebook": Rulebook,
    "size_classes": SizeClassRule,
    "goals": GoalRule,
    "instruments": InstrumentList,
    "faq": Faq,
    "training_rubric": TrainingRubric,
    "training_activity": TrainingActivity,
    "annual_meetings": MembersMeeting,
    "photos": PhotoList,
    "source_discrepancies": DiscrepancyList,
    "mentoring_needs": MentoringNeeds,
    "health_guidance": HealthGuidance,
    "health_report": HealthReportContent,
    "loan_classes": LoanClassRules,
    "accounts": Account,
    "balance_checks": BalanceCheck,
    "shu_distribution": ShuDistribution,
    "ledger_figures": LedgerFigure,
    "actors": ActorList,
    "mentoring_model": MentoringModel,
    "programme": Programme,
    "application": Application,
    "stage_record": StageRecord,
    "plan": Plan,
    "kpi": Kpi,
    "attainment": Attainment,
    "theme": Theme,
    "mandatory_books": BookList,
    "recruitment_form": RecruitmentForm,
    "recruitment": Recruitment,
    "region_register": RegionRegister,
    "report_copy": ReportCopy,
    "glossary": Glossary,
    "benefits": BenefitList,
    "instrument": InstrumentPack,
}


@cache
def read_words() -> Mapping[str, Any]:
    """Titles, files and choices in Indonesian (`schemas.toml`)."""
    return tomllib.loads(files("generator").joinpath("schemas.toml").read_text("utf-8"))


def make_schema(name: str, draft: Draft = Draft.NEWEST) -> str:
    """The schema of one kind of file, as JSON text; KeyError for a kind that is not in `MODELS`."""
    schema = MODELS[name].model_json_schema(by_alias=True)
    shapes = schema.get("$defs", {})
    for form in (schema, *shapes.values()):
        # The docstring of a class speaks to programmers; editors show the description of the field.
        form.pop("description", None)
        form.pop("title", None)
        needed = form.get("required", ())
        for field, part in form.get("properties", {}).items():
            form["properties"][field] = _loosen(part, field in needed)
    for choice, form in shapes.items():
        if "enum" in form:
            _explain_choices(form, read_words()["choices"][choice])
    title = read_words()["kinds"][name]["title"]
    schema = {"$schema": _DIALECT[draft], "title": title, **schema}
    if draft is Draft.SEVEN:
        schema = _as_draft_7(schema)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _loosen(part: dict[str, Any], needed: bool) -> dict[str, Any]:
    """A field as files may write it: texts may look like numbers, and a key left empty is a key left out."""
    found = {key: value for key, value in part.items() if key not in ("title", "default")}
    kind = found.get("type")
    if kind == "string" and not {"enum", "const", "format"} & set(found):
        found["type"] = _ANY_TEXT
    for key in ("anyOf", "prefixItems"):
        if key in found:
            found[key] = [_loosen(one, True) for one in found[key]]
    for key in ("items", "additionalProperties"):
        if isinstance(found.get(key), dict):
            found[key] = _loosen(found[key], True)
    if needed or {"type": "null"} in found.get("anyOf", ()):
        return found
    if "type" in found and not {"enum", "const"} & set(found):
        types = found["type"] if isinstance(found["type"], list) else [found["type"]]
        return {**found, "type": [*types, "null"]}
    told = {key: found.pop(key) for key in ("description", AUDIENCE_KEY) if key in found}
    return {"anyOf": [*found.pop("anyOf", [found]), {"type": "null"}], **told}


def _explain_choices(form: dict[str, Any], words: Mapping[str, str]) -> None:
    told = [words[choice] for choice in form["enum"]]
    form["enumDescriptions"] = told
    form["description"] = "\n".join(f"{one}: {text}" for one, text in zip(form["enum"], told, strict=True))


def _as_draft_7(part: Any) -> Any:
    """The same in the words of draft 7, where nothing beside a `$ref` counts and a list of forms is `items`."""
    if isinstance(part, list):
        return [_as_draft_7(one) for one in part]
    if not isinstance(part, dict):
        return part.replace("#/$defs/", "#/definitions/") if isinstance(part, str) else part
    names = {"$defs": "definitions", "prefixItems": "items"}
    found = {names.get(key, key): _as_draft_7(value) for key, value in part.items()}
    if "prefixItems" in part and "items" in part:
        found["items"], found["additionalItems"] = _as_draft_7(part["prefixItems"]), _as_draft_7(part["items"])
    if "$ref" in found and len(found) > 1:
        found["allOf"] = [{"$ref": found.pop("$ref")}]
    return found


def write_schemas(folder: Path, draft: Draft = Draft.NEWEST) -> list[Path]:
    """All schemas into a folder; OSError when it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in MODELS:
        path = folder / f"{name}.schema.json"
        path.write_text(make_schema(name, draft), "utf-8", newline="\n")
        written.append(path)
    return written


def list_editor_schemas() -> dict[str, list[str]]:
    """Schema of each kind of YAML file -> the files it is for, as the settings of an editor name them."""
    found = {name: [one for one in words["files"] if one.endswith(".yml")] for name, words in _kinds()}
    return {f"{EDITOR_FOLDER}/{name}.schema.json": globs for name, globs in found.items() if globs}


def head_with_schema(relative: str, text: str) -> str:
    """A YAML file's text under the line that names its schema to editors; `relative` is its path from the project."""
    kind = find_kind(relative)
    if kind is None or not relative.endswith(".yml"):
        return text
    return f"# yaml-language-server: $schema={'../' * relative.count('/')}{EDITOR_FOLDER}/{kind}.schema.json\n{text}"


def find_kind(relative: str) -> str | None:
    """The kind of a file by its path from the project (`cooperatives/a/profile.yml`)."""
    path = PurePosixPath(relative)
    for name, words in _kinds():
        left_out = {one[1:] for one in words["files"] if one.startswith("!")}
        if relative not in left_out and any(_fits(path, one) for one in words["files"] if not one.startswith("!")):
            return name
    return None


def _fits(path: PurePosixPath, glob: str) -> bool:
    return len(path.parts) == glob.count("/") + 1 and path.match(glob)


def _kinds() -> Iterable[tuple[str, Any]]:
    return tuple(read_words()["kinds"].items())
