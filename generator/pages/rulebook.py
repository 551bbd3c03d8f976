"""A rulebook printed whole: every weight, limit, account and question with its citation and its evidence.

Knows how a rule is told; refuses to know any score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.model.rulebook import Band, Evidence, Grounds, Question, Rulebook
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.language import said
from generator.pages.operand_text import tell_measure_rules, tell_operand_rules
from generator.pages.page import Page
from generator.pages.rulebook_text import RulebookText

FRAME = "aturan/kerangka/index.html"


def render_rulebook_page(templates: Templates, text: RulebookText, file: str, version: str) -> Page:
    """The page of one rulebook; `version` as printed reports state it."""
    rulebook = text.rulebook
    counts = count_evidence(rulebook)
    values = {
        "rulebook": rulebook,
        "text": text,
        "file": file,
        "version": version,
        "applies_to": wording.joined(tuple(wording.APPLIES_TO[one] for one in rulebook.applies_to)),
        "counts": [(one.value, wording.EVIDENCE[one], counts[one]) for one in Evidence],
        "rows": sum(counts.values()),
        "tables": {one.id: text.band_table(one, None) for aspect in rulebook.aspects for one in aspect.indicators},
        "words": wording.EVIDENCE,
        "operand_rules": tell_operand_rules(rulebook.operands),
        "measure_rules": {one.id: tell_measure_rules(one) for aspect in rulebook.aspects for one in aspect.indicators},
        "measured": wording.MEASURED,
        "archive": f"{PurePosixPath(file).stem}.zip",
        "root": "../../",
    }
    number = f"{text.instrument.number}. " if text.instrument else ""
    return Page(
        path=text.path,
        frame=FRAME,
        sources=(file,),
        rulebooks=(rulebook.id,),
        title=rulebook.title.id,
        description=number
        + said("Aturan penilaian lengkap dengan bobot, rentang, dasar dan tingkat bukti setiap baris."),
        body=templates.render("pages/rulebook.html", values),
        search_text=f"{number}{rulebook.title.id} " + " ".join(aspect.name.id for aspect in rulebook.aspects),
    )


def count_evidence(rulebook: Rulebook) -> Counter[Evidence]:
    """How many rows rest on which evidence; a row without grounds of its own rests on its indicator's."""
    return Counter(grounds.evidence for grounds in _rows(rulebook))


def _rows(rulebook: Rulebook) -> Iterator[Grounds]:
    for amount in rulebook.amounts:
        yield amount.grounds
    for aspect in rulebook.aspects:
        for indicator in aspect.indicators:
            rows: tuple[Band | Question, ...] = (*indicator.bands, *indicator.questions)
            for row in rows:
                yield row.grounds or indicator.grounds
    yield rulebook.predicates.grounds
