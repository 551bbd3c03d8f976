"""The page of discrepancies in the sources: what is printed, what is right or open, what this site does about it.

Knows which pages carry a note with a code, from their own notes. Refuses to word a finding: that is content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.cooperative import Authored
from generator.model.discrepancy import Discrepancy, DiscrepancyList, DiscrepancyState, Source
from generator.model.teaching import TeachingMaterial
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.language import Labels
from generator.pages.page import RULEBOOK_FRAME, Page

STATES: Mapping[DiscrepancyState, str] = Labels(
    {
        DiscrepancyState.JELAS: "sudah jelas",
        DiscrepancyState.TERBUKA: "masih terbuka",
        DiscrepancyState.TANPA_AKIBAT: "tanpa akibat",
    }
)


@dataclass(frozen=True, slots=True)
class DiscrepancyText:
    """One discrepancy as shown."""

    one: Discrepancy
    code: str
    state: str
    evidence: str
    source: Source
    noted_on: tuple[tuple[str, str], ...]
    """Title and address of the pages whose notes carry the code."""


def render_discrepancy_page(
    templates: Templates, document: Authored[DiscrepancyList], teaching: TeachingMaterial
) -> Page:
    """The page of the list."""
    written = document.content
    sources = {one.id: one for one in written.sources}
    told = [_tell(one, sources[one.source], teaching) for one in written.discrepancies]
    counts = Counter(one.state for one in written.discrepancies)
    values = {
        "list": written,
        "file": document.file,
        "told": told,
        "tally": wording.joined(tuple(f"{counts[one]} {STATES[one]}" for one in DiscrepancyState if counts[one])),
        "root": "../../",
    }
    return Page(
        path=f"aturan/{written.id}/index.html",
        frame=RULEBOOK_FRAME,
        sources=(document.file,),
        title=written.title,
        description=written.summary,
        body=templates.render("pages/discrepancies.html", values),
        search_text=" ".join((written.summary, *(f"{one.code} {one.one.title}" for one in told))),
    )


def link_flags(listed: DiscrepancyList) -> Mapping[str, str]:
    """Where each code is explained, as seen from any page beside the list's."""
    return {one.id.upper(): f"../{listed.id}/index.html#{one.id}" for one in listed.discrepancies}


def _tell(one: Discrepancy, source: Source, teaching: TeachingMaterial) -> DiscrepancyText:
    code = one.id.upper()
    return DiscrepancyText(
        one, code, STATES[one.state], wording.EVIDENCE[one.evidence], source, tuple(_find_notes(code, teaching))
    )


def _find_notes(code: str, teaching: TeachingMaterial) -> Sequence[tuple[str, str]]:
    found = []
    for faq in teaching.faqs:
        content = faq.document.content
        for question in content.questions:
            if any(note.flag == code for note in question.notes):
                found.append((content.title, f"aturan/{content.id}/index.html#t-{question.id}"))
    for page in teaching.rubrics:
        rubric = page.document.content
        if any(note.flag == code for note in (*rubric.notes, *(each for one in rubric.items for each in one.notes))):
            found.append((rubric.title, f"aturan/{rubric.id}/index.html"))
    return found
