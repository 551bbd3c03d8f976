"""Do the list of discrepancies and the notes that refer to it hold together? Refuses to judge what a source means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model.cooperative import Authored
from generator.model.discrepancy import DiscrepancyList
from generator.model.faq import Faq, FlaggedNote
from generator.model.training import TrainingRubric
from generator.problems.hints import nearest
from generator.problems.problem import Problem

Path = tuple[str | int, ...]


def check_discrepancies(authored: Authored[DiscrepancyList]) -> list[Problem]:
    """Codes used twice, sources nobody listed."""
    written = authored.content
    problems = [
        Problem("R04", authored.place(part), {"id": name, "times": str(times)})
        for part in ("sources", "discrepancies")
        for name, times in Counter(one.id for one in getattr(written, part)).items()
        if times > 1
    ]
    sources = [one.id for one in written.sources]
    for number, one in enumerate(written.discrepancies):
        if one.source not in sources:
            place = authored.place("discrepancies", number, "source")
            problems.append(Problem("R30", place, _unknown(one.source, sources)))
    return problems


def check_flags(document: Authored[Faq] | Authored[TrainingRubric], listed: DiscrepancyList) -> list[Problem]:
    """Notes of a page whose code stands in no list."""
    known = [one.id.upper() for one in listed.discrepancies]
    return [
        Problem("R30", document.place(*path, "flag"), _unknown(note.flag, known))
        for path, note in list_notes(document.content)
        if note.flag not in known
    ]


def list_notes(content: Faq | TrainingRubric) -> Iterator[tuple[Path, FlaggedNote]]:
    """Every flagged note of a page with where it stands."""
    if isinstance(content, Faq):
        for at, question in enumerate(content.questions):
            yield from ((("questions", at, "notes", number), note) for number, note in enumerate(question.notes))
        return
    yield from ((("notes", number), note) for number, note in enumerate(content.notes))
    for at, item in enumerate(content.items):
        yield from ((("items", at, "notes", number), note) for number, note in enumerate(item.notes))


def _unknown(name: str, known: list[str]) -> dict[str, str]:
    hint = nearest(name, known)
    return {"id": name} | ({"hint": hint} if hint else {})
