"""Outputs of mentoring: complete when a valid document is there, not when somebody says so.

Knows general outputs by the dossier's own files, special outputs by theme, the mandatory books. Refuses to count a
draft, a document that is not in the folder, or one whose time has run out on the day of the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.cooperative import Cooperative
from generator.model.engagement_results import OutputProgress, OutputState
from generator.model.mentoring_outputs import (
    BookState,
    DocumentStatus,
    GeneralOutput,
    MentoringOutputs,
    SpecialEntry,
)
from generator.model.part_state import PartState, find_part_state
from generator.model.theme import BookList, SpecialOutput, Theme


def find_valid_outputs(cooperative: Cooperative) -> dict[GeneralOutput, bool]:
    """The five general outputs: whether the file of each is valid."""
    return {one: find_part_state(cooperative, one) is PartState.PRESENT for one in GeneralOutput}


def compute_general_outputs(cooperative: Cooperative, outputs: MentoringOutputs | None) -> tuple[OutputProgress, ...]:
    """All five; a signed sheet that is named must be there too."""
    found = []
    for key, valid in find_valid_outputs(cooperative).items():
        entry = outputs.general.get(key) if outputs else None
        state = OutputState.VALID if valid else OutputState.MISSING
        if find_part_state(cooperative, key) is PartState.BROKEN:
            state = OutputState.BROKEN
        elif valid and entry and entry.document is not None and entry.document not in cooperative.document_paths:
            state = OutputState.WITHOUT_DOCUMENT
        on = entry.updated_on if entry and state is not OutputState.MISSING else None
        found.append(OutputProgress(key.value, key.value, state, on))
    return tuple(found)


def compute_special_outputs(
    cooperative: Cooperative,
    outputs: MentoringOutputs | None,
    theme: Theme | None,
    books: BookList | None,
    as_of: date,
) -> tuple[OutputProgress, ...]:
    """What the theme asks for, in its order."""
    written = outputs.special if outputs else {}
    ground = (as_of, cooperative.document_paths)
    return tuple(
        _books(output, outputs, books)
        if output.books
        else _document(output.id, output.name, written.get(output.id), output, ground)
        for output in (theme.outputs if theme else ())
    )


def compute_other_outputs(
    cooperative: Cooperative, outputs: MentoringOutputs | None, as_of: date
) -> tuple[OutputProgress, ...]:
    """The open list."""
    rows = outputs.other if outputs else ()
    return tuple(_document("", one.name, one, None, (as_of, cooperative.document_paths)) for one in rows)


def list_book_states(
    outputs: MentoringOutputs | None, books: BookList | None
) -> tuple[tuple[str, str, str | None], ...]:
    """Every mandatory book with its recorded state."""
    written = outputs.books if outputs else {}
    return tuple(
        (book.id, book.name.id, written[book.id].state.value if book.id in written else None)
        for book in (books.mandatory if books else ())
    )


def count_valid(outputs: Iterable[OutputProgress]) -> int:
    """How many are complete."""
    return sum(one.state is OutputState.VALID for one in outputs)


def _document(
    identity: str,
    name: str,
    entry: SpecialEntry | None,
    rule: SpecialOutput | None,
    ground: tuple[date, frozenset[str]],
) -> OutputProgress:
    as_of, documents = ground
    if entry is None:
        return OutputProgress(identity, name, OutputState.MISSING)
    state = OutputState.VALID
    if entry.status is DocumentStatus.DRAF:
        state = OutputState.DRAFT
    elif entry.document is None or entry.document not in documents:
        state = OutputState.WITHOUT_DOCUMENT
    elif entry.valid_until is not None and entry.valid_until < as_of:
        state = OutputState.EXPIRED
    elif rule is not None and rule.expires and entry.valid_until is None:
        state = OutputState.UNDATED
    return OutputProgress(identity, name, state, entry.on, entry.valid_until)


def _books(output: SpecialOutput, outputs: MentoringOutputs | None, books: BookList | None) -> OutputProgress:
    if books is None:
        return OutputProgress(output.id, output.name, OutputState.MISSING)
    written = outputs.books if outputs else {}
    mandatory = [book.id for book in books.mandatory]
    have = sum(name in written and written[name].state is BookState.LENGKAP for name in mandatory)
    recorded = any(name in written for name in mandatory)
    state = OutputState.MISSING if not recorded else OutputState.PARTIAL
    if have == len(mandatory):
        state = OutputState.VALID
    return OutputProgress(output.id, output.name, state, have=have if recorded else None, of=len(mandatory))
