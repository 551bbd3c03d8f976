"""An instrument for modern cooperatives, printed whole: items, weights, levels, proof asked and what each rests on.

Knows how an instrument is told and that an example says so. Refuses to know any answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.model.instrument import InstrumentPack, InstrumentStatus
from generator.pages.environment import Templates
from generator.pages.language import Labels, said
from generator.pages.page import RULEBOOK_FRAME, Page

STATUSES: Mapping[InstrumentStatus, str] = Labels(
    {
        InstrumentStatus.CONTOH: "Alat penilaian contoh, bukan formulir resmi.",
        InstrumentStatus.RESMI: "Formulir yang diterbitkan instansi.",
    }
)


def instrument_path(pack: InstrumentPack) -> str:
    """Where its page is, from the site's root."""
    return f"aturan/{pack.address}/index.html"


def render_instrument_page(templates: Templates, pack: InstrumentPack, file: str) -> Page:
    """The page of one version of one instrument."""
    values = {
        "pack": pack,
        "file": file,
        "status": STATUSES[pack.status],
        "is_example": pack.status is InstrumentStatus.CONTOH,
        "grounds": {ground.id: ground for ground in pack.grounds},
        "used": {ground.id: [item for item in pack.items if ground.id in item.grounds] for ground in pack.grounds},
        "low": next((level.name for level in pack.scale if level.value == pack.low_below), ""),
        "archive": f"{PurePosixPath(file).stem}.zip",
        "root": "../../",
    }
    return Page(
        path=instrument_path(pack),
        frame=RULEBOOK_FRAME,
        sources=(file,),
        title=said("{instrument} versi {version}", instrument=pack.title, version=pack.version),
        description=f"{STATUSES[pack.status]} {pack.summary}",
        body=templates.render("pages/instrument.html", values),
        search_text=" ".join((pack.summary, *(item.text.id for item in pack.items))),
    )
