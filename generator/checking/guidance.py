"""Does the guidance fit the rulebooks it names? Every question and account explained, and nothing else.

Refuses to judge the explanations themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.cooperative import Authored
from generator.model.guidance import HealthGuidance
from generator.model.rulebook import Rulebook
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem


def check_guidance(authored: Authored[HealthGuidance], rulebooks: Mapping[str, Rulebook]) -> list[Problem]:
    """Every gap and every stray entry; a rulebook that cannot be used tells its own problems."""
    guidance = authored.content
    unknown = [(position, name) for position, name in enumerate(guidance.rulebooks) if name not in rulebooks]
    problems = [_stray(authored.place("rulebooks", position), name, rulebooks) for position, name in unknown]
    books = [rulebooks[name] for name in guidance.rulebooks if name in rulebooks]
    for book in books:
        problems += _find_gaps(authored, book)
    # What belongs to a rulebook that cannot be used is not known to be stray.
    if not unknown:
        problems += _find_strays(authored, books)
    return problems


def _find_gaps(authored: Authored[HealthGuidance], book: Rulebook) -> Iterator[Problem]:
    guidance = authored.content
    for section, wanted, given in (
        ("questions", _questions(book), guidance.questions.keys()),
        ("accounts", [one.id for one in book.accounts], guidance.accounts.keys()),
    ):
        for name in wanted:
            if name not in given:
                yield Problem("R18", authored.place(section), {"id": name, "rulebook": book.id, "section": section})


def _find_strays(authored: Authored[HealthGuidance], books: list[Rulebook]) -> Iterator[Problem]:
    guidance = authored.content
    questions = {name for book in books for name in _questions(book)}
    figures = {name for book in books for name in _figures(book)}
    for name, one in guidance.questions.items():
        if name not in questions:
            yield _stray(authored.place("questions", name), name, questions)
        for number, reading in enumerate(one.readings):
            for side in ("left", "right"):
                for position, term in enumerate(getattr(reading, side)):
                    if term.of not in figures:
                        path = ("questions", name, "readings", number, side, position, "of")
                        yield _stray(authored.place(*path), term.of, figures)
    accounts = {one.id for book in books for one in book.accounts}
    for name in guidance.accounts:
        if name not in accounts:
            yield _stray(authored.place("accounts", name), name, accounts)
    for position, required in enumerate(guidance.required):
        for key in ("amount", "once"):
            if getattr(required, key) not in figures:
                yield _stray(authored.place("required", position, key), getattr(required, key), figures)
    for where, name in _list_related(guidance):
        if name not in figures:
            yield _stray(authored.place(*where), name, figures)


def _list_related(guidance: HealthGuidance) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every name in the relations between figures, with its path in the file."""
    for position, relation in enumerate(guidance.parts):
        yield ("parts", position, "whole"), relation.whole
        for key in ("parts", "unless_negative"):
            for number, name in enumerate(getattr(relation, key)):
                yield ("parts", position, key, number), name
    for position, outcome in enumerate(guidance.outcomes):
        yield ("outcomes", position, "amount"), outcome.amount
        for number, term in enumerate(outcome.terms):
            yield ("outcomes", position, "terms", number, "of"), term.of
    for position, same in enumerate(guidance.yearly_figures):
        for number, name in enumerate(same.amounts):
            yield ("yearly_figures", position, "amounts", number), name
        for number, name in enumerate(same.at_most):
            yield ("yearly_figures", position, "at_most", number), name


def _stray(place: Place, name: str, known: Iterable[str]) -> Problem:
    return Problem("R19", place, {"id": name, "hint": nearest(name, sorted(known))})


def _questions(book: Rulebook) -> list[str]:
    return [question.id for aspect in book.aspects for one in aspect.indicators for question in one.questions]


def _figures(book: Rulebook) -> list[str]:
    return [*(one.id for one in book.accounts), *(one.id for one in book.amounts)]
