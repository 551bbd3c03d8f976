"""Which files `mentoring/<year>/` may hold, and the form of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from generator.model.engagement import Engagement
from generator.model.mentoring_evaluation import ClaimList, MentoringEvaluations
from generator.model.mentoring_journal import FollowUp, JournalEntry, MonitoringContact
from generator.model.mentoring_outputs import MentoringOutputs

YEAR_FILE = re.compile(r"mentoring/([0-9]{4})/([a-z_]+\.(?:yml|csv))")
NAMED = ("engagement", Engagement, {"model": "tidak-terbaca", "mode": "hb", "theme": "tidak terbaca"})
FORMS: Mapping[str, tuple[str, type[BaseModel], Mapping[str, Any]]] = MappingProxyType(
    {
        "engagement.yml": NAMED,
        "outputs.yml": ("outputs", MentoringOutputs, {}),
        "evaluations.yml": ("evaluations", MentoringEvaluations, {}),
        "claims.yml": ("claims", ClaimList, {}),
    }
)
"""File -> part of the folder, form, and what stands in for required values that were refused."""
TABLES: Mapping[str, tuple[str, type[BaseModel]]] = MappingProxyType(
    {
        "daily_journal.csv": ("journal", JournalEntry),
        "monitoring.csv": ("contacts", MonitoringContact),
        "follow_ups.csv": ("follow_ups", FollowUp),
    }
)
KNOWN_FILES = tuple(f"mentoring/2023/{name}" for name in (*FORMS, *TABLES))
