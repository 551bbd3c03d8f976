"""JSON Schemas of the files people write, from the same models that read them; descriptions are the editors' help."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from generator.model.application import Application, StageRecord
from generator.model.assessment import HealthAssessment
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


def make_schema(name: str) -> str:
    """The schema of one kind of file (JSON Schema 2020-12)."""
    schema = MODELS[name].model_json_schema(by_alias=True)
    for form in (schema, *schema.get("$defs", {}).values()):
        # The docstring of a class speaks to programmers; editors show the description of the field.
        form.pop("description", None)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """All schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in MODELS:
        path = folder / f"{name}.schema.json"
        path.write_text(make_schema(name), "utf-8")
        written.append(path)
    return written
