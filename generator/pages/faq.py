"""A page of questions, answered by the rows of a rulebook: formulas, weights, tables and examples all come from there.

Knows how an answer is told; refuses to hold a figure of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.model.faq import FaqQuestion
from generator.model.results import AmountResult, IndicatorScore
from generator.model.rulebook import Account, Amount, Indicator
from generator.model.teaching import FaqPage
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.language import said
from generator.pages.page import RULEBOOK_FRAME, Page
from generator.pages.rulebook_text import RulebookText


@dataclass(frozen=True, slots=True)
class AccountText:
    """An account with where its figure goes."""

    account: Account
    measured: str
    amounts: tuple[Amount, ...]
    """Amounts it is a part of."""
    indicators: tuple[Indicator, ...]
    """Ratios it is an end of itself."""


@dataclass(frozen=True, slots=True)
class ExampleText:
    """A worked example in words."""

    parts: tuple[tuple[str, str, str, str], ...]
    """Of the numerator: name, figure, weight, what it gives."""
    numerator: tuple[str, str]
    denominator: tuple[str, str]
    ratio: str
    score: str
    table: Markup


@dataclass(frozen=True, slots=True)
class QuestionText:
    """One question with everything its answer shows."""

    question: FaqQuestion
    indicators: tuple[Indicator, ...]
    amounts: tuple[Amount, ...]
    accounts: tuple[AccountText, ...]
    example: ExampleText | None
    other_rules: tuple[tuple[RulebookText, tuple[Indicator, ...]], ...]
    """Rulebooks that measure the same aspect otherwise, with the measures this one lacks."""


def render_faq_page(
    templates: Templates, faq: FaqPage, texts: Mapping[str, RulebookText], flags: Mapping[str, str]
) -> Page:
    """The page of one file of questions; `flags` leads from the code of a note to what is said of it."""
    content = faq.document.content
    text = texts[content.rulebook]
    others = [one for one in texts.values() if one is not text]
    questions = [_tell(one, text, others, faq.examples.get(one.id)) for one in content.questions]
    shown = {one.id: one for question in questions for one in question.indicators}
    values = {
        "faq": content,
        "file": faq.document.file,
        "text": text,
        "questions": questions,
        "tables": {name: text.band_table(one, None) for name, one in shown.items()},
        "flags": flags,
        "root": "../../",
    }
    return Page(
        path=f"aturan/{content.id}/index.html",
        frame=RULEBOOK_FRAME,
        sources=(faq.document.file,),
        title=content.title,
        description=content.summary,
        body=templates.render("pages/faq.html", values),
        search_text=" ".join((content.summary, *(one.question for one in content.questions))),
    )


def _tell(
    question: FaqQuestion, text: RulebookText, others: Iterable[RulebookText], example: IndicatorScore | None
) -> QuestionText:
    aspects = {one.id: one.indicators for one in text.rulebook.aspects}
    every = {one.id: one for indicators in aspects.values() for one in indicators}
    indicators = [every[name] for name in question.indicators]
    if question.aspect is not None:
        indicators += [one for one in aspects[question.aspect] if one.id not in question.indicators]
    return QuestionText(
        question,
        tuple(indicators),
        tuple(text.amounts[name] for name in question.amounts),
        tuple(_tell_account(name, text) for name in question.accounts),
        _tell_example(example, text) if example else None,
        tuple(_other_measures(question.aspect, text, others)) if question.aspect else (),
    )


def _tell_account(name: str, text: RulebookText) -> AccountText:
    account = next(one for one in text.rulebook.accounts if one.id == name)
    used = tuple(one for one in text.rulebook.amounts if any(term.of == name for term in one.terms))
    ends = tuple(
        one for aspect in text.rulebook.aspects for one in aspect.indicators if name in (one.numerator, one.denominator)
    )
    measured = said("saldo akhir tahun buku") if account.measured == "balance" else said("jumlah selama tahun buku")
    return AccountText(account, measured, used, ends)


def _other_measures(
    aspect: str, text: RulebookText, others: Iterable[RulebookText]
) -> Iterable[tuple[RulebookText, tuple[Indicator, ...]]]:
    known = {one.id for each in text.rulebook.aspects for one in each.indicators}
    for other in others:
        same = (one for each in other.rulebook.aspects if each.id == aspect for one in each.indicators)
        lacking = tuple(one for one in same if one.id not in known)
        if lacking:
            yield other, lacking


def _tell_example(score: IndicatorScore, text: RulebookText) -> ExampleText | None:
    upper, lower = score.numerator, score.denominator
    if upper is None or lower is None or score.ratio is None or score.band is None or score.score is None:
        return None
    limits = text.band_limits[score.rule.id]
    return ExampleText(
        tuple(_parts(upper, text)),
        (text.name(upper.id), _figure(upper.value)),
        (text.name(lower.id), _figure(lower.value)),
        wording.percent(score.ratio, limits),
        wording.points(score.score),
        text.band_table(score.rule, score.band),
    )


def _parts(amount: AmountResult, text: RulebookText) -> Iterable[tuple[str, str, str, str]]:
    for part, weight in zip(amount.parts, text.weights.get(amount.id, ()), strict=False):
        gives = None if part.value is None else part.value * weight.factor
        yield text.name(part.id), _figure(part.value), weight.text, _figure(gives)


def _figure(value: Fraction | None) -> str:
    return said(wording.NOT_STATED) if value is None else wording.trimmed(value)
