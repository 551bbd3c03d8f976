"""The files of a new folder for the guide: exactly what `lumbung new` writes, with the meaning of each column."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from generator.model.dossier import Product
from generator.model.meeting import MembersMeeting
from generator.model.registers import LoanRow, SavingsRow
from generator.pages.forms import FormFile
from generator.project import Project
from generator.scaffold import fill_templates

NAME = "Koperasi Maju Bersama"
TABLES: tuple[tuple[str, type[BaseModel]], ...] = (
    ("annual_meetings", MembersMeeting),
    ("product_catalogue", Product),
    ("ledgers/loans_", LoanRow),
    ("ledgers/savings_", SavingsRow),
)


def read_forms(project: Project, as_of: date) -> tuple[FormFile, ...]:
    """Every file of a folder made on that day."""
    return tuple(
        FormFile(file, text, _explain(file, text)) for file, text in fill_templates(project, NAME, as_of.year - 1)
    )


def _explain(file: str, text: str) -> tuple[tuple[str, str], ...]:
    model = next((form for start, form in TABLES if file.startswith(start)), None)
    if model is None or not file.endswith(".csv"):
        return ()
    fields = {field.alias or name: field.description or "" for name, field in model.model_fields.items()}
    return tuple((name, fields.get(name, "")) for name in text.splitlines()[0].split(","))
