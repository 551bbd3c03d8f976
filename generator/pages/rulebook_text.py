"""What pages say of a rulebook, worked out once per rulebook: names, formulas, band tables, grounds, the scale.

Everything here depends on the rulebook alone, so that a thousand assessments under it share the same text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from generator.model.content import Content
from generator.model.guidance import HealthGuidance
from generator.model.operands import OperandCase
from generator.model.rulebook import Amount, Band, Grounds, Indicator, Instrument, Predicate, Rulebook, Term
from generator.model.translations import INDONESIAN
from generator.pages import ranges, wording
from generator.pages.environment import Macro, Templates
from generator.pages.figures import ScaleClass, mark, shape_of
from generator.pages.guidance_text import GuidanceText, explain_link, tell_guidance
from generator.pages.language import language, marked, said
from generator.pages.operand_text import tell_decision
from generator.pages.pattern import Pattern

ANSWERS: Mapping[bool | None, tuple[str, str]] = MappingProxyType(
    {True: ("yes", marked("ya")), False: ("no", marked("tidak")), None: ("open", marked("belum dijawab"))}
)
MACROS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"rules.html": ("band_table", "grounds", "clause", "answer"), "trace.html": ("measure", "worksheet")}
)


@dataclass(frozen=True, slots=True)
class PredicateText:
    """A class of totals as shown everywhere: shape, name, limits."""

    id: str
    name: str
    shape: str
    mark: Markup
    limits: str
    meaning: str = ""
    """The legal term explained in the language of the page; empty where that is its own."""


@dataclass(frozen=True, slots=True)
class WeightText:
    """The weight of a term as text and as a factor (100 % is 1)."""

    text: str
    factor: Fraction
    is_whole: bool
    """Whether the term counts as it is."""


@dataclass(frozen=True, slots=True)
class RulebookText:
    """The shared texts of one rulebook."""

    rulebook: Rulebook
    instrument: Instrument | None
    names: dict[str, str]
    amounts: dict[str, Amount]
    predicates: dict[str, PredicateText]
    scale: tuple[ScaleClass, ...]
    limits: tuple[Fraction, ...]
    """Limits of the predicates; a shown total never crosses one."""
    formulas: dict[str, str]
    band_limits: dict[str, tuple[Fraction, ...]]
    grounds: dict[str, Markup]
    amount_grounds: dict[str, Markup]
    clauses: dict[str, Markup]
    """Evidence and citation of indicators (`r-`) and amounts (`a-`), linked to the rulebook's page."""
    counted: frozenset[str]
    weights: dict[str, tuple[WeightText, ...]]
    answer_heads: dict[tuple[str, bool | None], Markup]
    """A question with each of its possible answers; None is not answered."""
    guidance: GuidanceText
    explained_at: str
    """The page that says why a question is asked, as seen from a cooperative's page; empty when none does."""
    _macros: dict[str, Macro]
    remembered: dict[tuple[object, ...], Any] = field(default_factory=dict)
    """What other modules of pages worked out from the rulebook alone, under a key that begins with their own word."""

    @property
    def path(self) -> str:
        """The rulebook's page."""
        return f"aturan/{self.rulebook.id}/index.html"

    @property
    def short_name(self) -> str:
        """What a score is stated with: the instrument's number, else the title; and the form, where it has several."""
        name = self.instrument.number if self.instrument else self.rulebook.title.id
        return f"{name} ({self.rulebook.form.id})" if self.rulebook.form else name

    def name(self, key: str) -> str:
        """The wording of an account or amount; the key itself when the rulebook does not name it."""
        return self.names.get(key, key)

    def tell_operand_case(self, case: OperandCase, indicator: Indicator) -> str:
        """Which written rule decided about a ratio with a zero or negative operand."""
        return tell_decision(case, indicator, self.rulebook.operands)

    def is_count(self, key: str) -> bool:
        """Whether an account counts persons or things and is no money."""
        return key in self.counted

    def band_table(self, indicator: Indicator, chosen: Band | None) -> Markup:
        """The table of bands with the chosen row marked."""
        row = next((number for number, band in enumerate(indicator.bands) if band == chosen), -1)
        found: Markup | None = self.remembered.get(("table", indicator.id, row))
        if found is None:
            found = self.remembered["table", indicator.id, row] = self._macros["band_table"](indicator, row)
        return found

    def pattern(self, macro: str, shape: object) -> Pattern:
        """A piece of `parts/trace.html` rendered for one shape, with holes for the values of a page."""
        return Pattern(self._macros[macro](shape))


def prepare_rulebook_texts(content: Content, templates: Templates) -> Mapping[str, RulebookText]:
    """The shared texts of every rulebook, by its id, in the language spoken now."""
    return {
        name: prepare_rulebook_text(
            one.content, content.instruments.get(one.content.instrument), templates, content.guidance
        )
        for name, one in sorted(content.rulebooks.items())
    }


def prepare_rulebook_text(
    rulebook: Rulebook, instrument: Instrument | None, templates: Templates, guidance: HealthGuidance | None = None
) -> RulebookText:
    """Prepare every shared text of the rulebook."""
    macros = {name: templates.macro(f"parts/{file}", name) for file, names in MACROS.items() for name in names}
    names = {one.id: one.name.id for one in rulebook.accounts} | {one.id: one.name.id for one in rulebook.amounts}
    # Checklists are supplied by the name of their indicator.
    names |= {one.id: one.name.id for aspect in rulebook.aspects for one in aspect.indicators if one.items}
    amounts = {one.id: one for one in rulebook.amounts}
    indicators = [one for aspect in rulebook.aspects for one in aspect.indicators]
    sources = {one.key: one for one in rulebook.sources}
    explained_at = explain_link(guidance, rulebook)

    def grounds(one: Grounds) -> Markup:
        return macros["grounds"](one, wording.EVIDENCE[one.evidence], sources)

    def clause(anchor: str, one: Grounds) -> Markup:
        link = f"../../aturan/{rulebook.id}/index.html#{anchor}"
        # Of an indicator the citation itself; the row of an amount is one click away.
        # The regulation is named at the head of the page: repeated under every measure it only adds weight.
        words = _within(one.citation, instrument) if anchor.startswith("r-") else said("dasar susunan dan bobotnya")
        return macros["clause"](one, wording.EVIDENCE[one.evidence], link, words)

    rows = [
        *((f"r-{one.id}", one.grounds) for one in indicators),
        *((f"a-{one.id}", one.grounds) for one in rulebook.amounts),
    ]
    return RulebookText(
        rulebook,
        instrument,
        names,
        amounts,
        predicates=_predicates(rulebook),
        scale=_scale(rulebook),
        limits=tuple(Fraction(one.at_least) for one in rulebook.predicates.classes),
        formulas={one.id: formula(one, names) for one in indicators},
        band_limits={
            one.id: tuple({limit for band in one.bands for limit in ranges.band_limits(band)}) for one in indicators
        },
        grounds={one.id: grounds(one.grounds) for one in indicators},
        amount_grounds={one.id: grounds(one.grounds) for one in rulebook.amounts},
        clauses={anchor: clause(anchor, one) for anchor, one in rows},
        counted=frozenset(one.id for one in rulebook.accounts if one.measured == "count"),
        weights={one.id: tuple(_weight(term) for term in one.terms) for one in rulebook.amounts},
        answer_heads={
            (question.id, yes): macros["answer"](question, state, said(word), "" if yes is not None else explained_at)
            for one in indicators
            for question in one.questions
            for yes, (state, word) in ANSWERS.items()
        },
        guidance=tell_guidance(guidance, rulebook, names),
        explained_at=explained_at,
        _macros=macros,
    )


def _weight(term: Term) -> WeightText:
    return WeightText(wording.trimmed_percent(term.weight), Fraction(term.weight) / 100, term.weight == 100)


def formula(indicator: Indicator, names: dict[str, str]) -> str:
    """The measure in words."""
    if indicator.questions:
        each = wording.trimmed(indicator.points_per_yes or 0)
        return said("Jumlah jawaban ya × {points} poin", points=each)
    if indicator.items is not None:
        return said("Butir yang terpenuhi ÷ {count} butir × 100 %", count=indicator.items)
    upper, lower = indicator.numerator or "", indicator.denominator or ""
    times = wording.trimmed(indicator.multiplier)
    tail = "" if times == "1" else f" × {times}"
    unit = wording.unit_suffix(indicator.unit).replace("\u00a0", " ")
    return f"{names.get(upper, upper)} ÷ {names.get(lower, lower)}{tail}{unit}"


def _predicates(rulebook: Rulebook) -> dict[str, PredicateText]:
    classes = rulebook.predicates.classes
    is_indonesian = language() == INDONESIAN
    found = {}
    for position, one in enumerate(classes):
        shape = shape_of(position, len(classes))
        found[one.id] = PredicateText(
            one.id, one.name.id, shape, mark(shape), ranges.predicate_range(one), "" if is_indonesian else one.name.en
        )
    return found


def _scale(rulebook: Rulebook) -> tuple[ScaleClass, ...]:
    classes: tuple[Predicate, ...] = rulebook.predicates.classes
    total = Fraction(rulebook.total)
    found = []
    for position, one in enumerate(classes):
        high = total if one.below is None else Fraction(one.below)
        # The last class has no lower limit to speak of: the scale starts at nought.
        low = Fraction(0) if position == len(classes) - 1 else Fraction(one.at_least)
        found.append(
            ScaleClass(
                low * 100 / total, high * 100 / total, shape_of(position, len(classes)), wording.trimmed(one.at_least)
            )
        )
    return tuple(reversed(found))


def _within(citation: str, instrument: Instrument | None) -> str:
    """The citation without the regulation itself, where that is the page's own."""
    regulation, comma, place = citation.partition(", ")
    return place if comma and instrument is not None and regulation.endswith(instrument.number) else citation
